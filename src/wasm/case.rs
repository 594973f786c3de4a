//! What a chart is about: found in its plan, judged by what the host gives.

use wasm_bindgen::JsValue;

use super::error::{Code, Failure};
use super::options::{self, ChartOptions};
use crate::assess::{self, Assessment, Observations};
use crate::chart::{self, ChartDescription, Facts, Row, Scene, Sheet, TableRow};
use crate::format::Lang;
use crate::plan::{Indicator, Plan, Series};

/// A subject of a chart.
enum Subject<'a> {
    Indicator(&'a Indicator),
    Series(&'a Series),
    /// All indicators of the plan.
    All,
}

/// A subject and how it is judged and drawn.
pub struct Case<'a> {
    plan: &'a Plan,
    subject: Subject<'a>,
    given: Observations,
    judging: assess::Options,
    options: &'a ChartOptions,
}

impl<'a> Case<'a> {
    /// The case of an indicator or a series; without an id, of all indicators. `raw` are the options as they came.
    pub fn new(
        plan: &'a Plan,
        id: Option<&str>,
        options: &'a ChartOptions,
        raw: &JsValue,
    ) -> Result<Self, Failure> {
        let given = options::observations(raw)?;
        let subject = match id {
            None => Subject::All,
            Some(id) => find(plan, id)?,
        };
        if let Some(unknown) = given.ids().find(|id| find(plan, id).is_err()) {
            let message = "observations: ".to_owned() + &none_called(plan, unknown);
            return Err(Failure::new(Code::InvalidObservations, message));
        }
        let judging = assess::Options {
            method: options::method(options.method.as_deref())?,
            as_of: options.as_of,
            lang: options::lang(options.lang.as_deref())?,
        };
        Ok(Self {
            plan,
            subject,
            given,
            judging,
            options,
        })
    }

    /// The language of the words.
    pub fn lang(&self) -> Lang {
        self.judging.lang
    }

    /// Where its picture is, where the host has it.
    #[cfg(feature = "finder")]
    pub fn picture(&self) -> Option<String> {
        self.options.picture.clone()
    }

    /// Whether its height follows from what it shows.
    pub fn has_own_height(&self) -> bool {
        matches!(self.subject, Subject::All)
    }

    /// The judgements: one, or one an indicator.
    pub fn judge(&self) -> Vec<Assessment> {
        match self.subject {
            Subject::Indicator(it) => vec![self.indicator(it)],
            Subject::Series(it) => {
                vec![assess::assess_series(
                    it,
                    &self.given.of(&it.id),
                    &self.judging,
                )]
            }
            Subject::All => {
                let all = self.plan.indicators.iter();
                all.map(|it| self.indicator(it)).collect()
            }
        }
    }

    fn indicator(&self, it: &Indicator) -> Assessment {
        let seen = assess::observations_for(self.plan, it, &self.given.of(&it.id));
        assess::assess(it, &seen, &self.judging)
    }

    /// The chart of the judgements, laid out.
    pub fn lay_out(&self, judged: &[Assessment], sheet: &Sheet<'_>) -> (Scene, ChartDescription) {
        match (&self.subject, judged) {
            (Subject::Indicator(it), [assessment]) => {
                chart::tracker(&self.facts(it, assessment), sheet)
            }
            (Subject::Series(it), [assessment]) => {
                let badge = self.options.badge.unwrap_or(true);
                chart::series(self.plan, it, assessment, badge, sheet)
            }
            _ => chart::scorecard(self.plan, &self.rows(judged), sheet),
        }
    }

    /// What the chart says, without its picture.
    pub fn describe(&self, judged: &[Assessment]) -> ChartDescription {
        let lang = self.lang();
        match (&self.subject, judged) {
            (Subject::Indicator(it), [assessment]) => {
                chart::tracker_words(&self.facts(it, assessment), lang)
            }
            (Subject::Series(it), [assessment]) => {
                chart::series_words(self.plan, it, assessment, lang)
            }
            _ => chart::scorecard_words(self.plan, &self.rows(judged), lang),
        }
    }

    /// The rows of a scorecard.
    pub fn rows<'b>(&'b self, judged: &'b [Assessment]) -> Vec<Row<'b>> {
        let all = self.plan.indicators.iter().zip(judged);
        all.map(|(indicator, assessment)| Row {
            indicator,
            assessment,
        })
        .collect()
    }

    /// The numbers of an indicator in rows, or the points of a series.
    pub fn table(&self, judged: &[Assessment]) -> Vec<TableRow> {
        match (&self.subject, judged) {
            (Subject::Indicator(it), [assessment]) => {
                chart::table(&self.facts(it, assessment), self.lang())
            }
            (Subject::Series(it), _) => chart::series_table(self.plan, it, self.lang()),
            _ => vec![],
        }
    }

    /// The same with its head, for people.
    #[cfg(feature = "finder")]
    pub fn grid(&self, judged: &[Assessment]) -> chart::Grid {
        match self.subject {
            Subject::Indicator(_) | Subject::Series(_) => {
                chart::Grid::of_table(self.table(judged), self.lang())
            }
            Subject::All => chart::Grid::of_scores(
                chart::score_table(&self.rows(judged), self.lang()),
                self.lang(),
            ),
        }
    }

    fn facts<'b>(&'b self, indicator: &'b Indicator, assessment: &'b Assessment) -> Facts<'b> {
        Facts {
            plan: self.plan,
            indicator,
            assessment,
            projection: self.options.projection,
            badge: self.options.badge.unwrap_or(true),
        }
    }
}

fn find<'a>(plan: &'a Plan, id: &str) -> Result<Subject<'a>, Failure> {
    let indicator = plan.indicators.iter().find(|it| it.id == id);
    if let Some(indicator) = indicator {
        return Ok(Subject::Indicator(indicator));
    }
    let series = plan.series.iter().find(|it| it.id == id);
    series
        .map(Subject::Series)
        .ok_or_else(|| Failure::new(Code::UnknownIndicator, none_called(plan, id)))
}

fn none_called(plan: &Plan, id: &str) -> String {
    plan.id.clone() + " has no indicator or series called \"" + id + "\""
}
