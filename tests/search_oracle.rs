//! The engine against a slow, obvious reference, over random records and random queries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod search_reference;

use plan_widgets::catalog::bundled;
use plan_widgets::search::{Index, Query, Search, Tables};
use search_reference::{How, Readings, Text, search, simplified, spans, traditional};

struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % below
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn try_pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        (!of.is_empty()).then(|| self.pick(of))
    }
}

struct World {
    readings: Readings,
    texts: Vec<String>,
    records: Vec<Vec<Text>>,
    index: Index,
}

/// Short records, of characters whose readings nobody disputes.
fn world(random: &mut Random, count: usize) -> World {
    let plan = bundled().to_json().unwrap();
    let readings = Readings::of(&plan);
    let alphabet = readings.alphabet();
    assert!(alphabet.len() > 300, "{}", alphabet.len());
    let common: Vec<char> = (0..40)
        .map(|_| *random.pick(&alphabet))
        .chain("行厦重长会乐绿率都调线启台岗".chars())
        .collect();
    assert!(
        common
            .iter()
            .all(|letter| !readings.of_char(*letter).is_empty())
    );
    let latin = ["EDA", "14T", "5G", "Oxford", "（", "）", "-", "11", " "];
    let texts: Vec<String> = (0..count)
        .map(|_| {
            (0..4 + random.below(9))
                .map(|_| match random.below(12) {
                    0 => (*random.pick(&latin)).to_owned(),
                    1..=3 => random.pick(&alphabet).to_string(),
                    _ => random.pick(&common).to_string(),
                })
                .collect()
        })
        .collect();
    let records = texts
        .iter()
        .map(|text| vec![(simplified(text), true)])
        .collect();
    let units: Vec<u16> = texts.iter().flat_map(|text| text.encode_utf16()).collect();
    let mut end = 0;
    let ends = texts.iter().map(|text| {
        end += text.encode_utf16().count() as u32;
        end
    });
    let index = Index::of_records(&units, &ends.collect::<Vec<_>>(), &Tables::full()).unwrap();
    World {
        readings,
        texts,
        records,
        index,
    }
}

/// A piece of some record, typed in one of the ways people type.
fn typed(random: &mut Random, world: &World) -> String {
    let text: Vec<char> = random.pick(&world.texts).chars().collect();
    let start = random.below(text.len());
    let end = text.len().min(start + 1 + random.below(4));
    let way = random.below(6);
    let mut typed = String::new();
    for letter in &text[start..end] {
        let spellings = world.readings.of_char(*letter);
        let how = if way == 5 { random.below(5) } else { way };
        match how {
            _ if spellings.is_empty() => typed.push(*letter),
            0 => typed.push(*letter),
            1 => typed.push(traditional(*letter, random.below(2))),
            2 => typed.push_str(&random.pick(&spellings)[..1]),
            _ => typed.push_str(random.pick::<String>(&spellings)),
        }
        match random.below(14) {
            0 => typed.push('\''),
            1 => typed.push(' '),
            _ => {}
        }
    }
    match random.below(8) {
        0 => {
            typed.pop();
        }
        1 => typed.push(*random.pick(&['a', 'h', 'n', 'g', '园', '1'])),
        2 => typed = typed.to_ascii_uppercase(),
        _ => {}
    }
    typed
}

/// Letters one too many, missing, wrong or in the wrong order.
fn mistyped(random: &mut Random, mut typed: Vec<char>) -> String {
    let at = random.below(typed.len().max(1));
    let letter = (b'a' + random.below(26) as u8) as char;
    match random.below(4) {
        0 => typed.insert(at, letter),
        1 if at + 1 < typed.len() => typed.swap(at, at + 1),
        2 if at < typed.len() => typed[at] = letter,
        _ if at < typed.len() => {
            typed.remove(at);
        }
        _ => {}
    }
    typed.into_iter().collect()
}

fn rows(index: &Index, query: &str) -> (Vec<usize>, bool) {
    let found = index.search(&Query {
        limit: usize::MAX,
        ..Query::new(query)
    });
    let mut rows: Vec<usize> = found.hits.iter().map(|hit| hit.row).collect();
    rows.sort_unstable();
    assert_eq!(found.total, rows.len());
    (rows, found.approximate)
}

fn agree(world: &World, query: &str) {
    let (rows, approximate) = rows(&world.index, query);
    let (expected, near) = search(&world.records, query, &world.readings);
    if rows != expected || approximate != near {
        let show = |rows: &[usize], others: &[usize]| -> Vec<String> {
            rows.iter()
                .filter(|row| !others.contains(row))
                .map(|row| world.texts[*row].clone())
                .collect()
        };
        panic!(
            "{query:?} (near: {approximate}, should be {near}): too many {:?}, missing {:?}",
            show(&rows, &expected),
            show(&expected, &rows)
        );
    }
}

#[test]
fn hits_are_those_of_the_reference() {
    let mut random = Random(20_211_122);
    let mut nothing = 0;
    for _ in 0..20 {
        let world = world(&mut random, 30);
        for _ in 0..200 {
            let query = typed(&mut random, &world);
            agree(&world, &query);
            nothing += usize::from(search(&world.records, &query, &world.readings).0.is_empty());
        }
    }
    assert!(
        nothing < 1500,
        "{nothing} of 5000 queries find nothing: they test little"
    );
}

