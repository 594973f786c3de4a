//! What finding means, said slowly and plainly. It shares no code and no table with the engine: readings come from the crate `pinyin`.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyinMulti;

/// How characters are read of which the crate has several readings, with those of old books among them; all others of the tests have one.
const POLYPHONES: &[(char, &[&str])] = &[
    ('行', &["xing", "hang", "heng"]),
    ('厦', &["sha", "xia"]),
    ('重', &["zhong", "chong"]),
    ('长', &["chang", "zhang"]),
    ('会', &["hui", "kuai"]),
    ('乐', &["le", "yue"]),
    ('绿', &["lv", "lu"]),
    ('率', &["lv", "shuai"]),
    ('都', &["dou", "du"]),
    ('调', &["tiao", "diao"]),
    ('台', &["tai"]),
];

/// Traditional forms that the tests type.
const TRADITIONAL: &[(char, char)] = &[
    ('线', '綫'),
    ('线', '線'),
    ('启', '啓'),
    ('启', '啟'),
    ('台', '臺'),
    ('岗', '崗'),
    ('号', '號'),
    ('监', '監'),
    ('学', '學'),
    ('园', '園'),
    ('区', '區'),
    ('龙', '龍'),
    ('门', '門'),
    ('东', '東'),
    ('车', '車'),
    ('庙', '廟'),
    ('湾', '灣'),
    ('发', '發'),
];

/// What characters are read as.
pub struct Readings(BTreeMap<char, Vec<String>>);

impl Readings {
    /// The characters of a text that have one reading only, and the polyphones.
    pub fn of(text: &str) -> Self {
        let mut readings = BTreeMap::new();
        for letter in text.chars() {
            let Some(multi) = letter.to_pinyin_multi() else {
                continue;
            };
            let plain: BTreeSet<String> = multi
                .into_iter()
                .map(|one| one.plain().replace('ü', "v"))
                .collect();
            if plain.len() == 1 {
                readings.insert(letter, plain.into_iter().collect());
            }
        }
        for (letter, plain) in POLYPHONES {
            readings.insert(*letter, plain.iter().map(|one| (*one).to_owned()).collect());
        }
        Self(readings)
    }

    pub fn alphabet(&self) -> Vec<char> {
        self.0.keys().copied().collect()
    }

    /// Every way to spell a character's readings: ü is typed v or u.
    pub fn of_char(&self, letter: char) -> Vec<String> {
        let readings = self.0.get(&letter).into_iter().flatten();
        readings
            .flat_map(|one| {
                if one.contains('v') {
                    vec![one.clone(), one.replace('v', "u")]
                } else {
                    vec![one.clone()]
                }
            })
            .collect()
    }
}

pub fn traditional(letter: char, pick: usize) -> char {
    let forms: Vec<char> = TRADITIONAL
        .iter()
        .filter(|(plain, _)| *plain == letter)
        .map(|(_, form)| *form)
        .collect();
    if forms.is_empty() {
        letter
    } else {
        forms[pick % forms.len()]
    }
}

fn simple(letter: char) -> char {
    let letter = match letter {
        '（' => '(',
        '）' => ')',
        '　' => ' ',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(letter as u32 - 0xfee0).unwrap()
        }
        _ => letter,
    };
    let known = TRADITIONAL.iter().find(|(_, form)| *form == letter);
    known
        .map_or(letter, |(plain, _)| *plain)
        .to_ascii_lowercase()
}

pub fn simplified(text: &str) -> Vec<char> {
    text.chars().map(simple).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    Typed,
    Southern,
    Slipped,
}

/// A text of a record, and whether it is looked up by its readings.
pub type Text = (Vec<char>, bool);

