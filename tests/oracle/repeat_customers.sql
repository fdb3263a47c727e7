-- KPI 5: distinct customers who bought in the period and before it; their share of the warm base (kpi.md B5).

-- Where nothing precedes the period, the second purchase may be inside it, and everybody who bought is the base.
create table precedes as select count(*) > 0 as anything from sale_row, scope where on_date < from_date;

create table base_at_start as
select distinct p.customer, coalesce(o.rep, s.rep, 'unassigned') as rep
from purchase p
cross join scope c cross join switch w
left join owner_on o on o.customer = p.customer and o.on_date = c.from_date
left join last_seller s on s.customer = p.customer and s.on_day = c.from_date
where p.on_date < case when (select anything from precedes) then c.from_date else c.d + 1 end
    and (w.lookback_months = 0 or p.on_date >= c.from_date - to_months(cast(w.lookback_months as integer)));

create table base_slice as
select customer, 'company' as "by", cast(null as text) as name from base_at_start
union all select customer, 'rep', rep from base_at_start
union all select distinct b.customer, 'team', t.team from base_at_start b left join rep_team t on t.rep = b.rep;

create table bought as
select distinct s.customer, s.document, s.on_date, s."by", s.name
from purchase_slice s, scope c
where s.on_date between c.from_date and c.d and s.credited <> 0;

create table repeat_customer as
select distinct b."by", b.name, b.customer
from bought b cross join scope c cross join switch w cross join precedes h
where exists (
        select 1 from purchase_slice e where e.customer = b.customer and e.credited <> 0 and e."by" = b."by"
            and e.name is not distinct from b.name and e.document <> b.document
            and (e.on_date < c.from_date or (w.repeat = 'inclusive' or not h.anything) and e.on_date <= b.on_date))
    or h.anything and exists (select 1 from base_slice x where x.customer = b.customer and x."by" = b."by"
        and x.name is not distinct from b.name);

create table repeat_slice as
select s."by", s.name, a.any_rows,
    (select count(*) from repeat_customer r where r."by" = s."by" and r.name is not distinct from s.name) as repeat,
    (select count(*) from base_slice x where x."by" = s."by" and x.name is not distinct from s.name) as base,
    (select count(*) from base_slice x where x."by" = s."by" and x.name is not distinct from s.name
        and case when (select anything from precedes)
            then exists (select 1 from bought b where b.customer = x.customer and b."by" = 'company')
            else exists (select 1 from repeat_customer r where r.customer = x.customer and r."by" = 'company') end) as came_back
from slice s
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= d) a;

insert into result
select 'repeat_customers', 'headline', "by", name, case when any_rows then repeat end, null, null from repeat_slice
union all select 'repeat_customers', 'warm_base', "by", name, case when any_rows then base end, null, null from repeat_slice
union all select 'repeat_customers', 'repeat_share', "by", name, cast(came_back as double) / nullif(base, 0), came_back, base
from repeat_slice;
