//! What its document and the headings around it say of a paragraph: whether it promises or reports, and as of when.

use super::document;
use super::heading::View;
use crate::plan::{Document, DocumentKind};

/// What the surroundings of a paragraph say of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting {
    /// Whether a number that says nothing itself is promised.
    pub promises: bool,
    /// The last year that is past.
    pub now: u16,
    /// What 今年 means in the document; `None` where it means no year.
    pub this_year: Option<u16>,
    /// Whether that year is past as a whole.
    pub closed: bool,
    /// The deadline of promises without a date.
    pub deadline: Option<String>,
    /// The date of what is looked back from: the year before the period began.
    pub before: Option<String>,
    /// The date of reports without one.
    pub as_of: Option<String>,
}

impl Setting {
    /// The setting of a paragraph. `base` is the year the plan starts from, `after` whether the paragraph stands behind the place
    /// where the plan turns to what shall be, `agenda` whether the document tells what is to be done in its year.
    pub fn of(document: &Document, base: u16, after: bool, view: View, agenda: bool) -> Self {
        let dated = document.date.as_ref();
        let date_year = dated.and_then(|date| date.get(..4)?.parse::<u16>().ok());
        let month = dated.map(|date| date.get(..7).unwrap_or(date).to_owned());
        let known = |year: u16| (year > 0).then(|| year.to_string());
        match document.kind {
            DocumentKind::Plan => Self {
                promises: view == View::Ahead || after && view == View::Unsaid,
                now: base,
                closed: true,
                as_of: known(base),
                before: known(base.saturating_sub(5)),
                ..Self::default()
            },
            DocumentKind::YearPlan => {
                let year = document::year(&document.title)
                    .or(date_year)
                    .unwrap_or(base);
                let last = year.saturating_sub(1);
                Self {
                    promises: view != View::Back,
                    now: last,
                    this_year: Some(year),
                    closed: true,
                    deadline: known(year),
                    before: None,
                    as_of: match view {
                        View::Back => known(last),
                        _ => month,
                    },
                }
            }
            DocumentKind::Report | DocumentKind::Reply | DocumentKind::Other => Self {
                promises: view == View::Ahead,
                now: date_year.unwrap_or(base),
                this_year: date_year,
                closed: false,
                deadline: date_year.filter(|_| agenda).and_then(known),
                before: None,
                as_of: month,
            },
        }
    }
}
