// The app without a network: keeps the files of the built app, and answers with them.
'use strict';
// Every file with its digest, written by the seal (offline.rs); './' is the page.
const files = {FILES};
// The host may hold other apps and other copies of this one: what is kept is named by its place.
const place = `planerka ${registration.scope} `;
const kept = place + '{VERSION}';
const page = registration.scope;
const named = new Set(files.map(([address]) => new URL(address, page).href));
// The one file whose name does not say what it holds.
named.delete(page);

// How long a network that says nothing is waited for, where the page is kept, in milliseconds.
const PATIENCE = 3000;

const keepOne = async (cache, [address, integrity]) => {
  const asked = (mode) => fetch(address, { integrity, credentials: 'omit', cache: mode });
  // The page has just fetched them: they come from the browser, unless they are others there.
  const got = await asked('force-cache').catch(() => asked('reload'));
  // A page that the host has sent from elsewhere would be refused: it is kept as one of its own.
  await cache.put(address, got.redirected ? new Response(got.body, got) : got);
};

addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(kept);
    try {
      await Promise.all(files.map((file) => keepOne(cache, file)));
    } catch (error) {
      await caches.delete(kept);
      throw error;
    }
    // Files are named by what they hold, so a page that is open mixes nothing with the new ones.
    await skipWaiting();
  };
  event.waitUntil(keep());
});

addEventListener('activate', (event) => {
  const forget = async () => {
    const all = await caches.keys();
    const old = all.filter((name) => name.startsWith(place) && name !== kept);
    await Promise.all(old.map((name) => caches.delete(name)));
    await registration.navigationPreload?.enable();
  };
  event.waitUntil(forget());
});

// The newest page, where there is a network: nobody is left on an old one.
const newest = async (event) => {
  const old = await caches.match(page, { cacheName: kept });
  const got = Promise.resolve(event.preloadResponse)
    .then((preloaded) => preloaded ?? fetch(event.request))
    .then((answer) => (answer.status < 500 ? answer : (old ?? answer)));
  if (!old) return got;
  const late = new Promise((done) => setTimeout(done, PATIENCE, old));
  return Promise.race([got.catch(() => old), late]);
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (address === page || address === page + 'index.html') event.respondWith(newest(event));
  } else if (named.has(address)) {
    const found = caches.match(address, { cacheName: kept, ignoreVary: true });
    event.respondWith(found.then((it) => it ?? fetch(request)));
  }
});
