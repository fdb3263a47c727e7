//! Workbooks of Excel 2007 and later, by our own scanner: cells stream from the zip into columns.

mod below;
mod cells;
mod place;
mod strings;
mod styles;
mod words;
mod workbook;

use super::guard::CELLS_MAX;
use super::package::Package;
use super::reading::Reading;
use super::window::Window;
use crate::import::error::Refusal;
use crate::import::sheet::Sheet;
use cells::Cells;
use strings::Strings;
use workbook::Workbook;

/// Reads the sheets of a workbook, in its order.
pub fn read(mut package: Package<'_>, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let workbook = Workbook::read(&mut package)?;
    let packed = |part: Option<usize>| part.map_or(0, |part| package.packed(part));
    let mut total = packed(workbook.strings);
    for sheet in &workbook.sheets {
        total = total.saturating_add(packed(sheet.part));
    }
    reading.expect(total);

    let shown = match workbook.styles {
        Some(path) => package.whole(&path)?.map(|xml| styles::shown(&xml)).transpose()?,
        None => None,
    }
    .unwrap_or_default();
    let mut strings = match workbook.strings {
        Some(part) => Strings::read(package.open(part)?, reading)?,
        None => Strings::default(),
    };

    let mut cells_left = CELLS_MAX;
    let last = workbook.sheets.iter().rposition(|sheet| sheet.part.is_some());
    let mut sheets = Vec::with_capacity(workbook.sheets.len());
    for (index, listed) in workbook.sheets.into_iter().enumerate() {
        let Some(part) = listed.part else { continue };
        let mut sheet = reading.sheet(&listed.name);
        sheet.hidden = listed.hidden;
        let shared = strings.share(&mut sheet, Some(index) == last);
        let part = package.open(part)?;
        let meter = part.meter();
        let mut cells = Cells::new(sheet, cells_left, shared, &shown, workbook.epoch_1904);
        let mut window = Window::new(part);
        while !cells.scan(&mut window)? {
            reading.reached(meter.get());
        }
        reading.passed(meter.get());
        let (sheet, left) = cells.finish();
        cells_left = left;
        sheets.push(sheet);
    }
    Ok(sheets)
}
