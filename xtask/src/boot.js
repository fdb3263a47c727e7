// Loads the app: glue and wasm at once, the wasm only when it is the one that was built.
(async () => {
  'use strict';
  const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done, { once: true }));
  const wasm = fetch('{WASM}', { integrity: '{INTEGRITY}', credentials: 'omit' });
  // Awaited below; until then a failure is not yet an unhandled one.
  wasm.catch(() => {});
  try {
    const { default: init } = await import('{JS}');
    await parsed;
    await init({ module_or_path: wasm });
  } catch (error) {
    planerkaCrash(error);
  }
})();
