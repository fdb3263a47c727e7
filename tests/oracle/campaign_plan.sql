-- KPI 4b: what campaigns brought against the plan of each, in its own unit (kpi.md B4, campaigns). From campaigns,
-- sales, credits, calls and targets; the lines stand in sales.sql, the purchases in purchases.sql.

-- The calls of campaigns: outgoing, of customers that are not our own; the contact is the customer, else the
-- phone, else the row by itself.
create table touch as
select l.call, l.moment, l.on_date, coalesce(l.rep, 'unassigned') as rep, l.customer, l.campaign, c.window_days, c.attribution,
    coalesce('c ' || l.customer, 'p ' || l.phone, 'r ' || l.call) as contact
from call l join campaign c on c.campaign = l.campaign
left join customer k on k.customer = l.customer
where l.direction = 'out' and not coalesce(k.internal, false) and l.on_date <= (select as_of from scope);

-- Each line as the one that says to which campaigns it belongs: what comes back belongs to those of the first sold
-- line of the document that it returns (of one day the one that names a campaign, by name).
create table first_sold as
select document, customer, line from (
    select l.document, l.customer, l.line,
        row_number() over (partition by l.document order by l.on_date, l.campaign nulls last, l.line) as nth
    from line l where l.document is not null and not l.is_return and l.amount > 0 and l.quantity > 0) x
where nth = 1;

create table asked_line as
select l.line, coalesce(f.line, l.line) as of_line
from line l
left join first_sold f on f.document = l.returns_of and f.customer is not distinct from l.customer;

-- Touches of a line's customer not too long before it, from the first to the last.
create table line_touch as
select l.line, t.campaign, t.attribution,
    row_number() over (partition by l.line order by t.moment, t.campaign, t.rep) as nth,
    count(*) over (partition by l.line) as touches
from line l join touch t on t.customer = l.customer
    and t.on_date <= l.on_date and l.on_date - t.on_date <= t.window_days;

-- To which campaigns a line belongs: to the one that it names, inside the campaign's days and its window; else to
-- the first touched, the last, or each of them in equal parts, as the campaign touched last is set.
create table line_campaign as
with named as (
    select l.line, c.campaign from line l join campaign c on c.campaign = l.campaign
    where coalesce(l.on_date >= c.from_date, true) and coalesce(l.on_date <= c.to_date + c.window_days, true)),
touched as (
    select t.line, t.campaign, f.attribution, t.nth, t.touches
    from line_touch t join line_touch f on f.line = t.line and f.nth = f.touches
    where t.line not in (select line from named)),
belongs as (
    select line, campaign, 1.0 as share from named
    union all
    select line, campaign, 1.0 from touched
    where attribution = 'first' and nth = 1 or attribution = 'last' and nth = touches
    union all
    select line, campaign, 1.0 / count(*) over (partition by line)
    from (select distinct line, campaign from touched where attribution = 'equal') x)
select a.line, b.campaign, cast(b.share as double) as share
from asked_line a join belongs b on b.line = a.of_line;

-- Revenue and profit of each slice by day. A line whose cost nobody knows brings no profit.
create table campaign_money as
select s."by", s.name, k.campaign, l.on_date, cast(l.amount as double) * k.share * s.weight as revenue,
    coalesce(cast(l.amount - l.cost as double), 0) * k.share * s.weight as margin
from line_campaign k join line l on l.line = k.line join line_slice s on s.line = l.line
where l.amount is not null;

-- New customers: those whose first purchases ever belong to a campaign, once in each by the largest part, by the
-- credit of that day's documents, weighted by money.
create table first_day as
select customer, min(on_date) as on_date from purchase group by customer;

create table campaign_client as
select f.customer, f.on_date, k.campaign, max(k.share) as share
from first_day f
join purchase p on p.customer = f.customer and p.on_date = f.on_date
join purchase_line x on x.document = p.document and not x.is_return and x.amount > 0
join line l on l.line = x.line and l.on_date = f.on_date and l.quantity > 0
join line_campaign k on k.line = l.line
group by f.customer, f.on_date, k.campaign;

create table client_credit as
select s."by", s.name, f.customer, cast(sum(s.credited) as double) / (select cast(sum(w.credited) as double) from purchase_slice w
    where w."by" = 'company' and w.customer = f.customer and w.on_date = f.on_date) as part
from first_day f join purchase_slice s on s.customer = f.customer and s.on_date = f.on_date
group by s."by", s.name, f.customer, f.on_date;

-- Contacts called, on the first call of each campaign.
create table lead as
select campaign, rep, on_date from (
    select t.*, row_number() over (partition by contact, campaign order by moment, rep) as nth from touch t) x
where nth = 1;

