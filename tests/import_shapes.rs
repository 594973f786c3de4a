//! Invented plans of other shapes: other tables, other boxes, other files.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{docx, file, h, p, table, text};
use plan_widgets::import::{Curation, import};
use plan_widgets::plan::{Accumulation, Comparator, DocumentKind, Plan, ProjectKind};

const PLAN: &str = "\
临江市国民经济和社会发展第十五个五年规划纲要

目  录
第一章  发展环境\t1
第二章  重点任务\t6

第一章  发展环境
“十四五”时期，全市地区生产总值由2020年的3210.5亿元增加到2025年的4350亿元，年均增长6.3%，高新技术企业达到1286家，较2020年翻了一番。
到2030年，森林覆盖率稳定在42%，人均预期寿命提高到81.5岁。到2035年，基本实现社会主义现代化。
表1  “十五五”时期临江市主要指标
类别\t指标\t2025年\t2030年\t年均增长[累计]\t属性
经济发展\t1.地区生产总值（亿元）\t4350\t6000\t6左右\t预期性
\t2.全员劳动生产率（万元/人）\t18.6*\t25\t>6\t预期性
\t3.居民收入增长（%）\t-\t-\t与经济增长同步\t预期性
绿色生态\t4.单位地区生产总值能耗降低（%）\t-\t-\t〔14.5〕\t约束性
\t5.优良水体比例（%）\t92.3\t＞95\t-\t约束性
注：〔〕内为五年累计数；*为2024年数据。

第二章  重点任务
（一）做强主导产业
支持整车企业扩大产能，到2028年形成年产50万辆整车的能力。
专栏1  先进制造业重大项目
1.新能源汽车。建设临江新能源汽车城、星驰汽车第二工厂、江北动力电池产业园，推进滨江智能网联汽车测试场项目。
2.新材料：建设临江高性能碳纤维项目（总投资58亿元）、江南电子化学品基地、华岭特种玻璃扩建项目。
专栏2  综合交通重大工程
铁路：建成临宁高铁临江段，规划研究临江至云山铁路。
公路：建成绕城高速北环段、S205改线工程，推进江口大桥、青龙山隧道、环湖大道等项目建设。
——教育。建设临江大学新校区、市第三中学、江北实验学校等28所学校。
附件
名词解释
1.新质生产力：指由技术革命性突破催生的先进生产力，2024年提出。
2. 5.5G网络：第五代移动通信的增强版。
";

fn read(text: &str) -> Plan {
    import(&[file("plan.txt", text.as_bytes())], None)
        .unwrap()
        .plan
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.projects.iter().map(|p| p.name.as_str()).collect()
}

