//! The grammar of quantities, by examples: what is read, and what is only a name.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::import::quantity::{Kind, cell, quantities, scan};

/// Text, and what it says: comparator, value or range, unit; several with `;`, none with an empty text.
const EXAMPLES: &[(&str, &str)] = &[
    // Plain numbers, scales and units keep what is printed.
    ("面积5.3公顷", "eq 5.3 公顷"),
    ("新增座位4.3万座", "eq 4.3 万座"),
    ("投资20亿左右", "approx 20 亿"),
    ("帮助17.2万居民", "eq 17.2 万"),
    ("1,286家企业", "eq 1286 家"),
    ("全角１２３４家", "eq 1234 家"),
    ("投资 2000 亿元", "eq 2000 亿元"),
    ("密度1.5公里/平方公里", "eq 1.5 公里/平方公里"),
    ("浓度20.5微克/立方米", "eq 20.5 微克/立方米"),
    ("日产3万只/天", "eq 3 万只/天"),
    ("下降0.6个百分点", "eq 0.6 个百分点"),
    ("装机120MW", "eq 120 MW"),
    // Comparators on either side.
    ("超过1300家", "ge 1300 家"),
    ("5000人以上", "ge 5000 人"),
    ("1700多人", "ge 1700 人"),
    ("280余篇", "ge 280 篇"),
    ("10多亿元", "ge 10 亿元"),
    ("不到全市4%的面积", "lt 4 %"),
    ("约1.8公顷", "approx 1.8 公顷"),
    ("近7000亿元", "approx 7000 亿元"),
    ("4800亿元左右", "approx 4800 亿元"),
    ("控制在0.007以内", "le 0.007 "),
    ("不低于95%", "ge 95 %"),
    ("占比：35%", "eq 35 %"),
    ("目标值:5000亿元", "eq 5000 亿元"),
    ("不超过3级，不超过30%", "le 30 %"),
    ("降至20微克/立方米以下", "le 20 微克/立方米"),
    ("＞5.5%", "gt 5.5 %"),
    // A negation turns the comparison round.
    ("覆盖率不得低于23%", "ge 23 %"),
    ("不应少于500张", "ge 500 张"),
    ("不得超过2%", "le 2 %"),
    ("不能低于8%", "ge 8 %"),
    ("不会超过4%", "le 4 %"),
    ("失业率不突破5%", "le 5 %"),
    ("赤字率不得突破3%", "le 3 %"),
    ("未超过6%", "le 6 %"),
    ("数量不宜多于10个", "le 10 个"),
    ("不低于（含）95%", "ge 95 %"),
    ("不应当少于全市4%的面积", "ge 4 %"),
    ("不高于28%", "le 28 %"),
    ("不足28%", "lt 28 %"),
    ("不断突破5%", "ge 5 %"),
    // Ranges.
    ("新增1万—1.2万张", "range 1..1.2 万张"),
    ("培训100万至120万人", "range 100..120 万人"),
    ("投资5000万至1亿元", "range 0.5..1 亿元"),
    ("投资5000万元~1.2亿元", "range 0.5..1.2 亿元"),
    ("从5000万至1亿元", "eq 5000 万;eq 1 亿元"),
    ("投资50亿至60亿元", "range 50..60 亿元"),
    ("从100万到120万人", "eq 100 万;eq 120 万人"),
    ("由50亿至60亿元", "eq 50 亿;eq 60 亿元"),
    ("增长6.5%~7%", "range 6.5..7 %"),
    ("每年1-2次", "range 1..2 次"),
    ("选取1至2个街道", "range 1..2 个"),
    ("10公里～15公里", "range 10..15 公里"),
    ("从3000亿元到4000亿元", "eq 3000 亿元;eq 4000 亿元"),
    ("9-3个", ""),
    // Ratios and amounts in Chinese numerals.
    ("占1/5", "eq 0.2 "),
    ("近七成", "approx 7 成"),
    ("收入比控制在1.6∶1以内", "le 1.6 "),
    ("生师比18:1以下", "le 18 "),
    ("不低于九成五", "ge 9.5 成"),
    ("达九成五以上", "ge 9.5 成"),
    ("近九成三级医院", "approx 9 成"),
    ("由六成提高到九成", "eq 6 成;eq 9 成"),
    ("翻一番", "eq 1 番"),
    ("收入过百亿元", "ge 100 亿元"),
    ("收入过5亿元", "ge 5 亿元"),
    ("通过3家企业", "eq 3 家"),
    ("企业上百家", "ge 100 家"),
    ("收入上千亿元", "ge 1000 亿元"),
    ("网上百家企业", "eq 100 家"),
    ("创作二百部", "eq 200 部"),
    ("公园二十处", "eq 20 处"),
    ("三个方面、金融十条、两名", ""),
    ("第二十条、千人计划", ""),
    ("建成100+个", "ge 100 个"),
    ("增长1.7倍", "eq 1.7 倍"),
    ("服务千家企业", "eq 1000 家"),
    ("设备百台以上", "ge 100 台"),
    ("两家企业", "eq 2 家"),
    ("连续五年", "eq 5 年"),
    ("连续16年", "eq 16 年"),
    ("连续300多天", "ge 300 天"),
    ("仅用3年", "eq 3 年"),
    (
        "“1个中枢+10个街道+96个社区+若干站点”",
        "eq 1 个;eq 10 个;eq 96 个",
    ),
    ("预期寿命提高到81.5岁", "eq 81.5 岁"),
    // Names, ordinals, ranks, ages, labels.
    ("14T磁共振", ""),
    ("PM2.5和5G网络", ""),
    ("ISO9001认证", ""),
    ("“1+9+N”政策", ""),
    ("1+1+6文件", ""),
    ("3×4改革", ""),
    ("世界500强", ""),
    ("20号线、22号线", ""),
    ("第25届", ""),
    ("前5名", ""),
    ("2.0版本", ""),
    ("工业4.0智能化", ""),
    ("四大中心、三大引擎", ""),
    ("10大举措", ""),
    ("15分钟生活圈", ""),
    ("24小时精彩都市", ""),
    ("15分钟内到达", "eq 15 分钟"),
    ("2至3岁幼儿", ""),
    ("建市30周年", ""),
    ("“七个100%”", ""),
    ("《行动方案（2019-2025年）》", ""),
    ("“惠企11条”", ""),
    ("东龙-西湖路", ""),
    ("市级以上平台", ""),
    ("400吨厨余垃圾", "eq 400 吨"),
    ("万元GDP能耗、每千人医师数", ""),
    ("COVID-19", ""),
    ("10:41发布", ""),
    ("编号/2019-4257645", ""),
    ("第20200097号", ""),
    ("20世纪60年代", ""),
    ("2020年、2020-2025年、10月12日、2019-02-01", ""),
    ("千人计划、万家灯火、百年大计", ""),
];

