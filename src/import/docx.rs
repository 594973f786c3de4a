//! `.docx`: a zip of XML. Headings come from styles, tables and boxes from the document's own structure.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};

use super::blocks::Block;
use super::docx_blocks::{Piece, to_blocks};
use super::fault::Fault;
use super::lines::{Lead, Line};
use super::numbering::{Lists, Place};
use super::text;

/// The largest part that is unpacked, in bytes: a zip bomb ends here.
pub const LARGEST_PART: u64 = 64 << 20;

/// How deep tables and text boxes may nest.
const DEEPEST: usize = 32;

/// Whether these bytes are a zip.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the blocks of a `.docx`, and its paragraphs in their order: line 1 is the first.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], most_text: usize) -> Result<(Vec<Block>, Vec<String>), Fault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("is no .docx: {error}"))?;
    let styles = match part(&mut archive, "word/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => HashMap::new(),
    };
    let lists = match part(&mut archive, "word/numbering.xml")? {
        Some(xml) => Lists::parse(&xml)?,
        None => Lists::default(),
    };
    let xml = part(&mut archive, "word/document.xml")?
        .ok_or_else(|| "is a zip without word/document.xml".to_owned())?;
    let mut reader = Reader {
        styles,
        lists,
        ..Reader::default()
    };
    reader.read(&xml)?;
    if !reader.body {
        return Err("is a .docx without a body".to_owned().into());
    }
    text::fits(reader.paragraphs.iter().map(String::len).sum(), most_text)?;
    Ok((to_blocks(reader.pieces), reader.paragraphs))
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Fault> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(format!("{name}: {error}").into()),
    };
    let mut bytes = Vec::new();
    let read = file
        .take(LARGEST_PART + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("{name}: {error}"))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > LARGEST_PART {
        let most = LARGEST_PART >> 20;
        return Err(Fault::too_large(format!("{name} is larger than {most} MB")));
    }
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| format!("{name} is not UTF-8").into())
}

/// What a paragraph has from its style.
#[derive(Debug, Clone, Default)]
struct Style {
    /// The heading level, from the outline level or the name (`heading 1`, `标题 1`).
    level: Option<u8>,
    /// Where its automatic numbers come from.
    place: Place,
    /// The style it takes the rest from.
    based_on: Option<String>,
}

