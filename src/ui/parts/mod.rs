//! Parts that screens are made of, one a file.

pub mod board_view;
pub mod chart;
pub mod copied;
pub mod exhibit;
pub mod figures;
pub mod grid;
pub mod icon;
pub mod kpi_table;
pub mod menu;
pub mod people_table;
pub mod plot;
pub mod plot_mark;
pub mod quality;
pub mod status;
pub mod trace_panel;
pub mod trace_rows;
pub mod trend_chart;
pub mod width;
