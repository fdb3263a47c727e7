// What the page tells of itself; every time is in ms since its navigation began.
(() => {
  const watched = (globalThis.watched = {
    /** When each handle was first painted. */
    painted: {},
    /** The largest contentful paint so far. */
    lcp: 0,
    /** The longest task, and the frames that took long: when, how long, what ran in them, on which page. */
    task: 0,
    frames: [],
    /** Layout shifts nobody asked for: when, how much, of what. */
    shifts: [],
    /** The longest event of each interaction, by its id. */
    interactions: new Map(),
    /** How long what is timed took to its first paint, and to the last one that followed. */
    first: null,
    took: null,
  });

  // A message posted in a frame comes after that frame's style, layout and paint.
  const painted = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    });

  const HANDLES = ['app-ready', 'demo-open', 'kpi-row'];
  new MutationObserver(() => {
    for (const handle of HANDLES) {
      if (handle in watched.painted || !document.querySelector(`[data-testid=${handle}]`)) continue;
      watched.painted[handle] = null;
      painted((at) => (watched.painted[handle] = at));
    }
  }).observe(document, { childList: true, subtree: true });

  const observe = (type, each, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  observe('largest-contentful-paint', (it) => (watched.lcp = it.startTime));
  observe('longtask', (it) => (watched.task = Math.max(watched.task, it.duration)));
  observe('long-animation-frame', (it) => {
    const ran = it.scripts.map((one) => `${one.invoker} ${Math.round(one.duration)}`);
    const drew = it.startTime + it.duration - (it.styleAndLayoutStart || it.startTime + it.duration);
    watched.frames.push({ at: it.startTime, duration: it.duration, ran, drew, where: location.hash });
  });
  const called = (node) => {
    const it = node?.closest?.('[data-testid], a, button, input, [class]') ?? node?.parentElement;
    if (!it) return 'what is gone';
    const name = it.dataset?.testid ?? it.ariaLabel ?? it.textContent?.trim().slice(0, 30);
    return `${it.localName}.${it.className} ${name}`;
  };
  observe('layout-shift', (it) => {
    const of = it.sources.map(({ node }) => called(node));
    if (!it.hadRecentInput) watched.shifts.push({ at: it.startTime, value: it.value, of });
  });
  observe('event', (it) => {
    if (!it.interactionId) return;
    const before = watched.interactions.get(it.interactionId);
    const one = {
      duration: it.duration,
      name: it.name,
      delay: it.processingStart - it.startTime,
      work: it.processingEnd - it.processingStart,
      of: called(it.target),
    };
    // Events of one interaction that end in the same frame last as long: the one that works is told.
    const longer = one.duration - (before?.duration ?? 0) || one.work - (before?.work ?? 0);
    if (longer > 0) watched.interactions.set(it.interactionId, one);
  }, { durationThreshold: 16 });

  /** The worst session of shifts: gaps under 1 s, 5 s at most. */
  watched.cls = () => {
    let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
    for (const { at, value } of watched.shifts) {
      if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
      [sum, last] = [sum + value, at];
      worst = Math.max(worst, sum);
    }
    return worst;
  };

  /** The interaction to next paint: the worst, one in fifty left out. */
  watched.inp = () => {
    const all = [...watched.interactions.values()].map((it) => it.duration).sort((a, b) => b - a);
    return all[Math.min(Math.floor(performance.interactionCount / 50), all.length - 1)] ?? 0;
  };

  /** Times from an event to the paint of the last change that follows it, 200 ms of quiet after it. */
  watched.time = (type, is_there) => {
    watched.first = watched.took = null;
    let [start, quiet] = [null, null];
    const look = () => {
      if (start === null || !is_there()) return;
      clearTimeout(quiet);
      quiet = null;
      painted((at) => {
        clearTimeout(quiet);
        watched.first ??= at - start;
        quiet = setTimeout(() => {
          observer.disconnect();
          watched.took = at - start;
        }, 200);
      });
    };
    const observer = new MutationObserver(look);
    addEventListener(type, (event) => (start ??= event.timeStamp), { capture: true, once: true });
    observer.observe(document.querySelector('.app'), { childList: true, subtree: true, characterData: true });
  };
})();
