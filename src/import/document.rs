//! A file → its blocks and what its first lines say about it.

use super::blocks::{self, Block};
use super::docx;
use super::fault::Fault;
use super::ids;
use super::lines::{self, Line};
use super::place;
use super::quantity::{self, Kind, Token};
use super::text;
use crate::plan::{Document, DocumentKind};

/// A file to import: base name and bytes.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Base name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What differs by where documents are read.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// What decodes GB18030.
    pub gb18030: text::Gb18030,
    /// The most text that is read, in bytes of UTF-8, all documents together.
    pub most_text: usize,
    /// The most records of a plan, its nine lists together.
    pub most_records: usize,
}

#[cfg(feature = "import")]
impl Setup {
    /// A program of its own: it has a decoder, and time.
    pub const NATIVE: Self = Self {
        gb18030: text::gb18030,
        most_text: usize::MAX,
        most_records: usize::MAX,
    };
}

/// A document read into blocks.
#[derive(Debug, Clone)]
pub struct Read {
    /// What is known of it.
    pub document: Document,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its lines as they stand in the file; the paragraphs of a `.docx`.
    pub lines: Vec<String>,
    /// Line and reason.
    pub doubts: Vec<(u32, String)>,
}

/// Reads a file.
///
/// # Errors
/// Why it cannot be read.
pub fn read(file: &SourceFile, setup: &Setup) -> Result<Read, Fault> {
    if file.bytes.len() as u64 > text::LARGEST_FILE {
        let most = text::LARGEST_FILE >> 20;
        return Err(Fault::too_large(format!("is larger than {most} MB")));
    }
    let mut doubts = Vec::new();
    let (blocks, lines) = if docx::is_zip(&file.bytes) {
        docx::read(&file.bytes, setup.most_text)?
    } else {
        let text = text::decode(&file.bytes, setup.gb18030)?;
        text::fits(text.len(), setup.most_text)?;
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut parsed = lines::split(&text);
        for line in parsed
            .iter_mut()
            .filter(|line| line.text.len() > text::LONGEST_LINE)
        {
            doubts.push((
                line.number,
                format!("a line of {} kB was left out", line.text.len() >> 10),
            ));
            line.text.clear();
        }
        doubts.extend(wrapped(&parsed));
        (blocks::cut(parsed), lines)
    };
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err("is empty".to_owned().into());
    }
    let document = about(file, &blocks);
    Ok(Read {
        document,
        blocks,
        lines,
        doubts,
    })
}

/// Whether a text is set in lines of one width, as what was copied from a PDF is: then a line is not a paragraph.
fn wrapped(lines: &[Line]) -> Option<(u32, String)> {
    /// Fewer may be so by chance.
    const FEWEST: usize = 6;
    let lines: Vec<(&Line, usize)> = lines
        .iter()
        .filter(|it| !it.text.contains('\t'))
        .map(|it| (it, it.text.chars().count()))
        .collect();
    let printed = lines.iter().filter(|(_, length)| *length > 0).count();
    // Punctuation may hang over, and a Latin word is not cut: two characters more or less.
    let near = |length: usize, width: usize| length.abs_diff(width) <= 2;
    let of_width = |width: &usize| lines.iter().filter(|(_, it)| near(*it, *width)).count();
    let width = (15..=80).max_by_key(of_width)?;
    let breaks_off = |pair: &&[(&Line, usize)]| match pair {
        [(line, length), (_, after)] => {
            let end = line.text.chars().next_back();
            // A list of names may be as even, but is no prose.
            near(*length, width)
                && line.text.contains(['，', '。', '；', '、'])
                && end.is_some_and(|end| end.is_alphanumeric() || "，、".contains(end))
                && *after > 0
        }
        _ => false,
    };
    let broken: Vec<u32> = lines
        .windows(2)
        .filter(breaks_off)
        .filter_map(|pair| Some(pair.first()?.0.number))
        .collect();
    let count = broken.len();
    let text = format!(
        "{count} lines break off inside a sentence, as in text copied from a PDF: what runs over them may be read wrongly, so put each paragraph on one line"
    );
    let first = *broken.first()?;
    (count >= FEWEST && 2 * count > printed).then_some((first, text))
}

