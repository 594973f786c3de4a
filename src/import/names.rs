//! Where one name ends and the next begins: lists with 、 和 及, shared beginnings and ends, quotation marks.

use super::chars::fold;
use super::words::{self, beginning, ending};

/// The longest piece of a list that is looked into, in bytes.
const LONGEST_PIECE: usize = 600;

/// A name cut from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The printed piece.
    pub name: String,
    /// With the shared affix of its list completed.
    pub full: String,
}

/// What cutting a list gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The names, in their order.
    pub names: Vec<Name>,
    /// Whether they were many or one.
    pub listed: bool,
}

/// Splits at characters that stand outside brackets and quotation marks.
pub fn split_outside<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut depth = 0i32;
    let mut quoted = 0i32;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match fold(c) {
            '(' | '[' | '{' | '《' => depth += 1,
            ')' | ']' | '}' | '》' => depth = (depth - 1).max(0),
            '“' | '「' => quoted += 1,
            '”' | '」' => quoted = (quoted - 1).max(0),
            _ if depth == 0 && quoted == 0 && separators.contains(&c) => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Cuts a list of names.
pub fn list(text: &str) -> List {
    let text = text.trim().trim_end_matches(['等', '。', '；', '，']);
    let pieces: Vec<&str> = split_outside(text, &['、'])
        .into_iter()
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let Some((last, firsts)) = pieces.split_last() else {
        return List::default();
    };
    // 甲、乙集聚的载体 is one thing: what stands before 的 describes it.
    let described =
        last.contains('的') && !firsts.is_empty() && firsts.iter().all(|p| !is_complete(p));
    if described {
        return List {
            names: vec![single(text)],
            listed: false,
        };
    }
    let tail = study(last);
    let mut cut: Vec<&str> = Vec::new();
    for piece in &pieces {
        cut_conjunction(piece, tail, &mut cut);
    }
    let listed = cut.len() > 1;
    let names = complete(&cut);
    List { names, listed }
}

/// What ends a piece that is a study.
fn study(text: &str) -> Option<&'static str> {
    ending(text, &["研究", "试点"])
}

/// 和, 及, 与 separate two names only if each side is a name of its own.
fn cut_conjunction<'a>(piece: &'a str, tail: Option<&str>, cut: &mut Vec<&'a str>) {
    // No name is that long, and every 和 in it would be tried.
    if piece.len() > LONGEST_PIECE {
        cut.push(piece);
        return;
    }
    for (at, c) in piece.char_indices() {
        if !matches!(c, '和' | '及' | '与') {
            continue;
        }
        let (left, right) = piece.split_at(at);
        let right = right.get(c.len_utf8()..).unwrap_or_default();
        if depth(left) != 0 || right.is_empty() {
            continue;
        }
        let (left, right) = (left.trim_end_matches('以'), right);
        let same = ending(left, words::ENTITY).zip(ending(right, words::ENTITY));
        let own = |text: &str, end: &str| proper(text.strip_suffix(end).unwrap_or(text));
        let separate = match same {
            Some((l, r)) => kin(l, r) && own(left, l) && own(right, r),
            None => study(left).is_some() && study(left) == tail,
        };
        if separate {
            cut_conjunction(left, tail, cut);
            cut_conjunction(right, tail, cut);
            return;
        }
    }
    cut.push(piece);
}

/// Whether two endings name things of one kind.
fn kin(left: &str, right: &str) -> bool {
    let both = |list: &[&str]| list.contains(&left) && list.contains(&right);
    left == right || left.ends_with(right) || right.ends_with(left) || both(words::SCHOOLS)
}

/// Whether something is left of a text once the generic words are taken off: a name of its own.
pub fn proper(text: &str) -> bool {
    if words::STAGES.contains(&text) {
        return false;
    }
    let mut rest = text;
    while let Some(word) = ending(rest, words::TYPE_WORDS) {
        rest = rest.strip_suffix(word).unwrap_or("");
    }
    rest.chars().count() >= 2
}

fn depth(text: &str) -> i32 {
    text.chars()
        .map(|c| match fold(c) {
            '(' | '“' | '《' => 1,
            ')' | '”' | '》' => -1,
            _ => 0,
        })
        .sum()
}

/// Whether a piece ends as names end. A bracket at its end belongs to it.
pub fn is_complete(piece: &str) -> bool {
    let plain = without_last_bracket(piece);
    // A phase belongs to what it is a phase of: 平台二期.
    let whole = PHASES
        .iter()
        .find_map(|phase| plain.strip_suffix(phase))
        .unwrap_or(plain);
    let thing = ending(whole, words::ENTITY).is_some() && !whole.ends_with("号线");
    thing || whole.len() == plain.len() && ending(plain, words::ACTION).is_some()
}

fn without_last_bracket(text: &str) -> &str {
    let text = text.trim_end();
    match text.ends_with(['）', ')', '”']) {
        true => text
            .rfind(['（', '(', '“'])
            .and_then(|at| text.get(..at))
            .filter(|t| !t.is_empty())
            .unwrap_or(text),
        false => text,
    }
}

/// One name alone.
fn single(text: &str) -> Name {
    let name = unquoted(text);
    Name {
        full: name.clone(),
        name,
    }
}

/// `国内首个“甲中心”` → 甲中心: qualifiers before a quoted name and the quotation marks are not part of it.
pub fn unquoted(text: &str) -> String {
    let inner = text.strip_suffix('”').and_then(|t| t.rsplit_once('“'));
    match inner {
        Some((_, name)) if !name.is_empty() && !name.contains('”') => name.to_owned(),
        _ => text.to_owned(),
    }
}

