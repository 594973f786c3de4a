//! One folding for text and query, one UTF-16 unit to one.

/// Folds a unit: case and full width.
pub fn fold(unit: u16) -> u16 {
    let narrow = match unit {
        0xff01..=0xff5e => unit - 0xfee0,
        0x3000 | 0xa0 => 0x20,
        _ => unit,
    };
    match narrow {
        0x41..=0x5a => narrow + 0x20,
        _ => narrow,
    }
}

/// Folds a text.
pub fn fold_text(text: &str) -> Vec<u16> {
    text.encode_utf16().map(fold).collect()
}
