//! Promise or report: what the words around a number, its dates and its document say.

use super::place;
use super::quantity::{Date, Kind, Token};
use super::setting::Setting;

/// Whether a number is promised or reported, and the date that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// To be reached.
    Promised(Option<Date>),
    /// Reached.
    Reported(Option<Date>),
    /// Where something stood when the period that is looked back on began: 由甲增至乙.
    Before,
    /// Where something started, at a time that is not told.
    Past,
}

/// Words of a clause that promise.
const PROMISES: &[&str] = &[
    "力争",
    "将",
    "计划",
    "预计",
    "确保",
    "拟",
    "争取",
    "下一步",
    "打造",
    "选取",
    "规划",
    "目标",
    "筹划",
    "推动",
    "到那时",
];

/// Words of a clause that report.
const REPORTS: &[&str] = &[
    "已",
    "目前",
    "截至",
    "据统计",
    "累计",
    "现有",
    "荣获",
    "建成了",
    "完成了",
    "过去",
];

/// Words right before a number that say how it is now.
const PRESENT: &[&str] = &[
    "当前的",
    "目前的",
    "现在的",
    "现有的",
    "当前",
    "目前",
    "时隔",
];

/// What says that a number is where something started.
const STARTED: &[&str] = &["起步"];

/// What follows the first number of a pair.
const GROWN: &[&str] = &[
    "增至",
    "增加至",
    "增加到",
    "增长到",
    "提高至",
    "增长至",
    "提高到",
    "提升至",
    "提升到",
    "升至",
    "降至",
    "下降到",
    "下降至",
    "扩大到",
    "减少到",
];

/// Whether a statement told where something started: 从甲、乙….
fn clause_starts(before: &str) -> bool {
    before
        .rsplit(['，', ',', '。'])
        .next()
        .is_some_and(|clause| clause.contains('从') || clause.contains('由'))
}

/// What a way from one number to another is called.
pub const LEAPS: &[&str] = &["的跃升", "的跨越", "的飞跃", "的突破", "的历史性", "的转变"];

/// 从甲到乙的跃升: when the leap ended is not told either.
fn leaps(clause: &str, after: &str) -> bool {
    clause.contains('从')
        && clause.ends_with('到')
        && LEAPS.iter().any(|word| after.starts_with(word))
}

/// The year that 今年 or 去年 in the statement before a number means.
fn told_year(before: &str, setting: &Setting) -> Option<Date> {
    let this = setting.this_year?;
    let statement = before.rsplit(['；', ';']).next().unwrap_or(before);
    let last = this.saturating_sub(1);
    let years = [
        ("今年", this),
        ("去年", last),
        ("上年", last),
        ("过去一年", last),
        ("一年来", last),
    ];
    let (word, year) = years
        .into_iter()
        .filter_map(|(word, year)| statement.rfind(word).map(|at| (at, word, year)))
        .max_by_key(|(at, _, _)| *at)
        .map(|(at, word, year)| {
            let compared = statement
                .get(..at)
                .is_some_and(|head| COMPARED_BEFORE.iter().any(|word| head.ends_with(word)));
            (if compared { "" } else { word }, year)
        })?;
    (!word.is_empty()).then_some(Date {
        year: Some(year),
        month: None,
        to: None,
    })
}

/// The five-year plan that the words before a number name as its time: “十四五”时期.
fn period(before: &str) -> Option<Date> {
    const TIME: &[&str] = &["”时期", "”期间", "”末"];
    let (end, _) = TIME
        .iter()
        .filter_map(|word| before.rfind(word).map(|at| (at, word)))
        .max()?;
    let open = before.get(..end)?.rfind('“')?;
    let years = place::five_years(before.get(open..end + '”'.len_utf8())?)?;
    let compared = before.get(..open)?.ends_with(['比', '较', '与', '于']);
    (!compared).then_some(Date {
        year: Some(years.from),
        month: None,
        to: Some(years.to),
    })
}

