//! The state of the app: ground signals that only its methods write, and memos of what follows from them.

use super::route::{Link, Page};
use super::settings::Settings;
use super::state_ahead::dataset;
pub use super::state_device::{Device, SaveState, Shared, Theme};
use super::state_ground::{Change, Entry, Ground, History};
use super::state_places::{Built, Places};
use super::state_scope::named;
pub use super::state_scope::{UNALLOCATED, UNASSIGNED, scope, who};
use super::unread::Unread;
use crate::import::message::Kept;
use crate::lang::{Lang, text};
use crate::model::batch::Batch;
use crate::model::calendar::DayKind;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::hand::{TargetEdit, edit_targets};
use crate::model::rules::Rules;
use crate::model::scope::Scope;
use crate::model::table::Table;
use crate::report::counting::Counting;
use crate::store::error::Damage;
use reactive_graph::computed::Memo;
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{Get, GetUntracked, Set, Update, With, WithUntracked};

/// The state. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct State {
    pub(super) places: RwSignal<Places>,
    lang: RwSignal<Lang>,
    theme: RwSignal<Theme>,
    link: RwSignal<Link>,
    save: RwSignal<SaveState>,
    today: Date,
    pub(super) counting: RwSignal<Option<&'static Counting>>,
    /// The person's own: what is kept.
    pub kept: Memo<Ground>,
    /// What is in view: the person's own, or a demo.
    pub ground: Memo<Ground>,
    /// The language to speak.
    pub speaks: Memo<Lang>,
    /// The sum of the batches.
    pub data: Memo<Shared<Dataset>>,
    /// What is looked at.
    pub scope: Memo<Scope>,
}

impl State {
    /// The state over what was kept, and what that comes to where it is known, by a program that counts
    /// so far; `None`: what counts has not come yet. Needs an owner.
    pub fn new(
        ground: Ground,
        built: Option<Shared<Dataset>>,
        link: Link,
        device: Device,
        counting: Option<&'static Counting>,
    ) -> State {
        let counting = RwSignal::new(counting);
        let places = RwSignal::new(Places::of(ground, built));
        let (link, lang) = (RwSignal::new(link), RwSignal::new(device.lang));
        let kept = Memo::new(move |_| places.with(|it| it.own().now().clone()));
        let ground = Memo::new(move |_| places.with(|it| it.here().now().clone()));
        // What reaches further counts no otherwise: it is no reason to count again.
        let counts = Memo::new(move |_| counting.get().is_some());
        let data = Memo::new(move |_| {
            // Read, not only tracked: a memo that was never read tells of no change.
            counts.with(|_| ());
            let built = |it: &Ground| places.with_untracked(|places| places.built(it));
            ground.with(|it| built(it).unwrap_or_else(|| dataset(counting, it)))
        });
        let today = device.today;
        let scope =
            Memo::new(move |_| link.with(|link| data.with(|data| scope(data, link, today))));
        State {
            places,
            lang,
            link,
            theme: RwSignal::new(device.theme),
            save: RwSignal::new(SaveState::Saved { units: 0 }),
            today,
            counting,
            kept,
            ground,
            speaks: Memo::new(move |_| link.with(|it| it.lang).unwrap_or_else(|| lang.get())),
            data,
            scope,
        }
    }

