//! Any text, behind a table so that there is something to find: import never panics, `check` accepts what it wrote, and the
//! audit finds every fact again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_widgets::import::{SourceFile, audit, import};

const TABLE: &str = "指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t12\t15\n\n";

fuzz_target!(|data: &[u8]| {
    let mut bytes = TABLE.as_bytes().to_vec();
    bytes.extend_from_slice(data);
    let files = [SourceFile { name: "plan.txt".to_owned(), bytes }];
    if let Ok(outcome) = import(&files, None) {
        let json = outcome.plan.to_json().unwrap();
        let again = plan_widgets::plan::Plan::from_json(&serde_json::from_str(&json).unwrap()).unwrap();
        assert_eq!(again, outcome.plan);
        assert_eq!(audit(&again, &files).lies, Vec::<String>::new());
    }
});
