//! `plan import`, `plan check`, `plan audit` from outside: exit codes, what goes where, and that nothing is half-written.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::process::{Command, Output};

const PLAN: &str = "指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t12\t15\n";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&self.0)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn plan(args: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_plan"))
        .args(args)
        .output()
        .unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[test]
fn import_check_and_audit_agree() {
    let folder = Folder::new("agree");
    let source = folder.file("plan.txt", PLAN);
    let out = folder.0.join("plan.json").to_str().unwrap().to_owned();
    let (code, printed, report) = plan(&["import", &source, "--out", &out]);
    assert_eq!((code, printed.as_str()), (0, ""), "{report}");
    assert!(report.contains("2 indicators"), "{report}");
    assert_eq!(folder.names(), ["plan.json", "plan.txt"]);
    assert_eq!(plan(&["check", &out]).0, 0);
    let (code, table, _) = plan(&[
        "audit",
        "--plan",
        &out,
        "--sources",
        folder.0.to_str().unwrap(),
    ]);
    assert_eq!(code, 0);
    assert!(table.contains("indicators"), "{table}");
    let (_, to_stdout, _) = plan(&["import", &source]);
    assert_eq!(to_stdout, std::fs::read_to_string(&out).unwrap());
}

#[test]
fn a_failure_leaves_the_old_file() {
    let folder = Folder::new("failure");
    let nothing = folder.file("nothing.txt", "没有表，也没有专栏。");
    let old = folder.file("plan.json", "old");
    let (code, _, told) = plan(&["import", &nothing, "--out", &old]);
    assert_eq!(code, 1);
    assert!(told.contains("nothing.txt"), "{told}");
    assert_eq!(std::fs::read_to_string(&old).unwrap(), "old");
    assert_eq!(folder.names(), ["nothing.txt", "plan.json"]);
}

#[test]
fn doubt_is_an_error_only_if_asked() {
    let folder = Folder::new("doubt");
    let source = folder.file("plan.txt", &format!("{PLAN}水库\t座\t3\n"));
    let (code, _, report) = plan(&["import", &source]);
    assert_eq!(code, 0);
    assert!(
        report.contains("unsure: 1") && report.contains("plan.txt:4"),
        "{report}"
    );
    assert_eq!(plan(&["import", &source, "--strict"]).0, 1);
}

#[test]
fn faults_and_wrong_usage() {
    let folder = Folder::new("faults");
    let source = folder.file("plan.txt", PLAN);
    let curation = folder.file("curation.toml", "indicators = [{ number = 9, id = \"x\" }]");
    let (code, _, told) = plan(&["import", &source, "--curation", &curation]);
    assert_eq!(code, 1);
    assert!(told.contains("indicators: 9 matches nothing"), "{told}");
    let broken = folder.file("broken.toml", "indicators = [{");
    assert_eq!(plan(&["import", &source, "--curation", &broken]).0, 1);
    let json = folder.file("plan.json", "{\"schema\":1,\n\"id\":2}");
    let (code, _, told) = plan(&["check", &json]);
    assert_eq!(code, 1);
    assert!(told.contains("plan.json:2: /id"), "{told}");
    assert_eq!(plan(&["check", &folder.file("no.json", "{")]).0, 1);
    assert_eq!(
        plan(&["audit", "--sources", folder.0.to_str().unwrap()]).0,
        1
    );
    assert_eq!(plan(&["import", "no-such-file.txt"]).0, 1);
    for wrong in [
        &["import"][..],
        &["audit"],
        &["nothing"],
        &["import", "a", "--nothing"],
    ] {
        assert_eq!(plan(wrong).0, 2, "{wrong:?}");
    }
}

#[test]
fn what_is_read_is_never_written() {
    let folder = Folder::new("same");
    let source = folder.file("plan.txt", PLAN);
    let curation = folder.file("curation.toml", "");
    let chart = folder.file("plan.json", "{}");
    let roundabout = format!("{}/../same/plan.txt", folder.0.display());
    for args in [
        &["import", &source, "--out", &source][..],
        &["import", &source, "--out", &roundabout],
        &[
            "import",
            &source,
            "--curation",
            &curation,
            "--out",
            &curation,
        ],
        &[
            "chart",
            "--plan",
            &chart,
            "--indicator",
            "gdp",
            "--format",
            "svg",
            "--out",
            &chart,
        ],
        &["import", "-"],
        &["import", &source, "--out", "-"],
    ] {
        let (code, _, told) = plan(args);
        assert_eq!(code, 2, "{args:?}: {told}");
        assert!(
            told.contains("read") || told.contains("standard output"),
            "{told}"
        );
    }
    assert_eq!(std::fs::read_to_string(&source).unwrap(), PLAN);
    assert_eq!(folder.names(), ["curation.toml", "plan.json", "plan.txt"]);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = Folder::new("links");
    let source = folder.file("plan.txt", PLAN);
    let (code, json, _) = plan(&["import", &source]);
    assert_eq!(code, 0);
    let real = folder.file("real.json", "old");
    let link = folder.0.join("link.json");
    symlink("real.json", &link).unwrap();
    assert_eq!(
        plan(&["import", &source, "--out", link.to_str().unwrap()]).0,
        0
    );
    assert_eq!(std::fs::read_to_string(&real).unwrap(), json);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let pipe = folder.0.join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || std::fs::read_to_string(pipe).unwrap())
    };
    assert_eq!(
        plan(&["import", &source, "--out", pipe.to_str().unwrap()]).0,
        0
    );
    assert_eq!(reader.join().unwrap(), json);
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(
        folder.names(),
        ["link.json", "pipe", "plan.txt", "real.json"]
    );
}

#[test]
fn errors_name_the_file_and_what_was_left_out() {
    let folder = Folder::new("named");
    let first = folder.file("plan.txt", PLAN);
    std::fs::create_dir(folder.0.join("b")).unwrap();
    let second = folder.file("b/plan.txt", PLAN);
    let (code, _, told) = plan(&["import", &first, &second]);
    assert_eq!(code, 1);
    assert!(
        told.contains("plan.txt") && told.contains("rename one"),
        "{told}"
    );
    let long = folder.file("long.txt", &"建成学校5所，".repeat(20_000));
    let (code, _, told) = plan(&["import", &long]);
    assert_eq!(code, 1);
    assert!(told.contains("long.txt:1: a line of"), "{told}");
}
