// Apache ECharts, as SVG or on a canvas: `who` says which.
import { WIDTH } from './screens.js';
import { heights, periods } from './screens_numbers.js';

export { heights };
let renderer;

export const ready = async (who) => {
  renderer = who.split('_')[1];
  await new Promise((done, fail) => {
    const script = Object.assign(document.createElement('script'), { onload: done, onerror: fail });
    script.src = '/npm/echarts/dist/echarts.min.js';
    document.head.append(script);
  });
};

const option = ({ form, title, labels, series }) => {
  const isRows = ['rows', 'stacks', 'dots'].includes(form);
  const names = { type: 'category', data: labels, inverse: isRows };
  const scale = { type: 'value' };
  const one = ({ name, values }) => {
    const type = { lines: 'line', dots: 'scatter' }[form] ?? 'bar';
    const more = { lines: { showSymbol: false }, dots: { symbolSize: 6 }, stacks: { stack: 'all' } }[form];
    return { type, name, data: values, ...more };
  };
  return {
    animation: false,
    title: { text: title, textStyle: { fontSize: 14 } },
    grid: { left: isRows ? 120 : 48, right: 8, top: 30, bottom: 24 },
    xAxis: isRows ? scale : names,
    yAxis: isRows ? names : scale,
    series: series.map(one),
  };
};

export const redraw = (chart, at, period) => {
  chart.setOption(option(periods[period][at]));
  chart.getZr().flush();
};

export const draw = (cell, at, period) => {
  const chart = echarts.init(cell, null, { renderer, width: WIDTH, height: heights[at] });
  redraw(chart, at, period);
  return chart;
};

export const free = (chart) => chart.dispose();
