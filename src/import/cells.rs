//! What the cells of a row print beside their numbers: a scale or unit of their own, and what cannot be read.

use super::chars::fold;
use super::quantity::{self, Quantity};
use super::table::{Row, outside_brackets};
use super::units::scaled;
use crate::plan::{Comparator, Reading};

/// What a reading's cell is read as.
fn told(reading: &Reading) -> Option<Quantity> {
    quantity::cell(&outside_brackets(&reading.raw).0)
}

/// What was lost of the two values of a row: digits that are no number that can be read, and the upper end of a range.
pub fn unread(row: &Row) -> impl Iterator<Item = String> + use<> {
    let doubt = |reading: &Reading| {
        let raw = &reading.raw;
        match told(reading) {
            Some(quantity) => quantity
                .high
                .map(|_| format!("of the range {raw} only the lower end is kept")),
            None => {
                let digits = outside_brackets(raw)
                    .0
                    .chars()
                    .map(fold)
                    .any(|c| c.is_ascii_digit());
                digits.then(|| format!("a value that cannot be read: {raw}"))
            }
        }
    };
    [doubt(&row.baseline), doubt(&row.target)]
        .into_iter()
        .flatten()
}

/// A cell may print a scale or a unit of its own: 1.2万 in a row of 张. Where all cells of a row agree that is the row's unit;
/// where they do not, a value of another unit than the row's is not kept, for beside the others it would be off by the scale.
pub fn settle_unit(row: &mut Row) -> Option<String> {
    let folded = |text: &str| -> String { text.chars().map(fold).filter(|c| *c != ' ').collect() };
    let printed = folded(&row.unit);
    let meant = |reading: &Reading| -> Option<Option<String>> {
        reading.value?;
        Some(in_unit(&told(reading)?.unit, &printed))
    };
    let others = row.others.iter().filter(|o| o.year.is_some() || o.total);
    let others = others
        .filter_map(|other| quantity::cell(&other.cell.text))
        .map(|quantity| in_unit(&quantity.unit, &printed));
    let (baseline, target) = (meant(&row.baseline), meant(&row.target));
    let values = [baseline.clone(), target.clone()].into_iter().flatten();
    let units: Vec<_> = values.chain(others).collect();
    let first = units.first()?;
    if let Some(unit) = first
        && units.iter().all(|other| other == first)
    {
        if *unit != printed {
            row.unit.clone_from(unit);
        }
        return None;
    }
    let mut lost = Vec::new();
    for (reading, unit) in [(&mut row.baseline, baseline), (&mut row.target, target)] {
        if unit.is_some_and(|unit| unit.as_ref() != Some(&printed)) {
            reading.value = None;
            reading.comparator = Comparator::Eq;
            lost.push(reading.raw.clone());
        }
    }
    let told = || {
        format!(
            "not in the unit of its row ({}): {}",
            row.unit,
            lost.join(", ")
        )
    };
    (!lost.is_empty()).then(told)
}

/// The unit of a number printed with `own` in a row of `printed`; `None` if the two do not go together.
fn in_unit(own: &str, printed: &str) -> Option<String> {
    let ((scale, counted), (row_scale, row_counted)) = (scaled(own), scaled(printed));
    if own.is_empty() || own == printed {
        Some(printed.to_owned())
    } else if counted.is_empty() && scale > 1.0 {
        // 1.2万 in a row of 万人 may be meant either way.
        (row_scale == 1.0).then(|| format!("{own}{printed}"))
    } else {
        (printed.is_empty() || counted == row_counted).then(|| own.to_owned())
    }
}