#[test]
fn examples_and_counter_examples() {
    for (text, wanted) in EXAMPLES {
        let told = |(_, q): (_, plan_widgets::import::quantity::Quantity)| {
            let value = q
                .high
                .map_or(q.value.to_string(), |high| format!("{}..{high}", q.value));
            format!("{} {value} {}", q.comparator.as_str(), q.unit)
        };
        let found: Vec<String> = quantities(text).map(told).collect();
        assert_eq!(found.join(";"), *wanted, "{text}");
    }
}

#[test]
fn dates() {
    let dates = |text: &str| -> Vec<(Option<u16>, Option<u8>, Option<u16>)> {
        scan(text)
            .into_iter()
            .filter_map(|t| {
                if let Kind::Date(d) = t.kind {
                    Some((d.year, d.month, d.to))
                } else {
                    None
                }
            })
            .collect()
    };
    assert_eq!(dates("到2025年"), [(Some(2025), None, None)]);
    assert_eq!(dates("2020年8月底前"), [(Some(2020), Some(8), None)]);
    assert_eq!(dates("（2020-2025年）"), [(Some(2020), None, Some(2025))]);
    assert_eq!(dates("2019—2025年"), [(Some(2019), None, Some(2025))]);
    assert_eq!(dates("2019-02-01 10:41"), [(Some(2019), Some(2), None)]);
    assert_eq!(dates("10月12日"), [(None, Some(10), None)]);
}

#[test]
fn cells_of_tables() {
    let read = |text: &str| cell(text).map(|q| (q.value, q.comparator.as_str()));
    assert_eq!(read("≤0.01"), Some((0.01, "le")));
    assert_eq!(read("4800左右"), Some((4800.0, "approx")));
    assert_eq!(read("〔14.5〕"), Some((14.5, "eq")));
    assert_eq!(read("＞5.5"), Some((5.5, "gt")));
    assert_eq!(read("18.6*"), Some((18.6, "eq")));
    assert_eq!(read("1.7∶1以内"), Some((1.7, "le")));
    assert_eq!(read("不得高于28"), Some((28.0, "le")));
    assert_eq!(read("-3.5"), Some((-3.5, "eq")));
    assert_eq!(read("1,286"), Some((1286.0, "eq")));
    for none in [
        "-",
        "——",
        "",
        "完成市下达任务",
        "与经济增长同步",
        "第3",
        "1.2.3",
    ] {
        assert_eq!(read(none), None, "{none}");
    }
}

#[test]
fn numbers_beyond_reason_are_no_numbers() {
    let long = "9".repeat(400);
    assert_eq!(quantities(&format!("达到{long}个")).count(), 0);
    assert_eq!(cell(&long), None);
    // plan.json keeps fifteen digits.
    assert_eq!(quantities("3.1415926535897932公里").count(), 0);
    assert_eq!(quantities("123456789.012345公里").count(), 1);
    assert_eq!(quantities("1/0的面积").count(), 0);
}
