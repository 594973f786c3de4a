//! How long a search takes: `cargo run --release --features full-tables --example finder_speed [RECORDS]`.
//!
//! Records of 60 characters are put together from the names of the bundled plan; every query is typed key by key.

use std::time::{Duration, Instant};

use plan_widgets::catalog::bundled;
use plan_widgets::search::{Index, Query, Search, Tables};

const QUERIES: &[&str] = &[
    "河套",
    "皇岗口岸",
    "深港 中心",
    "hetao",
    "youeryuan",
    "xiangmihu",
    "ht",
    "cgm",
    "深港wdz",
    "hetoa",
    "huanggankouan",
    "shenzhen jinrong",
];

/// The quickest of these is told: whatever else the machine does is not the search's.
const RUNS: usize = 7;

fn main() {
    let count: usize = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let (units, ends) = records(count);
    let text = units.clone();
    let began = Instant::now();
    let tables = Tables::full();
    println!("tables {:.1} ms", ms(began.elapsed()));
    let began = Instant::now();
    let Some(index) = Index::of_records(units, ends.clone(), &tables) else {
        return;
    };
    println!("build of {count} {:.1} ms", ms(began.elapsed()));

    let began = Instant::now();
    let needle: Vec<u16> = "河套".encode_utf16().collect();
    let mut start = 0;
    let mut plain = 0;
    for end in &ends {
        let record = text.get(start..*end as usize).unwrap_or_default();
        plain += usize::from(record.windows(2).any(|pair| pair == needle));
        start = *end as usize;
    }
    println!(
        "a plain loop for 河套 finds {plain} in {:.1} ms",
        ms(began.elapsed())
    );

    println!(
        "{:20} {:>7} {:>9} {:>9} {:>9} {:>9}",
        "query", "hits", "whole ms", "median", "worst", "page"
    );
    for text in QUERIES {
        let mut keys = Vec::new();
        let mut earlier: Option<Search> = None;
        let mut page = Duration::ZERO;
        for (at, letter) in text.char_indices() {
            let query = Query::new(text.get(..at + letter.len_utf8()).unwrap_or_default());
            let mut best = Duration::MAX;
            let mut last = None;
            for _ in 0..RUNS {
                let began = Instant::now();
                let mut search = Search::start(&index, &query, earlier.as_ref());
                while !search.step(&index, &query, usize::MAX) {}
                let shown = Instant::now();
                std::hint::black_box(search.results(&index, &query));
                if began.elapsed() < best {
                    best = began.elapsed();
                    page = page.max(shown.elapsed());
                }
                last = Some(search);
            }
            keys.push(best);
            earlier = last;
        }
        keys.sort();
        let mut whole = f64::INFINITY;
        for _ in 0..RUNS {
            let began = Instant::now();
            std::hint::black_box(index.search(&Query::new(text)));
            whole = whole.min(ms(began.elapsed()));
        }
        let found = index.search(&Query::new(text));
        let median = keys.get(keys.len() / 2).copied().unwrap_or_default();
        let worst = keys.last().copied().unwrap_or_default();
        let near = if found.approximate { "~" } else { "" };
        println!(
            "{text:20} {near}{:>7} {whole:>9.1} {:>9.1} {:>9.1} {:>9.1}",
            found.total,
            ms(median),
            ms(worst),
            ms(page)
        );
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Texts of 60 UTF-16 units, the same in every run.
fn records(count: usize) -> (Vec<u16>, Vec<u32>) {
    let names: Vec<Vec<u16>> = bundled()
        .projects
        .iter()
        .map(|project| project.name.encode_utf16().collect())
        .collect();
    let mut seed = 1u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    let mut units = Vec::with_capacity(count * 60);
    let mut ends = Vec::with_capacity(count);
    for record in 1..=count {
        while units.len() < record * 60 {
            if random(3) == 0 {
                units.extend(names.get(random(names.len())).into_iter().flatten());
            } else {
                units.extend((0..6).map(|_| 0x4e00 + random(0x2000) as u16));
            }
        }
        units.truncate(record * 60);
        ends.push(units.len() as u32);
    }
    (units, ends)
}
