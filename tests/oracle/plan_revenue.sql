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

-- Working days of the period and those that are over, by the calendar of those looked at; a forecast goes by what
-- days weigh of a plan, and by calendar days where none of the period weighs anything.
create table revenue_days as
select d."by", nullif(d.who, '') as name, sum(case when d.works then 1 else 0 end) as working,
    sum(case when d.works and s.elapsed then 1 else 0 end) as elapsed,
    sum(d.weight) as weight, sum(case when s.elapsed then d.weight else 0 end) as weight_elapsed
from (
    select x."by", x.who, x.on_date, x.works, case when sum(w.weight) over (partition by x."by", x.who) = 0
        then w.by_calendar else w.seasonal end as weight
    from working_day x join scope c on x.on_date between c.from_date and c.to_date
    join day_weight w on w."by" = x."by" and w.who = x.who and w.on_date = x.on_date) d
join scope_day s on s.on_date = d.on_date
group by d."by", d.who;

-- What nobody sold, and who is in no team, has the company's days.
insert into revenue_days
select n."by", n.name, d.working, d.elapsed, d.weight, d.weight_elapsed
from revenue_days d, (select 'rep' as "by", 'unassigned' as name union all select 'rep', 'unallocated'
    union all select 'team', null) n where d."by" = 'company';

create table revenue as
select p."by", p.name,
    case when a.any_rows then coalesce(r.sold, 0) end as sold,
    case when a.any_rows then coalesce(r.net, 0) end as net,
    case when a.any_rows then coalesce(case when w.fact = 'sold' then r.sold else r.net end, 0) end as fact,
    t.amount as target, t.to_date, d.working, d.elapsed, d.weight, d.weight_elapsed
from slice p
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= as_of) a
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
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= as_of) a
group by m.measure, x."by", x.name, a.any_rows;