/// Completes the pieces of a list with the beginning and the end they share.
fn complete(pieces: &[&str]) -> Vec<Name> {
    let suffix = shared_end(pieces);
    let studied = pieces.last().and_then(|last| ending(last, STUDIES));
    let prefix = shared_beginning(pieces);
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let name = unquoted(piece);
            let mut full = name.clone();
            if let Some(prefix) = prefix
                && at > 0
                && starts_with_digit(piece)
            {
                full.insert_str(0, prefix);
            }
            let numbered = prefix.is_some() && suffix.as_deref() == Some("工程");
            if let Some(suffix) = &suffix
                && at + 1 < pieces.len()
                && (!is_complete(piece) || numbered)
                && !piece.ends_with(suffix.as_str())
            {
                full.push_str(suffix);
            }
            if let Some(studied) = studied {
                full = as_study(full, studied);
            }
            Name { name, full }
        })
        .collect()
}

/// Phases of a thing.
const PHASES: &[&str] = &["一期", "二期", "三期", "四期"];

/// How the name of a study ends. Longer ones count before those they end with.
const STUDIES: &[&str] = &[
    "研究",
    "规划研究",
    "前期研究",
    "可行性研究",
    "方案研究",
    "专题研究",
];

/// `甲、乙规划研究`, `甲、乙等研究`: each of them is studied.
pub fn as_study(name: String, studied: &str) -> String {
    match study(&name) {
        Some(_) => name,
        None => name + studied,
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| fold(c).is_ascii_digit())
}

/// `城际1号线、2号线` share 城际.
fn shared_beginning<'a>(pieces: &[&'a str]) -> Option<&'a str> {
    let (first, rest) = pieces.split_first()?;
    let at = first
        .find(|c: char| fold(c).is_ascii_digit())
        .filter(|at| *at > 0)?;
    rest.iter()
        .all(|piece| starts_with_digit(piece))
        .then_some(())?;
    (!rest.is_empty()).then(|| first.get(..at)).flatten()
}

/// `甲、乙、丙综合交通枢纽工程` share 综合交通枢纽工程; `2号线、3号线工程` share 工程.
fn shared_end(pieces: &[&str]) -> Option<String> {
    let (last, rest) = pieces.split_last()?;
    if rest.is_empty() || rest.iter().all(|piece| is_complete(piece)) {
        return None;
    }
    // What the pieces before end with shows where the name proper of the last one ends.
    let by_kin = rest
        .iter()
        .rev()
        .filter(|piece| !is_complete(piece))
        .find_map(|piece| {
            let tail: String = piece
                .chars()
                .rev()
                .take(2)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let at = last.find(&tail)? + tail.len();
            // A phase is the last one's own: 2号线、3号线一期工程 share 工程.
            let end = last.get(at..)?;
            let end = PHASES
                .iter()
                .find_map(|phase| end.strip_prefix(phase))
                .unwrap_or(end);
            Some(end.to_owned()).filter(|end| !end.is_empty())
        });
    if by_kin.is_some() {
        return by_kin;
    }
    // Only bare names lack their end (甲、乙、丙枢纽工程); a longer piece has an end that is not known here.
    const BARE: usize = 5;
    rest.iter()
        .all(|piece| is_complete(piece) || piece.chars().count() <= BARE)
        .then_some(())?;
    is_complete(last).then_some(())?;
    let mut start = last.len();
    while let Some(word) = last
        .get(..start)
        .and_then(|text| ending(text, words::TYPE_WORDS))
    {
        start -= word.len();
    }
    let own = last.get(..start)?.chars().count();
    let end = last.get(start..)?;
    (own >= 2 && !end.is_empty()).then(|| end.to_owned())
}

/// Cuts verbs off the beginning: `加快建设甲` → 甲.
pub fn without_verbs(text: &str) -> (&str, bool) {
    let mut rest = text.trim();
    let mut cut = false;
    while let Some(verb) = beginning(rest, words::VERBS) {
        let next = rest.strip_prefix(verb).unwrap_or("");
        // 建设路小学, 新建村: a verb may begin a name.
        if next.is_empty() || next.starts_with(['路', '村', '街', '镇']) {
            break;
        }
        rest = next.trim_start_matches('了').trim_start();
        cut = true;
    }
    (rest, cut)
}

/// Cuts what closes a list off its end: `…等12所学校`, `…落地`, `…等`.
pub fn without_close(text: &str) -> (&str, bool) {
    let mut text = text.trim().trim_end_matches(['。', '；', '，', '：']);
    let mut closed = false;
    if let Some(at) = last_outside(text, '等') {
        let after = text.get(at + '等'.len_utf8()..).unwrap_or_default();
        let named = text.get(..at).unwrap_or_default();
        // 高等, 同等 are words; 等 that closes a list follows a whole name.
        if !named.ends_with(['高', '同', '平', '初', '中', '均'])
            && !named.is_empty()
            && after.chars().count() <= 24
        {
            text = named;
            closed = true;
        }
    }
    if !closed && let Some(word) = ending(text, words::COMPLEMENTS) {
        let named = text.strip_suffix(word).unwrap_or(text);
        let thing = ending(named, words::ENTITY).is_some() && !named.ends_with("工程");
        if thing && named.chars().count() > 3 || matches!(word, "落地" | "落户" | "投用" | "开工")
        {
            text = named;
        }
    }
    (text, closed)
}

fn last_outside(text: &str, wanted: char) -> Option<usize> {
    let mut level = 0i32;
    let mut found = None;
    for (at, c) in text.char_indices() {
        match fold(c) {
            '(' | '“' | '《' => level += 1,
            ')' | '”' | '》' => level -= 1,
            _ if level == 0 && c == wanted => found = Some(at),
            _ => {}
        }
    }
    found
}
