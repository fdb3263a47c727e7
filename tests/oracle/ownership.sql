-- Who owned a customer on a day: the dated assignment (of overlapping ones the latest), else the owner on
-- the customer's row; and as of the report date (kpi.md B0, ownership over time).

create table owner_asked as
select customer, on_date from sale_row where customer is not null
union select customer, on_date from invoice where customer is not null
union select customer, on_date from payment where customer is not null
union select customer, cast(received as date) from inquiry where customer is not null
union select customer, d from customer, scope
union select customer, from_date from customer, scope
union select customer, from_date - 1 from customer, scope
union select customer, d + 1 from customer, scope
union select c.customer, p.from_date from customer c, campaign p where p.from_date is not null;

create table owner_on as
with named as (
    select q.customer, q.on_date, a.rep,
        row_number() over (partition by q.customer, q.on_date order by a.from_date desc nulls last) as nth
    from owner_asked q join assignment a on a.customer = q.customer
        and coalesce(a.from_date <= q.on_date, true) and coalesce(a.to_date >= q.on_date, true))
select q.customer, q.on_date, coalesce(n.rep, c.owner) as rep, n.rep as assigned
from owner_asked q
left join customer c on c.customer = q.customer
left join named n on n.customer = q.customer and n.on_date = q.on_date and n.nth = 1;

-- The owner of a fact: on its date, else as of the report date.
create table owner_of as
select o.customer, o.on_date, coalesce(o.rep, at_d.rep) as rep
from owner_on o left join owner_on at_d on at_d.customer = o.customer and at_d.on_date = (select d from scope);
