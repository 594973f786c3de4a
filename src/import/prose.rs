//! Sentences → targets and figures: which numbers promise and which report, until when or as of when.

use super::phrase::{self, Around};
use super::quantity::{self, Date, Kind, Quantity, Token};
use super::setting::Setting;
use super::tense::{self, Tense};
use crate::plan::{Comparator, TargetKind};

/// A quantified or dated statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Whether it is promised.
    pub promised: bool,
    /// Quantity or milestone.
    pub kind: TargetKind,
    /// What is counted.
    pub subject: String,
    /// The number; its value is `None` for a milestone.
    pub value: Option<f64>,
    /// Upper end of a range.
    pub high: Option<f64>,
    /// How it is meant.
    pub comparator: Comparator,
    /// The unit.
    pub unit: String,
    /// Deadline of a promise, date of a report.
    pub when: Option<String>,
    /// The few printed words around it.
    pub raw: String,
}

/// What a paragraph gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Its facts, in their order.
    pub facts: Vec<Fact>,
    /// What looks like a fact and is none, with the reason.
    pub skipped: Vec<String>,
}

/// Reads a paragraph.
pub fn read(text: &str, setting: &Setting, owner: &str) -> Found {
    let mut found = Found::default();
    // 到2025年 holds until the paragraph says otherwise; a year that is compared with does not.
    let mut promised_by: Option<Date> = None;
    let mut subject: Option<String> = None;
    for sentence in sentences(text) {
        let tokens = quantity::scan(sentence);
        let mut any = false;
        let mut end = 0;
        for token in &tokens {
            match &token.kind {
                Kind::Quantity(quantity) => {
                    any = true;
                    if qualifies(sentence, token, &tokens) {
                        continue;
                    }
                    // A new statement speaks of something new.
                    let between = sentence.get(end..token.start).unwrap_or_default();
                    if end > 0 && between.contains(['；', ';']) {
                        subject = None;
                    }
                    end = token.end;
                    let Around { subject: own, raw } =
                        phrase::around(sentence, token, &quantity.unit, subject.as_deref(), owner);
                    let tense = tense::of(sentence, &tokens, token, setting, promised_by);
                    // What grew is still spoken of when its growth is told.
                    if subject
                        .as_ref()
                        .is_none_or(|before| !own.starts_with(before.as_str()))
                    {
                        subject = Some(phrase::without_growth(&own).to_owned());
                    }
                    found.facts.push(fact(quantity, own, raw, tense, setting));
                }
                Kind::Name => found.skipped.extend(doubtful(sentence, token)),
                Kind::Date(_) => {}
            }
        }
        if let Some(fact) = growth(sentence, setting) {
            found.facts.push(fact);
        }
        let deadline = tense::deadline(sentence, &tokens, setting);
        found.facts.extend(milestones(sentence, any, setting));
        // 到2030年，… holds for what follows; 2028年建成甲 is the date of 甲 alone.
        if let Some((date, at)) = deadline
            && sentence
                .get(at..)
                .is_some_and(|rest| rest.starts_with(['，', ',']))
        {
            promised_by = Some(date);
        }
    }
    found
}

/// Whether a number only says which ones another number counts: `年营收10亿元以上企业20家`, `500平方米以上的公园12个`.
fn qualifies(sentence: &str, token: &Token, tokens: &[Token]) -> bool {
    /// What is told of the number itself.
    const TOLD: &[&str] = &[
        "增", "年均", "同比", "比", "较", "提", "下降", "降", "减", "和", "及", "以及", "与", "并",
        "且", "占", "达", "其中", "为", "至", "到",
    ];
    let printed = sentence.get(token.start..token.end).unwrap_or_default();
    let rest = sentence.get(token.end..).unwrap_or_default();
    let counted = tokens.iter().find(|other| other.start >= token.end);
    let between = counted
        .filter(|other| matches!(other.kind, Kind::Quantity(_)))
        .and_then(|other| sentence.get(token.end..other.start))
        .unwrap_or_default();
    let noun = between.strip_prefix('的').unwrap_or(between);
    ["以上", "以下"].iter().any(|word| printed.ends_with(word))
        && noun.chars().count() >= 2
        && noun.chars().all(super::chars::is_han)
        && !TOLD.iter().any(|word| rest.starts_with(word))
}

