// The guard: first script of the page, before anything of the app runs.
// The policy closes most ways out; this closes those that no policy covers.
(() => {
  'use strict';
  const ours = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      // blob: addresses carry the origin that made them.
      return url.origin === location.origin;
    } catch {
      return false;
    }
  };

  // No way to another origin: by navigation, by a link, by a window.
  globalThis.navigation?.addEventListener('navigate', (event) => {
    if (event.cancelable && !ours(event.destination.url)) event.preventDefault();
  });
  const onLink = (event) => {
    for (const node of event.composedPath()) {
      const address = node instanceof Element && node.matches('a, area') ? node.href : null;
      if (address && !ours(address.baseVal ?? address)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }
  };
  addEventListener('click', onLink, true);
  addEventListener('auxclick', onLink, true);
  globalThis.open = () => null;
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
    delete globalThis[name];
  }

  // Markup may come in (the charts), scripts may not. Only what stands inside a tag is judged:
  // a customer may well be named "x onclick=1".
  const tag = /<(?:"[^"]*"|'[^']*'|[^'">])*>?/g;
  const simpleTag = /<[^>]*>?/g;
  const element = /^<\s*\/?\s*(?:script|iframe|frame|object|embed|link|meta|base|form|style)\b/i;
  const handler = /[\s"'\/]on\w+\s*=/i;
  const address = /javascript\s*:/i;
  const clean = (html) =>
    [tag, simpleTag].every((form) =>
      (html.match(form) ?? []).every((t) => !element.test(t) && !handler.test(t) && !address.test(t)),
    );
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (clean(html) ? html : null),
    createScriptURL: (url) => {
      const own = url.startsWith('blob:') || new URL(url, document.baseURI).href === new URL('sw.js', document.baseURI).href;
      return own ? url : null;
    },
  });

  // The crash page: plain DOM, so that it stands when the app has fallen.
  const words = {
    ru: {
      title: 'Приложение остановилось',
      text: 'Данные остались в этом браузере. Обновите страницу; если не поможет, скачайте данные.',
      reload: 'Обновить страницу',
      save: 'Скачать мои данные',
      none: 'Браузер не даёт прочитать данные',
    },
    en: {
      title: 'The app has stopped',
      text: 'Your data is still in this browser. Reload the page; if that does not help, download the data.',
      reload: 'Reload the page',
      save: 'Download my data',
      none: 'The browser does not let the data be read',
    },
  };
  const saveData = () => {
    const everything = {};
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      everything[key] = localStorage.getItem(key);
    }
    const file = new Blob([JSON.stringify(everything)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'planerka-data.json';
    link.click();
  };
  const part = (name, text, look) => {
    const node = document.createElement(name);
    node.textContent = text;
    // Through the object model, which the policy allows; a style attribute it would not.
    node.style.cssText = look;
    return node;
  };
  let fallen = false;
  globalThis.planerkaCrash = (message) => {
    // The first message is the cause; what follows from it is not shown.
    if (fallen) return;
    fallen = true;
    const said = words[document.documentElement.lang.startsWith('en') ? 'en' : 'ru'];
    const page = part('div', '', 'position:fixed;inset:0;z-index:2147483647;overflow:auto;padding:10vh 1.5rem;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif');
    page.setAttribute('role', 'alertdialog');
    page.setAttribute('aria-label', said.title);
    page.dataset.testid = 'crash';
    const box = part('div', '', 'max-width:36rem;margin:auto');
    const button = 'font:inherit;padding:.6rem 1rem;margin:0 .75rem .75rem 0;min-height:2.75rem';
    const reload = part('button', said.reload, button);
    reload.addEventListener('click', () => location.reload());
    const save = part('button', said.save, button);
    save.addEventListener('click', () => {
      try {
        saveData();
      } catch {
        save.textContent = said.none;
      }
    });
    const cause = part('pre', String(message), 'white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem;opacity:.75');
    box.append(part('h1', said.title, 'font-size:1.4rem'), part('p', said.text, ''), reload, save, cause);
    page.append(box);
    (document.body ?? document.documentElement).append(page);
    reload.focus();
  };
  // A dead wasm instance cannot say so itself.
  const onError = (error) => {
    if (error instanceof WebAssembly.RuntimeError) planerkaCrash(error.stack ?? error);
  };
  addEventListener('error', (event) => onError(event.error));
  addEventListener('unhandledrejection', (event) => onError(event.reason));
})();