fn reads_as_expected(plan: &Plan) {
    assert_eq!(
        (
            plan.region.as_str(),
            plan.period.from,
            plan.period.to,
            plan.baseline_year
        ),
        ("临江市", 2026, 2030, 2025)
    );
    let titles: Vec<_> = plan
        .sections
        .iter()
        .map(|s| (s.level, s.title.as_deref().unwrap()))
        .collect();
    assert_eq!(
        titles,
        [
            (1, "发展环境"),
            (1, "重点任务"),
            (2, "做强主导产业"),
            (1, "名词解释")
        ]
    );
    let [gdp, labour, income, energy, water] = plan.indicators.as_slice() else {
        panic!("{:#?}", plan.indicators)
    };
    assert_eq!(
        (gdp.name.as_str(), gdp.unit.as_str(), gdp.category.as_str()),
        ("地区生产总值", "亿元", "经济发展")
    );
    assert_eq!(
        (gdp.baseline.value, gdp.target.value),
        (Some(4350.0), Some(6000.0))
    );
    assert_eq!(
        (
            labour.baseline.year,
            labour.baseline.value,
            labour.category.as_str()
        ),
        (2024, Some(18.6), "经济发展")
    );
    assert_eq!(
        (income.target.value, income.target.raw.as_str()),
        (None, "与经济增长同步")
    );
    assert_eq!(
        (energy.target.value, energy.accumulation),
        (Some(14.5), Some(Accumulation::OverPlan))
    );
    assert_eq!(
        (water.target.value, water.target.comparator),
        (Some(95.0), Comparator::Gt)
    );
    assert!(
        plan.targets
            .iter()
            .any(|t| t.subject == "地区生产总值年均增长" && t.value == Some(6.0))
    );
    assert_eq!(
        names(plan),
        [
            "临江新能源汽车城",
            "星驰汽车第二工厂",
            "江北动力电池产业园",
            "滨江智能网联汽车测试场项目",
            "临江高性能碳纤维项目",
            "江南电子化学品基地",
            "华岭特种玻璃扩建项目",
            "临宁高铁临江段",
            "临江至云山铁路",
            "绕城高速北环段",
            "S205改线工程",
            "江口大桥",
            "青龙山隧道",
            "环湖大道",
            "临江大学新校区",
            "市第三中学",
            "江北实验学校",
        ]
    );
    let of = |name: &str| plan.projects.iter().find(|p| p.name == name).unwrap();
    assert_eq!(of("临江高性能碳纤维项目").figures[0].value, Some(58.0));
    assert_eq!(of("临江至云山铁路").kind, ProjectKind::Study);
    assert_eq!(of("市第三中学").kind, ProjectKind::School);
    assert_eq!(of("市第三中学").full_name, "市第三中学");
    let figure = |unit: &str, value: f64| {
        plan.figures
            .iter()
            .any(|f| f.unit == unit && f.value == Some(value))
    };
    assert!(
        figure("亿元", 3210.5)
            && figure("亿元", 4350.0)
            && figure("%", 6.3)
            && figure("家", 1286.0)
            && figure("番", 1.0)
    );
    let deadline = |unit: &str, value: f64| {
        plan.targets
            .iter()
            .find(|t| t.unit == unit && t.value == Some(value))
            .map(|t| t.deadline.clone().unwrap())
    };
    assert_eq!(deadline("%", 42.0).as_deref(), Some("2030"));
    assert_eq!(deadline("岁", 81.5).as_deref(), Some("2030"));
    assert_eq!(deadline("万辆", 50.0).as_deref(), Some("2028"));
    assert!(
        plan.targets
            .iter()
            .any(|t| t.value.is_none() && t.deadline.as_deref() == Some("2035"))
    );
    assert_eq!(
        plan.terms
            .iter()
            .map(|t| t.name.as_str())
            .collect::<Vec<_>>(),
        ["新质生产力", "5.5G网络"]
    );
}

#[test]
fn a_plan_from_elsewhere() {
    let outcome = text(PLAN).unwrap();
    reads_as_expected(&outcome.plan);
}

#[test]
fn its_encodings() {
    let (gb, _, _) = encoding_rs::GB18030.encode(PLAN);
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend_from_slice(PLAN.as_bytes());
    let windows = PLAN.replace('\n', "\r\n");
    for bytes in [gb.as_ref(), &marked, windows.as_bytes()] {
        reads_as_expected(&import(&[file("plan.txt", bytes)], None).unwrap().plan);
    }
}

