//! Ids that nobody gave: made of what is printed, so that links survive a new import.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Gives out ids and keeps them apart.
#[derive(Debug, Default)]
pub struct Ids {
    used: HashSet<String>,
    /// The next number of facts that are printed again and again.
    again: HashMap<String, u32>,
}

impl Ids {
    /// An id of a list's word and the shortest beginning of `parts` that nobody has yet. The name comes first; more is taken only to tell namesakes apart.
    pub fn make(&mut self, word: &str, parts: &[&str]) -> String {
        let mut id = String::new();
        for end in 1..=parts.len().max(1) {
            let key = parts.get(..end).unwrap_or_default().join("\u{1f}");
            id = format!(
                "{word}-{}",
                sha256(key.as_bytes()).get(..8).unwrap_or_default()
            );
            if self.used.insert(id.clone()) {
                return id;
            }
        }
        // The very same fact printed twice: the second one is counted.
        loop {
            let nth = self.again.entry(id.clone()).or_insert(1);
            *nth = nth.saturating_add(1);
            let numbered = format!("{id}-{nth}");
            if self.used.insert(numbered.clone()) {
                return numbered;
            }
        }
    }

    /// Takes an id if nobody has it yet.
    pub fn claim(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned())
    }

    /// An id that says its printed number.
    pub fn numbered(&mut self, word: &str, number: u16, name: &str) -> String {
        let id = format!("{word}-{number}");
        if self.used.insert(id.clone()) {
            id
        } else {
            self.make(word, &[name])
        }
    }
}

/// ASCII letters and digits of a file name: `004_ab.txt` → `004-ab`.
pub fn slug(text: &str) -> String {
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    let mut slug = String::new();
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        format!("d-{}", sha256(text.as_bytes()).get(..8).unwrap_or_default())
    } else {
        slug.to_owned()
    }
}
