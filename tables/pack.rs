//! The tables of the search in binary: all of them, or the share that some texts need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Readings and foldings, as the text files beside this one say them.
pub struct Source {
    /// Character → its toneless syllables.
    readings: BTreeMap<u16, BTreeSet<String>>,
    /// Character → the one it is folded into.
    foldings: BTreeMap<u16, u16>,
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

    /// What these texts need; those marked are looked for by their readings as well.
    pub fn share(&self, texts: &[(bool, String)]) -> Self {
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
        }
    }

    /// The binary form, read by `src/search/tables.rs`. What compresses alike stands together.
    pub fn pack(&self) -> Vec<u8> {
        let syllables: BTreeSet<&str> = self
            .readings
            .values()
            .flatten()
            .map(String::as_str)
            .collect();
        let place = |syllable: &String| {
            syllables
                .iter()
                .position(|known| known == syllable)
                .unwrap_or_default()
        };
        let sets: BTreeSet<Vec<usize>> = self
            .readings
            .values()
            .map(|set| set.iter().map(place).collect())
            .filter(|set: &Vec<usize>| set.len() > 1)
            .collect();
        // Class 0 is read as nothing; then each syllable alone; then those of several.
        let class = |set: &BTreeSet<String>| {
            let set: Vec<usize> = set.iter().map(place).collect();
            match set.as_slice() {
                [] => 0,
                [one] => one + 1,
                _ => {
                    1 + syllables.len()
                        + sets
                            .iter()
                            .position(|known| *known == set)
                            .unwrap_or_default()
                }
            }
        };
        let characters: BTreeSet<u16> = self
            .readings
            .keys()
            .chain(self.foldings.values())
            .copied()
            .collect();

        let mut out = Vec::new();
        let text = Vec::from_iter(syllables.iter().copied()).join(" ");
        int(&mut out, text.len());
        out.extend(text.bytes());
        int(&mut out, sets.len());
        for set in &sets {
            int(&mut out, set.len());
            set.iter().for_each(|syllable| int(&mut out, *syllable));
        }
        int(&mut out, characters.len());
        gaps(&mut out, &characters);
        let classes = characters
            .iter()
            .map(|unit| self.readings.get(unit).map_or(0, class));
        halves(&mut out, &Vec::from_iter(classes));
        int(&mut out, self.foldings.len());
        gaps(&mut out, &self.foldings.keys().copied().collect());
        let targets = self.foldings.values();
        let targets = targets.map(|target| characters.range(..target).count());
        halves(&mut out, &Vec::from_iter(targets));
        out
    }
}

/// Seven bits a byte, the lowest first.
fn int(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn gaps(out: &mut Vec<u8>, units: &BTreeSet<u16>) {
    let mut last = 0;
    for unit in units {
        int(out, usize::from(unit - last));
        last = *unit;
    }
}

/// All low bytes, then all high bytes.
fn halves(out: &mut Vec<u8>, values: &[usize]) {
    out.extend(values.iter().map(|value| *value as u8));
    out.extend(values.iter().map(|value| (value >> 8) as u8));
}
