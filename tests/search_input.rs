//! Whatever is typed or handed over: text stays text, results stay right, nothing panics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::catalog::bundled;
use plan_widgets::search::{Index, Query, Results, Search, Tables};

fn index() -> Index {
    Index::of_plan(bundled(), &Tables::bundled())
}

fn records(texts: &[&str]) -> Index {
    let units: Vec<u16> = texts.iter().flat_map(|text| text.encode_utf16()).collect();
    let mut end = 0;
    let ends = texts.iter().map(|text| {
        end += text.encode_utf16().count() as u32;
        end
    });
    Index::of_records(&units, &ends.collect::<Vec<_>>(), &Tables::bundled()).unwrap()
}

fn rows(index: &Index, text: &str) -> Vec<usize> {
    let found = index.search(&Query {
        limit: 1000,
        ..Query::new(text)
    });
    let mut rows: Vec<usize> = found.hits.iter().map(|hit| hit.row).collect();
    rows.sort_unstable();
    rows
}

#[test]
fn nothing_typed_is_everything_in_plan_order() {
    let index = index();
    for text in [
        "",
        " ",
        "　 \t\n",
        "\u{200b}",
        "\u{200f} \u{feff}",
        "\u{301}",
    ] {
        let found = index.search(&Query::new(text));
        assert_eq!(found.total, bundled().projects.len(), "{text:?}");
        assert!(!found.approximate);
        let rows: Vec<usize> = found.hits.iter().map(|hit| hit.row).collect();
        assert_eq!(rows, (0..20).collect::<Vec<_>>());
        assert!(
            found
                .hits
                .iter()
                .all(|hit| hit.ranges.is_empty() && hit.field.is_empty())
        );
    }
}

#[test]
fn what_looks_like_code_is_text() {
    let index = index();
    for text in [
        "<img src=x onerror=alert(1)>",
        ".*",
        "[a-z]+",
        "\\",
        "${x}",
        "'; --",
        "💡",
        "🏫🏫",
        "\u{202e}",
        "\u{fffd}",
        "%00",
    ] {
        let found = index.search(&Query::new(text));
        let silent = text == "\u{202e}";
        assert_eq!(
            found.total > 0,
            silent,
            "{text:?} finds {:?}",
            found.hits.first()
        );
    }
    let odd = records(&[
        "<b>河套</b>",
        "a.*b",
        "x\u{fffd}y",
        "学校🏫",
        "",
        "(",
        "ｆｕｌｌ　ｗｉｄｔｈ",
    ]);
    assert_eq!(rows(&odd, "<b>"), [0]);
    assert_eq!(rows(&odd, "河套</B>"), [0]);
    assert_eq!(rows(&odd, ".*"), [1]);
    assert_eq!(rows(&odd, "🏫"), [3]);
    assert_eq!(rows(&odd, "（"), [5]);
    assert_eq!(rows(&odd, "FULL width"), [6]);
}

#[test]
fn long_queries_end() {
    let index = index();
    for text in ["x", "深", "shen ", "a b ", "深a1", "hetao'", "'"] {
        let text = text.repeat(10_000 / text.len());
        let found = index.search(&Query::new(&text));
        assert!(found.total <= index.len());
    }
    let many: String = (0..3000u32)
        .filter_map(|at| char::from_u32(0x4e00 + at))
        .flat_map(|letter| [letter, ' '])
        .collect();
    assert_eq!(index.search(&Query::new(&many)).total, 0);
    // The longest term that is read, and one more.
    let school = "xuexiao".repeat(9);
    assert_eq!(school.len(), 63);
    let long = records(&[&"学校".repeat(10)]);
    assert_eq!(rows(&long, &school), [0]);
    assert_eq!(rows(&long, &format!("{school}x")), Vec::<usize>::new());
}

#[test]
fn lone_surrogates_in_records_are_units_like_others() {
    let units = vec![0xd83c, 0x6e56, 0xdfeb, 0x6e56];
    let index = Index::of_records(&units, &[2, 4], &Tables::bundled()).unwrap();
    assert_eq!(rows(&index, "湖"), [0, 1]);
    assert_eq!(rows(&index, "🏫"), Vec::<usize>::new());
}

#[test]
fn records_must_fit_their_buffer() {
    let tables = Tables::bundled();
    let build = |units: Vec<u16>, ends: Vec<u32>| {
        Index::of_records(&units, &ends, &tables).map(|index| index.len())
    };
    assert_eq!(build(vec![], vec![]), Some(0));
    assert_eq!(build(vec![0x41], vec![0, 1, 1]), Some(3));
    assert_eq!(build(vec![0x41], vec![]), None);
    assert_eq!(build(vec![0x41], vec![2]), None);
    assert_eq!(build(vec![0x41, 0x42], vec![2, 1]), None);
    let mut index = records(&["甲"]);
    assert!(index.append(&[0x4e59, 0x4e19], &[1, 2]));
    assert!(!index.append(&[0x4e59], &[u32::MAX]));
    assert!(!index.append(&[0x4e59], &[0]));
    assert_eq!((index.len(), rows(&index, "丙")), (3, vec![2]));
}

#[test]
fn tables_that_are_none_are_refused() {
    assert!(Tables::read(b"").is_none());
    assert!(Tables::read(b"<!doctype html><title>404</title>").is_none());
    let mut seed = 1u32;
    for length in 0..600 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8 & 0x3f
            })
            .collect();
        let _ = Tables::read(&bytes);
    }
}

#[test]
fn paging_is_cutting() {
    let index = index();
    let page = |offset: usize, limit: usize| -> Results {
        index.search(&Query {
            offset,
            limit,
            ..Query::new("sz")
        })
    };
    let all = page(0, usize::MAX);
    assert!(all.total > 25, "{}", all.total);
    assert_eq!(all.hits.len(), all.total);
    for (offset, limit) in [
        (0, 20),
        (20, 20),
        (7, 1),
        (all.total, 5),
        (usize::MAX, usize::MAX),
        (0, 0),
    ] {
        let cut: Vec<_> = all.hits.iter().skip(offset).take(limit).cloned().collect();
        let found = page(offset, limit);
        assert_eq!(
            (found.total, found.hits),
            (all.total, cut),
            "{offset} {limit}"
        );
    }
}

#[test]
fn a_search_can_be_left_in_the_middle() {
    let index = index();
    let query = Query::new("hetoa");
    let mut search = Search::start(&index, &query, None);
    assert!(!search.step(&index, &query, 10));
    let _ = search.results(&index, &query);
    // What is not done narrows nothing.
    let next = Query::new("hetoao");
    let mut next_search = Search::start(&index, &next, Some(&search));
    while !next_search.step(&index, &next, 1000) {}
    assert_eq!(next_search.results(&index, &next), index.search(&next));
}
