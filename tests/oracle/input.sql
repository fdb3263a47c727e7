-- The exported tables with their types. In: raw_<table> (every field as text, empty is NULL) and the
-- tables of settings.json. Money is DECIMAL(38, 4), shares and rates DECIMAL(18, 6): no binary fractions.

create table rep as
select name as rep, team, cast(active_from as date) as active_from, cast(active_to as date) as active_to,
    coalesce(cast(fte as decimal(18, 6)), 1) as fte, ramp
from raw_reps;

create table product as
select sku, name, "group" as product_group, coalesce(unit, 'шт') as unit, coalesce(kind, 'main') as kind,
    cast(price as decimal(38, 4)) as price, cast(cost as decimal(38, 4)) as cost
from raw_products;

-- A customer is named by its id, else by its name.
create table customer as
select coalesce(id, name) as customer, owner, phone, cast(credit_limit as decimal(38, 4)) as credit_limit,
    coalesce(internal, 'no') = 'yes' as internal, cast(cast(terms_days as decimal(18, 6)) as integer) as terms_days
from raw_customers;

create table campaign as
select name as campaign, cast("from" as date) as from_date, cast("to" as date) as to_date,
    coalesce(cast(cast(window_days as decimal(18, 6)) as integer), 90) as window_days, coalesce(unit, 'clients') as unit,
    coalesce(cast(cost as decimal(38, 4)), 0) as cost, cost is not null as has_cost, coalesce(attribution, 'last') as attribution
from raw_campaigns;

create table topic as
select name as topic, coalesce(required, 'yes') = 'yes' as required, coalesce(cast(weight as decimal(18, 6)), 1) as weight,
    coalesce(cast("pass" as decimal(18, 6)), 0.8) as pass_share,
    coalesce(cast(cast(valid_days as decimal(18, 6)) as integer), 180) as valid_days,
    cast("from" as date) as from_date, cast("to" as date) as to_date
from raw_topics;

create table assignment as
select customer, rep, cast("from" as date) as from_date, cast("to" as date) as to_date from raw_assignments;

create table absence as
select rep, cast("from" as date) as from_date, cast("to" as date) as to_date, coalesce(kind, 'vacation') as kind
from raw_absences;

-- Minutes from midnight; an end at or before the start is past midnight.
create table shift as
select who, cast(weekday as integer) as weekday, cast("date" as date) as on_date,
    cast(split_part("start", ':', 1) as integer) * 60 + cast(split_part("start", ':', 2) as integer) as start_minute,
    cast(split_part("end", ':', 1) as integer) * 60 + cast(split_part("end", ':', 2) as integer) as end_minute,
    cast("from" as date) as from_date, cast("to" as date) as to_date
from raw_shifts;

create table target as
select row_number() over () as target, kpi, coalesce(who, '') as who, coalesce("of", '') as part_of,
    cast("from" as date) as from_date, cast("to" as date) as to_date, coalesce(level, 'plan') as level,
    cast(amount as decimal(38, 6)) as amount, coalesce(proration, 'working') as proration,
    cast(version_from as date) as version_from
from raw_targets;

create table rate as
select cast("date" as date) as on_date, currency,
    cast(cast(rate as decimal(18, 6)) / coalesce(cast(nominal as decimal(18, 6)), 1) as decimal(24, 10)) as rate
from raw_rates;

-- What a unit of a currency is worth from a date on, up to the day before the next rate.
create table rate_span as
select currency, on_date as from_date, lead(on_date) over (partition by currency order by on_date) as before_date, rate
from rate where currency <> (select currency from setting)
union all
select currency, date '0001-01-01', null, 1 from setting;

create table sale_row as
select row_number() over () as line, cast("date" as date) as on_date, document, contract, customer, rep, sku,
    coalesce(cast(quantity as decimal(18, 6)), 1) as quantity, unit,
    coalesce(cast(amount as decimal(38, 4)),
        cast(round(cast(price as decimal(19, 4)) * coalesce(cast(quantity as decimal(12, 6)), 1)
            * (1 - coalesce(cast(discount as decimal(7, 6)), 0)), 4) as decimal(38, 4))) as amount,
    cast(cost as decimal(38, 4)) as cost, coalesce(currency, (select currency from setting)) as currency,
    coalesce(kind, 'sale') as kind, returns_of, coalesce(status, 'won') as status, campaign
from raw_sales;

create table credit as
select document, rep, sum(cast(share as decimal(18, 6))) as share, coalesce(kind, 'revenue') as kind
from raw_credits group by document, rep, coalesce(kind, 'revenue');

create table attempt as
select row_number() over () as attempt, cast("date" as timestamp) as moment, length("date") > 10 as has_hour, rep,
    coalesce(topic, test) as topic, cast(points as decimal(18, 6)) as points,
    coalesce(cast("max" as decimal(18, 6)), 100) as max_points
from raw_attempts where coalesce(finished, 'yes') = 'yes';

create table inquiry as
select row_number() over () as inquiry, cast(received as timestamp) as received, length(received) > 10 as received_hour,
    cast(replied as timestamp) as replied, length(replied) > 10 as replied_hour, coalesce(channel, '') as channel,
    customer, owner, replied_by, coalesce(reply_kind, 'human') as reply_kind, status,
    cast(wait_minutes as decimal(18, 6)) as wait_minutes
from raw_inquiries;

create table call as
select row_number() over () as call, cast("at" as timestamp) as moment, cast(cast("at" as timestamp) as date) as on_date, rep,
    customer, phone, coalesce(direction, 'out') as direction, cast(seconds as decimal(18, 6)) as seconds, base,
    coalesce(cast("count" as decimal(18, 6)), 1) as calls, cast(deals as decimal(18, 6)) as deals, campaign
from raw_calls;

create table meeting as
select row_number() over () as meeting, cast(cast("at" as timestamp) as date) as on_date, rep as reps, customer,
    coalesce(kind, 'meeting') as kind, status, cast(minutes as decimal(18, 6)) as minutes
from raw_meetings;

create table invoice as
select row_number() over () as invoice, number, cast("date" as date) as on_date, cast(due as date) as due, customer, contract,
    rep, cast(amount as decimal(38, 4)) as amount, coalesce(currency, (select currency from setting)) as currency,
    coalesce(kind, 'shipment') as kind, cast(cast(terms_days as decimal(18, 6)) as integer) as terms_days, "of" as of_number,
    cast(paid as decimal(38, 4)) as paid, cast(paid_on as date) as paid_on
from raw_invoices;

create table payment as
select row_number() over () as payment, cast("date" as date) as on_date, cast(amount as decimal(38, 4)) as amount,
    invoice as number, contract, customer, coalesce(currency, (select currency from setting)) as currency,
    coalesce(kind, 'payment') as kind
from raw_payments;

-- One row a figure; a value that does not exist is NULL.
create table result (kpi text, measure text, "by" text, name text,
    value decimal(38, 10), part decimal(38, 10), whole decimal(38, 10));
