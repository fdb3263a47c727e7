// Chart.js, on a canvas.
import { WIDTH } from './screens.js';
import { heights, periods } from './screens_numbers.js';

export { heights };
const COLOURS = ['#5470c6', '#91cc75', '#fac858', '#ee6666', '#73c0de', '#3ba272'];

export const ready = () =>
  new Promise((done, fail) => {
    const script = Object.assign(document.createElement('script'), { onload: done, onerror: fail });
    script.src = '/npm/chart.js/dist/chart.umd.min.js';
    document.head.append(script);
  });

const data = ({ form, labels, series }) => ({
  labels,
  datasets: series.map(({ name, values }, at) => ({
    label: name,
    data: form === 'dots' ? values.map(([x, row]) => ({ x, y: labels[row] })) : values,
    backgroundColor: COLOURS[at],
    borderColor: COLOURS[at],
    ...(form === 'lines' ? { pointRadius: 0, borderWidth: 1 } : {}),
  })),
});

const scales = ({ form, labels }) => {
  if (form === 'stacks') return { x: { stacked: true }, y: { stacked: true } };
  return form === 'dots' ? { y: { type: 'category', labels } } : {};
};

const options = (chart) => ({
  animation: false,
  responsive: false,
  indexAxis: ['rows', 'stacks'].includes(chart.form) ? 'y' : 'x',
  plugins: { title: { display: true, text: chart.title }, legend: { display: false } },
  scales: scales(chart),
});

export const draw = (cell, at, period) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: heights[at] });
  cell.append(canvas);
  const chart = periods[period][at];
  const type = { lines: 'line', dots: 'scatter' }[chart.form] ?? 'bar';
  return new Chart(canvas, { type, data: data(chart), options: options(chart) });
};

export const redraw = (drawn, at, period) => {
  const chart = periods[period][at];
  drawn.data = data(chart);
  drawn.options = options(chart);
  drawn.update('none');
};

export const free = (chart) => chart.destroy();
