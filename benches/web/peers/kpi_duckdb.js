// The same figures in DuckDB-wasm: the headline queries of tests/oracle, by company, rep and month
// in grouping sets, without what this firm's data do not have (see kpi_js.js).
import * as duckdb from '@duckdb/duckdb-wasm';
import * as arrow from 'apache-arrow';
import { KPIS, MONTHS, REPS, CELLS } from './kpi_js.js';

const BASE = new URL('/npm/@duckdb/duckdb-wasm/dist/', location.href).href;
const SETS = 'group by grouping sets ((), (rep), (mon))';

export async function opened(data) {
  const worker = new Worker(`${BASE}duckdb-browser-eh.worker.js`);
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(`${BASE}duckdb-eh.wasm`);
  const connection = await db.connect();
  const put = (name, columns) =>
    connection.insertArrowTable(arrow.tableFromArrays(columns), { name, create: true });
  const at = (days) => Uint8Array.from(days, (day) => data.month[day - data.first]);
  const days = (times) => Int32Array.from(times, (time) => Math.floor(time / 86400));
  const seconds = (times) => Int32Array.from(times, (time) => ((time % 86400) + 86400) % 86400);
  const { sales, invoices, payments, inquiries, calls, meetings } = data;
  await put('sales', {
    day: sales.day, document: sales.document, customer: sales.customer, rep: sales.rep,
    quantity: sales.quantity, amount: sales.amount, mon: at(sales.day),
  });
  await put('invoice', { id: Int32Array.from(invoices.day, (_, id) => id), ...invoices });
  await put('payment', payments);
  await put('inquiry', {
    rep: inquiries.rep, allowed: Int32Array.from(inquiries.channel, (it) => data.allowed[it] * 60),
    mon: at(days(inquiries.received)), received_day: days(inquiries.received),
    received_second: seconds(inquiries.received), replied: inquiries.replied,
    replied_day: days(inquiries.replied), replied_second: seconds(inquiries.replied),
  });
  await put('call', {
    at: calls.at, day: days(calls.at), customer: calls.customer, rep: calls.rep,
    mon: at(days(calls.at)),
  });
  await put('meeting', {
    day: days(meetings.at), customer: meetings.customer, rep: meetings.rep, kind: meetings.kind,
    mon: at(days(meetings.at)),
  });
  await put('work', {
    day: Int32Array.from(data.work_kind, (_, day) => day + data.first),
    before: data.work_before, kind: data.work_kind,
  });
  await put('month', {
    mon: Uint8Array.from({ length: MONTHS }, (_, mon) => mon),
    start: data.starts.slice(0, MONTHS),
    last: data.starts.slice(1).map((it) => it - 1),
  });
  await put('plan', {
    rep: Uint8Array.from(data.plan_money, (_, at) => at / MONTHS),
    mon: Uint8Array.from(data.plan_money, (_, at) => at % MONTHS),
    money: data.plan_money, units: data.plan_units,
  });
  const prepared = [];
  for (const query of queries(data)) prepared.push(await connection.prepare(query));
  return { prepared };
}

