-- Targets by day, for each person, team and the company, and their sums over the period (kpi.md B0:
-- proration, plan to a shorter or longer period, which row of targets holds). Sum-type KPIs only. Meetings are
-- planned by their minimum, and by the plan where a person has no minimum of that day.

create table target_row as
select t.* replace (case when t.kpi in ('meetings', 'presentations') and t.level = 'plan' then 'minimum' else t.level end as level),
    t.level = 'minimum' as is_minimum, case when t.who = '' then 'company' when r.rep is not null then 'rep' else 'team' end as "by"
from target t left join rep r on r.rep = t.who
where t.kpi in ('plan_revenue', 'plan_units', 'campaign_plan', 'repeat_customers', 'meetings', 'presentations');

-- What each day weighs of a plan: a working day as its weekday does (else 1), with monthly weights its part of
-- the month's; in a month without any such day all days alike.
create table day_weight as
select d."by", d.who, d.on_date, d.weight,
    case when m.weight is null then d.weight when d.of_month > 0 then m.weight * d.weight / d.of_month
        else m.weight / extract(day from last_day(d.on_date)) end as seasonal,
    coalesce(m.weight, 1) / case when m.weight is null then 1 else extract(day from last_day(d.on_date)) end as by_calendar
from (
    select x."by", x.who, x.on_date, x.weight,
        sum(x.weight) over (partition by x."by", x.who, date_trunc('month', x.on_date)) as of_month
    from (select w."by", w.who, w.on_date, case when w.works then coalesce(k.weight, 1) else 0 end as weight
        from working_day w left join weekday_weight k on k.weekday = extract(isodow from w.on_date)) x) d
left join month_weight m on m.month = extract(month from d.on_date);

-- The days of a row, with what each weighs and the part of a full day's amount that is due on it (position, ramp
-- and presence). Days alike where none of the row weighs anything, or where it counts calendar days.
create table target_weight as
select t.target, w.on_date, t."by" <> 'rep' or t.proration = 'none' or r.present as present,
    case when t."by" <> 'rep' or t.proration = 'none' then 1
        when not r.present then 0 else cast(r.factor as double) end as factor,
    case when t."by" = 'rep' and t.proration = 'calendar' or sum(w.weight) over (partition by t.target) = 0
        then w.by_calendar else w.seasonal end as weight
from target_row t
join day_weight w on w."by" = t."by" and w.who = t.who and w.on_date between t.from_date and t.to_date
left join rep_day r on t."by" = 'rep' and r.rep = t.who and r.on_date = w.on_date;

create table target_day as
select t.target, t.kpi, t."by", t.who, t.part_of, t.level, d.on_date, d.present, d.weight,
    t.amount * d.factor * d.weight / sum(d.weight) over (partition by d.target) as amount,
    -- Of rows that cover a day the shortest holds, of equal ones the latest version.
    rank() over (partition by t.kpi, t."by", t.who, t.part_of, t.level, d.on_date
        order by t.is_minimum desc, t.to_date - t.from_date, t.version_from desc nulls last) as nth
from target_row t
join target_weight d on d.target = t.target
where coalesce(t.version_from <= (select as_of from scope), true);

-- Who is never there in the period has no target, not a target of zero: to be there on days off alone is not enough.
create table own_day as
select kpi, "by", who, part_of, level, on_date, sum(amount) as amount
from target_day t where nth = 1 and present and (weight > 0 or not exists (
    select 1 from target_day x join scope_day s on s.on_date = x.on_date where x.target = t.target and x.weight > 0 and not x.present))
group by kpi, "by", who, part_of, level, on_date;

-- Every group above a product: 'A / B' is under 'A'.
create table product_under as
select sku, trim(product_group) as product_group from product where product_group is not null
union
select sku, trim(split_part(product_group, '/', 1)) from product where product_group like '%/%';

-- The total of each day, as the part '*': the rows without a part, else the named ones, a SKU under a group
-- that has a row of its own not again. Totals of the levels below add up like any part.
insert into own_day
select kpi, "by", who, '*', level, on_date, sum(amount)
from own_day s
where s.part_of = '' or not exists (
    select 1 from own_day x where x.kpi = s.kpi and x."by" = s."by" and x.who = s.who and x.level = s.level
        and x.on_date = s.on_date and (x.part_of = '' or x.part_of in (
            select u.product_group from product_under u where u.sku = s.part_of)))
group by kpi, "by", who, level, on_date;

-- A team or the company has its own rows, else the sum of the level below; teams two deep at most.
create table deep_team_day as
select kpi, who as team, part_of, level, on_date, amount from own_day where "by" = 'team' and who like '%/%'
union all
select o.kpi, t.team, o.part_of, o.level, o.on_date, sum(o.amount)
from own_day o join rep_team t on t.rep = o.who and t.near = 1 and t.team like '%/%'
where o."by" = 'rep' and not exists (select 1 from own_day x where x."by" = 'team' and x.who = t.team
    and x.kpi = o.kpi and x.part_of = o.part_of and x.level = o.level and x.on_date = o.on_date)
group by o.kpi, t.team, o.part_of, o.level, o.on_date;

create table below_team_day as
select kpi, trim(split_part(team, '/', 1)) as team, part_of, level, on_date, amount from deep_team_day
union all
select o.kpi, t.team, o.part_of, o.level, o.on_date, o.amount
from own_day o join rep_team t on t.rep = o.who and t.near = 1 and t.team not like '%/%' where o."by" = 'rep';

create table team_day as
select kpi, team, part_of, level, on_date, amount from deep_team_day
union all
select kpi, who, part_of, level, on_date, amount from own_day where "by" = 'team' and who not like '%/%'
union all
select b.kpi, b.team, b.part_of, b.level, b.on_date, sum(b.amount)
from below_team_day b
where not exists (select 1 from own_day x where x."by" = 'team' and x.who = b.team
    and x.kpi = b.kpi and x.part_of = b.part_of and x.level = b.level and x.on_date = b.on_date)
group by b.kpi, b.team, b.part_of, b.level, b.on_date;

create table below_company_day as
select kpi, part_of, level, on_date, amount from team_day where team not like '%/%'
union all
select o.kpi, o.part_of, o.level, o.on_date, o.amount
from own_day o where o."by" = 'rep' and not exists (select 1 from rep_team t where t.rep = o.who);

create table slice_day as
select kpi, 'rep' as "by", who as name, part_of, level, on_date, amount from own_day where "by" = 'rep'
union all
select kpi, 'team', team, part_of, level, on_date, amount from team_day
union all
select kpi, 'company', null, part_of, level, on_date, amount from own_day where "by" = 'company'
union all
select b.kpi, 'company', null, b.part_of, b.level, b.on_date, sum(b.amount)
from below_company_day b
where not exists (select 1 from own_day x where x."by" = 'company'
    and x.kpi = b.kpi and x.part_of = b.part_of and x.level = b.level and x.on_date = b.on_date)
group by b.kpi, b.part_of, b.level, b.on_date;

-- A part's target over the period.
create table target_of as
select s.kpi, s."by", s.name, s.part_of, s.level, sum(s.amount) as amount,
    sum(case when d.elapsed then s.amount else 0 end) as to_date
from slice_day s join scope_day d on d.on_date = s.on_date
group by s.kpi, s."by", s.name, s.part_of, s.level;

create table target_total as select kpi, "by", name, level, amount, to_date from target_of where part_of = '*';
