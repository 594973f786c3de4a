//! The vocabulary of quantities: measure words, units, words of comparison. Generic Chinese, nothing of any one plan.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::plan::Comparator;

/// Words of comparison in front of a number. The longest that fits counts; one of [`NEGATIONS`] before it turns it round.
#[rustfmt::skip]
const BEFORE: &[(&str, Comparator)] = &[
    ("约", Comparator::Approx), ("大约", Comparator::Approx), ("近", Comparator::Approx), ("将近", Comparator::Approx),
    ("接近", Comparator::Approx), ("超过", Comparator::Ge), ("超", Comparator::Ge), ("逾", Comparator::Ge),
    ("突破", Comparator::Ge), ("过", Comparator::Ge), ("至少", Comparator::Ge), ("≥", Comparator::Ge), ("≧", Comparator::Ge), (">=", Comparator::Ge),
    ("高于", Comparator::Gt), ("大于", Comparator::Gt), ("多于", Comparator::Gt), (">", Comparator::Gt),
    ("至多", Comparator::Le), ("≤", Comparator::Le), ("≦", Comparator::Le), ("<=", Comparator::Le), ("不到", Comparator::Lt),
    ("不足", Comparator::Lt), ("低于", Comparator::Lt), ("小于", Comparator::Lt), ("少于", Comparator::Lt),
    ("<", Comparator::Lt),
];

/// What turns the comparison behind it round: 不得低于 is at least, 未超过 at most.
#[rustfmt::skip]
pub const NEGATIONS: &[&str] = &[
    "不", "不得", "不应", "不应当", "不能", "不能够", "不会", "不宜", "不可", "不可以", "不再", "不许", "不准", "不要", "未", "没有",
];

/// Characters that make a word of their own with 过 behind them: 通过3个, 经过两年.
pub const WITH_PAST: &str = "通经度越跨穿绕走路跑跳渡翻见做用有不";

/// Characters that make a place of 上 behind them: 网上百家.
pub const WITH_UPON: &str = "以之网线路海岸地水天陆楼早晚身世";

/// A comparison turned round; `None` where nothing is the opposite.
pub fn turned(comparator: Comparator) -> Option<Comparator> {
    match comparator {
        Comparator::Ge | Comparator::Gt => Some(Comparator::Le),
        Comparator::Lt => Some(Comparator::Ge),
        _ => None,
    }
}

/// Words of comparison behind a number and its unit.
#[rustfmt::skip]
pub const AFTER: &[(&str, Comparator)] = &[
    ("左右", Comparator::Approx), ("上下", Comparator::Approx), ("以上", Comparator::Ge), ("及以上", Comparator::Ge),
    ("以下", Comparator::Le), ("及以下", Comparator::Le), ("以内", Comparator::Le), ("之内", Comparator::Le),
];

/// Wholes a share is of, between a word of comparison and its number.
#[rustfmt::skip]
pub const WHOLES: &[&str] = &[
    "全市", "全国", "全省", "全区", "全县", "全球", "总数", "总量",
];

/// Words after which even a bare number counts: 控制在0.007以内, 达到4000.
#[rustfmt::skip]
pub const LEADS_TO_NUMBER: &[&str] = &[
    "达到", "达", "为", "至", "到", "控制在", "在",
];

