-- The lines that count and who has which part of each (kpi.md B0 credit, ownership, money; B1 sold and net).

-- Won lines of customers that are not our own, up to the as-of date, in the workspace's currency; a line
-- whose currency has no rate yet is left out. A return is a minus whatever its sign in the file.
create table line as
select s.line, s.on_date, s.document, s.contract, s.customer, s.rep, s.sku, s.unit, s.returns_of, s.campaign, s.is_return,
    case when s.is_return then -abs(s.quantity) else s.quantity end as quantity,
    case when s.is_return then -abs(s.amount) else s.amount end as amount,
    case when s.is_return then -abs(s.cost) else s.cost end as cost
from (
    select x.line, x.on_date, x.document, x.contract, x.customer, x.rep, x.sku, x.unit, x.returns_of, x.campaign, x.quantity,
        x.kind = 'return' or x.quantity < 0 or coalesce(x.amount < 0, false) as is_return,
        cast(round(cast(x.amount as decimal(22, 4)) * cast(r.rate as decimal(16, 10)), 4) as decimal(38, 4)) as amount,
        case when x.cost is not null
            then cast(round(cast(x.cost as decimal(22, 4)) * cast(r.rate as decimal(16, 10)), 4) as decimal(38, 4))
            else cast(round(cast(p.cost as decimal(20, 4)) * x.quantity, 4) as decimal(38, 4)) end as cost
    from sale_row x
    join rate_span r on r.currency = x.currency and x.on_date >= r.from_date and coalesce(x.on_date < r.before_date, true)
    left join product p on p.sku = x.sku
    left join customer c on c.customer = x.customer
    where x.status = 'won' and x.on_date <= (select as_of from scope) and not coalesce(c.internal, false)) s;

-- Whose a document is: the rep named on it, else the owner of the customer.
create table document_rep as
select document, min(rep) as rep from (
    select l.document, coalesce(l.rep, o.rep) as rep, row_number() over (partition by l.document order by l.on_date, l.line) as nth
    from line l left join owner_of o on o.customer = l.customer and o.on_date = l.on_date
    where l.document is not null) x
where nth = 1 group by document;

-- The rep of a line without credits; a return without one has that of its document.
create table line_rep as
select l.line, coalesce(l.rep, case when l.is_return then d.rep end, o.rep, 'unassigned') as rep
from line l
left join document_rep d on d.document = l.returns_of
left join owner_of o on o.customer = l.customer and o.on_date = l.on_date;

-- The document whose credits a line has: its own, else for a return those of the document it returns.
create table line_credit_document as
select l.line, case
    when exists (select 1 from credit c where c.document = l.document) then l.document
    when l.is_return and exists (select 1 from credit c where c.document = l.returns_of) then l.returns_of end as document
from line l;

-- Parts of a line. 'revenue' parts sum to 1: the remainder is nobody's; 'overlay' parts are beside them.
create table line_part as
select d.line, c.rep, c.share, c.kind = 'overlay' as overlay
from line_credit_document d join credit c on c.document = d.document
union all
select d.line, 'unallocated', 1 - sum(c.share), false
from line_credit_document d join credit c on c.document = d.document and c.kind = 'revenue'
group by d.line having sum(c.share) <> 1
union all
select r.line, r.rep, 1, false
from line_rep r join line_credit_document d on d.line = r.line
where not exists (select 1 from credit c where c.document = d.document and c.kind = 'revenue');

-- Every slice a figure is given by, and the weight of each line in it. The company and the teams
-- have no overlay; the team without a name is everybody who is in none.
create table line_slice as
select line, 'company' as "by", cast(null as text) as name, cast(1 as decimal(18, 6)) as weight from line
union all
select line, 'rep', rep, sum(share) from line_part group by line, rep
union all
select p.line, 'team', t.team, sum(p.share) from line_part p join rep_team t on t.rep = p.rep
where not p.overlay group by p.line, t.team
union all
select p.line, 'team', null, sum(p.share) from line_part p
where not p.overlay and not exists (select 1 from rep_team t where t.rep = p.rep) group by p.line;

create table slice as
select 'company' as "by", cast(null as text) as name
union all select 'rep', rep from rep
union all select 'rep', 'unassigned' where exists (select 1 from line_slice where name = 'unassigned')
union all select 'rep', 'unallocated' where exists (select 1 from line_slice where name = 'unallocated')
union all select 'team', team from team
union all select 'team', null;