    /// Says the same thing in the language of the screen, now and when it changes.
    pub fn say(self, ru: &'static str, en: &'static str) -> impl Fn() -> &'static str + Copy {
        move || text(ru, en).get(self.speaks.get())
    }

    /// Today, read once at the start.
    pub fn today(self) -> Date {
        self.today
    }

    /// Where the person is.
    pub fn link(self) -> Link {
        self.link.get()
    }

    /// Where the person is, for what happens once.
    pub fn link_untracked(self) -> Link {
        self.link.get_untracked()
    }

    /// What the link says and nothing here is known of.
    pub fn unread(self) -> Vec<Unread> {
        let Link { mut unread, who, .. } = self.link.get();
        let is_stranger = |link: &str| self.data.with(|data| named(data, link).is_none());
        if !self.is_empty() && who.is_some_and(|it| is_stranger(&it)) {
            unread.push(Unread::People);
        }
        unread
    }

    /// The screen to show: the start stands for whatever needs data while there is none.
    pub fn page(self) -> Page {
        let page = self.link.with(|it| it.page.clone());
        match page {
            Page::Home if self.is_empty() => Page::Start,
            Page::Home => Page::Board,
            page => page,
        }
    }

    /// Whether there is no data at all.
    pub fn is_empty(self) -> bool {
        self.ground.with(|it| it.entries.is_empty())
    }

    /// Light or dark.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Whether what is on screen is kept.
    pub fn save_state(self) -> SaveState {
        self.save.get()
    }

    /// The same, for what happens once.
    pub fn save_state_untracked(self) -> SaveState {
        self.save.get_untracked()
    }

    /// The last step that can be taken back, and the one that can be made again.
    pub fn steps(self) -> (Option<Change>, Option<Change>) {
        self.places.with(|it| (it.here().last(), it.here().next()))
    }

    /// Goes to a link; one of no demo leaves it. The address is the caller's business.
    pub fn go(self, link: Link) {
        if link.demo.is_none() {
            self.leave_demo();
        }
        self.link.set(link);
    }

    /// The person's own with the batches of an import and what is to be remembered of it.
    pub fn imported(self, entries: Vec<Entry>, memory: Vec<Kept>) -> Ground {
        let mut ground = self.places.with_untracked(|it| it.own().now().with(entries));
        ground.settings.memory.remember(memory);
        ground
    }

    /// Adds them as one step. What all comes to then is known where nothing has changed since.
    pub fn import(self, entries: Vec<Entry>, memory: Vec<Kept>, built: Option<Built>) {
        let ground = self.imported(entries, memory);
        self.places.update(|it| {
            step(it.own_mut(), Change::Imported, ground);
            if let Some(built) = built.filter(|built| built.0 == *it.own().now()) {
                it.hold(built);
            }
        });
    }

    /// Takes an import back by its batch's id, as one step.
    pub fn delete(self, id: &str) {
        self.step(Change::Deleted, |ground| ground.without(id));
    }

    /// The batches that can be brought back.
    pub fn dropped(self) -> Vec<Entry> {
        self.places.with(|it| it.here().dropped())
    }

    /// Brings a batch back that was taken back in this visit, as one step.
    pub fn restore(self, entry: &Entry) {
        if self.places.with_untracked(|it| it.here().dropped().contains(entry)) {
            let ground = self.places.with_untracked(|it| it.here().with_back(entry));
            self.step(Change::Returned, |_| ground);
        }
    }

    /// Writes typed targets, as one step.
    pub fn plan(self, edits: &[TargetEdit]) -> Result<(), Damage> {
        self.typed(Change::Planned, Table::Targets, |it| edit_targets(it, edits, self.today))
    }

    /// Writes the batch of what was typed of a table anew, from the one before, as one step.
    pub(super) fn typed(
        self,
        change: Change,
        table: Table,
        batch: impl FnOnce(Option<&Batch>) -> Batch,
    ) -> Result<(), Damage> {
        let is_typed = |it: &&Entry| it.batch.origin.is_hand() && it.batch.table == table;
        let of =
            |it: &Places| it.here().now().entries.iter().find(is_typed).map(|it| it.batch.clone());
        let entry = Entry::made(batch(self.places.with_untracked(of).as_deref()))?;
        self.step(change, |ground| ground.with_typed(entry));
        Ok(())
    }

    /// Sets the currency of the workspace; `None`: the one that most rows name.
    pub fn set_currency(self, currency: Option<String>) {
        self.set(|settings| settings.currency = currency);
    }

    /// Says what a day is for the firm; `None`: what the production calendar says.
    pub fn set_day(self, day: Date, kind: Option<DayKind>) {
        self.set(|settings| {
            match kind {
                Some(kind) => settings.calendar.insert(day.0, kind),
                None => settings.calendar.remove(&day.0),
            };
        });
    }

    /// Decides how the KPIs count.
    pub fn set_rules(self, change: impl FnOnce(&mut Rules)) {
        self.set(|settings| change(&mut settings.rules));
    }

    /// Takes the last step back; what it was.
    pub fn undo(self) -> Option<Change> {
        self.places.try_update(|it| it.here_mut().undo()).flatten()
    }

    /// Makes the step again that was taken back; what it was.
    pub fn redo(self) -> Option<Change> {
        self.places.try_update(|it| it.here_mut().redo()).flatten()
    }

    /// Speaks another language; a language of the link gives way.
    pub fn set_lang(self, lang: Lang) {
        self.link.update(|it| it.lang = it.lang.map(|_| lang));
        self.lang.set(lang);
    }

    /// Light or dark.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
    }

    /// Says whether what is on screen is kept.
    pub fn set_save(self, save: SaveState) {
        self.save.set(save);
    }

    pub(super) fn set(self, change: impl FnOnce(&mut Settings)) {
        self.step(Change::Set, |ground| {
            let mut ground = ground.clone();
            change(&mut ground.settings);
            ground
        });
    }

    fn step(self, change: Change, next: impl FnOnce(&Ground) -> Ground) {
        self.places.update(|it| {
            let ground = next(it.here().now());
            step(it.here_mut(), change, ground);
        });
    }
}

fn step(history: &mut History, change: Change, ground: Ground) {
    if ground != *history.now() {
        history.step(ground, change);
    }
}
