-- Working time: of the company, of each rep, day by day and as intervals (kpi.md B0, working calendar).

-- Days of the elapsed part: the as-of date has ended only when it is past.
create table scope_day as
select c.on_date, c.on_date <= case when s.as_of < s.today then s.as_of else s.as_of - 1 end as elapsed
from calendar c, scope s where c.on_date between s.from_date and s.to_date;

-- The months of the period; one that is not whole is named by its ends.
create table scope_month as
select min(on_date) as from_date, max(on_date) as to_date,
    case when extract(day from min(on_date)) = 1 and max(on_date) = last_day(max(on_date))
        then strftime(min(on_date), '%Y-%m')
        else strftime(min(on_date), '%Y-%m-%d') || '..' || strftime(max(on_date), '%Y-%m-%d') end as name
from scope_day group by date_trunc('month', on_date);

-- Every team, those above it, and who is in it. A team of a tree is written 'Division / Group'.
create table team as
select distinct trim(team) as team from rep where team is not null
union select distinct trim(split_part(team, '/', 1)) from rep where team like '%/%';

create table rep_team as
select rep, trim(team) as team, 1 as near from rep where team is not null
union all
select rep, trim(split_part(team, '/', 1)), 2 from rep where team like '%/%';

-- Shift rows that could hold for a rep on a date: his own before his team's, rows of a date before weekdays.
create table shift_of as
select r.rep, c.on_date, case when s.on_date is not null then 1 else 2 end as rank, s.start_minute, s.end_minute,
    s.weekday = extract(isodow from c.on_date) as of_weekday
from rep r cross join calendar c join shift s on s.who = r.rep
    and (s.on_date = c.on_date or s.on_date is null and coalesce(s.from_date <= c.on_date, true)
        and coalesce(s.to_date >= c.on_date, true))
union all
select r.rep, c.on_date, 2 * r.near + case when s.on_date is not null then 1 else 2 end, s.start_minute, s.end_minute,
    s.weekday = extract(isodow from c.on_date)
from rep_team r cross join calendar c join shift s on s.who = r.team
    and (s.on_date = c.on_date or s.on_date is null and coalesce(s.from_date <= c.on_date, true)
        and coalesce(s.to_date >= c.on_date, true));

-- Which kind of row decides the day; 0: the company's hours. A weekday row decides every day it is in
-- force (days without a row are off) but the Saturdays and Sundays that the company works.
create table shift_rank as
select r.rep, c.on_date, c.works, coalesce(min(case
        when s.rank in (1, 3, 5) or s.of_weekday then s.rank
        when extract(isodow from c.on_date) >= 6 and c.works then null
        else s.rank end), 0) as rank
from rep r cross join calendar c left join shift_of s on s.rep = r.rep and s.on_date = c.on_date
group by r.rep, c.on_date, c.works;

create table rep_interval_raw as
select k.rep, k.on_date, k.on_date + to_minutes(s.start_minute) as starts,
    k.on_date + to_minutes(s.end_minute + case when s.end_minute <= s.start_minute then 1440 else 0 end) as ends
from shift_rank k join shift_of s on s.rep = k.rep and s.on_date = k.on_date and s.rank = k.rank
where k.rank in (1, 3, 5)
    or k.rank in (2, 4, 6) and s.of_weekday and (k.works or extract(isodow from k.on_date) >= 6)
union all
select k.rep, k.on_date, i.starts, i.ends
from shift_rank k join company_interval i on i.on_date = k.on_date where k.rank = 0;

-- The same without overlaps: an interval that begins inside earlier ones is joined to them.
create table rep_interval as
with seen as (
    select rep, on_date, starts, ends, max(ends) over (partition by rep order by starts, ends
        rows between unbounded preceding and 1 preceding) as before from rep_interval_raw),
numbered as (
    select *, sum(case when before is null or starts > before then 1 else 0 end)
        over (partition by rep order by starts, ends rows unbounded preceding) as island from seen)
select rep, min(starts) as starts, max(ends) as ends from numbered group by rep, island
union all
select null, starts, ends from company_interval;

-- A rep's day: whether his calendar works, whether he is there, and his part of a full target.
create table rep_day as
select r.rep, c.on_date, w.rep is not null as works,
    coalesce(r.active_from <= c.on_date, true) and coalesce(r.active_to >= c.on_date, true)
        and not exists (select 1 from absence a where a.rep = r.rep and c.on_date between a.from_date and a.to_date
            and a.kind in (select kind from absence_kind)) as present,
    r.fte * coalesce((
        select cast(step as decimal(18, 6)) / 100 from (
            select unnest(string_split(r.ramp, '/')) as step, generate_subscripts(string_split(r.ramp, '/'), 1) as k) steps
        where c.on_date >= r.active_from and k - 1 = 12 * (extract(year from c.on_date) - extract(year from r.active_from))
            + extract(month from c.on_date) - extract(month from r.active_from)
            - case when extract(day from c.on_date) < extract(day from r.active_from) then 1 else 0 end), 1) as factor
from rep r cross join calendar c
left join (select distinct rep, on_date from rep_interval_raw) w on w.rep = r.rep and w.on_date = c.on_date;

-- Reps with shift rows of their own.
create table rep_own_shift as select distinct r.rep from rep r join shift s on s.who = r.rep;
