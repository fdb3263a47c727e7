// A dashboard drawn and drawn again by a library: `draw(cell, at, period)` gives a chart, `redraw(chart,
// at, period)` puts another period's numbers into it, `free(chart)` takes it away.

export const WIDTH = 640;

const frame = () => new Promise((done) => requestAnimationFrame(done));

/**
 * From the numbers to painted: the work begins with a frame, whose style, layout and paint follow it,
 * and a message that is posted then comes after these. `script` ends with a forced layout.
 */
const painted = (work) =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const start = performance.now();
      work();
      document.body.offsetHeight;
      const script = performance.now() - start;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done({ script, painted: performance.now() - start });
      port2.postMessage(0);
    }),
  );

const cells = (heights) => {
  const dashboard = Object.assign(document.createElement('div'), { className: 'dashboard' });
  const all = heights.map((height) => {
    const cell = document.createElement('div');
    Object.assign(cell.style, { width: `${WIDTH}px`, height: `${height}px` });
    return cell;
  });
  dashboard.append(...all);
  document.body.replaceChildren(dashboard);
  return all;
};

/** The first draw in this page; then draws into charts that are there, and into empty cells. */
export const measured = async (library, times) => {
  const { draw, redraw, free, heights } = library;
  let empty = cells(heights);
  let charts = [];
  const fill = (period) => () => (charts = empty.map((cell, at) => draw(cell, at, period)));
  await frame();
  const first = await painted(fill(0));
  const again = [];
  const anew = [];
  // The first of each is not kept: the browser compiles what it has not run yet.
  for (let time = 0; time <= times; time++) {
    await frame();
    const one = await painted(() => charts.forEach((chart, at) => redraw(chart, at, (time + 1) % 2)));
    if (time > 0) again.push(one);
  }
  for (let time = 0; time <= times; time++) {
    charts.forEach(free);
    empty = cells(heights);
    await frame();
    await frame();
    const one = await painted(fill(time % 2));
    if (time > 0) anew.push(one);
  }
  return { first: [first], redraw: again, anew, nodes: document.querySelectorAll('*').length };
};
