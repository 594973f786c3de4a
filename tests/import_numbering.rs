//! Automatic numbers of a `.docx`: Word prints them and keeps them out of the text. The documents are invented.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{file, table, zip};
use plan_widgets::import::{audit, import};
use plan_widgets::plan::Plan;

/// Lists: 0 headings 第一章 / 第一节 / 一、 / （一）; 1 items 1.; 2 bullets; 3 chapters in digits, digit by digit; 4 sections 1.1.
const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%2节"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%3、"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%4）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf06c;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="ideographDigital"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>
</w:numbering>"#;

/// `chapter` and `part` number by themselves, `special` by the style it is based on.
const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="chapter"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="part"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="special"><w:name w:val="Special"/><w:basedOn w:val="chapter"/></w:style>
<w:style w:type="paragraph" w:styleId="plain1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="plain2"><w:name w:val="heading 2"/></w:style>
</w:styles>"#;

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

fn listed(list: u8, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn plan(body: &str) -> Plan {
    let indicators = table(&[
        &["指标", "单位", "2025年", "2030年"],
        &["公园", "个", "120", "150"],
        &["学校", "所", "12", "15"],
    ]);
    let document =
        format!(r#"<w:document xmlns:w="w"><w:body>{body}{indicators}</w:body></w:document>"#);
    let bytes = zip(&[
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", &document),
    ]);
    let files = [file("plan.docx", &bytes)];
    let plan = import(&files, None).unwrap().plan;
    assert_eq!(audit(&plan, &files).lies, Vec::<String>::new());
    plan
}

fn sections(plan: &Plan) -> Vec<(u8, &str, &str)> {
    plan.sections
        .iter()
        .map(|s| {
            (
                s.level,
                s.number.as_deref().unwrap_or(""),
                s.title.as_deref().unwrap(),
            )
        })
        .collect()
}

#[test]
fn headings_of_styles_and_lists() {
    let body = [
        styled("chapter", "发展环境"),
        styled("part", "成就"),
        listed(1, 2, "经济跃升"),
        listed(1, 2, "民生改善"),
        listed(1, 3, "教育优先发展"),
        styled("part", "形势"),
        listed(1, 2, "机遇并存"),
        styled("special", "总体要求"),
        styled("part", "原则"),
    ];
    assert_eq!(
        sections(&plan(&body.concat())),
        [
            (1, "第一章", "发展环境"),
            (2, "第一节", "成就"),
            (3, "一", "经济跃升"),
            (3, "二", "民生改善"),
            (4, "（一）", "教育优先发展"),
            (2, "第二节", "形势"),
            (3, "一", "机遇并存"),
            (1, "第二章", "总体要求"),
            (2, "第一节", "原则"),
        ]
    );
}

#[test]
fn digit_by_digit_and_in_points() {
    let body = [
        listed(5, 0, "环境"),
        listed(5, 0, "要求"),
        listed(5, 0, "任务"),
    ];
    assert_eq!(
        sections(&plan(&body.concat())),
        [
            (1, "第九章", "环境"),
            (1, "第一〇章", "要求"),
            (1, "第一一章", "任务")
        ]
    );
    let numbered = |level: u8, style: &str, text: &str| {
        listed(6, level, text).replace("<w:pPr>", &format!(r#"<w:pPr><w:pStyle w:val="{style}"/>"#))
    };
    let body = [
        numbered(0, "plain1", "环境"),
        numbered(0, "plain1", "要求"),
        numbered(1, "plain2", "思路"),
        numbered(1, "plain2", "目标"),
    ];
    assert_eq!(
        sections(&plan(&body.concat())),
        [
            (1, "1", "环境"),
            (1, "2", "要求"),
            (2, "2.1", "思路"),
            (2, "2.2", "目标")
        ]
    );
}

#[test]
fn items_of_a_box() {
    let item = |list: u8, text: &str| listed(list, 0, text);
    let cell = [
        common::p("专栏1 重大项目"),
        item(2, "东江大桥。全长2.1公里。"),
        item(2, "西江隧道。"),
        item(4, "南山水库。总库容300万立方米。"),
    ]
    .concat();
    let bullets = [
        common::p("专栏2 重点工程"),
        item(3, "老旧小区改造。改造小区56个。"),
        item(3, "管网更新。"),
    ]
    .concat();
    let boxed = |cell: &str| format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>");
    let plan = plan(&(boxed(&cell) + &boxed(&bullets)));
    let names: Vec<(u16, &str)> = plan
        .projects
        .iter()
        .map(|p| (p.r#box.number, p.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (1, "东江大桥"),
            (1, "西江隧道"),
            (1, "南山水库"),
            (2, "老旧小区改造"),
            (2, "管网更新")
        ]
    );
    assert_eq!(plan.projects[0].figures[0].value, Some(2.1));
    // A number is no part of a name, nor of a quantity.
    assert!(
        plan.targets
            .iter()
            .all(|t| !t.raw.starts_with(['1', '2', '●'])),
        "{:?}",
        plan.targets
    );
}

#[test]
fn a_paragraph_taken_out_of_its_list_has_no_number() {
    let out = styled("chapter", "附记").replace(
        "<w:pPr>",
        r#"<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>"#,
    );
    let body = [styled("chapter", "环境"), out, styled("chapter", "要求")].concat();
    assert_eq!(
        sections(&plan(&body)),
        [
            (1, "第一章", "环境"),
            (1, "", "附记"),
            (1, "第二章", "要求")
        ]
    );
}

#[test]
fn lists_that_are_not_there() {
    let body = [listed(77, 0, "无此列表"), listed(1, 8, "无此级别")].concat();
    let plan = plan(&body);
    assert_eq!(sections(&plan), []);
    let bad = zip(&[
        ("word/numbering.xml", "<w:numbering"),
        ("word/document.xml", "<w:document><w:body/></w:document>"),
    ]);
    let fault = import(&[file("plan.docx", &bad)], None)
        .unwrap_err()
        .join("");
    assert!(fault.contains("numbering.xml"), "{fault}");
}
