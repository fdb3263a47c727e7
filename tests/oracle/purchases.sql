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
select x.customer, x.document, min(case when not x.is_return then x.on_date end) as on_date
from (
    select p.line, p.document, p.on_date, p.amount, p.is_return,
        first_value(p.customer) over (partition by p.document order by p.is_return, p.line) as customer
    from purchase_line p) x
where x.customer is not null
group by x.customer, x.document
having sum(x.amount) > 0 and min(case when not x.is_return then x.on_date end) is not null;

-- Whose a purchase is, by the credits of its sold lines: the part of each person, teams without overlay.
create table purchase_slice as
select p.customer, p.document, p.on_date, s."by", s.name, sum(s.weight * l.amount) as credited
from purchase p
join purchase_line l on l.document = p.document and not l.is_return
join line_slice s on s.line = l.line
group by p.customer, p.document, p.on_date, s."by", s.name;

-- Whose a customer is on a day by the rule of the warm base: the assignment, else the owner, else the rep of
-- the last purchase before it, of several that day the largest credit, then the first by name.
create table last_seller as
select customer, on_day, rep from (
    select q.customer, q.on_date as on_day, s.name as rep,
        row_number() over (partition by q.customer, q.on_date order by s.on_date desc, sum(s.credited) desc, s.name) as nth
    from owner_asked q join purchase_slice s on s.customer = q.customer and s.on_date < q.on_date
        and s."by" = 'rep' and s.name not in ('unassigned', 'unallocated')
    group by q.customer, q.on_date, s.name, s.on_date) x
where nth = 1;
