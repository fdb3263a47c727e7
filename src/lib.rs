//! Planerka: the KPI system of a sales team in a browser tab.
//!
//! The rooms, in the order the data walks through them; each imports only those above it.

pub mod model;

pub mod lang;

pub mod import;

pub mod store;

pub mod kpi;

pub mod report;

pub mod chart;

pub mod export;

pub mod demo;

pub mod desk;

pub mod ui;
