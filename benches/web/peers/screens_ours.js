// Ours: the chart room of the app, from reports to SVG text, and that into the page as the app does it
// (src/ui/parts/chart.rs). Nothing is drawn before it is timed.
import init, { Dashboard } from '/engine/bench_charts.js';
import { WIDTH } from './screens.js';

export { heights } from './screens_numbers.js';
let dashboard;

export const ready = async () => {
  await init();
  dashboard = new Dashboard();
};

const put = (cell, at, period) => {
  cell.innerHTML = dashboard.draw(period, at, WIDTH, `chart-${at}`);
  return cell;
};

export { put as draw, put as redraw };
export const free = () => {};
