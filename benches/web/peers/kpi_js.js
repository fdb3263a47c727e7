// The same figures by hand: loops over typed arrays, every figure of every rep and month anew.
// What it leaves out is what this firm's data do not have: returns, credits, shifts, several
// currencies, money that names no invoice. Times of work are the engine's own calendar.

export const REPS = 20;
export const MONTHS = 12;
/** Company, reps, months. */
export const CELLS = 1 + REPS + MONTHS;
export const KPIS = [
  'plan_revenue', 'plan_units', 'average_contract', 'repeat_customers', 'response_time',
  'cold_conversion', 'overdue_receivables', 'meetings', 'presentations',
];

/** The columns, with a month for each day. */
export function prepared(columns) {
  const { first, days, starts } = columns;
  const month = new Uint8Array(days);
  for (let m = 0; m < MONTHS; m++) month.fill(m, starts[m] - first, starts[m + 1] - first);
  return { ...columns, month };
}

const cells = () => new Float64Array(CELLS);

const add = (cells, rep, month, value) => {
  cells[0] += value;
  cells[1 + rep] += value;
  cells[1 + REPS + month] += value;
};

const over = (part, whole, times = 1) => part.map((it, at) => (times * it) / whole[at]);

export function counted(data) {
  const sales = sold(data);
  const { money, units } = planned(data);
  return {
    plan_revenue: over(sales.amount.map((it) => it / 100), money),
    plan_units: over(sales.quantity, units),
    average_contract: over(sales.amount.map((it) => it / 100), sales.contracts),
    repeat_customers: sales.repeat,
    response_time: answered(data),
    cold_conversion: called(data, sales.bought),
    overdue_receivables: owed(data),
    meetings: met(data, 0),
    presentations: met(data, 1),
  };
}

function planned({ plan_money, plan_units }) {
  const money = cells();
  const units = cells();
  for (let at = 0; at < plan_money.length; at++) {
    add(money, (at / MONTHS) | 0, at % MONTHS, plan_money[at]);
    add(units, (at / MONTHS) | 0, at % MONTHS, plan_units[at]);
  }
  return { money, units };
}

/** Sums, contracts and customers in one pass over the lines. */
function sold({ sales, month, first, starts, customers, documents }) {
  const { day, document, customer, rep, quantity: pieces, amount: money } = sales;
  const amount = cells();
  const quantity = cells();
  const contracts = cells();
  const seen = new Int32Array(documents); // a bit a rep
  const seenMonth = new Int16Array(documents); // a bit a month
  const firstDay = new Int32Array(customers).fill(0x7fffffff);
  const monthsOf = new Int16Array(customers);
  const purchases = new Int32Array(customers);
  const ofRep = new Int32Array(customers * REPS);
  const pairs = new Float64Array(documents);
  let count = 0;
  for (let row = 0; row < day.length; row++) {
    const r = rep[row];
    const d = document[row];
    const c = customer[row];
    const m = month[day[row] - first];
    add(amount, r, m, money[row]);
    add(quantity, r, m, pieces[row]);
    if (!seen[d]) {
      contracts[0]++;
      purchases[c]++;
      if (day[row] < firstDay[c]) firstDay[c] = day[row];
      pairs[count++] = c * 65536 + day[row];
    }
    if (!(seen[d] & (1 << r))) {
      seen[d] |= 1 << r;
      contracts[1 + r]++;
      ofRep[c * REPS + r]++;
    }
    if (!(seenMonth[d] & (1 << m))) {
      seenMonth[d] |= 1 << m;
      contracts[1 + REPS + m]++;
      monthsOf[c] |= 1 << m;
    }
  }
  const repeat = cells();
  for (let c = 0; c < customers; c++) {
    if (purchases[c] > 1) repeat[0]++;
    for (let r = 0; r < REPS; r++) if (ofRep[c * REPS + r] > 1) repeat[1 + r]++;
    for (let m = 0; m < MONTHS; m++) {
      if (monthsOf[c] & (1 << m) && firstDay[c] < starts[m]) repeat[1 + REPS + m]++;
    }
  }
  return { amount, quantity, contracts, repeat, bought: pairs.subarray(0, count).sort() };
}

