-- KPI 3: share of inquiries answered within the SLA, and the minutes of the answered (kpi.md B3).

-- Inquiries of the period, with the human answer known by the end of the as-of date.
create table asked as
select i.inquiry, i.received, cast(i.received as date) as on_date, i.received_hour, i.channel, i.customer, i.owner, i.replied_by,
    case when i.human then i.replied end as replied, i.replied_hour,
    i.human or i.replied is null and i.wait_minutes is not null and i.reply_kind <> 'bot' as answered,
    case when i.replied is null then i.wait_minutes end as wait_minutes
from (select x.*, x.reply_kind = 'human' and coalesce(x.replied < cast(s.as_of + 1 as timestamp), false) as human
    from inquiry x, scope s) i
left join customer c on c.customer = i.customer, scope s
where cast(i.received as date) between s.from_date and s.d
    and coalesce(i.status <> 'spam', true) and not coalesce(c.internal, false)
    -- A reply before the start is put aside, not counted as 0.
    and not coalesce(case when i.received_hour and i.replied_hour then i.replied < i.received
        else cast(i.replied as date) < cast(i.received as date) end, false);

-- The one rep whose own shift (by rows of his own, not the team's or the company's) covers the start.
create table on_shift as
select a.inquiry, min(i.who) as rep
from asked a join own_interval i on i."by" = 'rep' and i.rank in (1, 2) and i.starts <= a.received and a.received < i.ends
where a.received_hour
group by a.inquiry having count(distinct i.who) = 1;

create table asked_of as
select a.*, coalesce(case when a.answered then a.replied_by end, a.owner, o.rep, s.rep, 'unassigned') as rep
from asked a
left join owner_on o on o.customer = a.customer and o.on_date = a.on_date
left join on_shift s on s.inquiry = a.inquiry;

-- The clock runs from the inquiry (of unknown hour and unanswered: from the end of its day) to the answer or
-- the end of the as-of date.
create table clock as
select a.*,
    case when a.received_hour then a.received else cast(a.on_date + 1 as timestamp) end as starts,
    case when a.answered then a.replied else cast(s.as_of + 1 as timestamp) end as ends,
    not a.answered or a.wait_minutes is not null or a.received_hour and coalesce(a.replied_hour, false) as timed
from asked_of a, scope s;

create table timed as
select c.inquiry, c.rep, c.channel, c.on_date, c.answered, c.timed,
    case when c.wait_minutes is not null then cast(c.wait_minutes as double) when c.timed then coalesce((
        select sum(epoch(least(i.ends, c.ends)) - epoch(greatest(i.starts, c.starts))) / 60 from rep_interval i
        where i.rep is not distinct from case when c.rep = 'unassigned' then null else c.rep end
            and i.starts < c.ends and i.ends > c.starts), 0) end as minutes,
    case when c.answered and c.timed and c.wait_minutes is null then (epoch(c.ends) - epoch(c.starts)) / 60 end as wall_minutes,
    (select l.minutes from sla l where coalesce(l.from_date <= c.on_date, true)
            and (l.channel = c.channel or l.channel = '' and not exists (select 1 from sla x where x.channel = c.channel
                and coalesce(x.from_date <= c.on_date, true)))
        order by l.from_date desc nulls last limit 1) as allowed
from clock c;

create table response as
select t.*, x."by", x.name from timed t join (
    select inquiry, 'company' as "by", cast(null as text) as name from timed
    union all select inquiry, 'rep', rep from timed
    union all select inquiry, 'channel', nullif(channel, '') from timed
    union all select i.inquiry, 'team', t.team from timed i left join rep_team t on t.rep = i.rep) x on x.inquiry = t.inquiry;

create table response_by as
select "by", name,
    sum(case when answered and timed and minutes <= allowed then 1 else 0 end) as within_sla,
    sum(case when answered and timed then 1 else 0 end) as answered_timed,
    sum(case when answered then 1 else 0 end) as answered,
    sum(case when not answered and minutes > allowed then 1 else 0 end) as unanswered,
    sum(case when not answered and minutes <= allowed then 1 else 0 end) as waiting,
    percentile_cont(0.5) within group (order by case when answered then cast(minutes as double) end) as median_minutes,
    percentile_cont(0.9) within group (order by case when answered then cast(minutes as double) end) as p90_minutes,
    avg(case when answered then minutes end) as mean_minutes,
    percentile_cont(0.5) within group (order by cast(wall_minutes as double)) as median_wall_minutes
from response group by "by", name;

create table response_slice as
select s."by", s.name, case when a.any_rows then coalesce(r.within_sla, 0) end as within_sla,
    case when a.any_rows then coalesce(r.answered, 0) end as answered,
    case when a.any_rows then coalesce(r.unanswered, 0) end as unanswered,
    case when a.any_rows then coalesce(r.waiting, 0) end as waiting,
    coalesce(r.answered_timed, 0) + coalesce(r.unanswered, 0) as counted,
    r.median_minutes, r.p90_minutes, r.mean_minutes, r.median_wall_minutes
from (select 'company' as "by", cast(null as text) as name union select 'rep', rep from rep
    union select "by", name from response_by union select 'team', team from team) s
cross join (select count(*) > 0 as any_rows from inquiry, scope where cast(received as date) <= as_of) a
left join response_by r on r."by" = s."by" and r.name is not distinct from s.name;

insert into result
select 'response_time', 'headline', "by", name, cast(within_sla as double) / nullif(counted, 0), within_sla, counted from response_slice
union all select 'response_time', 'answered', "by", name, answered, null, null from response_slice
union all select 'response_time', 'unanswered', "by", name, unanswered, null, null from response_slice
union all select 'response_time', 'waiting', "by", name, waiting, null, null from response_slice
union all select 'response_time', 'median_minutes', "by", name, median_minutes, null, null from response_slice
union all select 'response_time', 'p90_minutes', "by", name, p90_minutes, null, null from response_slice
union all select 'response_time', 'mean_minutes', "by", name, mean_minutes, null, null from response_slice
union all select 'response_time', 'median_wall_minutes', "by", name, median_wall_minutes, null, null from response_slice;
