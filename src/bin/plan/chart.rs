//! `plan chart`: the picture of a promise as a file.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use plan_widgets::assess::{
    self, Assessment, Method, Observations, Options, assess, assess_series,
};
use plan_widgets::chart::{
    self, ChartDescription, Estimate, Facts, Grid, Look, Scene, Sheet, Size, TableRow,
};
use plan_widgets::format::Lang;
use plan_widgets::plan::Plan;
use resvg::usvg::{self, fontdb};
use resvg::{render, tiny_skia};

use super::assess::{Subject, lang, method, read};

#[derive(clap::Args)]
pub struct Args {
    /// Id of the indicator or series
    #[arg(long)]
    indicator: String,
    /// CSV with the columns indicator,year,value,source, or JSON with the same keys
    #[arg(long)]
    observations: Option<PathBuf>,
    /// How to judge: linear, opensdg or un2023
    #[arg(long, default_value = "linear", value_parser = method)]
    method: Method,
    /// The year that counts as now; the year of the latest observation without it
    #[arg(long, value_parser = clap::value_parser!(i32).range(1000..=9999))]
    as_of: Option<i32>,
    /// Draw where it goes if nothing changes
    #[arg(long)]
    projection: bool,
    /// Language of the words: zh-Hans, zh-Hant or en
    #[arg(long, default_value = "zh-Hans", value_parser = lang)]
    lang: Lang,
    /// A font file to set the words in; else one that has all their characters is looked for
    #[arg(long)]
    font: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// HTML only: address of the picture; without it, the picture stands in the file itself
    #[arg(long)]
    picture: Option<String>,
    /// Width in pixels of the page; a PNG has twice as many
    #[arg(long, default_value = "640")]
    width: u16,
    /// Height; more where the words need it
    #[arg(long, default_value = "400")]
    height: u16,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Svg,
    Png,
    Html,
    Text,
}

/// Pixels of a PNG a pixel of the page: sharp on screens of today.
const DENSITY: f32 = 2.0;

/// The file.
pub fn run(args: &Args, plan: &Plan) -> Result<Vec<u8>, Vec<String>> {
    let subject = Subject::named(plan, &args.indicator);
    let given = match &args.observations {
        None => Observations::default(),
        Some(path) => {
            read(path, plan).map_err(|fault| vec![format!("{}: {fault}", path.display())])?
        }
    };
    let given = given.of(subject.id());
    let options = Options {
        method: args.method,
        as_of: args.as_of,
        lang: args.lang,
    };
    let assessment = match subject {
        Subject::Indicator(it) => assess(it, &assess::observations_for(plan, it, &given), &options),
        Subject::Series(it) => assess_series(it, &given, &options),
    };
    let size = Size::new(args.width.into(), args.height.into());
    let sheet = Sheet {
        lang: args.lang,
        size: size.ok_or_else(|| vec!["a chart is 16 to 8192 pixels wide and high".to_owned()])?,
        text: 14.0,
        measure: &Estimate,
    };
    let facts = |sheet: &Sheet<'_>| draw(subject, plan, &assessment, args.projection, sheet);
    let (scene, said) = chart::framed(&sheet, &facts);
    let rows = match subject {
        Subject::Indicator(indicator) => chart::table(
            &Facts {
                plan,
                indicator,
                assessment: &assessment,
                projection: args.projection,
                badge: true,
            },
            args.lang,
        ),
        Subject::Series(series) => chart::series_table(plan, series, args.lang),
    };
    let mut look = Look::light();
    match args.format {
        Format::Svg => Ok(chart::svg(&scene, &look, &said, args.lang).into_bytes()),
        Format::Html => {
            let grid = Grid::of_table(rows, args.lang);
            let picture = args.picture.clone().unwrap_or_else(|| {
                chart::inline_picture(&chart::svg(&scene, &look, &said, args.lang))
            });
            let figure = chart::html(&said, &grid, &picture, args.lang);
            Ok(page(&figure, &said, args.lang).into_bytes())
        }
        Format::Text => Ok(text(&said, &rows, args.lang).into_bytes()),
        Format::Png => {
            let fonts = Fonts::find(args.font.as_deref(), &scene).map_err(|error| vec![error])?;
            look.font = format!("'{}'", fonts.family);
            let svg = chart::svg(&scene, &look, &said, args.lang);
            png(&svg, fonts.database).map_err(|error| vec![error])
        }
    }
}

fn draw(
    subject: Subject<'_>,
    plan: &Plan,
    assessment: &Assessment,
    projection: bool,
    sheet: &Sheet<'_>,
) -> (Scene, ChartDescription) {
    match subject {
        Subject::Indicator(indicator) => {
            let facts = Facts {
                plan,
                indicator,
                assessment,
                projection,
                badge: true,
            };
            chart::tracker(&facts, sheet)
        }
        Subject::Series(series) => chart::series(plan, series, assessment, true, sheet),
    }
}

/// Fonts that have every character of a picture, and the family that has the most.
struct Fonts {
    database: fontdb::Database,
    family: String,
}

/// Families that set both scripts well; the first that is there is taken.
const KNOWN: [&str; 8] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "DejaVu Sans",
];