/// What makes a year one that is only compared with.
const COMPARED_BEFORE: &[&str] = &["比", "较", "与", "自", "在", "相比", "同"];
const COMPARED_AFTER: &[&str] = &["基础上", "相比", "以来", "的基础", "水平", "为基期", "成立"];

/// Reads the tense of a quantity.
pub fn of(
    sentence: &str,
    tokens: &[Token],
    token: &Token,
    setting: &Setting,
    carried: Option<Date>,
) -> Tense {
    let before = near(sentence.get(..token.start).unwrap_or_default());
    let clause = before
        .rsplit(['，', ',', '；', ';', '：', '（', '('])
        .next()
        .unwrap_or(before);
    if PRESENT.iter().any(|word| clause.ends_with(word)) {
        return Tense::Reported(None);
    }
    let date = date_for(sentence, tokens, token, setting)
        .or_else(|| told_year(before, setting))
        .or_else(|| period(before));
    // 由甲增至乙, 从甲起步: when it was so is not told.
    let started = clause.ends_with(['由', '从'])
        && date_for(clause, &super::quantity::scan(clause), token, setting).is_none();
    let onward = sentence.get(token.end..).is_some_and(|after| {
        after
            .split(['，', ','])
            .next()
            .is_some_and(|rest| told(rest, STARTED))
    });
    if started || onward && clause_starts(before) {
        let grown = sentence
            .get(token.end..)
            .is_some_and(|after| GROWN.iter().any(|word| after.starts_with(word)));
        // 到2030年由甲增加到乙: 甲 is how it is now.
        let ahead = match date.and_then(|date| date.to.or(date.year)) {
            Some(year) => year > setting.now,
            None => setting.promises,
        };
        return match clause.ends_with(['由', '从']) && grown {
            true if ahead => Tense::Reported(None),
            true => Tense::Before,
            false => Tense::Past,
        };
    }
    if leaps(clause, sentence.get(token.end..).unwrap_or_default()) {
        return Tense::Past;
    }
    let year = date.and_then(|date| date.to.or(date.year));
    match year {
        Some(year) if year > setting.now => return Tense::Promised(date),
        Some(year) if year < setting.now || setting.closed => return Tense::Reported(date),
        _ => {}
    }
    if setting.promises {
        let past = told(clause, &["已", "目前", "截至"]) && !told(clause, &["将", "力争"]);
        return if past {
            Tense::Reported(date)
        } else {
            Tense::Promised(date.or(carried))
        };
    }
    let statement = before.rsplit(['；', ';']).next().unwrap_or(before);
    let clause = &without_object_marker(clause, sentence);
    let promised = told(clause, PROMISES) || told(statement, &["预计", "计划", "力争"]);
    let reported = told(clause, REPORTS);
    if promised && !reported {
        Tense::Promised(date.or(carried))
    } else {
        Tense::Reported(date)
    }
}