/// The styles of a document by their ids.
fn styles(xml: &str) -> Result<HashMap<String, Style>, String> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut id: Option<String> = None;
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("word/styles.xml: {error}"))?;
        match event {
            Event::Start(e) | Event::Empty(e) => {
                if e.local_name().as_ref() == "style" {
                    id = attribute(&e, "styleId");
                    continue;
                }
                let Some(id) = &id else { continue };
                let style = styles.entry(id.clone()).or_default();
                match e.local_name().as_ref() {
                    "name" => {
                        let level = attribute(&e, "val").and_then(|name| level_of_name(&name));
                        style.level = level.or(style.level);
                    }
                    "basedOn" => style.based_on = attribute(&e, "val"),
                    "outlineLvl" => style.level = style.level.or_else(|| outline_level(&e)),
                    "numId" | "ilvl" => style.place.take(&e),
                    _ => {}
                }
            }
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// The heading level an outline level stands for.
fn outline_level(element: &BytesStart<'_>) -> Option<u8> {
    attribute(element, "val")
        .and_then(|v| v.parse::<u8>().ok())
        .filter(|v| *v < 9)
        .map(|v| v + 1)
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let digits = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"))?;
    digits
        .trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    let printed = quick_xml::escape::unescape(&found.value);
    Some(printed.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

/// A table that is being read: its finished rows and the row at hand.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<Vec<Line>>>,
    row: Vec<Vec<Line>>,
    cell: Vec<Line>,
    span: usize,
    /// A cell that goes on from the row above says nothing of its own.
    merged: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
struct OpenParagraph {
    text: String,
    level: Option<u8>,
    style: Option<String>,
    place: Place,
}

#[derive(Default)]
struct Reader {
    styles: HashMap<String, Style>,
    lists: Lists,
    pieces: Vec<Piece>,
    paragraphs: Vec<String>,
    tables: Vec<OpenTable>,
    open: Vec<OpenParagraph>,
    /// Depth of elements whose text is not the document's: what a text box repeats for old programs, deleted text.
    skipped: usize,
    in_text: bool,
    body: bool,
}

impl Reader {
    fn read(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = quick_xml::Reader::from_str(xml);
        loop {
            let event = reader
                .read_event()
                .map_err(|error| format!("word/document.xml: {error}"))?;
            match event {
                Event::Start(e) => self.start(&e)?,
                Event::Empty(e) => {
                    self.start(&e)?;
                    self.end(e.local_name().as_ref());
                }
                Event::End(e) => self.end(e.local_name().as_ref()),
                Event::Text(text) if self.in_text && self.skipped == 0 => {
                    self.text(&text.xml_content(quick_xml::XmlVersion::Explicit1_0))
                }
                Event::CData(text) if self.in_text && self.skipped == 0 => self.text(&text),
                Event::GeneralRef(reference) if self.in_text && self.skipped == 0 => {
                    let name = format!("&{};", &*reference);
                    let text = quick_xml::escape::unescape(&name)
                        .map_err(|error| format!("word/document.xml: {error}"))?;
                    self.text(&text);
                }
                Event::Eof if self.open.is_empty() && self.tables.is_empty() => return Ok(()),
                Event::Eof => return Err("word/document.xml ends in the middle".to_owned()),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || matches!(name, "Fallback" | "del" | "moveFrom") {
            self.skipped += 1;
            return Ok(());
        }
        if self.tables.len() > DEEPEST || self.open.len() > DEEPEST {
            return Err(format!("tables or boxes nest more than {DEEPEST} deep"));
        }
        match name {
            "body" => self.body = true,
            "p" => self.open.push(OpenParagraph::default()),
            "pStyle" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.style = attribute(element, "val");
                }
            }
            "outlineLvl" => {
                if let (Some(paragraph), Some(level)) =
                    (self.open.last_mut(), outline_level(element))
                {
                    paragraph.level = Some(level);
                }
            }
            "numId" | "ilvl" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.place.take(element);
                }
            }
            "t" => self.in_text = true,
            "tab" => self.text("\t"),
            "br" | "cr" => self.text(" "),
            "noBreakHyphen" => self.text("-"),
            "tbl" => self.tables.push(OpenTable::default()),
            "gridSpan" => {
                let span = attribute(element, "val").and_then(|v| v.parse::<usize>().ok());
                if let (Some(table), Some(span)) = (self.tables.last_mut(), span) {
                    table.span = span.clamp(1, 64);
                }
            }
            "vMerge" => {
                let goes_on = attribute(element, "val").is_none_or(|v| v != "restart");
                if let Some(table) = self.tables.last_mut() {
                    table.merged = goes_on;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Heading level and list of a style, with what it takes from the styles under it.
    fn style(&self, id: Option<&String>) -> (Option<u8>, Place) {
        let (mut level, mut place) = (id.and_then(|id| level_of_name(id)), Place::default());
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else {
                break;
            };
            level = level.or(style.level);
            place = place.or(style.place);
            next = style.based_on.as_ref();
        }
        (level, place)
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "p" => self.paragraph(),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    let mut cell = std::mem::take(&mut table.cell);
                    if std::mem::take(&mut table.merged) {
                        cell.clear();
                    }
                    table.row.push(cell);
                    // A cell over several columns stands in the first of them.
                    for _ in 1..std::mem::take(&mut table.span).max(1) {
                        table.row.push(Vec::new());
                    }
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else {
                    return;
                };
                match self.tables.last_mut() {
                    // A table inside a cell is part of that cell's text.
                    Some(outer) => outer
                        .cell
                        .extend(table.rows.into_iter().flatten().flatten()),
                    None => self.pieces.push(Piece::Table(table.rows)),
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let (level, place) = self.style(open.style.as_ref());
        let blank = open.text.trim().is_empty();
        // What Word prints in front of a paragraph is part of it.
        let label = match blank {
            true => None,
            false => self.lists.next(open.place.or(place)),
        };
        let text = match label {
            Some(label) if label.ends_with(['、', '）', ')', '.', '．']) => {
                label + open.text.trim_start()
            }
            Some(label) => format!("{label} {}", open.text.trim_start()),
            None => open.text,
        };
        self.paragraphs.push(text.clone());
        let number = u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX);
        let line = Line {
            number,
            lead: Lead::Flush,
            text: text.trim().replace('\t', " "),
            bookmarks: Vec::new(),
            style: open.level.or(level).filter(|_| !blank),
        };
        match self.tables.last_mut() {
            Some(table) => table.cell.push(line),
            None => self.pieces.push(Piece::Line(line)),
        }
    }
}
