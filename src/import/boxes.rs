//! A box (专栏) → its groups and the things they name.

use super::blocks::{self, Frame};
use super::group::{Group, group, opening};
use super::kinds::{self, focus, kind, without_bracket};
use super::lines::Line;
use super::names::{self, Name};
use super::words::{self, beginning, ending};
use crate::plan::ProjectKind;

/// A thing a box names.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The printed name.
    pub name: String,
    /// With the shared affix of its list.
    pub full: String,
    /// What it is.
    pub kind: ProjectKind,
    /// The group of the box.
    pub group: Option<String>,
    /// The listed fields of an area.
    pub focus: Vec<String>,
    /// The text that is about this thing alone; empty in a list of many.
    pub about: String,
    /// Where it stands.
    pub line: u32,
}

/// What was found in a box.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The things, in their order.
    pub items: Vec<Item>,
    /// Line and reason.
    pub doubts: Vec<(u32, String)>,
}

/// Whether a box lists things to be built or done.
pub fn is_about_projects(title: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| title.contains(word));
    has(words::PROJECT_BOX) && !has(words::OTHER_BOX)
}

/// Reads a box. `places` are names of places that may begin the name of a thing.
pub fn read(frame: &Frame, places: &[String]) -> Found {
    let mut found = Found::default();
    if !is_about_projects(&frame.title) {
        return found;
    }
    // 1.交通 over （1）…, or over lines without a number: its heading is theirs until the next of its kind.
    let mut outer: Option<(&str, Option<String>)> = None;
    for (at, line) in frame.body.iter().enumerate() {
        let marker = blocks::marker(&line.text);
        if outer.as_ref().is_some_and(|(_, own)| *own == marker) {
            outer = None;
        }
        let next = frame.body.get(at + 1);
        let below = next
            .map(|next| blocks::marker(&next.text))
            .filter(|m| *m != marker);
        if let Some(head) = below.and_then(|below| opening(line, below.is_some())) {
            outer = Some((head, marker));
            continue;
        }
        let reader = Reader {
            frame,
            places,
            line,
            outer: outer.as_ref().map(|(head, _)| *head),
        };
        match group(line) {
            Some(group) => reader.group(&group, &mut found),
            None => reader.prose(&line.text, reader.outer, &mut found),
        }
    }
    if found.items.is_empty() {
        found.doubts.push((
            frame.line,
            format!("box {} names nothing that could be read", frame.number),
        ));
    }
    found
}

struct Reader<'a> {
    frame: &'a Frame,
    places: &'a [String],
    line: &'a Line,
    /// The heading over the line, where one stands on a line of its own.
    outer: Option<&'a str>,
}