/// A search over everything: the records found, and whether only something near was.
pub fn search(records: &[Vec<Text>], query: &str, readings: &Readings) -> (Vec<usize>, bool) {
    let raw: Vec<&str> = query
        .split([' ', '　'])
        .filter(|term| !term.is_empty())
        .collect();
    let mut forms = vec![];
    let joined = joined(&raw, readings);
    if joined != raw {
        forms.push(joined);
    }
    forms.push(raw.iter().map(|term| (*term).to_owned()).collect());
    for how in [How::Typed, How::Southern, How::Slipped] {
        for form in &forms {
            let found: Vec<usize> = (0..records.len())
                .filter(|at| {
                    form.iter().all(|term| {
                        records[*at]
                            .iter()
                            .any(|text| !spans(text, term, how, readings).is_empty())
                    })
                })
                .collect();
            if !found.is_empty() {
                return (found, how != How::Typed);
            }
        }
    }
    (vec![], false)
}

/// Neighbouring terms of one syllable each are one word.
fn joined(raw: &[&str], readings: &Readings) -> Vec<String> {
    let all: BTreeSet<String> = readings
        .alphabet()
        .into_iter()
        .flat_map(|letter| readings.of_char(letter))
        .collect();
    let mut terms: Vec<(String, bool)> = vec![];
    for (at, term) in raw.iter().enumerate() {
        let last = at + 1 == raw.len();
        let capitals = term.chars().all(|c| c.is_ascii_uppercase());
        let lower = term.to_ascii_lowercase();
        let syllable = !capitals
            && all
                .iter()
                .any(|known| *known == lower || last && known.starts_with(&lower));
        match terms.last_mut() {
            Some((word, true)) if syllable => {
                word.push('\'');
                word.push_str(term);
            }
            _ => terms.push(((*term).to_owned(), syllable)),
        }
    }
    terms.into_iter().map(|(word, _)| word).collect()
}

/// Every place of a text that meets a term: where it starts, and where it can end.
pub fn spans(
    (text, read): &Text,
    term: &str,
    how: How,
    readings: &Readings,
) -> BTreeSet<(usize, usize)> {
    let letters = term.chars().filter(char::is_ascii_alphabetic).count();
    let capitals = letters > 0
        && term
            .chars()
            .filter(char::is_ascii_alphabetic)
            .all(|c| c.is_ascii_uppercase());
    let term = simplified(term);
    let read = *read && letters > 0 && !capitals;
    let how = if letters >= 4 { how } else { How::Typed };
    let mut found = BTreeSet::new();
    for start in 0..text.len() {
        if text[start..].starts_with(&term)
            && (term.len() > 1 || letters == 0 || begins_word(text, start))
        {
            found.insert((start, start + term.len()));
        }
        if !read || term.len() == 1 && !begins_word(text, start) {
            continue;
        }
        if how == How::Slipped {
            slipped(text, start, &term, readings, &mut found);
        } else {
            typed(text, start, start, &term, how, readings, &mut found);
        }
    }
    found
}

fn begins_word(text: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| text[before]) else {
        return true;
    };
    let latin = |letter: char| letter.is_ascii_alphabetic();
    match before {
        _ if before.is_ascii_digit() => false,
        _ if before.is_alphanumeric() => latin(before) != latin(text[at]),
        _ => true,
    }
}

/// Takes one character of the text after the other, in every way it can be typed.
fn typed(
    text: &[char],
    start: usize,
    at: usize,
    left: &[char],
    how: How,
    readings: &Readings,
    found: &mut BTreeSet<(usize, usize)>,
) {
    if left.is_empty() {
        found.insert((start, at));
        return;
    }
    let Some(letter) = text.get(at) else {
        return;
    };
    if left[0] == *letter {
        typed(text, start, at + 1, &left[1..], how, readings, found);
    }
    for reading in readings.of_char(*letter) {
        let mut ways = vec![reading[..1].to_owned()];
        if reading[1..].starts_with('h') {
            ways.push(reading[..2].to_owned());
        }
        let spellings = if how == How::Southern {
            southern(&reading)
        } else {
            vec![reading]
        };
        for spelling in spellings {
            if left.len() < spelling.len() && spelling.starts_with(&left.iter().collect::<String>())
            {
                found.insert((start, at + 1));
            }
            ways.push(spelling);
        }
        for way in ways {
            let way: Vec<char> = way.chars().collect();
            if left.starts_with(&way) {
                let rest = &left[way.len()..];
                typed(text, start, at + 1, rest, how, readings, found);
                if rest.first() == Some(&'\'') {
                    typed(text, start, at + 1, &rest[1..], how, readings, found);
                }
            }
        }
    }
}

