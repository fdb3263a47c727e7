-- KPI 1, money: net of the period against its target (kpi.md B1).

-- What a line brings by the recognition basis: its amount on its document's date, or the margin of it.
create table recognised as
select l.line, l.on_date, l.is_return, l.sku, l.customer,
    case when s.recognition = 'margin' then l.amount - l.cost else l.amount end as value,
    not l.is_return and l.quantity > 0 and l.amount > 0 as is_sold
from line l, setting s, scope c
where l.on_date between c.from_date and c.d and s.recognition in ('shipment', 'won', 'margin');

create table revenue_by as
select s."by", s.name,
    sum(case when r.is_sold then r.value * s.weight end) as sold,
    sum(r.value * s.weight) as net
from recognised r join line_slice s on s.line = r.line
where r.value is not null
group by s."by", s.name;

-- Working days of the period and those that are over, by the calendar of those looked at; with monthly weights
-- a forecast goes by the part of each month's weight.
create table day_of_slice as
select 'company' as "by", cast(null as text) as name, '' as rep, d.on_date, d.elapsed, c.works
from scope_day d join calendar c on c.on_date = d.on_date
union all
select 'rep', r.rep, r.rep, d.on_date, d.elapsed, r.works from scope_day d join rep_day r on r.on_date = d.on_date
union all
select 'team', t.team, '', d.on_date, d.elapsed, c.works
from (select team from team union all select null) t, scope_day d join calendar c on c.on_date = d.on_date;

create table revenue_days as
select s."by", s.name, sum(case when s.works then 1 else 0 end) as working,
    sum(case when s.works and s.elapsed then 1 else 0 end) as elapsed,
    sum(case when s.works then coalesce(m.weight / w.working, 1) else 0 end) as weight,
    sum(case when s.works and s.elapsed then coalesce(m.weight / w.working, 1) else 0 end) as weight_elapsed
from day_of_slice s
left join month_weight m on m.month = extract(month from s.on_date)
left join working_of_month w on w.rep = s.rep and w.month = date_trunc('month', s.on_date)
group by s."by", s.name;

-- What nobody sold has the company's days.
insert into revenue_days
select 'rep', n.name, d.working, d.elapsed, d.weight, d.weight_elapsed
from revenue_days d, (select 'unassigned' as name union all select 'unallocated') n where d."by" = 'company';

create table revenue as
select p."by", p.name,
    case when a.any_rows then coalesce(r.sold, 0) end as sold,
    case when a.any_rows then coalesce(r.net, 0) end as net,
    case when a.any_rows then coalesce(case when w.fact = 'sold' then r.sold else r.net end, 0) end as fact,
    t.amount as target, t.to_date, d.working, d.elapsed, d.weight, d.weight_elapsed
from slice p
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= d) a
cross join switch w
left join revenue_by r on r."by" = p."by" and r.name is not distinct from p.name
left join target_total t on t.kpi = 'plan_revenue' and t.level = 'plan' and t."by" = p."by" and t.name is not distinct from p.name
left join revenue_days d on d."by" = p."by" and d.name is not distinct from p.name;

insert into result
select 'plan_revenue', 'headline', "by", name, fact / nullif(target, 0), fact, target from revenue
union all select 'plan_revenue', 'actual', "by", name, sold, null, null from revenue
union all select 'plan_revenue', 'net', "by", name, net, null, null from revenue
union all select 'plan_revenue', 'target', "by", name, target, null, null from revenue
union all select 'plan_revenue', 'plan_to_date', "by", name, to_date, null, null from revenue
union all select 'plan_revenue', 'pace', "by", name, fact / nullif(to_date, 0), fact, to_date from revenue
union all select 'plan_revenue', 'forecast', "by", name, fact * weight / nullif(weight_elapsed, 0), null, null from revenue
union all select 'plan_revenue', 'required_per_day', "by", name, (target - fact) / nullif(working - elapsed, 0), null, null from revenue;

-- By product, customer and month of the company; what has none stands in a row without a name.
create table revenue_part as
select 'product' as "by", sku as name, value, is_sold from recognised where value is not null
union all select 'customer', (select n.name from raw_customers n where coalesce(n.id, n.name) = customer), value, is_sold
from recognised where value is not null
union all select 'month', m.name, coalesce(r.value, case when m.from_date <= (select d from scope) then 0 end), coalesce(r.is_sold, false)
from scope_month m left join recognised r on r.on_date between m.from_date and m.to_date and r.value is not null;

insert into result
select 'plan_revenue', m.measure, x."by", x.name,
    case when a.any_rows then sum(case when m.measure = 'net' or x.is_sold then x.value else 0 * x.value end) end, null, null
from revenue_part x
cross join (select 'net' as measure union all select 'actual') m
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= d) a
group by m.measure, x."by", x.name, a.any_rows;
