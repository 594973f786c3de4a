//! Observations as they come from outside: CSV with the columns `indicator,year,value,source`, or JSON with the same keys.
//!
//! What cannot be read is a fault with its place, never a guess. Two values for one year are no fault of the file:
//! the assessment of that one indicator says `duplicate_year`, and the others are judged.

use std::fmt;

use serde_json::Value;

use super::Observation;
use super::csv::{Reader, Record};
use crate::plan::Fault;
use crate::text::{self, cut, has, joined};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// The most rows that are read.
pub const MAX_ROWS: usize = 100_000;
/// The most faults that are reported.
pub const MAX_FAULTS: usize = 20;

/// Observations of any number of indicators.
///
/// ```
/// use plan_widgets::assess::Observations;
/// let read = Observations::parse("indicator,year,value\ngdp,2023,5700\n")?;
/// assert_eq!(read.of("gdp")[0].value, 5700.0);
/// # Ok::<(), plan_widgets::assess::ObservationsError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observations {
    rows: Vec<(Option<String>, Observation)>,
}

/// Why observations cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub enum ObservationsError {
    /// Larger than [`MAX_BYTES`] or [`MAX_ROWS`].
    TooLarge,
    /// What is wrong and where: `line 3` of CSV, a pointer (`/2/year`) into JSON.
    Invalid(Vec<Fault>),
}

impl ObservationsError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Invalid(_) => "invalid_observations",
        }
    }

    fn one(path: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![fault(path.to_owned(), message.into())])
    }
}

