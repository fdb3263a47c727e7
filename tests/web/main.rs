//! The built app in a real Chromium.