const queries = ({ end }) => [
  // 0, 1, 2: sums and contracts of lines; plans
  `select rep, mon, sum(amount)::double / 100 as money, sum(quantity)::double as units,
     count(distinct document) as contracts from sales ${SETS}`,
  `select rep, mon, sum(money)::double as money, sum(units)::double as units from plan ${SETS}`,
  // repeat customers
  `with p as (select document, customer, rep, mon, min(day) as day from sales group by all),
     f as (select customer, min(day) as first from sales group by customer)
   select null as rep, null as mon, count(*) as n
     from (select customer from p group by customer having count(*) > 1)
   union all select rep, null, count(*)
     from (select rep, customer from p group by rep, customer having count(*) > 1) group by rep
   union all select mon, mon, n from (select p.mon, count(distinct p.customer) as n
     from p join f using (customer) join month m on m.mon = p.mon where f.first < m.start group by p.mon)`,
  // working seconds
  `with w as (select i.rep, i.mon, i.allowed, i.replied >= 0 and i.replied < ${end} as answered,
       r.before + case when r.kind = 0 then 0 else
         least(greatest(received_second - 32400, 0), 14400)
         + least(greatest(received_second - 50400, 0), case when r.kind = 2 then 10800 else 14400 end) end as since,
       a.before + case when a.kind = 0 then 0 else
         least(greatest(replied_second - 32400, 0), 14400)
         + least(greatest(replied_second - 50400, 0), case when a.kind = 2 then 10800 else 14400 end) end as until,
       (select before from work where day = ${end / 86400}) as over
     from inquiry i join work r on r.day = i.received_day left join work a on a.day = i.replied_day),
   o as (select rep, mon, answered, (case when answered then until else over end) - since <= allowed as soon from w)
   select rep, mon, count(*) filter (answered and soon) / count(*) filter (answered or not soon) as value
     from o ${SETS}`,
  // deals per hundred calls
  `with b as (select distinct customer, day from sales),
     d as (select c.customer, b.day, arg_max(c.rep, c.at) as rep
       from call c asof join b on b.customer = c.customer and b.day >= c.day
       where b.day - c.day <= 90 group by c.customer, b.day),
     m as (select d.rep, m.mon from d join month m on d.day between m.start and m.last),
     k as (select rep, mon, count(*) as n from call ${SETS}),
     n as (select rep, mon, count(*) as n from m ${SETS})
   select k.rep, k.mon, 100.0 * n.n / k.n as value from k left join n
     on n.rep is not distinct from k.rep and n.mon is not distinct from k.mon`,
  // receivables at the ends of months; at the last of them by rep too
  `with p as (select m.mon, invoice, sum(amount) as paid from payment join month m on day <= m.last
       group by m.mon, invoice),
     o as (select m.mon, i.rep, i.amount - coalesce(p.paid, 0) as open, i.due < m.last as late
       from invoice i join month m on i.day <= m.last left join p on p.invoice = i.id and p.mon = m.mon)
   select null as rep, mon, sum(open) filter (late) / sum(open) as value from o group by mon
   union all select rep, null, sum(open) filter (late) / sum(open) from o where mon = 11 group by rep
   union all select null, null, sum(open) filter (late) / sum(open) from o where mon = 11`,
  ...[0, 1].map(
    (kind) => `with e as (select distinct customer, day, mon from meeting where kind = ${kind})
   select null as rep, mon, count(*) as n from e group by grouping sets ((), (mon))
   union all select rep, null, count(*) from (select distinct customer, day, rep from meeting where kind = ${kind})
     group by rep`,
  ),
];

/** A cell by rep or month; the repeat customers' months say so by both. */
const place = ({ rep, mon }) => {
  if (mon !== null) return 1 + REPS + Number(mon);
  return rep === null ? 0 : 1 + Number(rep);
};

export async function counted({ prepared }) {
  const figures = Object.fromEntries(KPIS.map((kpi) => [kpi, new Float64Array(CELLS)]));
  const rows = async (at) => (await prepared[at].query()).toArray().map((row) => row.toJSON());
  const lines = await rows(0);
  const plans = await rows(1);
  const plan = { money: new Float64Array(CELLS), units: new Float64Array(CELLS) };
  for (const row of plans) {
    plan.money[place(row)] = Number(row.money);
    plan.units[place(row)] = Number(row.units);
  }
  for (const row of lines) {
    const at = place(row);
    figures.plan_revenue[at] = Number(row.money) / plan.money[at];
    figures.plan_units[at] = Number(row.units) / plan.units[at];
    figures.average_contract[at] = Number(row.money) / Number(row.contracts);
  }
  const put = async (at, kpi) => {
    for (const row of await rows(at)) figures[kpi][place(row)] = Number(row.value ?? row.n);
  };
  await put(2, 'repeat_customers');
  await put(3, 'response_time');
  await put(4, 'cold_conversion');
  await put(5, 'overdue_receivables');
  await put(6, 'meetings');
  await put(7, 'presentations');
  return figures;
}