#[test]
fn random_letters_agree() {
    let mut random = Random(7);
    let world = world(&mut random, 60);
    for _ in 0..400 {
        let count = 1 + random.below(6);
        let query: String = (0..count)
            .map(|_| {
                *random.pick(&[
                    'a', 'e', 'i', 'o', 'u', 'n', 'g', 'h', 's', 'z', 'x', 'l', 'd', '\'', ' ',
                ])
            })
            .collect();
        if !query.contains("''") && !query.starts_with('\'') && !query.contains(" '") {
            agree(&world, &query);
        }
    }
}

#[test]
fn one_letter_and_initials_agree() {
    let mut random = Random(41);
    for _ in 0..4 {
        let world = world(&mut random, 120);
        for letter in 'a'..='z' {
            agree(&world, &letter.to_string());
            agree(&world, &letter.to_ascii_uppercase().to_string());
        }
        for _ in 0..150 {
            let text: Vec<char> = random.pick(&world.texts).chars().collect();
            let start = random.below(text.len());
            let initials = text.iter().skip(start).take(2 + random.below(3));
            let query: String = initials
                .map(
                    |letter| match random.try_pick(&world.readings.of_char(*letter)) {
                        // The initials of zh, ch and sh are typed with one letter or with two.
                        Some(reading) if reading[1..].starts_with('h') => {
                            reading[..1 + random.below(2)].to_owned()
                        }
                        Some(reading) => reading[..1].to_owned(),
                        None => letter.to_string(),
                    },
                )
                .collect();
            agree(&world, &query);
        }
    }
}

#[test]
fn slips_are_those_of_the_reference() {
    let mut random = Random(99);
    let mut near = 0;
    for _ in 0..6 {
        let world = world(&mut random, 40);
        for _ in 0..60 {
            let text: Vec<char> = random.pick(&world.texts).chars().collect();
            let start = random.below(text.len().saturating_sub(2).max(1));
            let spelled = text.iter().skip(start).take(3).map(|letter| {
                world
                    .readings
                    .of_char(*letter)
                    .first()
                    .cloned()
                    .unwrap_or(letter.to_string())
            });
            let spelled: String = spelled
                .collect::<String>()
                .replace(['（', '）', ' ', '-'], "");
            let query = mistyped(&mut random, spelled.chars().collect());
            agree(&world, &query);
            near += usize::from(search(&world.records, &query, &world.readings).1);
        }
    }
    assert!(
        near > 100,
        "only {near} of 360 queries needed more than was typed"
    );
}

#[test]
fn typing_key_by_key_is_searching_once() {
    let mut random = Random(3);
    let world = world(&mut random, 80);
    for _ in 0..150 {
        let mut text = format!(
            "{}{}{}",
            typed(&mut random, &world),
            ["", " "][random.below(2)],
            typed(&mut random, &world)
        );
        match random.below(3) {
            0 => text = mistyped(&mut random, text.chars().collect()),
            1 => text = text.replace("zh", "z").replace("ng", "n"),
            _ => {}
        }
        let mut earlier: Option<Search> = None;
        for (at, letter) in text.char_indices() {
            let query = Query {
                limit: 200,
                ..Query::new(&text[..at + letter.len_utf8()])
            };
            let mut search = Search::start(&world.index, &query, earlier.as_ref());
            while !search.step(&world.index, &query, 1 + random.below(300)) {}
            let found = search.results(&world.index, &query);
            assert_eq!(found, world.index.search(&query), "{:?}", query.text);
            earlier = Some(search);
        }
    }
}

#[test]
fn marks_cover_what_matched() {
    let mut random = Random(5);
    let world = world(&mut random, 60);
    for _ in 0..600 {
        let query = typed(&mut random, &world);
        if query.is_empty() || query.contains([' ', '\'']) {
            continue;
        }
        let found = world.index.search(&Query {
            limit: 200,
            ..Query::new(&query)
        });
        for hit in &found.hits {
            let text = &world.records[hit.row][0];
            let how = if found.approximate {
                [How::Southern, How::Slipped].as_slice()
            } else {
                &[How::Typed]
            };
            let spans: Vec<(usize, usize)> = how
                .iter()
                .flat_map(|how| spans(text, &query, *how, &world.readings))
                .collect();
            assert!(
                !hit.ranges.is_empty(),
                "{query:?} in {:?}",
                world.texts[hit.row]
            );
            for range in &hit.ranges {
                // Every range is made of whole matches, one after the other or overlapping.
                let inside: Vec<_> = spans
                    .iter()
                    .filter(|(start, end)| range.start <= *start && *end <= range.end)
                    .collect();
                let covered = (range.start..range.end).all(|at| {
                    inside
                        .iter()
                        .any(|(start, end)| (*start..*end).contains(&at))
                });
                assert!(
                    covered,
                    "{query:?} in {:?}: {range:?} of {spans:?}",
                    world.texts[hit.row]
                );
            }
        }
    }
}
