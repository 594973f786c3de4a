//! What a thing of a box is, and the fields an area concentrates on.

use super::names;
use super::words::{self, ending};
use crate::plan::ProjectKind;

/// What a thing is, by how its name ends.
pub fn kind(name: &str, study: bool) -> ProjectKind {
    let plain = without_bracket(name);
    let is = |list: &[&str]| ending(plain, list).is_some();
    let stores = ["水库", "车库", "仓库", "粮库", "冷库", "油库"];
    match () {
        () if study || plain.ends_with("研究") => ProjectKind::Study,
        () if is(words::SCHOOLS) => ProjectKind::School,
        () if is(words::PROGRAMMES) => ProjectKind::Programme,
        () if is(words::CARRIERS) => ProjectKind::Carrier,
        () if is(&stores) => ProjectKind::Project,
        () if is(words::PLATFORMS) || ending(name, words::PLATFORMS).is_some() => {
            ProjectKind::Platform
        }
        () => ProjectKind::Project,
    }
}

/// The fields an area concentrates on: what is listed with 、, without the words around the list.
pub fn focus(body: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for clause in names::split_outside(body, &['，', '。', '；']) {
        let (rest, verb) = names::without_verbs(clause);
        if !clause.contains('、') && !clause.contains("产业") || !verb && !clause.contains('、')
        {
            continue;
        }
        for (at, piece) in names::split_outside(rest, &['、']).into_iter().enumerate() {
            let piece = if at == 0 { first_of_list(piece) } else { piece };
            let piece = piece.split("为核心").next().unwrap_or(piece);
            let piece = piece.split('等').next().unwrap_or(piece).trim();
            let piece = names::unquoted(piece).trim_end_matches('+').to_owned();
            let fits = (2..=14).contains(&piece.chars().count()) && !piece.contains(['“', '”']);
            if fits && !fields.contains(&piece) {
                fields.push(piece);
            }
        }
    }
    fields
}

fn first_of_list(text: &str) -> &str {
    ["集聚以", "以", "集聚", "布局", "发展"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

/// A name without the bracket at its end.
pub fn without_bracket(text: &str) -> &str {
    text.find(['（', '('])
        .filter(|at| *at > 0 && text.ends_with(['）', ')']))
        .and_then(|at| text.get(..at))
        .unwrap_or(text)
}
