// Loads the app: glue and wasm at once, the wasm only when it is the one that was built.
(async () => {
  'use strict';
  // The smallest module with an instruction of SIMD, without which nothing of the app compiles.
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done, { once: true }));
  if (!globalThis.WebAssembly?.validate(new Uint8Array(simd))) {
    await parsed;
    document.getElementById('boot-wait').hidden = true;
    document.getElementById('boot-old').hidden = false;
    return;
  }
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
