-- Open receivables by documents at D and on the day before the period (kpi.md B7). On each day all money up to it stands against all invoices up to it.

-- Invoices are debts; a credit note, a write-off and an invoice below zero are money against them. A
-- consignment is no debt. Amounts are in the workspace's currency at the rate of their own date.
create table claim as
select i.invoice, i.number, i.on_date, i.customer, i.contract, i.rep, i.kind, i.of_number, i.paid, i.paid_on, c.credit_limit, i.currency,
    cast(round(cast(i.amount as decimal(22, 4)) * cast(r.rate as decimal(16, 10)), 4) as decimal(38, 4)) as amount,
    i.amount as own_amount,
    i.kind in ('credit_note', 'write_off') or i.amount < 0 as is_credit,
    coalesce(i.due, i.on_date + coalesce(i.terms_days, c.terms_days, cast(w.terms_days as integer))) as due_by_terms
from invoice i cross join switch w
join rate_span r on r.currency = i.currency and i.on_date >= r.from_date and coalesce(i.on_date < r.before_date, true)
left join customer c on c.customer = i.customer
where i.kind <> 'consignment' and not coalesce(c.internal, false);

create table debt as
select c.invoice, c.number, c.on_date, c.customer, c.contract, c.rep, c.amount, c.credit_limit,
    case when w.due_day_off = 'next' then coalesce((select min(k.on_date) from calendar k where k.on_date >= c.due_by_terms and k.works),
        c.due_by_terms) else c.due_by_terms end as due
from claim c cross join switch w where not c.is_credit and c.amount > 0;

-- Money: what it pays by name, else of whom it is. A credit note's number stands for its invoice. How: 1 money,
-- 2 a credit note, 3 a set-off, 4 a write-off.
create table money as
select p.on_date, case p.kind when 'set_off' then 3 when 'write_off' then 4 else 1 end as how,
    coalesce(n.of_number, p.number) as number, p.contract, p.customer,
    case when p.kind = 'refund' then -1 else 1 end
        * cast(round(cast(p.amount as decimal(22, 4)) * cast(r.rate as decimal(16, 10)), 4) as decimal(38, 4)) as amount
from payment p
join rate_span r on r.currency = p.currency and p.on_date >= r.from_date and coalesce(p.on_date < r.before_date, true)
left join (select number, min(of_number) as of_number from claim where is_credit group by number) n on n.number = p.number
union all
select on_date, case when kind = 'write_off' then 4 else 2 end, of_number, contract, customer, abs(amount) from claim
where is_credit and (of_number is not null or (select loose_credit_note from switch) = 'oldest')
union all
select c.on_date, 1, c.number, c.contract, c.customer,
    cast(round(cast(c.amount_paid as decimal(22, 4)) * cast(r.rate as decimal(16, 10)), 4) as decimal(38, 4))
from (select number, contract, customer, currency, coalesce(paid, own_amount) as amount_paid, coalesce(paid_on, on_date) as on_date
    from claim x where (paid is not null or paid_on is not null) and not is_credit
        and not exists (select 1 from payment p where p.number = x.number)) c
join rate_span r on r.currency = c.currency and c.on_date >= r.from_date and coalesce(c.on_date < r.before_date, true);

create table state_day as
select d as on_day from scope union select from_date - 1 from scope;

create table pool as
select s.on_day, m.on_date, m.how, m.number, m.contract, m.customer, m.amount,
    case when m.number is not null then 'invoice'
        when m.contract is not null and w.allocation <> 'client' then 'contract' else 'client' end as level
from money m cross join switch w join state_day s on m.on_date <= s.on_day;

-- First what names an invoice, over its due dates; then contracts; then customers: by due date, date, number.
create table after_links as
select d.*, s.on_day, d.amount - greatest(0, least(d.amount, coalesce(p.paid, 0) - coalesce(sum(d.amount)
    over (partition by s.on_day, d.number order by d.due, d.on_date, d.invoice rows between unbounded preceding and 1 preceding), 0))) as left_open
from debt d join state_day s on d.on_date <= s.on_day
left join (select on_day, number, sum(amount) as paid from pool where level = 'invoice' group by on_day, number) p
    on p.on_day = s.on_day and p.number = d.number;

