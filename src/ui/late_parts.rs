//! The parts of the program that come late, one file of the built app each: what can be asked of
//! them, and what they answer with.
//!
//! The doors themselves stand in `src/main.rs`: a program holds what its doors lead to, and the
//! worker is made of this library too.

use super::context::Ui;
use super::demos;
use super::exporting;
pub use super::exporting::Export;
use super::importing::Importing;
pub use super::keyboard::listen as keys;
use super::offline;
pub use super::pages::{demo, figures, house, review, sample};
pub use super::parts::copied::months as copy;
pub use super::parts::trace_panel::draw as trace;
use super::program::{self, Program};
pub use super::shell::ribbon;
use crate::lang::Text;
use crate::report::counting::{self, Counting};
use crate::report::trend::Trend;
use leptos::prelude::AnyView;
pub use leptos::wasm_split::SplitLoaderError as Missing;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, KeyboardEvent};

/// A function of a part, on its way. Asked for again, it is there at once.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// Draws what a part holds.
pub type Draw = fn() -> AnyView;

/// Listens to the keyboard from now on, and hears the key that was pressed before.
pub type Listen = fn(Ui, Option<KeyboardEvent>);

/// Gets ready what makes demo companies.
pub type Maker = fn(Ui);

/// Reads files.
pub type Read = fn(Importing, Vec<File>);

/// Gets the reader of files ready for the first of them.
pub type Ready = fn(Importing);

/// Writes a file.
pub type Write = fn(Ui, Export);

/// Copies the months of a chart.
pub type Copy = fn(Ui, &Trend, Text);

/// What counts from now on.
pub type Count = fn() -> &'static Counting;

/// The functions by which parts are entered.
pub struct Doors {
    /// The keyboard.
    pub keys: fn() -> Coming<Listen>,
    /// What counts sales.
    pub sales: fn() -> Coming<Count>,
    /// What counts everything.
    pub reach: fn() -> Coming<Count>,
    /// People, one person, one KPI, targets, tests.
    pub figures: fn() -> Coming<Draw>,
    /// What is here, and the settings.
    pub house: fn() -> Coming<Draw>,
    /// What copies the months of a chart.
    pub copy: fn() -> Coming<Copy>,
    /// The counting of a figure down to the rows.
    pub trace: fn() -> Coming<Draw>,
    /// What gets ready the program that makes demos.
    pub maker: fn() -> Coming<Maker>,
    /// What stands in the place of a demo until it is made.
    pub demo: fn() -> Coming<Draw>,
    /// What stands over it then.
    pub ribbon: fn() -> Coming<Draw>,
    /// The board of the first demo, small.
    pub sample: fn() -> Coming<Draw>,
    /// The review of an import.
    pub review: fn() -> Coming<Draw>,
    /// What reads files.
    pub read: fn() -> Coming<Read>,
    /// What gets their reader ready.
    pub ready: fn() -> Coming<Ready>,
    /// What writes them.
    pub write: fn() -> Coming<Write>,
}

impl Doors {
    /// Fetches every part, by one door of each, and the programs that work beside them. One that does not
    /// come is asked for again when it is needed.
    pub async fn fetch(&self, ui: Ui) {
        let _ = (self.sales)().await;
        let _ = (self.reach)().await;
        let _ = (self.figures)().await;
        let _ = (self.read)().await;
        if let Ok(ready) = (self.maker)().await {
            ready(ui);
        }
    }
}

/// What every other part stands on: each names it, so that what counts sales is one file, however many
/// parts use some of it.
pub static BASE: Count = sales;

/// Counts sales.
pub fn sales() -> &'static Counting {
    &counting::SALES
}

/// Counts everything.
pub fn reach() -> &'static Counting {
    &counting::ALL
}

/// Gets ready the program that makes demos, and has that which reads files at hand: one may come when
/// there is no network any more. With these all that there is has come, and the browser keeps it.
pub fn maker(ui: Ui) {
    demos::want(ui, None);
    spawn_local(async {
        let reader = program::kept(Program::Reader).await;
        if reader.is_ok() && program::kept(Program::Demos).await.is_ok() {
            offline::keep().await;
        }
    });
}

/// Reads files into an import.
pub fn read(import: Importing, files: Vec<File>) {
    import.read(files);
}

/// Gets the reader of files ready.
pub fn ready(import: Importing) {
    import.get_ready();
}

/// Writes a file and downloads it.
pub fn write(ui: Ui, what: Export) {
    exporting::export(ui, what);
}
