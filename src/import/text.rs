//! Bytes of a text file → text: UTF-8 with or without a mark, UTF-16 with one, GB18030.

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The longest line that is read, in bytes; a longer one is reported and left out. Official paragraphs stay far below.
pub const LONGEST_LINE: usize = 256 << 10;

/// Decodes a text file.
///
/// # Errors
/// Why it is none.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) =
            encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return match broken {
            true => Err(format!("is broken {}", encoding.name())),
            false => plain(text.into_owned()),
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned());
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    match text {
        Some(text) if looks_chinese(&text) => plain(text.into_owned()),
        _ => {
            let line = first_broken_line(bytes);
            Err(format!("line {line} is neither UTF-8 nor GB18030"))
        }
    }
}

fn plain(text: String) -> Result<String, String> {
    let binary = text.bytes().position(|byte| byte == 0);
    match binary {
        Some(at) => {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            Err(format!("line {line} holds binary data"))
        }
        None => Ok(text),
    }
}

/// GB18030 decodes nearly anything; a document in it has more common characters than rare ones.
fn looks_chinese(text: &str) -> bool {
    let (mut common, mut rare) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()).take(20_000) {
        match c {
            '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{2010}'..='\u{2027}' => common += 1,
            _ => rare += 1,
        }
    }
    common > rare * 4
}

fn first_broken_line(bytes: &[u8]) -> usize {
    let valid =
        std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |text| text.len());
    bytes
        .get(..valid)
        .unwrap_or_default()
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}