fn as_docx() -> Vec<u8> {
    let mut body = String::new();
    body += &p("临江市国民经济和社会发展第十五个五年规划纲要");
    body += &h(1, "第一章  发展环境");
    body += &p(
        "“十四五”时期，全市地区生产总值由2020年的3210.5亿元增加到2025年的4350亿元，年均增长6.3%，高新技术企业达到1286家，较2020年翻了一番。",
    );
    body += &p(
        "到2030年，森林覆盖率稳定在42%，人均预期寿命提高到81.5岁。到2035年，基本实现社会主义现代化。",
    );
    body += &p("表1  “十五五”时期临江市主要指标");
    body += &table(&[
        &[
            "类别",
            "指标",
            "2025年",
            "2030年",
            "年均增长\n[累计]",
            "属性",
        ],
        &[
            "经济发展",
            "1.地区生产总值（亿元）",
            "4350",
            "6000",
            "6左右",
            "预期性",
        ],
        &[
            "",
            "2.全员劳动生产率（万元/人）",
            "18.6*",
            "25",
            "&gt;6",
            "预期性",
        ],
        &[
            "",
            "3.居民收入增长（%）",
            "-",
            "-",
            "与经济增长同步",
            "预期性",
        ],
        &[
            "绿色生态",
            "4.单位地区生产总值能耗降低（%）",
            "-",
            "-",
            "〔14.5〕",
            "约束性",
        ],
        &["", "5.优良水体比例（%）", "92.3", "＞95", "-", "约束性"],
    ]);
    body += &p("注：〔〕内为五年累计数；*为2024年数据。");
    body += &h(1, "第二章  重点任务");
    body += &h(2, "（一）做强主导产业");
    body += &p("支持整车企业扩大产能，到2028年形成年产50万辆整车的能力。");
    body += &table(&[&[
        "专栏1  先进制造业重大项目\n1.新能源汽车。建设临江新能源汽车城、星驰汽车第二工厂、江北动力电池产业园，推进滨江智能网联汽车测试场项目。\n2.新材料：建设临江高性能碳纤维项目（总投资58亿元）、江南电子化学品基地、华岭特种玻璃扩建项目。",
    ]]);
    body += &p("专栏2  综合交通重大工程");
    body += &table(&[
        &[
            "铁路：建成临宁高铁临江段，规划研究临江至云山铁路。\n公路：建成绕城高速北环段、S205改线工程，推进江口大桥、青龙山隧道、环湖大道等项目建设。",
        ],
        &["——教育。建设临江大学新校区、市第三中学、江北实验学校等28所学校。"],
    ]);
    body += &h(1, "附件");
    body += &p("名词解释");
    body += &p("1.新质生产力：指由技术革命性突破催生的先进生产力，2024年提出。");
    body += &p("2. 5.5G网络：第五代移动通信的增强版。");
    docx(&body)
}

#[test]
fn the_same_plan_as_docx() {
    let outcome = import(&[file("plan.docx", &as_docx())], None).unwrap();
    reads_as_expected(&outcome.plan);
    let audit = plan_widgets::import::audit(&outcome.plan, &[file("plan.docx", &as_docx())]);
    assert_eq!(audit.lies, Vec::<String>::new());
}

