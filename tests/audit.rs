//! The audit believes what is printed and nothing else.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use plan_widgets::catalog;
use plan_widgets::import::audit;

#[test]
fn every_fact_of_the_bundled_plan_stands_where_it_says() {
    let Some(files) = common::documents() else {
        return;
    };
    let found = audit(catalog::bundled(), &files);
    println!("{found}");
    assert_eq!(found.lies, Vec::<String>::new());
    assert!(found.rows.iter().map(|row| row.checked).sum::<usize>() > 1000);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.checked >= row.records.min(5)),
        "{found}"
    );
}

#[test]
fn lies_are_found() {
    let Some(mut files) = common::documents() else {
        return;
    };
    let lied = |change: &dyn Fn(&mut plan_widgets::plan::Plan)| {
        let mut plan = catalog::bundled().clone();
        change(&mut plan);
        audit(&plan, &files).lies
    };
    assert_eq!(lied(&|plan| plan.projects[0].source.line += 1).len(), 1);
    assert_eq!(lied(&|plan| plan.projects[0].name.push('啊')).len(), 1);
    assert_eq!(lied(&|plan| plan.figures[9].value = Some(40.0)).len(), 1);
    assert_eq!(
        lied(&|plan| plan.targets[9].raw = "无此事".to_owned()).len(),
        2
    );
    // The series that follows it is then without its fact too.
    assert_eq!(
        lied(&|plan| plan.indicators[0].target.value = Some(6601.0)).len(),
        2
    );
    assert_eq!(
        lied(&|plan| plan.indicators[1].target.value = Some(35.8)).len(),
        1
    );
    assert_eq!(
        lied(&|plan| plan.documents[0].sha256 = "0".repeat(64)).len(),
        1
    );
    assert_eq!(lied(&|plan| plan.series[0].points[0].value += 1.0).len(), 1);
    // A full name and an alias are ours: no document has to print them.
    assert_eq!(lied(&|plan| plan.projects[0].full_name.push('啊')).len(), 0);
    files.remove(0);
    let lies = audit(catalog::bundled(), &files).lies;
    assert!(lies.iter().any(|lie| lie.contains("is not there")));
}