impl Fonts {
    fn find(file: Option<&Path>, scene: &Scene) -> Result<Self, String> {
        let mut database = fontdb::Database::new();
        match file {
            Some(path) => database
                .load_font_file(path)
                .map_err(|error| format!("{}: {error}", path.display()))?,
            None => database.load_system_fonts(),
        }
        let mut needed: Vec<char> = scene.shapes.iter().flat_map(letters).collect();
        needed.sort_unstable();
        needed.dedup();
        let plain = database
            .faces()
            .filter(|face| face.style == fontdb::Style::Normal);
        let mut faces: Vec<(fontdb::ID, String)> = plain
            .filter_map(|face| Some((face.id, face.families.first()?.0.clone())))
            .collect();
        // Stable: fonts nobody knows stay in the order they were found, behind the known ones.
        faces.sort_by_key(|(_, family)| {
            let known = KNOWN.iter().position(|known| known == family);
            known.unwrap_or(KNOWN.len())
        });
        let mut least: Option<(Vec<char>, String)> = None;
        for (id, family) in &faces {
            let missing = missing(&database, *id, &needed);
            if least
                .as_ref()
                .is_none_or(|(least, _)| missing.len() < least.len())
            {
                let done = missing.is_empty();
                least = Some((missing, family.clone()));
                if done {
                    break;
                }
            }
        }
        let (mut absent, family) = least.unwrap_or((needed, String::new()));
        // What the best font lacks, the renderer takes from another: few have both 亿 and the ₂ of CO₂.
        let mut families = vec![family.clone()];
        for (id, other) in &faces {
            let left = missing(&database, *id, &absent);
            if left.len() < absent.len() {
                families.push(other.clone());
                absent = left;
            }
        }
        if absent.is_empty() && !faces.is_empty() {
            let database = in_memory(database, &families);
            return Ok(Self { database, family });
        }
        let place = file.map_or_else(|| "this system".to_owned(), |it| it.display().to_string());
        let some: String = absent.into_iter().take(12).collect();
        Err(format!(
            "no font of {place} has all characters of the picture, such as {some}: install one, or name one with --font"
        ))
    }
}

/// The regular and bold faces of these families alone, read once: out of a file, every glyph maps the whole font anew, and a
/// picture takes seconds.
fn in_memory(database: fontdb::Database, families: &[String]) -> fontdb::Database {
    let faces = database.faces().filter(|face| {
        let used = [fontdb::Weight::NORMAL, fontdb::Weight::BOLD].contains(&face.weight);
        used && face
            .families
            .iter()
            .any(|(name, _)| families.contains(name))
    });
    let mut paths: Vec<&PathBuf> = faces
        .filter_map(|face| match &face.source {
            fontdb::Source::File(path) => Some(path),
            _ => None,
        })
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let mut own = fontdb::Database::new();
    for bytes in paths
        .into_iter()
        .filter_map(|path| std::fs::read(path).ok())
    {
        own.load_font_data(bytes);
    }
    // A family that has neither weight, or went away in between.
    if own.is_empty() { database } else { own }
}

fn letters(shape: &chart::Shape) -> Vec<char> {
    match shape {
        chart::Shape::Words(label) => label
            .text
            .chars()
            // Spaces of any width can be left out without harm.
            .filter(|char| !char.is_whitespace())
            .collect(),
        _ => vec![],
    }
}

/// The characters a font has no shape for.
fn missing(database: &fontdb::Database, id: fontdb::ID, needed: &[char]) -> Vec<char> {
    use skrifa::MetadataProvider;
    let found = database.with_face_data(id, |data, index| {
        let font = skrifa::FontRef::from_index(data, index).ok()?;
        let map = font.charmap();
        let absent = needed.iter().filter(|char| map.map(**char).is_none());
        Some(absent.copied().collect())
    });
    found.flatten().unwrap_or_else(|| needed.to_vec())
}

fn png(svg: &str, database: fontdb::Database) -> Result<Vec<u8>, String> {
    let options = usvg::Options {
        fontdb: Arc::new(database),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size();
    let side = |side: f32| (side * DENSITY).ceil() as u32;
    let mut pixels = tiny_skia::Pixmap::new(side(size.width()), side(size.height()))
        .ok_or("the picture is too large")?;
    let scale = tiny_skia::Transform::from_scale(DENSITY, DENSITY);
    render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

/// A page of its own around the figure.
fn page(figure: &str, said: &ChartDescription, lang: Lang) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>body{{margin:0 auto;max-width:40rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}}figure{{margin:0}}img{{max-width:100%;height:auto}}table{{border-collapse:collapse;font-size:.875rem}}th,td{{text-align:start;padding:.2em .8em .2em 0;vertical-align:top}}</style>\n{figure}</html>\n",
        lang.as_str(),
        said.title.replace('&', "&amp;").replace('<', "&lt;"),
    )
}

/// The finding and the numbers, to be read or passed on.
fn text(said: &ChartDescription, rows: &[TableRow], lang: Lang) -> String {
    let mut out = said.title.clone();
    if !said.unit.is_empty() {
        let _ = write!(
            out,
            "{}{}{}",
            lang.pick("（|（| ("),
            said.unit,
            lang.pick("）|）|)")
        );
    }
    out.push('\n');
    if let Some(badge) = &said.badge {
        let _ = writeln!(out, "{} · {}", badge.label, badge.method);
    }
    let _ = writeln!(out, "{}\n", said.summary);
    for row in rows {
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}",
            row.year, row.name, row.text, row.source
        );
    }
    if rows.is_empty() {
        for mark in &said.marks {
            let _ = writeln!(out, "{}", mark.text);
        }
    }
    let _ = writeln!(out, "\n{}", said.source);
    out
}