/** Shares answered in time, in working seconds. */
function answered({ inquiries, month, first, allowed, work_before, work_kind, end }) {
  const { received, replied, channel, rep } = inquiries;
  const worked = (at) => {
    const day = Math.floor(at / 86400);
    const second = at - day * 86400;
    const kind = work_kind[day - first];
    const morning = Math.min(Math.max(second - 32400, 0), 14400);
    const noon = Math.min(Math.max(second - 50400, 0), kind === 2 ? 10800 : 14400);
    return work_before[day - first] + (kind ? morning + noon : 0);
  };
  const inTime = cells();
  const whole = cells();
  const last = worked(end);
  for (let row = 0; row < received.length; row++) {
    const at = received[row];
    const isAnswered = replied[row] >= 0 && replied[row] < end;
    const waited = (isAnswered ? worked(replied[row]) : last) - worked(at);
    const isIn = waited <= allowed[channel[row]] * 60;
    if (isAnswered || !isIn) {
      const m = month[Math.floor(at / 86400) - first];
      add(whole, rep[row], m, 1);
      if (isAnswered && isIn) add(inTime, rep[row], m, 1);
    }
  }
  return over(inTime, whole);
}

/** Deals: each next purchase day of a customer within 90 days of a call, once, of the last call. */
function called({ calls, month, first, customers }, bought) {
  const { at, customer, rep } = calls;
  const starts = new Int32Array(customers + 1);
  const days = new Int32Array(bought.length);
  let count = 0;
  let before = -1;
  for (const pair of bought) {
    if (pair === before) continue;
    before = pair;
    starts[Math.floor(pair / 65536) + 1]++;
    days[count++] = pair % 65536;
  }
  for (let c = 0; c < customers; c++) starts[c + 1] += starts[c];
  const by = new Int8Array(count).fill(-1);
  const dials = cells();
  for (let row = 0; row < at.length; row++) {
    const day = (at[row] / 86400) | 0;
    const c = customer[row];
    add(dials, rep[row], month[day - first], 1);
    let low = starts[c];
    let high = starts[c + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle] < day) low = middle + 1;
      else high = middle;
    }
    if (low < starts[c + 1] && days[low] - day <= 90) by[low] = rep[row];
  }
  const deals = cells();
  for (let slot = 0; slot < count; slot++) {
    if (by[slot] >= 0) add(deals, by[slot], month[days[slot] - first], 1);
  }
  return over(deals, dials, 100);
}

/** What is overdue of what is owed, at the end of the year and of each month. */
function owed({ invoices, payments, starts }) {
  const open = cells();
  const overdue = cells();
  const { day, due, rep, amount } = invoices;
  for (let m = 0; m < MONTHS; m++) {
    const end = starts[m + 1] - 1;
    const paid = new Float64Array(day.length);
    for (let row = 0; row < payments.day.length; row++) {
      if (payments.day[row] <= end) paid[payments.invoice[row]] += payments.amount[row];
    }
    for (let row = 0; row < day.length; row++) {
      if (day[row] > end) continue;
      const left = amount[row] - paid[row];
      const late = due[row] < end ? left : 0;
      open[1 + REPS + m] += left;
      overdue[1 + REPS + m] += late;
      if (m === MONTHS - 1) {
        open[0] += left;
        overdue[0] += late;
        open[1 + rep[row]] += left;
        overdue[1 + rep[row]] += late;
      }
    }
  }
  return over(overdue, open);
}

/** Meetings: a customer and a day is one, for each who took part one. */
function met({ meetings, month, first }, wanted) {
  const { at, customer, rep, kind } = meetings;
  const all = cells();
  const seen = new Set();
  for (let row = 0; row < at.length; row++) {
    if (kind[row] !== wanted) continue;
    const day = (at[row] / 86400) | 0;
    const one = (day * 8192 + customer[row]) * 32 + 31;
    const own = one - 31 + rep[row];
    if (!seen.has(one)) {
      seen.add(one);
      all[0]++;
      all[1 + REPS + month[day - first]]++;
    }
    if (!seen.has(own)) {
      seen.add(own);
      all[1 + rep[row]]++;
    }
  }
  return all;
}
