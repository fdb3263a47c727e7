-- Purchases: documents of known customers with a total above zero, less what was returned of them up to the
-- as-of date (kpi.md B5). A line without a number is a document by itself.

create table purchase_line as
select l.line, l.on_date, l.customer, l.amount, l.is_return,
    case when l.is_return then coalesce(o.document, 'd ' || l.document, 'r ' || l.line)
        else coalesce('d ' || l.document, 'r ' || l.line) end as document
from line l
left join (select distinct document as number, 'd ' || document as document from line
    where not is_return and document is not null) o on l.is_return and o.number = l.returns_of
where l.amount is not null;

create table purchase as
select x.customer, x.document, min(case when not x.is_return then x.on_date end) as on_date, sum(x.amount) as total,
    min(x.line) as line
from (
    select p.line, p.document, p.on_date, p.amount, p.is_return,
        first_value(p.customer) over (partition by p.document order by p.is_return, p.line) as customer
    from purchase_line p) x
where x.customer is not null
group by x.customer, x.document
having sum(x.amount) > 0 and min(case when not x.is_return then x.on_date end) is not null;

-- Whose a purchase is, by the credits of its lines less those of its returns: the part of each person; the
-- company and the teams have no overlay.
create table purchase_slice as
select p.customer, p.document, p.on_date, s."by", s.name, sum(s.weight * l.amount) as credited
from purchase p
join purchase_line l on l.document = p.document
join line_slice s on s.line = l.line
group by p.customer, p.document, p.on_date, s."by", s.name;

-- Who has a part in a purchase that is worth something; a team has what any of its people have.
create table purchase_credit as
select p.customer, p.document, p.on_date, x.rep, x.overlay, sum(x.share * l.amount) as credited
from purchase p
join purchase_line l on l.document = p.document
join line_part x on x.line = l.line
group by p.customer, p.document, p.on_date, x.rep, x.overlay having sum(x.share * l.amount) > 0;

create table credited as
select customer, document, on_date, 'company' as "by", cast(null as text) as name from purchase
union select customer, document, on_date, 'rep', rep from purchase_credit
union select c.customer, c.document, c.on_date, 'team', t.team
from purchase_credit c left join rep_team t on t.rep = c.rep where not c.overlay;

-- The rep who sold last before a day: of several that day the largest credit, then the first by name. An
-- overlay is no sale of his, and what is nobody's is passed over.
create table last_seller as
select customer, on_day, rep from (
    select q.customer, q.on_date as on_day, s.rep,
        row_number() over (partition by q.customer, q.on_date order by s.on_date desc, sum(s.credited) desc, s.rep) as nth
    from owner_asked q join purchase_credit s on s.customer = q.customer and s.on_date < q.on_date
        and not s.overlay and s.rep not in ('unassigned', 'unallocated')
    group by q.customer, q.on_date, s.rep, s.on_date) x
where nth = 1;
