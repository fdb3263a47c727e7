//! What is kept comes back, whatever happens to the browser.