impl fmt::Display for ObservationsError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => to.write_str("more than 1 MiB or 100,000 rows of observations"),
            Self::Invalid(faults) => {
                for (at, fault) in faults.iter().enumerate() {
                    to.write_str(if at == 0 { "" } else { "; " })?;
                    fault.fmt(to)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for ObservationsError {}

/// The keys of an observation, in the order of [`Observations::from_items`].
pub const KEYS: [&str; 4] = ["indicator", "year", "value", "source"];

/// A value of an observation as a host has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// None.
    Absent,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Anything else.
    Other,
}

impl Observations {
    /// Reads CSV or JSON, whichever it is.
    ///
    /// # Errors
    /// Everything that is wrong, up to [`MAX_FAULTS`] faults.
    pub fn parse(text: &str) -> Result<Self, ObservationsError> {
        Self::parse_with(text, |json| {
            let value = serde_json::from_str(json);
            let value = value.map_err(|error| ObservationsError::one("", error.to_string()))?;
            Self::from_json(&value)
        })
    }

    /// The same, where the host has a reader of JSON.
    ///
    /// # Errors
    /// The same.
    pub fn parse_with(
        text: &str,
        json: impl FnOnce(&str) -> Result<Self, ObservationsError>,
    ) -> Result<Self, ObservationsError> {
        if text.len() > MAX_BYTES {
            return Err(ObservationsError::TooLarge);
        }
        match text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .chars()
            .next()
        {
            None => Err(ObservationsError::one("line 1", "is empty")),
            Some('<') => Err(ObservationsError::one(
                "line 1",
                "is a web page, not observations",
            )),
            Some('[' | '{') => json(text.trim_start_matches('\u{feff}')),
            Some(_) => Self::parse_csv(text),
        }
    }

    /// Reads a JSON list of `{indicator, year, value, source}`. Without `indicator`, a value is of whichever it is handed to.
    ///
    /// # Errors
    /// Everything that is wrong, up to [`MAX_FAULTS`] faults.
    pub fn from_json(value: &Value) -> Result<Self, ObservationsError> {
        let list = value.as_array();
        let cells = |item: &Value| {
            let cell = |key| match item.get(key) {
                None | Some(Value::Null) => Cell::Absent,
                Some(Value::String(text)) => Cell::Text(text.clone()),
                Some(Value::Number(number)) => number.as_f64().map_or(Cell::Other, Cell::Number),
                Some(_) => Cell::Other,
            };
            item.is_object().then(|| KEYS.map(cell))
        };
        Self::from_items(list.map(|list| list.iter().map(cells).collect()))
    }

    /// Reads the items of a list, `None` where there is no list; an item is the cells of [`KEYS`], `None` where it is no object.
    ///
    /// # Errors
    /// Everything that is wrong, up to [`MAX_FAULTS`] faults.
    pub fn from_items(items: Option<Vec<Option<[Cell; 4]>>>) -> Result<Self, ObservationsError> {
        let Some(items) = items else {
            return Err(ObservationsError::one("", "must be a list of observations"));
        };
        let read = |(at, item): (usize, Option<[Cell; 4]>)| {
            let broken = |key: &str, message: &str| {
                fault("/".to_owned() + &at.to_string() + key, message.to_owned())
            };
            let Some([indicator, when, value, source]) = item else {
                return Err(broken("", "must be an object with year and value"));
            };
            let text = |cell, key: &str| match cell {
                Cell::Absent => Ok(None),
                Cell::Text(text) => Ok(Some(text)),
                Cell::Number(_) | Cell::Other => Err(broken(key, "must be a text")),
            };
            let when = match when {
                Cell::Text(text) => year(&text),
                // What is no year of four digits is refused in the words for texts.
                Cell::Number(number) => year(&number.to_string()),
                Cell::Absent | Cell::Other => Err("must be a year".to_owned()),
            };
            let value = match value {
                Cell::Number(value) if value.is_finite() => Ok(value),
                _ => Err(broken("/value", "must be a finite number")),
            };
            let observation = Observation {
                year: when.map_err(|message| broken("/year", &message))?,
                value: value?,
                source: text(source, "/source")?,
            };
            Ok((text(indicator, "/indicator")?, observation))
        };
        let mut rows = Rows::default();
        for item in items.into_iter().enumerate() {
            if !rows.add(read(item)) {
                break;
            }
        }
        rows.finish()
    }

    /// Reads CSV. The first line names the columns; `source` may be missing, others are not looked at.
    ///
    /// # Errors
    /// Everything that is wrong, up to [`MAX_FAULTS`] faults.
    pub fn parse_csv(text: &str) -> Result<Self, ObservationsError> {
        let mut records = Reader::new(text);
        let head = match records.next() {
            None => return Err(ObservationsError::one("line 1", "is empty")),
            Some(head) => head.map_err(|(line, message)| {
                ObservationsError::one(&format!("line {line}"), message)
            })?,
        };
        let column = |name: &str| {
            head.cells
                .iter()
                .position(|cell| cell.trim().eq_ignore_ascii_case(name))
        };
        let needed = [column("indicator"), column("year"), column("value")];
        let [Some(indicator), Some(year_at), Some(value_at)] = needed else {
            let missing: Vec<&str> = ["indicator", "year", "value"]
                .into_iter()
                .filter(|name| column(name).is_none())
                .collect();
            let other = head.cells.len() == 1 && head.cells.iter().any(|cell| has(cell, ";\t"));
            let hint = if other {
                "; cells must be parted by commas"
            } else {
                ""
            };
            let message = format!("lacks the column {}{hint}", joined(&missing, ", "));
            return Err(ObservationsError::one(
                &format!("line {}", head.line),
                message,
            ));
        };
        let source = column("source");
        let width = head.cells.len();
        let read = |record: Result<Record, (usize, &'static str)>| {
            let record = record
                .map_err(|(line, message)| fault(format!("line {line}"), message.to_owned()))?;
            let broken = |message: String| fault(format!("line {}", record.line), message);
            if record.cells.len() > width {
                return Err(broken(format!(
                    "has {} cells where the first line has {width}: thousands separators are not read, and a comma in a text needs quotation marks",
                    record.cells.len()
                )));
            }
            let cell = |at: usize| record.cells.get(at).map_or("", |cell| cell.trim());
            let id = cell(indicator);
            if id.is_empty() {
                return Err(broken("indicator is empty".to_owned()));
            }
            let observation = Observation {
                year: year(cell(year_at)).map_err(|message| broken(format!("year {message}")))?,
                value: number(cell(value_at))
                    .map_err(|message| broken(format!("value {message}")))?,
                source: source
                    .map(cell)
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned),
            };
            Ok((Some(id.to_owned()), observation))
        };
        let mut rows = Rows::default();
        for record in records {
            if !rows.add(read(record)) {
                break;
            }
        }
        rows.finish()
    }

    /// Those of an indicator or series.
    pub fn of(&self, id: &str) -> Vec<Observation> {
        let its = |row: &&(Option<String>, Observation)| row.0.as_deref().is_none_or(|of| of == id);
        self.rows
            .iter()
            .filter(its)
            .map(|(_, observation)| observation.clone())
            .collect()
    }

    /// The ids that are named.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|(id, _)| id.as_deref())
    }
}

type Row = (Option<String>, Observation);

