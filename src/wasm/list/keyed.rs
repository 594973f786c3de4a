//! Renews a list without throwing its nodes away: what stays in it keeps its node, and with it focus, open details and
//! the place of a screen reader.

use std::collections::BTreeMap;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

type Done = Result<(), JsValue>;

/// Makes `items` the children of `list`, in their order. Items of the same kind and id are the same item.
pub fn update(list: &Element, items: Vec<Element>) -> Done {
    let mut old = BTreeMap::new();
    let mut child = list.first_element_child();
    while let Some(item) = child {
        child = item.next_element_sibling();
        old.insert(key(&item), item);
    }
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        kept.push(match old.remove(&key(&item)) {
            Some(known) => {
                morph(&known, &item)?;
                known
            }
            None => item,
        });
    }
    old.values().for_each(Element::remove);

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