#[test]
fn two_target_years() {
    let table = "临江市“十五五”指标\n指标\t单位\t2025年\t2030年\t2035年\n森林覆盖率\t%\t40\t42\t45\n公园\t个\t120\t150\t200\n";
    let plan = text(table).unwrap().plan;
    assert_eq!(
        plan.indicators
            .iter()
            .map(|i| i.target.value.unwrap())
            .collect::<Vec<_>>(),
        [42.0, 150.0]
    );
    let later: Vec<_> = plan
        .targets
        .iter()
        .map(|t| {
            (
                t.value.unwrap(),
                t.unit.as_str(),
                t.deadline.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(later, [(45.0, "%", "2035"), (200.0, "个", "2035")]);
    assert_eq!(plan.indicators[0].number, 1);
}

const COUNTY: &str = "\
云山县国民经济和社会发展第十四个五年规划
第一章 总体要求
到2025年，森林覆盖率不低于62%，单位GDP能耗较2020年下降13.5%。
专栏1：“十四五”时期主要指标
序号\t指标\t单位\t2020年\t2025年\t年均增速（%）\t属性
1\t地区生产总值\t亿元\t312.6\t500\t8.5\t预期性
2\t城镇化率\t%\t47.3\t55\t〔7.7〕\t预期性

专栏 2 特色农业重点工程
（1）高标准农田建设工程。新建高标准农田30万亩。
（2）现代种业提升工程。建设云山茶树种质资源圃、县农作物良种繁育基地。
（3）农产品加工园区建设工程。建设云山食品产业园、青溪镇茶叶加工园，总投资12亿元。
专栏3 重大基础设施项目
★铁路。开工建设宁云铁路。
★公路。加快建设云山至临江高速公路、G528云山绕城段，完成S303、S304升级改造120公里。
★能源。建设云山抽水蓄能电站（装机120万千瓦）、大岭风电场二期、500千伏输变电工程。
";

#[test]
fn a_table_in_a_box_and_boxes_of_other_marks() {
    let plan = text(COUNTY).unwrap().plan;
    assert_eq!(
        plan.indicators
            .iter()
            .map(|i| (i.name.as_str(), i.target.value.unwrap()))
            .collect::<Vec<_>>(),
        [("地区生产总值", 500.0), ("城镇化率", 55.0)]
    );
    let wanted = [
        "高标准农田建设工程",
        "现代种业提升工程",
        "云山茶树种质资源圃",
        "县农作物良种繁育基地",
        "农产品加工园区建设工程",
        "云山食品产业园",
        "青溪镇茶叶加工园",
        "宁云铁路",
        "云山至临江高速公路",
        "G528云山绕城段",
        "S303",
        "S304升级改造",
        "云山抽水蓄能电站",
        "大岭风电场二期",
        "500千伏输变电工程",
    ];
    assert_eq!(names(&plan), wanted);
    assert!(
        plan.targets
            .iter()
            .any(|t| t.subject == "单位GDP能耗下降" && t.value == Some(13.5))
    );
    assert!(
        plan.targets
            .iter()
            .any(|t| t.value == Some(7.7) && t.subject == "城镇化率累计")
    );
}

#[test]
fn a_table_in_a_box_of_a_docx() {
    let body = table(&[
        &["专栏1 主要指标"],
        &["指标", "单位", "2025年", "2030年"],
        &["公园", "个", "120", "150"],
        &["学校", "所", "12", "15"],
    ]);
    let plan = import(&[file("plan.docx", &docx(&body))], None)
        .unwrap()
        .plan;
    assert_eq!(
        plan.indicators
            .iter()
            .map(|i| i.target.value.unwrap())
            .collect::<Vec<_>>(),
        [150.0, 15.0]
    );
}

#[test]
fn a_header_of_two_rows() {
    let body = table(&[
        &["指标", "单位", "2025年", "规划目标", "", "属性"],
        &["", "", "", "2030年", "年均增长（%）", ""],
        &["地区生产总值", "亿元", "4350", "6000", "6", "预期性"],
        &["公园", "个", "120", "150", "-", "约束性"],
    ]);
    let plan = import(&[file("plan.docx", &docx(&body))], None)
        .unwrap()
        .plan;
    assert_eq!(
        plan.indicators
            .iter()
            .map(|i| (i.baseline.value.unwrap(), i.target.value.unwrap()))
            .collect::<Vec<_>>(),
        [(4350.0, 6000.0), (120.0, 150.0)]
    );
    assert_eq!(
        plan.targets
            .iter()
            .map(|t| (t.value.unwrap(), t.unit.as_str()))
            .collect::<Vec<_>>(),
        [(6.0, "%")]
    );
}

#[test]
fn rows_of_other_lengths_are_doubted_with_their_line() {
    let table =
        "指标\t单位\t2025年\t2030年\n森林覆盖率\t%\t40\t42\n公园\t个\t120\n水库\t座\t3\t4\n";
    let outcome = text(table).unwrap();
    assert_eq!(outcome.plan.indicators.len(), 2);
    assert!(
        outcome.report.doubts.iter().any(|d| d.line == 3),
        "{}",
        outcome.report
    );
}

#[test]
fn lost_headings_between_printed_ones() {
    let body = "第一章 总则\n本规划总揽全局，指导未来五年的工作，各部门应当遵照执行。\n第一节 基础\n基础已经打好。\n 一、环境\n环境向好。\n第三节 目标\n目标明确。\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t12\t15\n";
    let plan = text(body).unwrap().plan;
    let lost: Vec<_> = plan
        .sections
        .iter()
        .filter(|s| s.lost)
        .map(|s| (s.level, s.number.as_deref(), s.source.line))
        .collect();
    assert_eq!(lost, [(2, Some("第二节"), 5)]);
}

#[test]
fn curation_must_match() {
    let apply = |toml: &str| {
        import(
            &[file("plan.txt", PLAN.as_bytes())],
            Some(&Curation::parse(toml).unwrap()),
        )
    };
    let plan = apply("projects = [{ name = \"江口大桥\", rename = \"江口特大桥\", aliases = [\"二桥\"], id = \"bridge\" }, { name = \"环湖大道\", drop = true }]").unwrap().plan;
    let bridge = plan.projects.iter().find(|p| p.id == "bridge").unwrap();
    assert_eq!(
        (
            bridge.name.as_str(),
            bridge.full_name.as_str(),
            bridge.aliases.as_slice()
        ),
        ("江口特大桥", "江口特大桥", ["二桥".to_owned()].as_slice())
    );
    assert!(!names(&plan).contains(&"环湖大道"));
    let faults = |toml: &str| apply(toml).unwrap_err().join("\n");
    assert!(
        faults("projects = [{ name = \"无此桥\", id = \"x\" }]").contains("无此桥 matches nothing")
    );
    assert!(faults("projects = [{ box = 1, id = \"x\" }]").contains("matches 7 records"));
    assert!(
        faults("projects = [{ name = \"江口大桥\", gist = \"桥\" }]")
            .contains("gist means nothing")
    );
    assert!(
        faults("terms = [{ number = 1, gist = \"这是一个实在太长太长的解释\" }]")
            .contains("more than 12")
    );
    assert!(
        faults(
            "projects = [{ name = \"江口大桥\", id = \"x\" }, { name = \"环湖大道\", id = \"x\" }]"
        )
        .contains("twice")
    );
    assert!(faults("documents = [{ file = \"other.txt\" }]").contains("other.txt"));
    let many = "projects = [{ name = \"江口大桥\", drop = true }, { name = \"环湖大道\", drop = true }, { name = \"青龙山隧道\", drop = true }]";
    assert!(faults(many).contains("importer's fault"));
    assert!(Curation::parse("projects = [{ nmae = \"x\" }]").is_err());
}

#[test]
fn ids_do_not_depend_on_the_place() {
    let moved = PLAN.replace(
        "第一章  发展环境\n“",
        "第一章  发展环境\n新的一段话，没有数字。\n\n“",
    );
    let ids = |plan: &Plan| {
        let mut ids: Vec<String> = plan
            .projects
            .iter()
            .map(|p| p.id.clone())
            .chain(plan.targets.iter().map(|t| t.id.clone()))
            .chain(plan.sections.iter().map(|s| s.id.clone()))
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(
        ids(&text(PLAN).unwrap().plan),
        ids(&text(&moved).unwrap().plan)
    );
}

#[test]
fn a_box_of_two_columns() {
    let rows = "领域\t项目内容\n交通\t建设东江大桥、西江隧道。\n能源\t建设南山水电站，规划研究北湖储能站。\n";
    let body = format!(
        "指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t12\t15\n\n专栏2 重大项目\n{rows}"
    );
    let groups = |plan: &Plan| -> Vec<(String, String)> {
        let told = |p: &plan_widgets::plan::Project| (p.group.clone().unwrap(), p.name.clone());
        plan.projects.iter().map(told).collect()
    };
    let wanted = [
        ("交通", "东江大桥"),
        ("交通", "西江隧道"),
        ("能源", "南山水电站"),
        ("能源", "北湖储能站"),
    ]
    .map(|(group, name)| (group.to_owned(), name.to_owned()));
    assert_eq!(groups(&text(&body).unwrap().plan), wanted);
    let cells: Vec<Vec<&str>> = rows.lines().map(|row| row.split('\t').collect()).collect();
    let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let word = p("专栏2 重大项目") + &table(&cells);
    let plan = import(&[file("plan.docx", &docx(&word))], None)
        .unwrap()
        .plan;
    assert_eq!(groups(&plan), wanted);
}

/// Unit, 2025 and 2030 of a row; then unit, both values and how many doubts it must leave.
type Cells<'a> = ([&'a str; 3], (&'a str, Option<f64>, Option<f64>, usize));

const CELLS: &[Cells<'_>] = &[
    (
        ["张", "9000", "12000"],
        ("张", Some(9000.0), Some(12000.0), 0),
    ),
    // A scale in the cells belongs to the unit where they agree.
    (["张", "1.2万", "1.5万"], ("万张", Some(1.2), Some(1.5), 0)),
    (
        ["张", "1.2万张", "1.5万张"],
        ("万张", Some(1.2), Some(1.5), 0),
    ),
    (["张", "-", "1.5万"], ("万张", None, Some(1.5), 0)),
    (
        ["亿元", "3600亿元", "5000亿元"],
        ("亿元", Some(3600.0), Some(5000.0), 0),
    ),
    (["％", "6%左右", "7％"], ("％", Some(6.0), Some(7.0), 0)),
    // Where they do not, the odd one is no value of the row.
    (["亿元", "3600万元", "1.2"], ("亿元", None, Some(1.2), 1)),
    (["张", "9000", "1.2万"], ("张", Some(9000.0), None, 1)),
    (["万人", "1.2万", "1.5万"], ("万人", None, None, 1)),
    (["公里", "3座", "5座"], ("公里", None, None, 1)),
    // Digits that cannot be read are doubted, words are not.
    (["%", "30", "累计下降20"], ("%", Some(30.0), None, 1)),
    (["%", "30", "≥95且稳定"], ("%", Some(30.0), None, 1)),
    (["位", "前2", "前2"], ("位", None, None, 2)),
    (["%", "30", "完成下达任务"], ("%", Some(30.0), None, 0)),
    (["%", "30", "不得高于28"], ("%", Some(30.0), Some(28.0), 0)),
    (["", "1.8∶1", "1.7∶1以内"], ("", Some(1.8), Some(1.7), 0)),
    // So is the end of a range that has no place.
    (["%", "3", "3.2—3.5"], ("%", Some(3.0), Some(3.2), 1)),
];

#[test]
fn cells_keep_their_scale_or_are_doubted() {
    for ([unit, from, to], wanted) in CELLS {
        let table = format!(
            "指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n某项\t{unit}\t{from}\t{to}\n学校\t所\t12\t15\n"
        );
        let outcome = text(&table).unwrap();
        let row = &outcome.plan.indicators[1];
        let (unit, doubts) = (row.unit.as_str(), &outcome.report.doubts);
        let doubts = doubts.iter().filter(|doubt| doubt.line == 3).count();
        let read = (unit, row.baseline.value, row.target.value, doubts);
        assert_eq!(read, *wanted, "{unit} {from} {to}");
    }
}

/// A sentence and the subjects of its numbers.
const SUBJECTS: &[(&str, &[&str])] = &[
    ("到2030年，接待游客突破1000万人次大关。", &["接待游客"]),
    ("到2030年，旅游收入过百亿元。", &["旅游收入"]),
    ("到2030年，规模以上企业上百家。", &["规模以上企业"]),
    ("到2030年，覆盖率由六成提高到九成。", &["覆盖率"]),
    (
        "2026年至2028年，每年改造老旧小区20个。",
        &["每年改造老旧小区"],
    ),
    ("2026—2028年，每年改造老旧小区20个。", &["每年改造老旧小区"]),
    ("到2028年，每年改造老旧小区20个。", &["改造老旧小区"]),
    ("到2030年，研发投入达到GDP的4.5%。", &["研发投入"]),
    ("到2030年，污水处理率不得低于95%。", &["污水处理率"]),
];

#[test]
fn subjects_stop_where_the_words_around_the_number_begin() {
    for (sentence, wanted) in SUBJECTS {
        let body = format!(
            "第一章 目标\n{sentence}\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t12\t15\n"
        );
        let plan = text(&body).unwrap().plan;
        let subjects: Vec<_> = plan.targets.iter().map(|t| t.subject.as_str()).collect();
        assert_eq!(subjects, *wanted, "{sentence}");
    }
}

/// A date that a sentence of the text promises something by is not the day the document is of.
#[test]
fn a_deadline_is_not_the_date_of_the_document() {
    let body = "到2027年底，建成学校5所；2028年6月，新增床位50张。\n";
    for under in [
        "",
        "2027年6月底前建成学校\n",
        "到2027年6月建成学校\n",
        "2034年6月\n",
    ] {
        let plan = read(&format!("甲河区“十五五”规划（2026—2030年）\n{under}{body}"));
        assert_eq!(plan.documents[0].date, None, "{under}");
        let promised: Vec<_> = plan.targets.iter().map(|t| t.subject.as_str()).collect();
        assert!(
            promised.ends_with(&["学校", "新增床位"]),
            "{under}{promised:?}"
        );
    }
    let plan = read(&format!(
        "甲河区“十五五”规划（2026—2030年）\n2026年2月3日\n{body}"
    ));
    assert_eq!(plan.documents[0].date.as_deref(), Some("2026-02-03"));
}

/// Titles say place and years in many ways.
#[test]
fn years_and_place_of_a_title() {
    for (title, from, to) in [
        ("云岭区“十五五”规划（2026—2030年）", 2026, 2030),
        ("云岭区“十五五”规划（征求意见稿）", 2026, 2030),
        ("云岭区养老服务体系建设规划（2026—2030年）", 2026, 2030),
        ("云岭区托育服务行动方案（2026—2028年）", 2026, 2028),
        ("云岭区国土空间总体规划（2021—2035年）", 2021, 2035),
        ("云岭区老旧小区改造三年行动计划（2026-2028年）", 2026, 2028),
        ("云岭区托育服务行动方案\n（2026—2028年）", 2026, 2028),
        ("关于印发云岭区养老规划（2026—2030年）", 2026, 2030),
        ("云岭区第十五个五年规划纲要", 2026, 2030),
        ("云岭区综合交通“十五五”规划", 2026, 2030),
    ] {
        let plan = read(&format!("{title}\n\n到2028年，建成学校5所。\n"));
        assert_eq!(plan.documents[0].kind, DocumentKind::Plan, "{title}");
        assert_eq!((plan.period.from, plan.period.to), (from, to), "{title}");
        assert_eq!(plan.region, "云岭区", "{title}");
    }
    let untold = import(
        &[file(
            "plan.txt",
            "云岭区规划\n到2028年，建成学校5所。\n".as_bytes(),
        )],
        None,
    )
    .unwrap();
    let doubts = &untold.report.doubts;
    assert!(
        doubts
            .iter()
            .any(|doubt| doubt.text.contains("which years")),
        "{doubts:?}"
    );
}

fn deadlines(plan: &Plan) -> Vec<(&str, &str)> {
    let due = |deadline: &Option<String>| deadline.is_some();
    let targets = plan.targets.iter().filter(|t| due(&t.deadline));
    targets
        .map(|t| (t.subject.as_str(), t.deadline.as_deref().unwrap()))
        .collect()
}

/// Every statement has the date it opens with.
#[test]
fn every_statement_has_its_own_date() {
    let plan = read(
        "甲河区“十五五”规划（2026—2030年）\n\
        到2027年6月底前，建成充电桩5000个；2028年上半年，开通航线3条；9月底前，完成整治42处。\n",
    );
    let due: Vec<_> = deadlines(&plan).iter().map(|(_, due)| *due).collect();
    assert_eq!(due, ["2027-06", "2028", "2028-09"]);
    let plan = read("甲河区2026年重点工作任务\n6月底前完成128栋自建房整治。新建公园3个。\n");
    let due: Vec<_> = deadlines(&plan).iter().map(|(_, due)| *due).collect();
    assert_eq!(due, ["2026-06", "2026"]);
    let plan = read("甲河区“十五五”规划（2026—2030年）\n2028年前基本完成改造。\n");
    let due: Vec<_> = deadlines(&plan).iter().map(|(_, due)| *due).collect();
    assert_eq!(due, ["2028"]);
}

/// Where something stands that shall grow is where it stands now, not five years ago.
#[test]
fn what_shall_grow_grows_from_now() {
    let plan = read(
        "甲河区“十五五”规划（2026—2030年）\n\
        到2030年，轨道交通里程由45公里增加到80公里。\n\
        “十四五”期间，公园由20个增加到31个。\n",
    );
    let seen: Vec<_> = plan
        .figures
        .iter()
        .map(|f| (f.value.unwrap(), f.as_of.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(seen, [(45.0, "2025"), (20.0, "2020"), (31.0, "2025")]);
}

/// 续建项目 is how far projects are, and no project.
#[test]
fn stages_are_groups() {
    let plan = read(
        "甲河区“十五五”规划（2026—2030年）\n\
        专栏1  重大项目\n\
        1.续建项目：市域铁路S2线、望江大桥、白湖隧道。\n\
        2.新建项目：望湖大桥（一期）、青湖隧道、江北路。\n\
        3.规划项目：城际快线；江南大道；智慧停车场\n\
        储备类：云顶隧道、南河大桥。\n",
    );
    let read: Vec<_> = plan
        .projects
        .iter()
        .map(|p| (p.group.as_deref().unwrap_or("-"), p.name.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("续建项目", "市域铁路S2线"),
            ("续建项目", "望江大桥"),
            ("续建项目", "白湖隧道"),
            ("新建项目", "望湖大桥（一期）"),
            ("新建项目", "青湖隧道"),
            ("新建项目", "江北路"),
            ("规划项目", "城际快线"),
            ("规划项目", "江南大道"),
            ("规划项目", "智慧停车场"),
            ("储备类", "云顶隧道"),
            ("储备类", "南河大桥"),
        ]
    );
}

/// As many numbers as years: each has its own.
#[test]
fn years_and_numbers_in_pairs() {
    let head = "甲河区“十五五”规划（2026—2030年）\n";
    let plan = read(&format!(
        "{head}到2026年、2028年、2030年，新增学位分别达到1万个、2万个和3万个。\n"
    ));
    let read_in: Vec<_> = plan
        .targets
        .iter()
        .map(|t| (t.value.unwrap(), t.deadline.as_deref().unwrap()))
        .collect();
    assert_eq!(read_in, [(1.0, "2026"), (2.0, "2028"), (3.0, "2030")]);
    // Two years and three numbers are no pairs.
    let plan = read(&format!(
        "{head}到2028年、2030年，学位、床位、车位分别达到1万个、2万张和3万个。\n"
    ));
    let due: Vec<_> = deadlines(&plan).iter().map(|(_, due)| *due).collect();
    assert_eq!(due, ["2030", "2030", "2030"]);
}

#[test]
fn text_in_lines_of_one_width_is_doubted() {
    let doubts = |text: &str| {
        let outcome = import(&[file("plan.txt", text.as_bytes())], None).unwrap();
        let wrapped = outcome.report.doubts.into_iter();
        wrapped
            .filter(|doubt| doubt.text.contains("break off inside a sentence"))
            .map(|doubt| doubt.line)
            .collect::<Vec<_>>()
    };
    assert!(doubts(PLAN).is_empty());
    let paragraph = "到2030年，全市新建公园120个、学校35所，高新技术企业达到2000家，单位能耗降低14.5%，森林覆盖率稳定在42%，优良水体比例超过95%，居民收入增长与经济增长同步。";
    let long = paragraph.repeat(4);
    assert!(doubts(&format!("某市规划（2026—2030年）\n{long}\n{long}\n")).is_empty());
    let chars: Vec<char> = long.chars().collect();
    let lines: Vec<String> = chars.chunks(30).map(|line| line.iter().collect()).collect();
    let copied = format!("某市规划（2026—2030年）\n{}\n", lines.join("\n"));
    assert_eq!(doubts(&copied), [2]);
    // A list of names of one length is a list.
    let names: String = (0..20)
        .map(|n| format!("{n:02}新建片区第一人民医院综合楼项目\n"))
        .collect();
    let listed = format!("{PLAN}\n专栏9 重点项目\n{}", names.repeat(9));
    assert!(doubts(&listed).is_empty());
}

#[test]
fn a_number_that_says_which_ones_are_counted_is_no_promise() {
    let plan = read(
        "某市规划（2026—2030年）\n到2030年，培育年营收10亿元以上企业20家。面积500平方米以上的公园新建12个。\n到2030年，产业规模达到10亿元以上，企业达到50家。规模达到20亿元以上增长5%。\n",
    );
    let said: Vec<(f64, &str)> = plan
        .targets
        .iter()
        .filter_map(|it| Some((it.value?, it.unit.as_str())))
        .collect();
    let right = [
        (20.0, "家"),
        (12.0, "个"),
        (10.0, "亿元"),
        (50.0, "家"),
        (20.0, "亿元"),
        (5.0, "%"),
    ];
    assert_eq!(said, right);
}

#[test]
fn a_notice_is_what_it_issues() {
    for title in [
        "某县人民政府关于印发《某县“十五五”养老服务体系规划（2026—2030年）》的通知",
        "某县人民政府关于印发某县“十五五”养老服务体系规划的通知",
    ] {
        let plan = read(&format!("{title}\n到2030年，全县养老床位达到1200张。\n"));
        let document = &plan.documents[0];
        assert_eq!(
            (document.title.as_str(), document.kind),
            (title, DocumentKind::Plan)
        );
        assert_eq!((plan.period.from, plan.period.to), (2026, 2030));
    }
}
