// Typed columns with dictionaries: what every importer has to end with, ours too.

/** The bytes of a file, fetched before the time runs. */
export const bytesOf = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

export class Columns {
  constructor(capacity) {
    this.length = 0;
    this.day = new Int32Array(capacity);
    this.quantity = new Int32Array(capacity);
    this.amount = new Float64Array(capacity);
    this.codes = [0, 1, 2, 3].map(() => new Uint32Array(capacity));
    this.words = [0, 1, 2, 3].map(() => new Map());
  }

  add(day, contract, manager, customer, product, quantity, amount) {
    const row = this.length++;
    this.day[row] = day;
    this.code(0, contract, row);
    this.code(1, manager, row);
    this.code(2, customer, row);
    this.code(3, product, row);
    this.quantity[row] = quantity;
    this.amount[row] = amount;
  }

  code(column, word, row) {
    const words = this.words[column];
    let code = words.get(word);
    if (code === undefined) words.set(word, (code = words.size));
    this.codes[column][row] = code;
  }

  check() {
    const sum = (column) => column.subarray(0, this.length).reduce((a, b) => a + b, 0);
    return {
      rows: this.length,
      amount: Math.round(sum(this.amount)),
      quantity: sum(this.quantity),
      day: sum(this.day),
      contracts: this.words[0].size,
      managers: this.words[1].size,
      customers: this.words[2].size,
      products: this.words[3].size,
    };
  }
}

const days = new Map();

/** Days since 1970-01-01 of a date as PapaParse gives it: its own, ISO or dotted; texts are remembered. */
export const dayOf = (value) => {
  if (value instanceof Date) return value / 86400000;
  if (typeof value === 'number') return value / 86400000;
  let day = days.get(value);
  if (day === undefined) {
    const [a, b, c] = value.split(/[.-]/).map(Number);
    days.set(value, (day = (value[2] === '.' ? Date.UTC(c, b - 1, a) : Date.UTC(a, b - 1, c)) / 86400000));
  }
  return day;
};