impl Reader<'_> {
    fn group(&self, group: &Group<'_>, found: &mut Found) {
        let head = names::unquoted(group.head);
        let clusters = self.frame.title.contains("集群")
            || self.frame.title.contains("片区")
            || self.frame.title.contains("布局");
        let area = clusters && ending(&head, words::AREAS).is_some();
        // 工程 at the end of the heading makes the group itself the thing; if a list of names follows at once, only where the
        // heading has a name of its own (现代种业提升工程, but 重大交通工程).
        let listed = opens_with_list(group.body);
        let named = ending(&head, words::ENTITY).filter(|word| !words::KINDS.contains(word));
        let own = named.is_some_and(|word| names::proper(head.strip_suffix(word).unwrap_or(&head)));
        let thing = area || own;
        if thing {
            let focus = if area { focus(group.body) } else { Vec::new() };
            let kind = if area {
                ProjectKind::Cluster
            } else {
                kind(&head, false)
            };
            let nested = if listed && !area {
                Vec::new()
            } else {
                self.nested(group.body, &head)
            };
            let item = Item {
                full: head.clone(),
                name: head,
                kind,
                group: self.outer.map(str::to_owned),
                focus,
                about: group.body.to_owned(),
                line: group.line,
            };
            let owner = item.name.clone();
            found.items.push(item);
            if listed && !area {
                self.prose(group.body, Some(&owner), found);
            }
            for name in nested {
                found.items.push(Item {
                    kind: kinds::kind(&name.name, false),
                    name: name.name,
                    full: name.full,
                    group: Some(owner.clone()),
                    focus: Vec::new(),
                    about: String::new(),
                    line: group.line,
                });
            }
        } else {
            let before = found.items.len();
            let stage = is_stage(&head);
            // 规划项目：甲；乙；丙 is a list as well.
            if stage && !group.body.contains(['，', ',']) {
                let body = group.body.replace(['；', ';'], "、");
                self.prose(&body, Some(group.head), found);
            } else if !group.body.is_empty() {
                self.prose(group.body, Some(group.head), found);
            }
            if found.items.len() == before && stage {
                let text = format!("{} names nothing that could be read", group.head);
                found.doubts.push((group.line, text));
            } else if found.items.len() == before {
                self.itself(&head, group, found);
            }
        }
    }

    /// An item that names no other thing is the thing: 老旧小区改造。改造小区56个.
    fn itself(&self, head: &str, group: &Group<'_>, found: &mut Found) {
        const LONGEST: usize = 24;
        let work = beginning(head, words::VERBS)
            .filter(|verb| ending(head, words::ENTITY).is_none() || head.len() == verb.len());
        let unnamed = !head.contains(char::is_alphanumeric);
        if work.is_some() || unnamed || head.chars().count() > LONGEST {
            let text = format!("heading without a name: {}", group.head);
            found.doubts.push((group.line, text));
            return;
        }
        found.items.push(Item {
            full: head.to_owned(),
            name: head.to_owned(),
            kind: kind(head, false),
            group: self.outer.map(str::to_owned),
            focus: Vec::new(),
            about: group.body.to_owned(),
            line: group.line,
        });
    }

    /// Reads the text of a group clause by clause.
    fn prose(&self, text: &str, group: Option<&str>, found: &mut Found) {
        let before = found.items.len();
        for name in quoted(text) {
            self.push(
                Name {
                    full: name.clone(),
                    name,
                },
                false,
                group,
                found,
            );
        }
        let counted = found.items.len();
        for sentence in names::split_outside(text, &['。', '；', '\n']) {
            let before = found.items.len();
            self.sentence(sentence.trim(), group, found);
            // 甲水库，总库容1亿立方米；乙水库，…: each statement tells of its own thing.
            if let Some([alone]) = found.items.get_mut(before..)
                && alone.about.is_empty()
                && sentence.starts_with(alone.name.as_str())
            {
                alone.about = sentence.to_owned();
            }
        }
        // Numbers of a group belong to the group; where it names one thing only, to that thing.
        if let Some([alone]) = found.items.get_mut(counted..)
            && group.is_some()
            && alone.about.is_empty()
        {
            alone.about = text.to_owned();
        }
        // What was both quoted and listed is one thing.
        let quoted: Vec<String> = found
            .items
            .get(before..counted)
            .unwrap_or_default()
            .iter()
            .map(|i| i.name.clone())
            .collect();
        let mut at = 0;
        found.items.retain(|item| {
            at += 1;
            at <= counted || !quoted.contains(&item.name)
        });
    }

    fn sentence(&self, sentence: &str, group: Option<&str>, found: &mut Found) {
        if sentence.is_empty() {
            return;
        }
        let clauses: Vec<&str> = names::split_outside(sentence, &['，', ','])
            .into_iter()
            .map(str::trim)
            .collect();
        let mut study = false;
        // A list goes on over commas until a clause says what for.
        let mut open = group.is_some();
        for clause in &clauses {
            // （1）甲，（2）乙
            let numbered = blocks::item_number(clause).filter(|(number, _)| number.is_some());
            let clause = numbered.map_or(*clause, |(_, rest)| rest);
            if clause.is_empty() || clause.starts_with(['（', '(']) {
                continue;
            }
            let (rest, verb) = names::without_verbs(clause);
            let (text, closed) = names::without_close(rest);
            let text = without_total(text);
            study = if verb {
                clause.ends_with("研究")
                    || clause.contains("等研究")
                    || text.contains("研究及")
                    || ["规划研究", "研究"]
                        .iter()
                        .any(|word| clause.starts_with(word))
            } else {
                study
            };
            let list = names::list(text);
            let many = list.names.len() > 1;
            let purpose = beginning(clause, words::PURPOSE).is_some_and(|word| {
                !many
                    || !verb
                    || matches!(word, "共" | "以" | "对" | "为")
                    || beginning(text, words::PRAISE).is_some()
            });
            let whole = list
                .names
                .iter()
                .all(|n| names::is_complete(&n.full) || closed);
            let credible = if many {
                (verb || open)
                    && (whole
                        || list.names.iter().all(|n| n.name.contains("号线"))
                        || list
                            .names
                            .iter()
                            .filter(|n| names::is_complete(&n.full))
                            .count()
                            * 2
                            > list.names.len())
                    && !purpose
            } else {
                (verb || open)
                    && !purpose
                    && list
                        .names
                        .iter()
                        .all(|n| self.is_name(&n.name, group.is_some()))
            };
            if credible && (group.is_some() || many) {
                let studied = clause.split_once('等').map(|(_, closed)| closed);
                let studied = studied.filter(|closed| study && closed.ends_with("研究"));
                for mut name in list.names {
                    if let Some(studied) = studied {
                        name.full = names::as_study(name.full, studied);
                    }
                    self.push(name, study, group, found);
                }
                open = true;
            } else if purpose || verb {
                open = false;
            }
        }
    }

    /// Whether a single phrase is the name of a thing rather than praise of something to come.
    fn is_name(&self, text: &str, grouped: bool) -> bool {
        let ends = ending(without_bracket(text), words::ENTITY).is_some()
            || grouped && ending(text, words::ACTION).is_some();
        let long = text.chars().count() > 40;
        let counted = super::quantity::quantities(without_bracket(text))
            .next()
            .is_some();
        ends && !long && !counted && beginning(text, words::PRAISE).is_none()
    }

    /// Names inside the description of another thing: what is built there and begins with a place.
    fn nested(&self, body: &str, head: &str) -> Vec<Name> {
        let mut found = Vec::new();
        for clause in names::split_outside(body, &['，', '。', '；']) {
            let Some(rest) = ["规划建设", "加快建设", "建设", "新建"]
                .iter()
                .find_map(|verb| clause.trim().strip_prefix(verb))
            else {
                continue;
            };
            let (text, _) = names::without_close(rest);
            for name in names::list(text).names {
                let placed = self.is_placed(&name.name);
                let built =
                    ending(&name.name, words::ENTITY).is_some() && !name.name.contains('的');
                if placed && built && name.name.chars().count() >= 5 && name.name != head {
                    found.push(name);
                }
            }
        }
        found
    }

    /// Whether a name begins with a place: one the plan speaks of, 市, or a town.
    fn is_placed(&self, name: &str) -> bool {
        let town = name
            .char_indices()
            .take(5)
            .any(|(at, c)| at > 0 && matches!(c, '镇' | '乡'));
        town || name.starts_with(['市', '县', '区', '省'])
            || self
                .places
                .iter()
                .any(|place| name.starts_with(place.as_str()))
    }

    fn push(&self, name: Name, study: bool, group: Option<&str>, found: &mut Found) {
        let name = Name {
            name: name.name.trim().to_owned(),
            full: name.full.trim().to_owned(),
        };
        if name.name.is_empty() {
            return;
        }
        if name.name.chars().count() > 60 {
            found.doubts.push((
                self.line.number,
                format!(
                    "a name of more than 60 characters: {}…",
                    name.name.chars().take(12).collect::<String>()
                ),
            ));
        }
        // 甲项目（总投资58亿元）: the numbers are told of the thing, not part of its name.
        let plain = without_bracket(&name.name).to_owned();
        let inside = name.name.strip_prefix(plain.as_str()).unwrap_or_default();
        let counted = super::quantity::quantities(inside).next().is_some();
        let (printed, full, about) = match counted {
            true => (
                plain,
                without_bracket(&name.full).to_owned(),
                inside.to_owned(),
            ),
            false => (name.name, name.full, String::new()),
        };
        let kind = kind(&full, study);
        found.items.push(Item {
            kind,
            name: printed,
            full,
            group: group.map(str::to_owned),
            focus: Vec::new(),
            about,
            line: self.line.number,
        });
    }
}

