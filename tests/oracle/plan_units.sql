-- KPI 1, units: net units of the planned SKUs against their target (kpi.md B1, SKU rows).

-- The SKUs that any target of the period names, by itself, by its group or with an empty part.
create table planned_part as
select distinct t.part_of from target_row t, scope c
where t.kpi = 'plan_units' and t.level = 'plan' and t.from_date <= c.to_date and t.to_date >= c.from_date
    and coalesce(t.version_from <= c.as_of, true);

create table planned_sku as
select p.sku, p.unit, p.price from product p
where not exists (select 1 from planned_part)
    or exists (select 1 from planned_part t where t.part_of = '' or t.part_of = p.sku
        or t.part_of in (select u.product_group from product_under u where u.sku = p.sku));

-- A line without a SKU is none of them, unless no product is known at all.
create table units_line as
select l.line, l.sku, l.quantity, coalesce(l.unit, p.unit, 'шт') as unit
from line l left join planned_sku p on p.sku = l.sku, scope c
where l.on_date between c.from_date and c.d and (p.sku is not null or not exists (select 1 from product));

create table units_by as
select s."by", s.name, l.sku, l.unit, sum(l.quantity * s.weight) as units
from units_line l join line_slice s on s.line = l.line group by s."by", s.name, l.sku, l.unit;

-- Units of measure that a slice sold in, and those it planned in: a total has one.
create table unit_of_slice as
select distinct u."by", u.name, u.unit, true as of_fact from units_by u
union
select distinct t."by", t.name, p.unit, false from target_of t join planned_sku p on p.sku = t.part_of
where t.kpi = 'plan_units' and t.level = 'plan';

create table units_agree as
select s."by", s.name, count(distinct case when of_fact then unit end) <= 1 as fact_agrees, count(distinct unit) <= 1 as all_agree,
    count(distinct case when not of_fact then unit end) <= 1 as plan_agrees
from slice s left join unit_of_slice u on u."by" = s."by" and u.name is not distinct from s.name
group by s."by", s.name;

create table units as
select p."by", p.name, a.any_rows, g.all_agree, g.plan_agrees,
    case when a.any_rows and g.fact_agrees then coalesce(u.units, 0) end as actual, t.amount as target
from slice p
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= as_of) a
join units_agree g on g."by" = p."by" and g.name is not distinct from p.name
left join (select "by", name, sum(units) as units from units_by group by "by", name) u
    on u."by" = p."by" and u.name is not distinct from p.name
left join target_total t on t.kpi = 'plan_units' and t.level = 'plan' and t."by" = p."by" and t.name is not distinct from p.name;

-- The rows with a part (a SKU or a group); where there are none, the total.
create table units_row as
select t."by", t.name, t.part_of, round(t.amount, 9) as planned, u.price,
    coalesce((select sum(u.units) from units_by u where u."by" = t."by" and u.name is not distinct from t.name
        and (t.part_of = '' or u.sku = t.part_of
            or u.sku in (select x.sku from product_under x where x.product_group = t.part_of))), 0) as units
from target_of t left join product u on u.sku = t.part_of
where t.kpi = 'plan_units' and t.level = 'plan' and t.part_of <> '*' and (t.part_of <> '' or not exists (
    select 1 from target_of n where n.kpi = 'plan_units' and n.level = 'plan' and n.part_of not in ('', '*')
        and n."by" = t."by" and n.name is not distinct from t.name));

-- Weighed by price where every planned SKU has one and none is planned by its group, else each alike.
create table units_mix as
select r."by", r.name,
    sum(least(greatest(r.units, 0), r.planned) * case when w.priced then coalesce(r.price, 1) else 1 end)
        / nullif(sum(r.planned * case when w.priced then coalesce(r.price, 1) else 1 end), 0) as capped,
    cast(sum(case when r.units >= r.planned and r.planned > 0 then 1 else 0 end) as double)
        / nullif(sum(case when r.planned > 0 then 1 else 0 end), 0) as breadth, min(w.priced) as priced
from units_row r
cross join (select (select count(*) = count(price) from planned_sku) and not exists (
    select 1 from planned_part where part_of <> '' and part_of not in (select sku from product)) as priced) w
group by r."by", r.name;

insert into result
select 'plan_units', 'headline', "by", name, case when all_agree then actual / nullif(target, 0) end, actual, target from units
union all select 'plan_units', 'actual', "by", name, actual, null, null from units
union all select 'plan_units', 'target', "by", name, case when plan_agrees then target end, null, null from units
union all select 'plan_units', 'capped', u."by", u.name, case when u.any_rows and (u.all_agree or m.priced) then m.capped end, null, null
from units u left join units_mix m on m."by" = u."by" and m.name is not distinct from u.name
union all select 'plan_units', 'breadth', u."by", u.name, case when u.any_rows then m.breadth end, null, null
from units u left join units_mix m on m."by" = u."by" and m.name is not distinct from u.name;