/// Measure words and units. The longest that fits counts; scales (万, 亿) may stand before them.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "%", "‰", "℃", "个百分点", "百分点", "倍", "番", "成", "元", "美元", "港元", "欧元", "元人民币", "吨", "公吨",
    "千克", "公斤", "斤", "担", "克", "毫克", "微克", "吨标准煤", "吨标煤", "吨二氧化碳", "米", "公里", "千米", "厘米", "毫米",
    "微米", "纳米", "海里", "平方米", "平方公里", "平方千米", "平米", "公顷", "亩", "立方米", "升", "毫升", "瓦",
    "千瓦", "兆瓦", "吉瓦", "千瓦时", "兆瓦时", "度", "伏", "千伏", "千伏安", "伏安", "分贝", "摄氏度", "焦耳", "天", "日", "年", "个月",
    "周", "小时", "分钟", "秒", "岁", "周岁", "周年", "家", "家次", "个", "件", "项", "所", "座", "栋", "幢", "套",
    "间", "张", "床", "处", "片", "块", "条", "根", "人", "人次", "人天", "名", "位", "户", "户次", "例", "次", "场",
    "场次", "班次", "台", "台套", "台次", "辆", "辆次", "架", "架次", "艘", "艘次", "门", "部", "本", "册", "篇", "种",
    "支", "队", "对", "组", "宗", "起", "笔", "只", "头", "株", "棵", "口", "眼", "枚", "颗", "粒", "份", "盏", "孔",
    "列", "标箱", "标准箱", "车次", "批次", "批", "项次", "人年", "匹", "吨位", "km", "m", "cm", "mm", "km²", "km2", "m²", "m2", "m³",
    "m3", "kg", "t", "kW", "kWh", "kw", "kwh", "MW", "GW", "GWh", "MWh", "kV", "kVA", "PB", "TB", "EB", "GB", "MB",
    "Gbps", "Mbps", "EFLOPS", "PFLOPS", "TEU", "dB", "mg", "μg", "ug", "L",
];

/// Measure words whose count is a fact even in Chinese numerals.
#[rustfmt::skip]
pub const COUNTED_IN_NUMERALS: &[&str] = &[
    "家", "所", "座", "栋", "台", "辆", "套", "张", "亩", "吨", "公里", "平方公里", "平方米", "亿元", "万元", "万亿元", "公顷",
];

/// Measure words whose small numerals are mostly words of speech (两个方面, 十条): from twenty on they count.
#[rustfmt::skip]
pub const COUNTED_FROM_TWENTY: &[&str] = &[
    "部", "处", "个", "条", "人", "户", "名", "项", "件", "间", "辆", "片", "块",
];

/// What makes 前N a rank.
#[rustfmt::skip]
pub const RANKED: &[&str] = &[
    "名", "位", "强", "列", "三",
];

/// Words after which a span of years is a fact.
#[rustfmt::skip]
pub const LASTING: &[&str] = &[
    "连续", "仅用", "只用", "历时", "时隔", "提前", "长达",
];

/// What may follow a time that is meant as a time.
#[rustfmt::skip]
pub const AFTER_TIME: &[&str] = &[
    "内", "以内", "之内", "以上", "以下", "左右", "可达", "直达", "到达", "通达", "抵达",
];

/// `4.3万座` measures 座 in ten thousands.
pub fn scaled(unit: &str) -> (f64, String) {
    let mut scale = 1.0;
    let mut rest = unit;
    while let Some(c) = rest.chars().next() {
        scale *= match c {
            '百' => 100.0,
            '千' if !rest.starts_with("千米")
                && !rest.starts_with("千瓦")
                && !rest.starts_with("千克") =>
            {
                1000.0
            }
            '万' => 10_000.0,
            '亿' => 100_000_000.0,
            _ => break,
        };
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    (scale, rest.to_owned())
}

/// The units that begin with a character: every number asks, so they are sorted once.
pub fn measures(first: char) -> &'static [&'static str] {
    static SORTED: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| sort(MEASURES, |unit| unit.chars().next()));
    sorted.get(&first).map_or(&[], Vec::as_slice)
}

/// The words of comparison in front of a number that end with a character.
pub fn before(last: char) -> &'static [(&'static str, Comparator)] {
    static SORTED: OnceLock<HashMap<char, Vec<(&'static str, Comparator)>>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| sort(BEFORE, |(word, _)| word.chars().next_back()));
    sorted.get(&last).map_or(&[], Vec::as_slice)
}

fn sort<T: Copy>(words: &[T], key: impl Fn(&T) -> Option<char>) -> HashMap<char, Vec<T>> {
    let mut sorted: HashMap<char, Vec<T>> = HashMap::new();
    for word in words {
        if let Some(key) = key(word) {
            sorted.entry(key).or_default().push(*word);
        }
    }
    sorted
}