/// Whether a heading only tells how far the projects below it are: 续建项目, 储备类.
fn is_stage(head: &str) -> bool {
    ["项目", "工程", "类", "类项目", "类工程"]
        .iter()
        .filter_map(|word| head.strip_suffix(word))
        .any(|stage| words::STAGES.contains(&stage))
}

/// `甲、乙改造120公里` → `甲、乙改造`: what a list adds up to is not part of its last name.
fn without_total(text: &str) -> &str {
    let total = super::quantity::quantities(text).find(|(token, _)| token.end == text.len());
    let list = total
        .and_then(|(token, _)| text.get(..token.start))
        .filter(|list| list.contains('、'));
    list.unwrap_or(text)
}

/// Whether a text begins with a list of whole names.
fn opens_with_list(body: &str) -> bool {
    let clause = names::split_outside(body, &['，', '。', '；'])
        .into_iter()
        .next()
        .unwrap_or_default();
    let (rest, _) = names::without_verbs(clause);
    let (text, _) = names::without_close(rest);
    let pieces = names::split_outside(text, &['、']);
    pieces.len() > 1
        && pieces
            .iter()
            .all(|piece| names::is_complete(piece) && ending(piece, words::AREAS).is_none())
}

/// A thing that a table lists.
pub fn item(name: &str, group: Option<String>, line: u32) -> Item {
    let name = names::unquoted(name.trim());
    Item {
        full: name.clone(),
        kind: kind(&name, false),
        name,
        group,
        focus: Vec::new(),
        about: String::new(),
        line,
    }
}

/// Quoted names of programmes: “甲工程”.
fn quoted(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('“') {
        let Some((inner, next)) = after.split_once('”') else {
            break;
        };
        let programme =
            ending(inner, &["工程", "计划", "行动"]).is_some_and(|word| inner.len() > word.len());
        if programme && !inner.contains(['，', '。', '+']) && !next.starts_with(['工', '项']) {
            names.push(inner.to_owned());
        }
        rest = next;
    }
    names
}
