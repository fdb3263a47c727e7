-- KPI 2: weighted score over the required topics in force, of everybody active (kpi.md B2). A state of day D.

-- Attempts of topics that are known, up to D; which counts of a rep and a topic follows the switch.
create table scored as
select a.rep, a.topic, a.moment, cast(a.moment as date) as on_date, a.has_hour, a.points / a.max_points as score, t.pass_share, t.valid_days,
    coalesce(a.points / a.max_points >= t.pass_share, false) as passed
from attempt a join topic t on t.topic = a.topic, scope c
where a.max_points > 0 and cast(a.moment as date) <= c.d;

create table topic_score as
with valid as (
    select s.*,
        row_number() over (partition by s.rep, s.topic order by s.on_date desc,
            case when s.has_hour then s.moment end desc nulls last, s.score desc) as from_last,
        row_number() over (partition by s.rep, s.topic order by s.on_date,
            case when s.has_hour then s.moment end nulls last, s.score desc) as from_first
    from scored s, scope c where c.d - s.on_date <= s.valid_days)
select v.rep, v.topic, case w.attempt when 'last' then max(case when from_last = 1 then score end)
    when 'first' then max(case when from_first = 1 then score end)
    when 'best' then max(score) else round(avg(cast(score as double)), 12) end as score
from valid v cross join switch w group by v.rep, v.topic, w.attempt;

-- Every rep active at D with every required topic in force.
create table required as
select r.rep, trim(r.team) as team, t.topic, t.weight, t.pass_share, s.score
from rep r cross join topic t cross join scope c
left join topic_score s on s.rep = r.rep and s.topic = t.topic
where t.required and coalesce(t.from_date <= c.d, true) and coalesce(t.to_date >= c.d, true)
    and coalesce(r.active_from <= c.d, true) and coalesce(r.active_to >= c.d, true);

create table required_slice as
select 'company' as "by", cast(null as text) as name, rep, topic, weight, pass_share, score from required
union all select 'rep', rep, rep, topic, weight, pass_share, score from required
union all select 'team', t.team, q.rep, q.topic, q.weight, q.pass_share, q.score from required q left join rep_team t on t.rep = q.rep;

create table knowledge as
select q."by", q.name, a.any_attempt,
    sum(q.weight * q.score) as points,
    sum(case when w.missing = 'left_out' and q.score is null then 0 else q.weight end) as weights,
    sum(case when q.score >= q.pass_share then 1 else 0 end) as covered, count(*) as pairs,
    sum(case when w.missing = 'left_out' and q.score is null then 0 when coalesce(q.score, 0) < q.pass_share then 1 else 0 end) as gaps
from required_slice q cross join switch w
cross join (select count(*) > 0 as any_attempt from attempt, scope where cast(moment as date) <= d) a
group by q."by", q.name, a.any_attempt;

create table passed_of_period as
select x."by", x.name, sum(case when s.passed then 1 else 0 end) as passed, count(*) as finished,
    sum(case when s.nth = 1 and s.passed then 1 else 0 end) as first_passed, sum(case when s.nth = 1 then 1 else 0 end) as firsts
from (select *, row_number() over (partition by rep, topic order by on_date,
    case when has_hour then moment end nulls last, score desc) as nth from scored) s
join (select 'company' as "by", cast(null as text) as name, rep from rep union all select 'rep', rep, rep from rep
    union all select 'team', t.team, r.rep from rep r left join rep_team t on t.rep = r.rep) x on x.rep = s.rep, scope c
where s.on_date between c.from_date and c.d
group by x."by", x.name;

insert into result
select 'product_knowledge', 'headline', "by", name,
    case when any_attempt then cast(coalesce(points, 0) as double) / nullif(weights, 0) end, points, weights from knowledge
union all select 'product_knowledge', 'coverage', "by", name, case when any_attempt then cast(covered as double) / pairs end, covered, pairs
from knowledge
union all select 'product_knowledge', 'gaps', s."by", s.name,
    case when (select count(*) > 0 from attempt, scope where cast(moment as date) <= d) then coalesce(k.gaps, 0) end, null, null
from (select 'company' as "by", cast(null as text) as name union select 'rep', rep from rep union select 'team', team from team union select 'team', null
    union select "by", name from knowledge) s
left join knowledge k on k."by" = s."by" and k.name is not distinct from s.name
union all select 'product_knowledge', 'pass_rate', "by", name, cast(passed as double) / finished, passed, finished from passed_of_period
union all select 'product_knowledge', 'first_pass_rate', "by", name, cast(first_passed as double) / nullif(firsts, 0), first_passed, firsts
from passed_of_period;
