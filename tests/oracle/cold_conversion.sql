-- KPI 4a: deals per 100 cold calls (kpi.md B4).

-- Outgoing calls that were cold on their day, of customers that are not our own. The contact is the customer,
-- else the phone, else the row by itself.
create table cold_call as
select l.call, l.moment, l.on_date, coalesce(l.rep, 'unassigned') as rep, l.customer, l.seconds, l.calls, l.deals,
    coalesce('c ' || l.customer, 'p ' || l.phone, 'r ' || l.call) as contact
from call l left join customer c on c.customer = l.customer
where l.direction = 'out' and not coalesce(c.internal, false) and l.on_date <= (select as_of from scope)
    and coalesce(l.base, case when l.customer is not null and exists (select 1 from purchase p
        where p.customer = l.customer and p.on_date < l.on_date) then 'warm' else 'cold' end) = 'cold';

-- For each cold call the contact's first purchase from its day on; two on one day are one deal.
create table cold_deal as
select x.customer, x.bought, x.call, x.rep, x.on_date as called from (
    select k.*, row_number() over (partition by k.customer, k.bought order by
        case when w.deal_to = 'last' then k.moment end desc, case when w.deal_to = 'first' then k.moment end, k.call) as nth
    from (select l.customer, l.call, l.rep, l.on_date, l.moment, min(p.on_date) as bought
        from cold_call l join purchase p on p.customer = l.customer and p.on_date >= l.on_date
        where l.deals is null group by l.customer, l.call, l.rep, l.on_date, l.moment) k
    cross join switch w
    where k.bought <= k.on_date + cast(w.deal_days as integer)) x
where x.nth = 1;

create table rep_slice as
select rep, 'rep' as "by", rep as name from rep
union all select 'unassigned', 'rep', 'unassigned'
union all select rep, 'company', null from rep
union all select 'unassigned', 'company', null
union all select r.rep, 'team', t.team from rep r left join rep_team t on t.rep = r.rep
union all select 'unassigned', 'team', null;

create table cold_by as
select s."by", s.name,
    sum(l.calls) as calls,
    sum(case when l.seconds >= w.connect_seconds then l.calls else 0 end) as connects,
    count(distinct case when l.seconds >= w.connect_seconds then l.contact end) as contacts,
    sum(l.deals) as deals
from cold_call l join rep_slice s on s.rep = l.rep cross join switch w, scope c
where l.on_date between c.from_date and c.d group by s."by", s.name;

-- Where cold calls are known and none says how long it took, nobody knows which were talked in.
create table cold as
select s."by", s.name, w.denominator,
    case when a.any_rows then coalesce(k.calls, 0) end as calls,
    case when a.any_rows and t.any_told then coalesce(k.connects, 0) end as connects,
    case when a.any_rows and t.any_told then coalesce(k.contacts, 0) end as contacts,
    case when a.any_rows then coalesce(k.deals, 0) + (select count(*) from cold_deal d
        join rep_slice x on x.rep = d.rep and x."by" = s."by" and x.name is not distinct from s.name, scope c
        where d.bought between c.from_date and c.d) end as deals,
    -- Ever won from the calls of the period.
    case when a.any_rows then coalesce(k.deals, 0) + (select count(*) from cold_deal d
        join rep_slice x on x.rep = d.rep and x."by" = s."by" and x.name is not distinct from s.name, scope c
        where d.called between c.from_date and c.d) end as ever
from (select distinct "by", name from rep_slice) s
cross join switch w
cross join (select count(*) > 0 as any_rows from call, scope where on_date <= as_of) a
cross join (select count(*) = 0 or count(seconds) > 0 as any_told from cold_call) t
left join cold_by k on k."by" = s."by" and k.name is not distinct from s.name;

create table cold_ratio as
select "by", name, calls, connects, contacts, deals, ever, cast(deals as double) as x,
    cast(case denominator when 'dials' then calls when 'connects' then connects else contacts end as double) as n,
    1.959964 as z
from cold;

-- Wilson's interval needs a root, so the ends are floating.
create table wilson as
select *, 100 * (x + z * z / 2) / (n + z * z) as centre,
    100 * z * sqrt(greatest(0, x * (n - x) / n + z * z / 4)) / (n + z * z) as half
from cold_ratio where n > 0 and x <= n;

insert into result
select 'cold_conversion', 'headline', "by", name, 100 * x / nullif(n, 0), x, n from cold_ratio
union all select 'cold_conversion', 'calls', "by", name, calls, null, null from cold
union all select 'cold_conversion', 'connects', "by", name, connects, null, null from cold
union all select 'cold_conversion', 'contacts', "by", name, contacts, null, null from cold
union all select 'cold_conversion', 'deals', "by", name, deals, null, null from cold
union all select 'cold_conversion', 'cohort', "by", name, 100 * ever / nullif(n, 0), ever, n from cold_ratio
union all select 'cold_conversion', 'low', r."by", r.name, w.centre - w.half, null, null
from cold_ratio r left join wilson w on w."by" = r."by" and w.name is not distinct from r.name
union all select 'cold_conversion', 'high', r."by", r.name, w.centre + w.half, null, null
from cold_ratio r left join wilson w on w."by" = r."by" and w.name is not distinct from r.name;
