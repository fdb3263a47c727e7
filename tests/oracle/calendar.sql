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

-- Whose shift rows decide for a rep or a team, the nearest first: his own, his team's, its division's.
create table schedule_of as
select 'rep' as "by", rep as who, rep as source, 0 as near from rep
union all select 'rep', rep, team, near from rep_team
union all select 'team', team, team, 1 from team
union all select 'team', team, trim(split_part(team, '/', 1)), 2 from team where team like '%/%';

-- Shift rows that could hold on a date: of each source the rows of that date before weekdays.
create table shift_of as
select o."by", o.who, c.on_date, 2 * o.near + case when s.on_date is not null then 1 else 2 end as rank,
    s.start_minute, s.end_minute, s.weekday = extract(isodow from c.on_date) as of_weekday
from schedule_of o cross join calendar c join shift s on s.who = o.source
    and (s.on_date = c.on_date or s.on_date is null and coalesce(s.from_date <= c.on_date, true)
        and coalesce(s.to_date >= c.on_date, true));

-- Which kind of row decides the day; 0: the company's hours. A weekday row decides every day it is in
-- force (days without a row are off) but the Saturdays and Sundays that the company works.
create table shift_rank as
select o."by", o.who, c.on_date, c.works, coalesce(min(case
        when s.rank in (1, 3, 5) or s.of_weekday then s.rank
        when extract(isodow from c.on_date) >= 6 and c.works then null
        else s.rank end), 0) as rank
from (select distinct "by", who from schedule_of) o cross join calendar c
left join shift_of s on s."by" = o."by" and s.who = o.who and s.on_date = c.on_date
group by o."by", o.who, c.on_date, c.works;

create table own_interval as
select k."by", k.who, k.on_date, k.rank, k.on_date + to_minutes(s.start_minute) as starts,
    k.on_date + to_minutes(s.end_minute + case when s.end_minute <= s.start_minute then 1440 else 0 end) as ends
from shift_rank k join shift_of s on s."by" = k."by" and s.who = k.who and s.on_date = k.on_date and s.rank = k.rank
where k.rank in (1, 3, 5)
    or k.rank in (2, 4, 6) and s.of_weekday and (k.works or extract(isodow from k.on_date) >= 6)
union all
select k."by", k.who, k.on_date, 0, i.starts, i.ends
from shift_rank k join company_interval i on i.on_date = k.on_date where k.rank = 0;

-- Whether a day is a working day of the company, a team, a rep.
create table working_day as
select 'company' as "by", '' as who, on_date, works from calendar
union all
select k."by", k.who, k.on_date, w.who is not null
from shift_rank k left join (select distinct "by", who, on_date from own_interval) w
    on w."by" = k."by" and w.who = k.who and w.on_date = k.on_date;

-- The intervals of reps without overlaps: an interval that begins inside earlier ones is joined to them.
create table rep_interval as
with seen as (
    select who as rep, on_date, starts, ends, max(ends) over (partition by who order by starts, ends
        rows between unbounded preceding and 1 preceding) as before from own_interval where "by" = 'rep'),
numbered as (
    select *, sum(case when before is null or starts > before then 1 else 0 end)
        over (partition by rep order by starts, ends rows unbounded preceding) as island from seen)
select rep, min(starts) as starts, max(ends) as ends from numbered group by rep, island
union all
select null, starts, ends from company_interval;

-- A rep's day: whether his calendar works, whether he is there, and his part of a full target.
create table rep_day as
select r.rep, w.on_date, w.works,
    coalesce(r.active_from <= w.on_date, true) and coalesce(r.active_to >= w.on_date, true)
        and not exists (select 1 from absence a where a.rep = r.rep and w.on_date between a.from_date and a.to_date
            and a.kind in (select kind from absence_kind)) as present,
    r.fte * coalesce((
        select cast(step as decimal(18, 6)) / 100 from (
            select unnest(string_split(r.ramp, '/')) as step, generate_subscripts(string_split(r.ramp, '/'), 1) as k) steps
        where w.on_date >= r.active_from and k - 1 = 12 * (extract(year from w.on_date) - extract(year from r.active_from))
            + extract(month from w.on_date) - extract(month from r.active_from)
            - case when extract(day from w.on_date) < extract(day from r.active_from) then 1 else 0 end), 1) as factor
from rep r join working_day w on w."by" = 'rep' and w.who = r.rep;
