//! Renews a list without throwing its nodes away: what stays in it keeps its node, and with it focus, open details and
//! the place of a screen reader.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

type Done = Result<(), JsValue>;

/// Makes `items` the children of `list`, in their order. Items of the same kind and id are the same item.
pub fn update(list: &Element, items: Vec<Element>) -> Done {
    let mut old = Vec::new();
    let mut child = list.first_element_child();
    while let Some(item) = child {
        child = item.next_element_sibling();
        old.push((key(&item), Some(item)));
    }
    let mut kept = Vec::with_capacity(items.len());
    // Most lists keep their order: each item is looked for where the one before was found, and from there on.
    let mut from = 0;
    for item in items {
        let wanted = key(&item);
        let is_it = |at: &usize| old.get(*at).is_some_and(|(key, _)| *key == wanted);
        let found = (from..old.len()).find(is_it);
        let found = found.or_else(|| (0..from).find(is_it));
        let known = found.and_then(|at| old.get_mut(at)?.1.take());
        from = found.map_or(from, |at| at + 1);
        kept.push(match known {
            Some(known) => {
                morph(&known, &item)?;
                known
            }
            None => item,
        });
    }
    for (_, left) in old {
        if let Some(left) = left {
            left.remove();
        }
    }

    // A node that is moved loses focus: so the others are moved around the one that has it.
    let focused = list.query_selector(":scope > :focus-within")?;
    let mut place = list.first_element_child();
    for item in &kept {
        if focused.as_ref() == Some(item) {
            while let Some(other) = place.filter(|other| other != item) {
                place = other.next_element_sibling();
                list.append_child(&other)?;
            }
            place = item.next_element_sibling();
        } else if place.as_ref() == Some(item) {
            place = item.next_element_sibling();
        } else {
            list.insert_before(item, place.as_deref())?;
        }
    }
    Ok(())
}

fn key(item: &Element) -> (Option<String>, Option<String>) {
    (
        item.get_attribute("data-kind"),
        item.get_attribute("data-id"),
    )
}

/// Makes `old` say what `new` says, node by node where they are of a kind.
fn morph(old: &Node, new: &Node) -> Done {
    if old.is_equal_node(Some(new)) {
        return Ok(());
    }
    let (Some(element), Some(wanted)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) else {
        old.set_node_value(new.node_value().as_deref());
        return Ok(());
    };
    for name in wanted.get_attribute_names() {
        if let Some(name) = name.as_string() {
            element.set_attribute(&name, &wanted.get_attribute(&name).unwrap_or_default())?;
        }
    }
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        // Details that a reader opened stay open.
        if !wanted.has_attribute(&name) && name != "open" {
            element.remove_attribute(&name)?;
        }
    }
    let (mut place, mut next) = (old.first_child(), new.first_child());
    while let Some(wanted) = next {
        next = wanted.next_sibling();
        let Some(here) = place else {
            old.append_child(&wanted)?;
            continue;
        };
        place = here.next_sibling();
        if alike(&here, &wanted) {
            morph(&here, &wanted)?;
        } else {
            old.replace_child(&wanted, &here)?;
        }
    }
    while let Some(left) = place {
        place = left.next_sibling();
        old.remove_child(&left)?;
    }
    Ok(())
}

fn alike(one: &Node, other: &Node) -> bool {
    let part = |node: &Node| node.dyn_ref::<Element>()?.get_attribute("part");
    one.node_name() == other.node_name() && part(one) == part(other)
}
