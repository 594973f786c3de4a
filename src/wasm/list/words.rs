//! The words of ours in the list.

use crate::format::Lang;
pub use crate::search::words::called;

/// How many were found.
pub fn count(total: usize, projects: bool, lang: Lang) -> String {
    match (total, projects, lang) {
        (0, true, _) => lang
            .pick("没有找到项目|沒有找到項目|No projects found")
            .to_owned(),
        (0, ..) => lang
            .pick("没有找到结果|沒有找到結果|Nothing found")
            .to_owned(),
        (1, true, Lang::En) => "1 project".to_owned(),
        (1, false, Lang::En) => "1 result".to_owned(),
        (_, true, _) => format!("{total}{}", lang.pick(" 个项目| 個項目| projects")),
        (_, false, _) => format!("{total}{}", lang.pick(" 条结果| 條結果| results")),
    }
}

/// That nothing was met as typed.
pub fn near(lang: Lang) -> &'static str {
    lang.pick(
        "没有完全相符的，以下是相近的结果。|\
        沒有完全相符的，以下是相近的結果。|\
        Nothing matches exactly. These come near.",
    )
}

/// What to try where nothing was found.
pub fn advice(filtered: bool, lang: Lang) -> &'static str {
    lang.pick(if filtered {
        "可以取消一些条件。|可以取消一些條件。|Try without filters."
    } else {
        "可以试试更短的词、拼音或拼音首字母。|\
        可以試試更短的詞、拼音或拼音首字母。|\
        Try fewer or shorter words."
    })
}

/// What the button promises.
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhHans => format!("再显示 {count} 个"),
        Lang::ZhHant => format!("再顯示 {count} 個"),
        Lang::En => format!("Show {count} more"),
    }
}

/// Before other names people use.
pub fn also(lang: Lang) -> &'static str {
    lang.pick("又称：|又稱：|Also called: ")
}

/// Before the place where a fact stands.
pub fn source(lang: Lang) -> &'static str {
    lang.pick("出处：|出處：|Source: ")
}

/// A line of a document.
pub fn line(number: u32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("line {number}"),
        _ => format!("第 {number} 行"),
    }
}

/// A link to the page the host has about a project.
pub fn page(lang: Lang) -> &'static str {
    lang.pick("相关页面|相關頁面|More about it")
}

/// When a target is due.
pub fn deadline(when: &str, lang: Lang) -> String {
    lang.pick("期限：|期限：|Due: ").to_owned() + when
}