fn about(file: &SourceFile, blocks: &[Block]) -> Document {
    let head: Vec<&str> = paragraphs(blocks).take(6).collect();
    let title = title(&head).unwrap_or_else(|| file.name.clone());
    let has_boxes = blocks
        .iter()
        .any(|b| matches!(b, Block::Frame(_) | Block::Table(_)));
    let own = bare(&title);
    let titled = |word: &str| own.ends_with(word);
    // 方案（2026—2028年）: what has years of its own is a plan, whatever it is called.
    let planned = titled("规划")
        || titled("纲要")
        || place::span(&title).is_some() && (titled("方案") || titled("计划"));
    let kind = match () {
        () if title.ends_with("答复") || title.ends_with("复函") || title.ends_with("回复") => {
            DocumentKind::Reply
        }
        () if !planned && is_year_plan(&title) => DocumentKind::YearPlan,
        () if has_boxes || planned => DocumentKind::Plan,
        () if head
            .iter()
            .any(|t| t.contains("记者") || t.contains("撰文") || t.contains("编辑")) =>
        {
            DocumentKind::Report
        }
        () => DocumentKind::Other,
    };
    // A plan looks ahead from a year of its own; what else is undated may say its year in other ways.
    let dated = head.iter().find_map(|text| day(text));
    // Nobody issues a plan after its last year.
    let last = place::titled(&title).map(|period| period.to);
    let dated = dated.filter(|date| {
        let year = date.get(..4).and_then(|year| year.parse::<u16>().ok());
        year.zip(last).is_none_or(|(year, last)| year <= last)
    });
    let date = dated.or_else(|| {
        let undated = !matches!(kind, DocumentKind::Plan);
        undated
            .then(|| numbered_year(&title).or_else(|| only_year(&head)))
            .flatten()
            .map(|year| year.to_string())
    });
    Document {
        id: ids::slug(&file.name),
        names: Default::default(),
        file: file.name.clone(),
        title,
        issuer: None,
        date,
        kind,
        sha256: ids::sha256(&file.bytes),
        url: None,
    }
}

/// A title without what stands in brackets behind it: （2026—2030年）, （征求意见稿）; of a notice that issues a document, that document's.
fn bare(title: &str) -> &str {
    let mut own = title.trim_end();
    if let Some(issued) = own.strip_suffix("的通知") {
        let quoted = issued.strip_suffix('》').and_then(|it| it.split_once('《'));
        own = quoted.map_or(issued, |(_, quoted)| quoted);
    }
    while let Some(inside) = own.strip_suffix(['）', ')'])
        && let Some(open) = inside.rfind(['（', '('])
    {
        own = own.get(..open).unwrap_or_default().trim_end();
    }
    own
}

/// Whether a title names one year and its work: `2019年主要工作`, `2025年政府工作报告`.
fn is_year_plan(title: &str) -> bool {
    const WORK: &[&str] = &["工作", "发展计划", "年度计划", "重点任务", "民生实事"];
    let long = ["规划", "纲要"].iter().any(|word| title.contains(word));
    year(title).is_some() && !long && WORK.iter().any(|word| title.contains(word))
}

fn title(head: &[&str]) -> Option<String> {
    let fits = |text: &&&str| {
        (4..=70).contains(&text.chars().count())
            && !text.contains(['。', '；'])
            && super::heading::heading(text).is_none()
    };
    let formal = |text: &&&str| {
        ["关于", "规划", "纲要", "方案", "计划", "工作"]
            .iter()
            .any(|word| text.contains(word))
    };
    let first = head
        .iter()
        .take(4)
        .position(|text| fits(&text) && formal(&text));
    let Some(at) = first else {
        return head
            .first()
            .filter(|text| fits(text))
            .map(|text| (*text).to_owned());
    };
    // A title set in two lines: 某县国民经济和社会发展 / 第十五个五年规划纲要.
    let above = at
        .checked_sub(1)
        .and_then(|at| head.get(at))
        .filter(|above| {
            let open = ["发展", "社会", "和", "市", "县", "区", "省", "的"]
                .iter()
                .any(|word| above.ends_with(word));
            open && above.chars().count() <= 30 && !above.contains(['。', '，', '：', ':'])
        });
    let own = head.get(at)?;
    let below = own.starts_with('第') || own.starts_with('“');
    // Its years may stand in brackets on a line of their own.
    let years = head
        .get(at + 1)
        .filter(|text| text.starts_with(['（', '(']) && text.ends_with(['）', ')']))
        .filter(|text| text.chars().count() <= 16 && place::span(text).is_some())
        .copied()
        .unwrap_or_default();
    Some(match above.filter(|_| below) {
        Some(above) => format!("{above}{own}{years}"),
        None => format!("{own}{years}"),
    })
}