/// Sentences of a paragraph, by 。！？ and line ends; ； ends a statement too, but not its date.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '！', '？', '\n'])
        .flat_map(bounded)
        .map(|sentence| without_number(sentence.trim()))
        .filter(|s| !s.is_empty())
}

/// `1.新增学位…`, `（2）新增床位…` without its number.
pub fn without_number(sentence: &str) -> &str {
    let digits = sentence.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '('));
    match super::blocks::item_number(sentence).filter(|_| digits) {
        Some((_, rest)) => rest,
        None => sentence,
    }
}

/// What has no end in sight is cut into pieces: every number of a sentence looks at the words around it.
fn bounded(sentence: &str) -> Vec<&str> {
    /// In bytes; sentences of official prose have a few hundred.
    const LONGEST: usize = 3000;
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let mut at = LONGEST;
        while !rest.is_char_boundary(at) {
            at -= 1;
        }
        let (piece, more) = rest.split_at(at);
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}

fn fact(
    quantity: &Quantity,
    subject: String,
    raw: String,
    tense: Tense,
    setting: &Setting,
) -> Fact {
    let (promised, when) = match tense {
        Tense::Promised(date) => (true, date.map(printed).or_else(|| setting.deadline.clone())),
        Tense::Past => (false, None),
        Tense::Before => (false, setting.before.clone()),
        Tense::Reported(date) => (false, date.map(printed).or_else(|| setting.as_of.clone())),
    };
    Fact {
        promised,
        kind: TargetKind::Quantity,
        subject,
        value: Some(quantity.value),
        high: quantity.high,
        comparator: quantity.comparator,
        unit: quantity.unit.clone(),
        when,
        raw,
    }
}

/// `2025`, `2020-08`; a span of years ends with its last.
fn printed(date: Date) -> String {
    match (date.to.or(date.year), date.month) {
        (Some(year), Some(month)) if date.to.is_none() => format!("{year}-{month:02}"),
        (Some(year), _) => year.to_string(),
        (None, _) => String::new(),
    }
}

/// The promises without a number: a statement that has none, or its clauses if several say by when something is done; in a
/// sentence with numbers only a clause that says when a thing is built (某线6月底建成通车).
fn milestones(sentence: &str, any: bool, setting: &Setting) -> Vec<Fact> {
    let read = |part: &str| {
        let tokens = quantity::scan(part);
        let counts = tokens.iter().any(|t| matches!(t.kind, Kind::Quantity(_)));
        let dated = tense::deadline(part, &tokens, setting).filter(|_| !counts)?;
        let rest = part.get(dated.1..).unwrap_or_default();
        let built = tense::BUILT.iter().any(|word| rest.starts_with(word));
        (built || !any).then_some(dated)
    };
    let mut facts = Vec::new();
    for statement in sentence.split(['；', ';']).map(str::trim) {
        let clauses = statement.split(['，', ',']).map(str::trim);
        let dated: Vec<&str> = clauses.filter(|clause| read(clause).is_some()).collect();
        let parts = if any || dated.len() > 1 {
            dated
        } else {
            vec![statement]
        };
        for part in parts {
            facts.extend(read(part).and_then(|(date, at)| milestone(part, date, at, setting)));
        }
    }
    facts
}

