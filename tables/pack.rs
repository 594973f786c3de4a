//! The tables of the search in binary: all of them, or the share that some texts need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Readings and foldings, as the text files beside this one say them.
pub struct Source {
    /// Character → its toneless syllables.
    readings: BTreeMap<u16, BTreeSet<String>>,
    /// Character → the one it is folded into.
    foldings: BTreeMap<u16, u16>,
    /// The characters that are known to whoever reads this.
    known: BTreeSet<u16>,
}

impl Source {
    /// Reads the two files of a folder.
    pub fn open(folder: &Path) -> Result<Self, Vec<String>> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path)
                .map_err(|error| vec![format!("{}: {error}", path.display())])
        };
        Ok(Self::parse(&read("readings.txt")?, &read("foldings.txt")?))
    }

    /// Lines of a key, a tab and characters.
    fn parse(readings: &str, foldings: &str) -> Self {
        let mut source = Self {
            readings: BTreeMap::new(),
            foldings: BTreeMap::new(),
            known: BTreeSet::new(),
        };
        for (target, forms) in foldings.lines().filter_map(|line| line.split_once('\t')) {
            let target = target.encode_utf16().next().unwrap_or_default();
            let pairs = forms.encode_utf16().map(|form| (form, target));
            source.foldings.extend(pairs);
        }
        for (syllable, read) in readings.lines().filter_map(|line| line.split_once('\t')) {
            for unit in read.encode_utf16() {
                // A folded text has only the target left.
                if !source.foldings.contains_key(&unit) {
                    let set = source.readings.entry(unit).or_default();
                    set.insert(syllable.to_owned());
                }
            }
        }
        source
    }

    /// What these texts need; those marked are looked for by their readings as well. The reader knows some characters already.
    pub fn share(&self, texts: &[(bool, String)], known: BTreeSet<u16>) -> Self {
        let mut read = BTreeSet::new();
        let mut all = BTreeSet::new();
        for (is_read, text) in texts {
            for unit in text.encode_utf16() {
                let folded = self.foldings.get(&unit).copied().unwrap_or(unit);
                all.insert(folded);
                if *is_read {
                    read.insert(folded);
                }
            }
        }
        let readings = self
            .readings
            .iter()
            .filter(|(unit, _)| read.contains(*unit));
        let foldings = self
            .foldings
            .iter()
            .filter(|(_, target)| all.contains(*target));
        Self {
            readings: readings.map(|(unit, set)| (*unit, set.clone())).collect(),
            foldings: foldings.map(|(form, target)| (*form, *target)).collect(),
            known,
        }
    }

    /// The binary form, read by `src/search/tables.rs`. What compresses alike stands together.
    pub fn pack(&self) -> Vec<u8> {
        // A class is all readings of a character; class 0, the empty text, is read as nothing.
        let class = |unit: &u16| {
            let set = self.readings.get(unit);
            set.map_or_else(String::new, |set| Vec::from_iter(set.clone()).join(","))
        };
        let mut classes: BTreeSet<String> = self.readings.keys().map(class).collect();
        classes.insert(String::new());
        let mut characters = self.known.clone();
        characters.extend(self.readings.keys().chain(self.foldings.values()));

        let mut out = Vec::new();
        let unknown = BTreeSet::from_iter(characters.difference(&self.known).copied());
        int(&mut out, unknown.len());
        gaps(&mut out, unknown.into_iter());
        let text = front_coded(&classes);
        int(&mut out, text.len());
        out.extend(text);
        // Forms of neighbours are often neighbours, and as far away.
        let mut pairs: Vec<(u16, u16)> = Vec::new();
        pairs.extend(self.foldings.iter().map(|(form, target)| (*target, *form)));
        pairs.sort_unstable();
        int(&mut out, pairs.len());
        let places = pairs.iter().map(|pair| characters.range(..pair.0).count());
        gaps(&mut out, places.map(|place| place as u16));
        let mut values: Vec<u16> = Vec::new();
        for unit in &characters {
            values.push(classes.range(..class(unit)).count() as u16);
        }
        values.extend(pairs.iter().map(|pair| pair.1.wrapping_sub(pair.0)));
        // All low bytes, then all high bytes.
        out.extend(values.iter().map(|value| *value as u8));
        out.extend(values.iter().map(|value| (value >> 8) as u8));
        out
    }
}

/// Texts after the first: how many letters of the one before each keeps, and its other letters.
fn front_coded(texts: &BTreeSet<String>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last = "";
    for text in texts.iter().skip(1) {
        let same = last.bytes().zip(text.bytes()).take_while(|(a, b)| a == b);
        let same = same.count();
        out.push(same as u8);
        out.extend(text.bytes().skip(same));
        last = text;
    }
    out
}

/// Seven bits a byte, the lowest first.
fn int(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn gaps(out: &mut Vec<u8>, values: impl Iterator<Item = u16>) {
    let mut last = 0;
    for value in values {
        int(out, usize::from(value - last));
        last = value;
    }
}
