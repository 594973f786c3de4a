//! Any bytes as a `.docx`, and any XML inside a sound zip: import never panics.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use plan_widgets::import::{SourceFile, import};

fuzz_target!(|data: &[u8]| {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("word/document.xml", stored).unwrap();
    writer.write_all(b"<w:document><w:body>").unwrap();
    writer.write_all(data).unwrap();
    let sound = writer.finish().unwrap().into_inner();
    let mut raw = b"PK\x03\x04".to_vec();
    raw.extend_from_slice(data);
    for bytes in [sound, raw] {
        let _ = import(&[SourceFile { name: "plan.docx".to_owned(), bytes }], None);
    }
});
