//! The app's worker, spoken to as the app speaks to it, past the app: the messages are written and
//! read natively.

/// Starts the worker as the app does. `next(kind)` is the next reply of that kind, by the first byte
/// of its header: 0 is ready, 2 a review, 3 the batches; a failure, 6, is thrown. `text` is bytes in
/// base64.
pub const START: &str = r"
    const meta = document.querySelector('meta[name=planerka-worker]');
    const at = (address) => new URL(address, document.baseURI).href;
    const options = { integrity: meta.dataset.integrity, credentials: 'omit' };
    const source = `import init from '${at(meta.content)}';
        await init({ module_or_path: fetch('${at(meta.dataset.wasm)}', ${JSON.stringify(options)}) });`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module' });
    const next = (wanted) => new Promise((done, fail) => {
        worker.onerror = (event) => fail(new Error(event.message));
        worker.onmessage = ({ data }) => {
            const kind = new Uint8Array(data)[4];
            if (kind === 6) fail(new Error('refused'));
            if (kind === wanted) done(new Uint8Array(data));
        };
    });
    const text = (bytes) => {
        let letters = '';
        for (let at = 0; at < bytes.length; at += 8192) {
            letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
        }
        return btoa(letters);
    };
    const load = async (address) => (await fetch(address)).arrayBuffer();
";

/// The bytes of base64.
pub fn bytes(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|&it| it != b'=').map(value).collect();
    let bits = letters.chunks(4).flat_map(|four| {
        let all =
            four.iter().fold(0u32, |sum, &it| sum << 6 | u32::from(it)) << (6 * (4 - four.len()));
        all.to_be_bytes()[1..four.len()].to_vec()
    });
    bits.collect()
}
