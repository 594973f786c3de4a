//! One folding for text and query, one UTF-16 unit to one. Other forms of characters are in the tables.

use super::tables::PerUnit;

/// Letters with marks after the letter they are folded into, and punctuation after the sign that stands for the same.
const ALIKE: &str = "aàáâãäåāăąǎ cçćč eèéêëēĕėęě gğǧ iìíîïĩīĭįǐ nñńňǹ oòóôõöōŏőǒ sśşš uùúûüũūŭůűųǔǖǘǚǜ yýÿ zźżž \
    \"“”„‟「」『』〝〞 '‘’‚‛′ (〔【［〖 )〕】］〗 <《〈 >》〉 -‐‑‒–—―− ~〜∼ ·•‧・∙⋅ .。 ,、";

/// Folds what needs no table of characters: case, full width, marks on letters, variants of punctuation.
pub(super) fn fold_alike(fold: &mut PerUnit) {
    for (unit, folded) in (0..=u16::MAX).zip(fold.iter_mut()) {
        *folded = unit;
    }
    let mut plain = 0x20;
    let mut last = 0x20;
    for unit in ALIKE.encode_utf16() {
        if last == 0x20 {
            plain = unit;
        } else if unit != 0x20 {
            fold[usize::from(unit)] = plain;
        }
        last = unit;
    }
    // Small letters are folded by now.
    for unit in 0..=u16::MAX {
        fold[usize::from(unit)] = fold[usize::from(small(unit))];
    }
}

/// Folds case, width and kinds of space.
fn small(unit: u16) -> u16 {
    let narrow = match unit {
        0xff01..=0xff5e => unit - 0xfee0,
        _ => unit,
    };
    match narrow {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => narrow + 0x20,
        0x400..=0x40f => narrow + 0x50,
        // Here capitals are even and small letters odd, or the other way round.
        0x100..=0x137 | 0x14a..=0x177 => narrow | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => narrow + (narrow & 1),
        _ if is_space(narrow) => 0x20,
        _ => narrow,
    }
}

fn is_space(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

/// Marks that are typed but not read: zero-width and direction marks, and combining tone marks.
pub(super) fn is_silent(unit: u16) -> bool {
    matches!(unit, 0xad | 0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfe00..=0xfe0f | 0xfeff)
}

/// Whether a folded unit is a Latin letter.
pub(super) fn is_letter(unit: u16) -> bool {
    matches!(unit, 0x61..=0x7a)
}

/// Whether a word begins between two units of a folded text: after a space or sign, and where the script changes.
pub(super) fn parts_words(before: u16, unit: u16) -> bool {
    match before {
        0x30..=0x39 => false,
        0x61..=0x7a => !is_letter(unit),
        0x80..=0x2bf | 0x370..=0x1fff | 0x2e80.. => is_letter(unit) || is_sign(before),
        _ => true,
    }
}

fn is_sign(unit: u16) -> bool {
    matches!(unit, 0xa0..=0xbf | 0x3000..=0x3004 | 0x3008..=0x3030 | 0xff00..=0xffef)
}
