-- KPI 7: overdue of open receivables at D (kpi.md B7); who owes what stands in receivables.sql.

create table owed as
select s."by", s.name, o.customer, o.credit_limit, o.open * s.weight as open, greatest(0, o.on_day - o.due) as late,
    case when o.on_day - o.due <= 0 then 'not_due' when o.on_day - o.due <= 30 then '1-30' when o.on_day - o.due <= 60 then '31-60'
        when o.on_day - o.due <= 90 then '61-90' when o.on_day - o.due <= 120 then '91-120' else '120+' end as bucket
from open_debt o join debt_slice s on s.invoice = o.invoice
where o.on_day = (select d from scope);

create table owed_slice as
select p."by", p.name, case when a.any_rows then coalesce(o.open, 0) end as open,
    case when a.any_rows then coalesce(o.overdue, 0) end as overdue, o.delay
from (select 'company' as "by", cast(null as text) as name union select 'rep', rep from rep union select 'team', team from team
    union select "by", name from debt_slice) p
cross join (select count(*) > 0 as any_rows from invoice, scope where on_date <= d) a
left join (select "by", name, sum(open) as open, sum(case when late > 0 then open else 0 end) as overdue,
    sum(open * late) as delay from owed group by "by", name) o on o."by" = p."by" and o.name is not distinct from p.name;

-- Credit sales: invoices less credit notes and what stands below zero, by their own dates.
create table credit_sales as
select c.on_date, case when c.is_credit then -abs(c.amount) else c.amount end as amount from claim c where c.kind <> 'write_off';

-- What was due in the period, and paid in it with money up to the due date. What was settled before the period, or
-- taken off by credit notes up to the due date, is not due in it.
create table timely as
select o.invoice, o.amount - coalesce(sum(case when s.how = 2 and s.on_date <= o.due or s.on_date < c.from_date then s.amount end), 0) as due,
    coalesce(sum(case when s.how = 1 and s.on_date between c.from_date and o.due then s.amount end), 0) as in_time
from debt o join scope c on o.due between c.from_date and c.d and o.on_date <= c.d
left join settled s on s.invoice = o.invoice
group by o.invoice, o.amount;

create table turnover as
select w.dso_days, (select sum(amount) from credit_sales where on_date between s.d - cast(w.dso_days as integer) + 1 and s.d) as window_sales,
    (select sum(amount) from credit_sales where on_date between s.from_date and s.d) as sales,
    (select coalesce(sum(open), 0) from open_debt where on_day = s.d) as ending,
    (select coalesce(sum(open), 0) from open_debt where on_day = s.from_date - 1) as beginning,
    (select coalesce(sum(open), 0) from open_debt where on_day = s.d and due >= s.d) as current_open,
    (select count(*) from (select customer from owed where "by" = 'company' group by customer having sum(open) > min(credit_limit)) x) as breaches,
    (select count(*) > 0 from invoice where on_date <= s.d) as any_rows
from scope s cross join switch w;

insert into result
select 'overdue_receivables', 'headline', "by", name, overdue / nullif(open, 0), overdue, open from owed_slice
union all select 'overdue_receivables', 'open', "by", name, open, null, null from owed_slice
union all select 'overdue_receivables', 'overdue', "by", name, overdue, null, null from owed_slice
union all select 'overdue_receivables', 'not_due', "by", name, open - overdue, null, null from owed_slice
union all select 'overdue_receivables', 'weighted_delay_days', "by", name, delay / nullif(open, 0), delay, open from owed_slice
union all select 'overdue_receivables', 'ageing', 'bucket', b.bucket, case when a.any_rows then coalesce(o.open, 0) end, null, null
from (select unnest(['not_due', '1-30', '31-60', '61-90', '91-120', '120+']) as bucket) b
cross join (select count(*) > 0 as any_rows from invoice, scope where on_date <= d) a
left join (select bucket, sum(open) as open from owed where "by" = 'company' group by bucket) o on o.bucket = b.bucket
union all select 'overdue_receivables', 'dso_days', 'company', null,
    case when window_sales > 0 then ending / window_sales * dso_days end, ending, window_sales from turnover
union all select 'overdue_receivables', 'turnover', 'company', null, 2 * coalesce(sales, 0) / nullif(beginning + ending, 0), null, null from turnover
union all select 'overdue_receivables', 'timely_cash', p."by", p.name, sum(t.in_time * s.weight) / nullif(sum(t.due * s.weight), 0),
    sum(t.in_time * s.weight), sum(t.due * s.weight)
from owed_slice p left join debt_slice s on s."by" = p."by" and s.name is not distinct from p.name
left join timely t on t.invoice = s.invoice group by p."by", p.name
union all select 'overdue_receivables', 'cei', 'company', null,
    (beginning + coalesce(sales, 0) - ending) / nullif(beginning + coalesce(sales, 0) - current_open, 0), null, null from turnover
union all select 'overdue_receivables', 'limit_breaches', 'company', null, case when any_rows then breaches end, null, null from turnover;