create table after_contracts as
select d.* exclude (left_open), d.left_open - greatest(0, least(d.left_open, coalesce(p.paid, 0) - coalesce(sum(d.left_open)
    over (partition by d.on_day, d.customer, d.contract order by d.due, d.on_date, d.number, d.invoice
        rows between unbounded preceding and 1 preceding), 0))) as left_open
from after_links d
left join (select on_day, customer, contract, sum(amount) as paid from pool where level = 'contract'
    group by on_day, customer, contract) p on p.on_day = d.on_day and p.customer = d.customer and p.contract = d.contract;

create table open_debt as
select d.* exclude (left_open), d.left_open - greatest(0, least(d.left_open, coalesce(p.paid, 0) - coalesce(sum(d.left_open)
    over (partition by d.on_day, d.customer order by d.due, d.on_date, d.number, d.invoice
        rows between unbounded preceding and 1 preceding), 0))) as open
from after_contracts d
left join (select on_day, customer, sum(amount) as paid from pool where level = 'client' group by on_day, customer) p
    on p.on_day = d.on_day and p.customer = d.customer;

-- Whose a debt is: by the credits of the document with its number, else the rep on it, else the owner; after
-- some days the debt of one who left goes to the customer's owner (an overlay is his alone).
create table debt_part as
with part as (
    select d.invoice, d.customer, c.rep, c.share, c.kind = 'overlay' as overlay
    from debt d join credit c on c.document = d.number
    union all
    select d.invoice, d.customer, 'unallocated', 1 - sum(c.share), false
    from debt d join credit c on c.document = d.number and c.kind = 'revenue'
    group by d.invoice, d.customer having sum(c.share) <> 1
    union all
    select d.invoice, d.customer, coalesce(d.rep, o.rep, 'unassigned'), 1, false
    from debt d left join owner_of o on o.customer = d.customer and o.on_date = d.on_date
    where not exists (select 1 from credit c where c.document = d.number and c.kind = 'revenue'))
select p.invoice, p.share, p.overlay,
    case when not p.overlay and r.active_to + cast(w.inherited_days as integer) < s.d then coalesce(o.rep, 'unassigned') else p.rep end as rep
from part p cross join scope s cross join switch w
left join rep r on r.rep = p.rep
left join owner_on o on o.customer = p.customer and o.on_date = s.d;

create table debt_slice as
select invoice, 'company' as "by", cast(null as text) as name, cast(1 as decimal(18, 6)) as weight from debt
union all
select invoice, 'rep', rep, sum(share) from debt_part group by invoice, rep
union all
select p.invoice, 'team', t.team, sum(p.share) from debt_part p left join rep_team t on t.rep = p.rep
where not p.overlay group by p.invoice, t.team;

-- What settled what, at D: in each pool money stands on money by date (what is given back takes the latest away)
-- and debt on debt by due date; they meet where they stand at the same height.
create table money_span as
with stacked as (
    select level, concat_ws(' | ', case when level = 'invoice' then number else customer end,
            case when level = 'contract' then contract end) as pool, on_date, how, amount,
        row_number() over (order by on_date, how, amount) as nth
    from pool, scope where on_day = d),
high as (select *, sum(amount) over (partition by level, pool order by nth) as height from stacked),
low as (select *, min(height) over (partition by level, pool order by nth rows between current row and unbounded following) as lowest
    from high)
select level, pool, on_date, how, greatest(height - amount, 0) as low, lowest as high from low
where amount > 0 and lowest > greatest(height - amount, 0);

create table debt_span as
select invoice, level, pool, sum(amount) over w - amount as low, sum(amount) over w as high
from (
    select 'invoice' as level, number as pool, amount, due, on_date, number, invoice from after_links, scope where on_day = d
    union all
    select 'contract', concat_ws(' | ', customer, contract), left_open, due, on_date, number, invoice from after_links, scope where on_day = d
    union all
    select 'client', customer, left_open, due, on_date, number, invoice from after_contracts, scope where on_day = d) x
window w as (partition by level, pool order by due, on_date, number, invoice);

create table settled as
select d.invoice, m.on_date, m.how, least(d.high, m.high) - greatest(d.low, m.low) as amount
from debt_span d join money_span m on m.level = d.level and m.pool = d.pool and m.low < d.high and m.high > d.low;