/// A date with year and month that stands alone on a line of the head: `2020-10-14 07:41`. A sentence of the text has other dates.
fn day(text: &str) -> Option<String> {
    let told = text.contains(['。', '；', ';']) || quantity::quantities(text).next().is_some();
    if told || text.chars().count() > 80 {
        return None;
    }
    quantity::scan(text)
        .into_iter()
        .find_map(|token| match token.kind {
            Kind::Date(_) if is_deadline(text, &token) => None,
            Kind::Date(date) => {
                let (year, month) = (date.year?, date.month?);
                let printed = text.get(token.start..token.end)?;
                let day = printed
                    .rsplit(['-', '月'])
                    .next()?
                    .trim_end_matches('日')
                    .parse::<u8>()
                    .ok();
                Some(match day {
                    Some(day) if printed.matches('-').count() == 2 || printed.contains('日') => {
                        format!("{year}-{month:02}-{day:02}")
                    }
                    _ => format!("{year}-{month:02}"),
                })
            }
            _ => None,
        })
}

/// Whether a date is one by which something shall be: 到2027年6月, 2027年底前.
fn is_deadline(text: &str, token: &Token) -> bool {
    let before = text.get(..token.start).unwrap_or_default();
    let after = text.get(token.end..).unwrap_or_default();
    before.ends_with(['到', '至']) || after.starts_with(['底', '末', '前'])
}

/// The year that begins the number of a case: `第20200097号`.
fn numbered_year(title: &str) -> Option<u16> {
    title.split('第').skip(1).find_map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = rest.get(..digits).filter(|number| number.len() >= 7)?;
        let year = number.get(..4)?.parse().ok()?;
        (rest.get(digits..)?.starts_with('号') && (1990..=2100).contains(&year)).then_some(year)
    })
}

/// The year the first paragraphs speak of, where they speak of one only.
fn only_year(head: &[&str]) -> Option<u16> {
    let mut years = head
        .iter()
        .flat_map(|text| quantity::scan(text))
        .filter_map(|token| match token.kind {
            Kind::Date(date) => date.to.or(date.year),
            _ => None,
        });
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// The first paragraphs of a document.
pub fn opening(blocks: &[Block]) -> impl Iterator<Item = &str> {
    paragraphs(blocks).take(5)
}

/// The paragraphs that are not empty.
fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks
        .iter()
        .filter_map(|block| {
            if let Block::Paragraph(line) = block {
                Some(line.text.as_str())
            } else {
                None
            }
        })
        .filter(|text| !text.is_empty())
}

/// The last year a title names: `…2019年主要工作`, `…2024年计划执行情况与2025年计划草案的报告`.
pub fn year(title: &str) -> Option<u16> {
    let years = quantity::scan(title)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Date(date) => date.year,
            _ => None,
        });
    years.max()
}

/// The line from which a web page's furniture goes on to the end: recommendations, credits, disclaimers.
pub fn furniture(blocks: &[Block]) -> Option<u32> {
    const WORDS: &[&str] = &[
        "新闻推荐",
        "推荐阅读",
        "相关阅读",
        "免责声明",
        "责任编辑",
        "编辑 ",
        "编辑:",
        "编辑：",
        "上一篇",
        "下一篇",
        "返回首页",
        "相关链接",
        "热榜",
    ];
    let lines: Vec<(u32, &str)> = blocks
        .iter()
        .filter_map(|b| {
            if let Block::Paragraph(line) = b {
                Some((line.number, line.text.as_str()))
            } else {
                None
            }
        })
        .collect();
    let from = lines.len() / 2;
    let mark =
        |text: &str| text.chars().count() <= 20 && WORDS.iter().any(|word| text.starts_with(word));
    lines
        .iter()
        .skip(from)
        .find(|(_, text)| mark(text))
        .map(|(line, _)| *line)
}
