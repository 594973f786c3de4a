//! Pictures as they were looked at. `UPDATE_GOLDEN=1 cargo test --test chart` draws them anew: look at them again.

use std::fs;
use std::path::PathBuf;

use plan_widgets::chart::{Color, Look, framed, svg};

use crate::cases;

#[test]
fn pictures_are_as_they_were_looked_at() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let look = Look::new(Color(0x1a, 0x1a, 0x1a));
    let mut changed = vec![];
    let mut known = vec![];
    for case in cases::all() {
        let (scene, said) = framed(&case.sheet(), &case.draw);
        let picture = svg(&scene, &look, &said, case.lang);
        let file = folder.join(format!("{}.svg", case.name));
        known.push(file.clone());
        if fs::read_to_string(&file).ok().as_ref() == Some(&picture) {
            continue;
        }
        if update {
            fs::write(&file, picture).unwrap();
        } else {
            changed.push(case.name);
        }
    }
    assert!(changed.is_empty(), "changed: {changed:?}");
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|kind| kind != "svg") {
            continue;
        }
        assert!(known.contains(&path), "{} is of no case", path.display());
    }
}