create table campaign_person as
select rep, 'rep' as "by", rep as name from rep
union all select 'unassigned', 'rep', 'unassigned'
union all select rep, 'company', null from rep
union all select 'unassigned', 'company', null
union all select r.rep, 'team', t.team from rep r left join rep_team t on t.rep = r.rep
union all select 'unassigned', 'team', null;

-- Everything that campaigns bring, by slice, campaign, day and unit. The cost falls on the first day, on nobody.
create table campaign_fact as
select "by", name, campaign, on_date, 'revenue' as unit, revenue as value from campaign_money
union all select "by", name, campaign, on_date, 'profit', margin from campaign_money
union all select c."by", c.name, k.campaign, k.on_date, 'clients', c.part * k.share
from campaign_client k join client_credit c on c.customer = k.customer
union all select p."by", p.name, l.campaign, l.on_date, 'leads', 1 from lead l join campaign_person p on p.rep = l.rep
union all select p."by", p.name, c.campaign, c.from_date, u.unit, case when u.unit = 'profit' then -c.cost else c.cost end
from campaign c join campaign_person p on p.rep = 'unassigned'
cross join (select 'profit' as unit union all select 'cost') u
where c.has_cost and c.from_date <= (select as_of from scope);

create table campaign_by as
select f."by", f.name, f.campaign, f.unit, sum(f.value) as value
from campaign_fact f, scope c where f.on_date between c.from_date and c.d
group by f."by", f.name, f.campaign, f.unit;

insert into campaign_by
select 'campaign', campaign, campaign, unit, value from campaign_by where "by" = 'company';

-- The campaigns that a slice has a plan of: by name; where none is named, all against the total.
create table campaign_target as
select t."by", t.name, t.part_of as campaign, t.amount
from target_of t join campaign c on c.campaign = t.part_of
where t.kpi = 'campaign_plan' and t.level = 'plan';

insert into campaign_target
select 'campaign', campaign, campaign, amount from campaign_target where "by" = 'company';

insert into campaign_target
select t."by", t.name, c.campaign, t.amount / count(*) over (partition by t."by", t.name)
from target_of t cross join campaign c
where t.kpi = 'campaign_plan' and t.level = 'plan' and t.part_of = '' and not exists (
    select 1 from campaign_target x where x."by" = t."by" and x.name is not distinct from t.name);

create table campaign_attained as
select t."by", t.name, count(distinct c.unit) = 1 as one_unit, sum(coalesce(k.value, 0)) as fact, sum(t.amount) as target
from campaign_target t join campaign c on c.campaign = t.campaign
left join campaign_by k on k."by" = t."by" and k.name is not distinct from t.name and k.campaign = t.campaign and k.unit = c.unit
group by t."by", t.name;

create table campaign_sum as
select s."by", s.name, a.any_rows,
    sum(case when k.unit = 'clients' then k.value else 0 end) as clients, sum(case when k.unit = 'profit' then k.value else 0 end) as profit,
    sum(case when k.unit = 'revenue' then k.value else 0 end) as revenue, sum(case when k.unit = 'leads' then k.value else 0 end) as leads,
    sum(case when k.unit = 'cost' then k.value else 0 end) as cost
from (select * from slice union select 'campaign', campaign from campaign union select 'rep', 'unassigned') s
cross join (select (select count(*) from campaign) > 0 and (exists (select 1 from sale_row, scope where on_date <= as_of)
    or exists (select 1 from call, scope where on_date <= as_of) or exists (select 1 from campaign, scope c where campaign.from_date <= c.as_of))
    as any_rows) a
left join campaign_by k on k."by" = s."by" and k.name is not distinct from s.name
group by s."by", s.name, a.any_rows;

insert into result
select 'campaign_plan', 'headline', s."by", s.name,
    case when s.any_rows and t.one_unit then t.fact / nullif(t.target, 0) end, t.fact, t.target
from campaign_sum s left join campaign_attained t on t."by" = s."by" and t.name is not distinct from s.name
union all select 'campaign_plan', 'clients', "by", name, case when any_rows then clients end, null, null from campaign_sum
union all select 'campaign_plan', 'profit', "by", name, case when any_rows then profit end, null, null from campaign_sum
union all select 'campaign_plan', 'revenue', "by", name, case when any_rows then revenue end, null, null from campaign_sum
union all select 'campaign_plan', 'leads', "by", name, case when any_rows then leads end, null, null from campaign_sum
union all select 'campaign_plan', 'cost', "by", name, case when any_rows then cost end, null, null from campaign_sum
union all select 'campaign_plan', 'roi', "by", name, case when any_rows then profit / nullif(cost, 0) end, profit, cost from campaign_sum;
