-- KPI 5: distinct customers who bought in the period and before it; their share of the warm base (kpi.md B5).
-- From sales, credits, assignments and customers; purchases stand in purchases.sql.

-- The whole time, from the first dated fact to the last one known: nothing precedes it, so the second purchase
-- may be inside it and everybody who bought is the base.
create table fact_day as
select on_date from sale_row
union select cast(moment as date) from attempt
union select cast(received as date) from inquiry
union select on_date from call
union select on_date from meeting where status <> 'planned' or status is null
union select on_date from invoice
union select on_date from payment
union select cast("date" as date) from raw_trainings where coalesce(status, 'done') = 'done'
union select cast("to" as date) from raw_balances;

create table whole_time as
select s.from_date = (select min(on_date) from fact_day)
    and (s.to_date > s.as_of or s.to_date = (select max(on_date) from fact_day where on_date <= s.as_of)) as is_whole
from scope s;

-- Months after which a customer is silent: those of the look-back, else 12.
create table silence as
select to_months(cast(case when lookback_months = 0 then 12 else lookback_months end as integer)) as months from switch;

-- Customers who bought before the period with their owners at its start; of the whole time all, at its end.
create table base_at_start as
select distinct p.customer, coalesce(o.rep, s.rep, 'unassigned') as rep
from purchase p
cross join scope c cross join switch w cross join whole_time h
left join owner_on o on o.customer = p.customer and o.on_date = case when h.is_whole then c.d else c.from_date end
left join last_seller s on s.customer = p.customer and s.on_day = case when h.is_whole then c.d + 1 else c.from_date end
where case when h.is_whole then p.on_date <= c.d
    else p.on_date < c.from_date and (w.lookback_months = 0
        or p.on_date >= c.from_date - to_months(cast(w.lookback_months as integer))) end;

create table base_slice as
select customer, 'company' as "by", cast(null as text) as name from base_at_start
union all select customer, 'rep', rep from base_at_start
union all select distinct b.customer, 'team', t.team from base_at_start b left join rep_team t on t.rep = b.rep;

-- Purchases of the period by those who have a part in them that is worth something.
create table bought as
select s.customer, s.document, s.on_date, s."by", s.name
from credited s, scope c
where s.on_date between c.from_date and c.d;

create table repeat_customer as
select distinct b."by", b.name, b.customer
from bought b cross join scope c cross join switch w cross join whole_time h
where exists (select 1 from credited e where e.customer = b.customer and e."by" = b."by"
        and e.name is not distinct from b.name and e.on_date < c.from_date)
    or (w.repeat = 'inclusive' or h.is_whole) and exists (select 1 from bought e where e.customer = b.customer
        and e."by" = b."by" and e.name is not distinct from b.name and e.document <> b.document)
    or not h.is_whole and exists (select 1 from base_slice x where x.customer = b.customer and x."by" = b."by"
        and x.name is not distinct from b.name);

-- Customers of the base who bought, from anyone; of the whole time, who bought again.
create table came_back as
select b.customer from bought b, whole_time h where b."by" = 'company'
group by b.customer, h.is_whole having count(distinct b.document) > case when h.is_whole then 1 else 0 end;

-- Each purchase with the days of those before and after it, of the same customer; of one day the smaller is first.
create table purchase_before as
select document, customer, on_date, lag(on_date) over (partition by customer order by on_date, total, line) as before,
    lead(on_date) over (partition by customer order by on_date, total, line) as after
from purchase;

create table again as
select b."by", b.name, b.customer, p.on_date - p.before as days, p.before < b.on_date - s.months as was_silent
from bought b join purchase_before p on p.document = b.document and p.customer = b.customer cross join silence s
where p.before is not null;

-- Who fell silent in the period: so many months have passed since a purchase, and none came; whose he is at its end.
create table lapsed as
select distinct p.customer, coalesce(o.rep, l.rep, 'unassigned') as rep
from purchase_before p cross join scope c cross join silence s
left join owner_on o on o.customer = p.customer and o.on_date = c.d
left join last_seller l on l.customer = p.customer and l.on_day = c.d + 1
where p.on_date >= c.from_date - s.months and p.on_date < c.d + 1 - s.months
    and (p.after is null or p.on_date < p.after - s.months);

create table lapsed_slice as
select customer, 'company' as "by", cast(null as text) as name from lapsed
union all select customer, 'rep', rep from lapsed
union all select distinct b.customer, 'team', t.team from lapsed b left join rep_team t on t.rep = b.rep;

create table repeat_money as
select s."by", s.name, sum(s.credited) as credited,
    sum(case when r.customer is not null then s.credited else 0 end) as of_repeat
from purchase_slice s cross join scope c
left join repeat_customer r on r.customer = s.customer and r."by" = s."by" and r.name is not distinct from s.name
where s.on_date between c.from_date and c.d group by s."by", s.name;

create table repeat_count as
select s."by", s.name, a.any_rows and a.any_customer as any_rows, coalesce(r.customers, 0) as repeat,
    coalesce(x.customers, 0) as base, coalesce(x.back, 0) as came_back, coalesce(g.customers, 0) as reactivated,
    coalesce(l.customers, 0) as lapsed, g.days, m.credited, m.of_repeat
from slice s
cross join (select count(*) > 0 as any_rows, count(customer) > 0 as any_customer from sale_row, scope where on_date <= as_of) a
left join (select "by", name, count(*) as customers from repeat_customer group by "by", name) r
    on r."by" = s."by" and r.name is not distinct from s.name
left join (select b."by", b.name, count(*) as customers, count(k.customer) as back
    from base_slice b left join came_back k on k.customer = b.customer group by b."by", b.name) x
    on x."by" = s."by" and x.name is not distinct from s.name
left join (select "by", name, count(distinct case when was_silent then customer end) as customers,
    percentile_cont(0.5) within group (order by cast(days as double)) as days from again group by "by", name) g
    on g."by" = s."by" and g.name is not distinct from s.name
left join (select "by", name, count(*) as customers from lapsed_slice group by "by", name) l
    on l."by" = s."by" and l.name is not distinct from s.name
left join repeat_money m on m."by" = s."by" and m.name is not distinct from s.name;

insert into result
select 'repeat_customers', 'headline', "by", name, case when any_rows then repeat end, null, null from repeat_count
union all select 'repeat_customers', 'warm_base', "by", name, case when any_rows then base end, null, null from repeat_count
union all select 'repeat_customers', 'repeat_share', "by", name, case when any_rows then cast(came_back as double) / nullif(base, 0) end, came_back, base
from repeat_count
union all select 'repeat_customers', 'repeat_revenue_share', "by", name, of_repeat / nullif(credited, 0), of_repeat, credited from repeat_count
union all select 'repeat_customers', 'reactivated', "by", name, case when any_rows then reactivated end, null, null from repeat_count
union all select 'repeat_customers', 'lapsed', "by", name, case when any_rows then lapsed end, null, null from repeat_count
union all select 'repeat_customers', 'reorder_days', "by", name, days, null, null from repeat_count;
