//! What the tests of the importer share.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use plan_widgets::import::{Curation, Outcome, SourceFile, import};

/// The folder of the five documents: beside the checkout, or where `PLAN_SEEDS` says.
pub fn seeds() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let folder = std::env::var_os("PLAN_SEEDS").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("not tested: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

/// The five documents, in the order of their names.
pub fn documents() -> Option<Vec<SourceFile>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(seeds()?)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        file(
            path.file_name().unwrap().to_str().unwrap(),
            &std::fs::read(&path).unwrap(),
        )
    };
    Some(paths.into_iter().map(read).collect())
}

/// The committed curation.
pub fn curation() -> Curation {
    Curation::parse(include_str!("../../seeds/futian-2021-2025/curation.toml")).unwrap()
}

/// A file of this name and content.
pub fn file(name: &str, bytes: &[u8]) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// Imports one text.
pub fn text(text: &str) -> Result<Outcome, Vec<String>> {
    import(&[file("plan.txt", text.as_bytes())], None)
}

/// A `.docx` of this `word/document.xml` body.
pub fn docx(body: &str) -> Vec<u8> {
    const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="a2"><w:name w:val="Heading 2"/></w:style></w:styles>"#;
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    zip(&[
        ("word/styles.xml", STYLES),
        ("word/document.xml", &document),
    ])
}

/// A zip of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A paragraph of a `.docx`.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A heading of a `.docx`.
pub fn h(level: u8, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="a{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

/// A table of a `.docx`: rows of cells.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        format!(
            "<w:tc>{}</w:tc>",
            text.split('\n').map(p).collect::<String>()
        )
    };
    let row = |cells: &&[&str]| {
        format!(
            "<w:tr>{}</w:tr>",
            cells.iter().map(cell).collect::<String>()
        )
    };
    format!(
        "<w:tbl>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}