/// A promise with a date and without a number.
fn milestone(sentence: &str, date: Date, at: usize, setting: &Setting) -> Option<Fact> {
    let after = sentence
        .get(at..)?
        .trim_start_matches(['，', ',', ' ', '、']);
    let clauses = || after.split(['，', ',', '；', ';']).map(str::trim);
    let first = clauses().next()?;
    let before = sentence.get(..at)?;
    // 到2030年，建成…: what is promised stands behind the date, unless the date only says when 完成.
    let bare = tense::BUILT.contains(&first);
    let done = |clause: &&str| tense::DONE.iter().any(|word| clause.starts_with(word));
    let subject = if bare {
        let clause = before
            .split(['，', ',', '；'])
            .next_back()
            .unwrap_or(before);
        let clause = ["确保", "争取", "计划", "预计"]
            .iter()
            .find_map(|word| clause.trim().strip_prefix(word))
            .unwrap_or(clause);
        let (head, tail) = clause.split_once("力争").unwrap_or((clause, ""));
        let subject = if head.trim().is_empty() { tail } else { head };
        let subject = ["年底前", "年内", "年底"]
            .iter()
            .find_map(|word| subject.strip_suffix(word))
            .unwrap_or(subject);
        subject.trim_end_matches(['在', '于', '到'])
    } else if first.contains("将以") || before.ends_with("展望") || done(&first) {
        // 展望2035年，我们将以…的斗志，…，实现甲: the promise is the clause that says what is done.
        let ours = |clause: &'_ str| clause.find('将').map(|at| at + '将'.len_utf8());
        let told = |clause| ours(clause).and_then(|at| clause.get(at..)).filter(done);
        clauses()
            .find_map(|clause| done(&clause).then_some(clause).or_else(|| told(clause)))
            .unwrap_or(first)
    } else {
        first
    };
    let subject = quantity::scan(subject)
        .into_iter()
        .find(|token| matches!(token.kind, Kind::Date(_)))
        .and_then(|token| subject.get(..token.start).filter(|head| !head.is_empty()))
        .unwrap_or(subject);
    let subject: String = subject.trim().chars().take(30).collect();
    let raw_start = before.rfind(['，', ',', '；']).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    let told: String = before
        .get(raw_start..)?
        .chars()
        .rev()
        .take(14)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let rest: String = sentence.get(at..)?.chars().take(12).collect();
    (!subject.is_empty()).then(|| Fact {
        promised: true,
        kind: TargetKind::Milestone,
        subject,
        value: None,
        high: None,
        comparator: Comparator::Eq,
        unit: String::new(),
        when: Some(printed(date))
            .filter(|w| !w.is_empty())
            .or_else(|| setting.deadline.clone()),
        raw: format!("{told}{rest}").trim().to_owned(),
    })
}

/// `实现正增长` promises a sign and no number.
fn growth(sentence: &str, setting: &Setting) -> Option<Fact> {
    const WORD: &str = "正增长";
    setting.promises.then_some(())?;
    let at = sentence.find(WORD)?;
    let start = sentence
        .get(..at)?
        .rfind(['，', ',', '；', ':', '：'])
        .map_or(0, |at| {
            at + sentence
                .get(at..)
                .and_then(|t| t.chars().next())
                .map_or(0, char::len_utf8)
        });
    let raw = sentence.get(start..at + WORD.len())?.trim();
    let subject = raw
        .split(
            ["实现", "保持"]
                .as_slice()
                .iter()
                .copied()
                .find(|w| raw.contains(*w))
                .unwrap_or(WORD),
        )
        .next()?;
    (!subject.is_empty()).then(|| Fact {
        promised: true,
        kind: TargetKind::Quantity,
        subject: subject.to_owned(),
        value: None,
        high: None,
        comparator: Comparator::Gt,
        unit: String::new(),
        when: setting.deadline.clone(),
        raw: raw.to_owned(),
    })
}

/// Digits with a measure word that were read as a name.
fn doubtful(sentence: &str, token: &Token) -> Option<String> {
    let printed = sentence.get(token.start..token.end)?;
    let counted = printed.chars().next()?.is_ascii_digit()
        && printed.chars().last().is_some_and(super::chars::is_han);
    let date = printed.contains('年') && printed.chars().filter(char::is_ascii_digit).count() >= 4;
    (counted && !date).then(|| {
        let more: String = sentence
            .get(token.end..)
            .unwrap_or_default()
            .chars()
            .take(6)
            .collect();
        format!("read as a name: {printed}{more}")
    })
}
