-- KPI 6: revenue over the number of contracts (kpi.md B6).

-- The contract of a line: contract number, else document, else the row, within a customer.
create table sold_key as
select line, document, customer, coalesce('c ' || contract, 'd ' || document, 'r ' || line) as contract
from line where not is_return;

-- A return stands with the contract it names, or with that of the document it returns.
create table contract_line as
select l.line, l.on_date, l.amount, l.sku, l.quantity, l.is_return,
    not l.is_return and l.amount > 0 and l.quantity > 0 as is_sold,
    coalesce(case when l.is_return and l.contract is null then o.customer end, l.customer, '') as customer,
    case when not l.is_return then coalesce('c ' || l.contract, 'd ' || l.document, 'r ' || l.line)
        else coalesce('c ' || l.contract, o.contract, 'd ' || l.document, 'r ' || l.line) end as contract
from line l
left join (select document, min(customer) as customer, min(contract) as contract from sold_key
    where document is not null group by document) o on l.is_return and o.document = l.returns_of
where l.amount is not null;

-- Contracts with sold lines in the period and a total above zero there.
create table contract as
select x.customer, x.contract, sum(x.amount) as amount,
    sum(case when x.is_sold then x.amount else 0 end) as sold, sum(case when x.is_sold then 1 else 0 end) as lines,
    coalesce(bool_or(x.is_sold and p.kind = 'main'), false) as has_anchor,
    coalesce(bool_or(x.is_sold and p.kind = 'companion'), false) as has_companion
from contract_line x left join product p on p.sku = x.sku, scope c
where x.on_date between c.from_date and c.d
group by x.customer, x.contract having sum(x.amount) > 0 and bool_or(x.is_sold);

create table contract_part as
select s."by", s.name, k.customer, k.contract, k.amount as whole,
    sum(l.amount * s.weight) as revenue,
    sum(case when l.is_sold then l.amount * s.weight else 0 end) / k.sold as part,
    sum(case when l.is_sold then s.weight else 0 end) as lines, k.has_anchor, k.has_companion
from contract k
join contract_line l on l.customer = k.customer and l.contract = k.contract
join line_slice s on s.line = l.line, scope c
where l.on_date between c.from_date and c.d
group by s."by", s.name, k.customer, k.contract, k.amount, k.sold, k.has_anchor, k.has_companion;

create table contract_by as
select "by", name, sum(revenue) as revenue, sum(part) as contracts,
    percentile_cont(0.5) within group (order by case when part <> 0 then cast(whole as double) end) as median,
    sum(lines) as lines,
    sum(case when has_anchor then part else 0 end) as anchors,
    sum(case when has_anchor and has_companion then part else 0 end) as attached
from contract_part group by "by", name;

create table contract_slice as
select p."by", p.name, case when a.any_rows then coalesce(k.revenue, 0) end as revenue,
    case when a.any_rows then case when abs(k.contracts) > 0.000000001 then k.contracts else 0 end end as contracts, k.median, k.lines,
    case when abs(k.anchors) > 0.000000001 then k.anchors else 0 end as anchors, k.attached
from slice p
cross join (select count(*) > 0 as any_rows from sale_row, scope where on_date <= as_of) a
left join contract_by k on k."by" = p."by" and k.name is not distinct from p.name;

insert into result
select 'average_contract', 'headline', "by", name, revenue / nullif(contracts, 0), revenue, contracts from contract_slice
union all select 'average_contract', 'revenue', "by", name, revenue, null, null from contract_slice
union all select 'average_contract', 'contracts', "by", name, contracts, null, null from contract_slice
union all select 'average_contract', 'median', "by", name, median, null, null from contract_slice
union all select 'average_contract', 'lines_per_contract', "by", name, lines / nullif(contracts, 0), lines, contracts from contract_slice
-- Where no product is known to be a companion, there is nothing to say.
union all select 'average_contract', 'attach_rate', "by", name,
    case when exists (select 1 from product where kind = 'companion') then attached / nullif(anchors, 0) end, attached, anchors
from contract_slice;