/// What is read, row by row, and what is wrong with it.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

impl Rows {
    /// Takes a row; whether another one is wanted.
    fn add(&mut self, row: Result<Row, Fault>) -> bool {
        match row {
            Ok(row) => self.rows.push(row),
            Err(fault) => self.faults.push(fault),
        }
        self.rows.len() <= MAX_ROWS && self.faults.len() < MAX_FAULTS
    }

    fn finish(self) -> Result<Observations, ObservationsError> {
        let Self { rows, faults } = self;
        match faults.is_empty() {
            _ if rows.len() > MAX_ROWS => Err(ObservationsError::TooLarge),
            true => Ok(Observations { rows }),
            false => Err(ObservationsError::Invalid(faults)),
        }
    }
}

fn fault(path: String, message: String) -> Fault {
    Fault { path, message }
}

/// A year, `2023`, or the first year of a span, `2023-24`: that is where most of it lies when a year is counted from April,
/// and as Open SDG has it.
fn year(text: &str) -> Result<i32, String> {
    let (first, second) = match cut(text, b"-") {
        Some((first, second)) => (first, Some(second)),
        None => (text, None),
    };
    let whole = |digits: &str, length: usize| {
        let number = text::digits(digits).filter(|_| digits.len() == length);
        number.map(|number| number as i32)
    };
    let year = whole(first, 4).filter(|year| *year >= 1000);
    let next = second.map(|second| whole(second, 2));
    match (year, next) {
        (Some(year), None) => Ok(year),
        (Some(year), Some(Some(next))) if (year + 1) % 100 == next => Ok(year),
        _ => {
            let fault = "” must be a year such as 2023 or 2023-24";
            Err(["“", &start(text), fault].concat())
        }
    }
}

/// A number with a decimal point, and nothing else.
fn number(text: &str) -> Result<f64, String> {
    if text.is_empty() {
        return Err("is empty: leave the row out where there is no value".to_owned());
    }
    let plain = text
        .bytes()
        .all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    let bare = text.trim_start_matches(['-', '+']);
    let is = |word: &str| bare.eq_ignore_ascii_case(word);
    let fault = match decimal(text) {
        Some(value) if plain && value.is_finite() => return Ok(value),
        Some(_) if plain => "is too large",
        _ if is("nan") || is("inf") || is("infinity") => "is not a finite number",
        Some(_) => "is not a number",
        None if has(text, ",'\u{202f}\u{a0} ") => {
            "is not a number: write no thousands separators and a point before decimals, 1234.5"
        }
        None if text
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit()) =>
        {
            "is not a number: leave the unit out"
        }
        None => "is not a number",
    };
    Err(["“", &start(text), "” ", fault].concat())
}

/// A decimal number. To the last bit for what people write: fifteen digits with a power of ten up to 22 are exact in binary.
///
/// The reader of the standard library is exact for all, and its tables weigh ten kilobytes in a page.
fn decimal(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (number, power) = match cut(text, b"eE") {
        Some((number, power)) => (number, whole(power)?),
        None => (text, 0),
    };
    let (whole, fraction) = cut(number, b".").unwrap_or((number, ""));
    let (mut digits, mut power, mut any) = (0u64, power, false);
    let marked = whole
        .bytes()
        .map(|b| (b, 0))
        .chain(fraction.bytes().map(|b| (b, -1)));
    for (byte, place) in marked {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        any = true;
        // Beyond eighteen digits only the size counts.
        if digits < 10u64.pow(17) {
            digits = digits * 10 + digit;
            power = power.saturating_add(place);
        } else {
            power = power.saturating_add(1 + place);
        }
    }
    let ten = |power: i32| 10f64.powi(power);
    let mantissa = sign * digits as f64;
    any.then(|| match power {
        _ if digits == 0 => mantissa,
        // In two steps: ten to the power of 320 is no number, a tiny part of one is.
        ..-300 => mantissa / ten(300) / ten((-300 - power).min(300)),
        -300..0 => mantissa / ten(-power),
        0.. => mantissa * ten(power.min(400)),
    })
}

/// The power of a number: far beyond what a number can hold, any is like any other.
fn whole(text: &str) -> Option<i32> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    let size = text::digits(bare).map_or(9999, |size| size.min(9999) as i32);
    all.then_some(if text.starts_with('-') { -size } else { size })
}

/// Enough of a text to recognise it.
fn start(text: &str) -> String {
    text.chars().take(30).collect()
}