/// The words that can say something of a number: those not too far before it.
fn near(text: &str) -> &str {
    /// In bytes.
    const FARTHEST: usize = 900;
    let mut from = text.len().saturating_sub(FARTHEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or(text)
}

/// 将 that only marks the object (将甲纳入乙) promises nothing.
fn without_object_marker(clause: &str, sentence: &str) -> String {
    const TURNED: &[&str] = &[
        "纳入",
        "作为",
        "列入",
        "划给",
        "用于",
        "打造成",
        "转化为",
        "延伸到",
    ];
    let object = clause
        .find('将')
        .and_then(|_| sentence.find(clause))
        .and_then(|at| sentence.get(at..))
        .is_some_and(|rest| told(rest, TURNED));
    if object {
        clause.replace('将', "")
    } else {
        clause.to_owned()
    }
}

fn told(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The date that a quantity stands under: the last one before it in its statement that is not only compared with.
fn date_for(sentence: &str, tokens: &[Token], token: &Token, setting: &Setting) -> Option<Date> {
    if let Some(own) = paired(sentence, tokens, token) {
        return Some(own);
    }
    let mut month = None;
    for t in tokens.iter().filter(|t| t.end <= token.start).rev() {
        let Kind::Date(date) = t.kind else { continue };
        if is_compared(sentence, t) {
            continue;
        }
        let holds = holds(sentence, t, token);
        match (date.year, month) {
            // 9月底前 is of the year that the words before it speak of.
            (Some(_), Some(_)) => {
                let year = date.to.or(date.year);
                return month.map(|month| Date { year, ..month });
            }
            (Some(_), None) if holds => return Some(date),
            (None, None) if holds && ends(sentence, t) => {
                let year = setting.this_year.filter(|_| setting.promises);
                if year.is_some() {
                    return Some(Date { year, ..date });
                }
                month = Some(date);
            }
            _ => {}
        }
    }
    None
}

/// The date that is a number's own where as many dates as numbers are listed: 2026年、2028年甲分别达到1万个、2万个.
fn paired(sentence: &str, tokens: &[Token], token: &Token) -> Option<Date> {
    const EACH: &str = "分别";
    let (head, _) = sentence.get(..token.start)?.rsplit_once(EACH)?;
    let from = head.len() + EACH.len();
    let joined = |a: &Token, b: &Token| {
        sentence
            .get(a.end..b.start)
            .is_some_and(|between| matches!(between, "、" | "和" | "及" | "以及" | "与"))
    };
    // The list of numbers that begins behind 分别, and that of the dates that ends last before it.
    let numbers: Vec<&Token> = tokens
        .iter()
        .filter(|t| t.start >= from && matches!(t.kind, Kind::Quantity(_)))
        .collect();
    let length = 1 + numbers
        .windows(2)
        .take_while(|pair| matches!(pair, [a, b] if joined(a, b)))
        .count();
    let at = numbers
        .iter()
        .take(length)
        .position(|t| t.start == token.start)?;
    let dates: Vec<(&Token, Date)> = tokens
        .iter()
        .filter(|t| t.end <= head.len())
        .filter_map(|t| match t.kind {
            Kind::Date(date) if date.year.is_some() => Some((t, date)),
            _ => None,
        })
        .collect();
    let count = 1 + dates
        .windows(2)
        .rev()
        .take_while(|pair| matches!(pair, [(a, _), (b, _)] if joined(a, b)))
        .count();
    let first = dates.len().checked_sub(count)?;
    let told = count > 1 && count == length;
    dates
        .get(first + at)
        .filter(|_| told)
        .map(|(_, date)| *date)
}

/// Whether a date is the end of a time: 6月底前, 6月底, 6月前.
fn ends(sentence: &str, date: &Token) -> bool {
    sentence
        .get(date.end..)
        .is_some_and(|after| after.starts_with(['底', '末', '前']))
}

/// Whether a date still holds for a number after it: one that opens the sentence does, any other ends with its statement.
fn holds(sentence: &str, date: &Token, token: &Token) -> bool {
    let head = sentence.get(..date.start).unwrap_or_default();
    let opens = !head.contains(['，', ',', '；', ';', '：']);
    let between = sentence.get(date.end..token.start).unwrap_or_default();
    // 由2020年的甲增加到乙: the year is that of 甲 alone.
    if head.ends_with(['由', '从']) {
        return !between.contains(['，', ',', '；', ';']) && !told(between, GROWN);
    }
    // 到2030年甲，占乙的三成 goes on; 2028年建成甲，新建乙 does not.
    let rest = ["上半年", "下半年", "年初", "年中"]
        .iter()
        .find_map(|half| between.strip_prefix(half))
        .unwrap_or(between);
    let by = head.ends_with(['到', '至']) || rest.starts_with(['，', ',', '底', '末']);
    let within = if by { ['；', ';'] } else { ['，', ','] };
    opens || !between.contains(within)
}

fn is_compared(sentence: &str, token: &Token) -> bool {
    let before = sentence.get(..token.start).unwrap_or_default();
    let after = sentence.get(token.end..).unwrap_or_default();
    let founded = COMPARED_AFTER.iter().any(|word| after.starts_with(word));
    // 是2020年的1.4倍
    let measured = after.starts_with('的') && before.ends_with(['是', '为', '达', '于']);
    founded
        || measured
        || COMPARED_BEFORE.iter().any(|word| before.ends_with(word))
            && !after.starts_with(['底', '末', '前', '，'])
}

/// A date by which something is promised, and where it ends: `到2025年`, `2022年底前完成`, `到本世纪中叶`.
pub fn deadline(sentence: &str, tokens: &[Token], setting: &Setting) -> Option<(Date, usize)> {
    const CENTURY: &str = "到本世纪中叶";
    let dated = tokens.iter().find_map(|token| {
        let Kind::Date(mut date) = token.kind else {
            return None;
        };
        // 6月底 is of the year that a year's plan is for.
        date.year = date.year.or(setting.this_year.filter(|_| setting.promises));
        let year = date.to.or(date.year)?;
        let before = sentence.get(..token.start)?;
        let after = sentence.get(token.end..)?;
        let tail = after.trim_start_matches(['底', '末', '前', '之', '以']);
        let end = sentence.len() - tail.len();
        let until = before.ends_with('到')
            || before.ends_with("力争")
            || before.ends_with("力争在")
            || before.ends_with("预计")
            || before.ends_with("展望");
        let rest = tail.trim_start_matches(['，', ',']);
        let act = rest.strip_prefix("基本").unwrap_or(rest);
        let verb = DONE
            .iter()
            .chain(BUILT)
            .any(|word| rest.starts_with(word) || act.starts_with(word));
        let promised =
            until && (tail.starts_with(['，', ',']) || verb) || verb && year > setting.now;
        (promised && year > setting.now).then_some((date, end))
    });
    // A report: 今年将出台甲; a year's plan: 甲年底前合龙.
    let (words, verbs): (&[&str], &[&[&str]]) = match setting.promises {
        true => (&["年底前", "年内", "年底"], &[BUILT]),
        false => (&["今年将", "今年内将", "年内将"], &[BUILT, ISSUED]),
    };
    let this_year = || {
        let at = words
            .iter()
            .find_map(|word| sentence.find(word).map(|at| at + word.len()))?;
        let rest = sentence.get(at..)?;
        let date = Date {
            year: Some(setting.this_year?),
            month: None,
            to: None,
        };
        let done = verbs
            .iter()
            .copied()
            .flatten()
            .any(|verb| rest.starts_with(verb));
        done.then_some((date, at))
    };
    dated.or_else(this_year).or_else(|| {
        let at = sentence.find(CENTURY)?;
        let end = at + CENTURY.len();
        let tail = sentence.get(end..)?.trim_start_matches(['，', ',']);
        let date = Date {
            year: Some(2050),
            month: None,
            to: None,
        };
        (DONE.iter().any(|word| tail.starts_with(word))).then_some((date, end))
    })
}

/// Verbs that say that a thing is built.
pub const BUILT: &[&str] = &[
    "完成",
    "建成",
    "竣工",
    "开工",
    "投用",
    "投产",
    "通车",
    "投入使用",
    "建成投用",
    "建成投产",
    "建成通车",
    "开工建设",
    "竣工投用",
    "并网发电",
    "合龙",
    "贯通",
    "封顶",
    "试运行",
    "投运",
    "启用",
    "开园",
    "开馆",
    "交付",
];

/// Verbs of what is done once, this year.
const ISSUED: &[&str] = &[
    "出台", "印发", "发布", "完成", "建成", "竣工", "开工", "投用", "通车",
];

/// Verbs that say a thing is done.
pub const DONE: &[&str] = &[
    "完成",
    "建成",
    "基本建成",
    "全面建成",
    "成为",
    "实现",
    "基本实现",
    "竣工",
    "开工",
    "投用",
    "通车",
    "达到",
    "力争",
    "形成",
    "初步建成",
    "率先",
    "建立",
    "投入使用",
    "全面",
];
