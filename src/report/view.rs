//! Other ways to look at the charts of a KPI than its own; no figure of the KPI changes with them.

/// Another way to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The plan in units by how many SKUs met theirs.
    Skus,
    /// The waits of inquiries by the clock on the wall, not in working time.
    Calendar,
}

impl View {
    /// Its name in links.
    pub fn id(self) -> &'static str {
        match self {
            View::Skus => "sku",
            View::Calendar => "calendar",
        }
    }

    /// The KPI that can be looked at so.
    pub fn kpi(self) -> &'static str {
        match self {
            View::Skus => "plan_units",
            View::Calendar => "response_time",
        }
    }

    /// The way of a name in links that a KPI has.
    pub fn parse(text: &str, kpi: &str) -> Option<View> {
        let all = [View::Skus, View::Calendar];
        all.into_iter().find(|it| it.id() == text && it.kpi() == kpi)
    }
}
