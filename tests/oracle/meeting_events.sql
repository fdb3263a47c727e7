-- Meetings and presentations that were held, one a customer, day and type for each person and for all (kpi.md B8).

create table held as
select distinct m.customer, m.on_date, k.kpi, coalesce(trim(p.rep), 'unassigned') as rep
from meeting m
cross join switch w
join (select 'meetings' as kpi, 'meeting' as kind union all select 'presentations', 'presentation'
    union all select 'meetings', 'both' union all select 'presentations', 'both') k on k.kind = m.kind
join (select meeting, unnest(string_split(coalesce(reps, 'unassigned'), ';')) as rep from meeting) p on p.meeting = m.meeting
left join customer c on c.customer = m.customer
where m.customer is not null and not coalesce(c.internal, false) and m.on_date <= (select as_of from scope)
    and (m.status = 'held' or m.status is null or m.status = 'planned' and w.planned_is_held)
    and coalesce(m.minutes >= w.min_minutes, true);

create table held_slice as
select distinct kpi, 'company' as "by", cast(null as text) as name, customer, on_date from held
union select kpi, 'rep', rep, customer, on_date from held
union select h.kpi, 'team', t.team, h.customer, h.on_date from held h left join rep_team t on t.rep = h.rep;

create table meeting_slice as
select 'company' as "by", cast(null as text) as name
union select 'rep', rep from rep
union select 'rep', rep from held
union select 'team', team from team union select 'team', null;

create table events as
select *, case when target = 0 then null when w.over_minimum = 'shown' and held > target then 1
    else cast(held as double) / target end as attained
from (select k.kpi, s."by", s.name, t.amount as target,
    case when a.any_rows then coalesce(h.held, 0) end as held,
    case when a.any_rows then coalesce(h.customers, 0) end as customers
from (select 'meetings' as kpi union all select 'presentations') k
cross join meeting_slice s
cross join (select count(*) > 0 as any_rows from meeting, scope where on_date <= as_of) a
left join (select h.kpi, h."by", h.name, count(*) as held, count(distinct h.customer) as customers from held_slice h, scope c
    where h.on_date between c.from_date and c.d group by h.kpi, h."by", h.name) h
    on h.kpi = k.kpi and h."by" = s."by" and h.name is not distinct from s.name
left join target_total t on t.kpi = k.kpi and t.level = 'minimum' and t."by" = s."by" and t.name is not distinct from s.name) x cross join switch w;