fn southern(reading: &str) -> Vec<String> {
    let mut all = vec![reading.to_owned()];
    for (short, long) in [("z", "zh"), ("c", "ch"), ("s", "sh")] {
        if reading.starts_with(long) {
            all.push(reading.replacen(long, short, 1));
        } else if reading.starts_with(short) {
            all.push(reading.replacen(short, long, 1));
        }
    }
    for spelling in all.clone() {
        for (short, long) in [("an", "ang"), ("en", "eng"), ("in", "ing")] {
            if let Some(front) = spelling.strip_suffix(long) {
                all.push(format!("{front}{short}"));
            } else if let Some(front) = spelling.strip_suffix(short) {
                all.push(format!("{front}{long}"));
            }
        }
    }
    all
}

/// Whole syllables that spell the term with one slip; the last may break off after two letters, the slip before it.
fn slipped(
    text: &[char],
    start: usize,
    term: &[char],
    readings: &Readings,
    found: &mut BTreeSet<(usize, usize)>,
) {
    let mut spelled: Vec<Vec<char>> = vec![vec![]];
    for (at, letter) in text.iter().enumerate().skip(start) {
        let mut next = vec![];
        for before in &spelled {
            for spelling in readings
                .of_char(*letter)
                .into_iter()
                .chain([letter.to_string()])
            {
                let whole: Vec<char> = before.iter().copied().chain(spelling.chars()).collect();
                // An apostrophe may stand after a syllable.
                let syllable = spelling.is_ascii() && spelling.len() > 1;
                let apart: Vec<char> = whole.iter().copied().chain(['\'']).collect();
                if near(term, &whole) || syllable && near(term, &apart) {
                    found.insert((start, at + 1));
                }
                for kept in 2..spelling.len().min(term.len()) {
                    let (head, tail) = term.split_at(term.len() - kept);
                    let broken_off = spelling.chars().take(kept).eq(tail.iter().copied());
                    if at > start && spelling.is_ascii() && broken_off && near(head, before) {
                        found.insert((start, at + 1));
                    }
                }
                // More than two letters wrong is hopeless.
                let wrong = whole.iter().filter(|letter| !term.contains(letter)).count();
                if whole.len() <= term.len() + 1 && wrong < 2 {
                    if syllable && term.contains(&'\'') {
                        next.push(apart);
                    }
                    next.push(whole);
                }
            }
        }
        spelled = next;
    }
}

/// Whether one is the other but for a letter wrong, too many or missing, or two swapped.
fn near(term: &[char], other: &[char]) -> bool {
    let without = |word: &[char], at: usize| [&word[..at], &word[at + 1..]].concat();
    let missing = |long: &[char], short: &[char]| {
        long.len() == short.len() + 1
            && (0..long.len())
                .any(|at| long[at].is_ascii_alphabetic() && without(long, at) == short)
    };
    if missing(term, other) || missing(other, term) {
        return true;
    }
    let differ: Vec<usize> = (0..term.len().min(other.len()))
        .filter(|at| term[*at] != other[*at])
        .collect();
    let letters = differ
        .iter()
        .all(|at| term[*at].is_ascii_alphabetic() && other[*at].is_ascii_alphabetic());
    term.len() == other.len()
        && letters
        && match differ[..] {
            [] | [_] => true,
            [a, b] => a + 1 == b && term[a] == other[b] && term[b] == other[a],
            _ => false,
        }
}
