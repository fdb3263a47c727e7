// The app without a network: keeps the files of the built app, and answers with them.
'use strict';
// Every file with its digest, written by the seal (offline.rs); './' is the page.
const files = {FILES};
// The host may hold other apps and other copies of this one: what is kept is named by its place.
const place = `planerka ${registration.scope} `;
const kept = place + '{VERSION}';
const page = registration.scope;
// Files that are named by what they hold: whichever build has kept one, it is the same.
const isNamed = (address) => address.startsWith(page) && /^[^/]+-[0-9a-f]{16}(_bg)?\.(js|css|wasm)$/.test(address.slice(page.length));

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

// What this app keeps, the oldest first.
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(place));

addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await ours()).filter((name) => name !== kept);
    // A page of the one before may be open, and has still to fetch some of its parts.
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

// What is kept of an address. Where that cannot be read there is still the network.
const found = async (address) => {
  try {
    for (const name of address === page ? [kept] : (await ours()).reverse()) {
      const it = await caches.match(address, { cacheName: name });
      if (it) return it;
    }
  } catch {}
};

// The page as the host has it, all of it: a connection may end or fall silent within.
const whole = async (request, old) => {
  const got = await fetch(request);
  // The app may have moved, or be no more; whatever else is wrong with the host is no page of ours.
  if (!got.ok) return got.status < 400 || [404, 410].includes(got.status) ? got : old;
  const body = await got.blob();
  return body.size > 0 ? new Response(body, got) : old;
};

// Where there is a network, nobody is left on an old page.
const newest = async (request) => {
  const old = await found(page);
  if (!old) return fetch(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE, old));
  return Promise.race([whole(request, old).catch(() => old), late]);
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (address === page || address === page + 'index.html') event.respondWith(newest(request));
  } else if (isNamed(address)) {
    event.respondWith(found(address).then((it) => it ?? fetch(request)));
  }
});
