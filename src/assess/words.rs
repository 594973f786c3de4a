//! Methods, verdicts and reasons: their codes, and what they are called in the three languages.

use crate::format::Lang;
use crate::out::out;
use crate::plan::field::choice;

choice! {
    /// A rule for judging. The same data can differ by rule, so its name is always shown.
    pub enum Method {
        /// The distance covered against the time used, on the straight path from baseline to target.
        Linear = "linear",
        /// The yearly rate of change against the rate needed, as Open SDG has it.
        OpenSdg = "opensdg",
        /// Where the rate so far leads by the target year, as the United Nations' progress chart of 2023 has it.
        Un2023 = "un2023",
    }
}

choice! {
    /// What an assessment says.
    pub enum Verdict {
        /// The latest value meets the target.
        Achieved = "achieved",
        /// `linear`: at least as far as the path; `un2023`: the rate so far leads to the target.
        OnTrack = "on_track",
        /// `linear`: up to a tenth short of the path.
        SlightlyBehind = "slightly_behind",
        /// `linear`: further behind.
        Behind = "behind",
        /// `linear`: away from the target.
        Reversing = "reversing",
        /// `opensdg`: the latest value meets the target.
        TargetAchieved = "target_achieved",
        /// `opensdg`: at 0.95 of the rate needed or more.
        SubstantialProgress = "substantial_progress",
        /// `opensdg`: at 0.60 or more.
        ModerateProgress = "moderate_progress",
        /// `opensdg`: at 0 or more.
        LimitedProgress = "limited_progress",
        /// `opensdg`: away from the target.
        Deterioration = "deterioration",
        /// `un2023`: at least a tenth of the distance by the target year.
        Fair = "fair",
        /// `un2023`: less.
        Stagnation = "stagnation",
        /// A value to be kept is kept.
        Kept = "kept",
        /// A value to be kept is not.
        NotKept = "not_kept",
        /// Final: the target was met in time.
        Met = "met",
        /// Final: it was met after its year.
        MetLate = "met_late",
        /// Final: it was not met.
        Missed = "missed",
    }
}

choice! {
    /// Why there is no verdict.
    pub enum Reason {
        /// No value between the baseline year and the target year.
        NoObservation = "no_observation",
        /// The target is a text, or none is printed.
        NoNumericTarget = "no_numeric_target",
        /// No number to start from.
        NoBaseline = "no_baseline",
        /// All values lie before the baseline year.
        BeforeBaseline = "before_baseline",
        /// The direction says one thing, the sign of target − baseline another.
        ContradictoryDirection = "contradictory_direction",
        /// Two values are given for one year.
        DuplicateYear = "duplicate_year",
        /// The values do not measure the same thing.
        DifferentMetric = "different_metric",
        /// Target and baseline are the same number.
        NoDistance = "no_distance",
        /// From zero, or across it, there is no rate of growth.
        UndefinedGrowth = "undefined_growth",
    }
}

out!(Method, Verdict, Reason);

impl Verdict {
    /// A word or two for a badge.
    pub fn label(self, lang: Lang) -> &'static str {
        lang.pick(match self {
            Self::Achieved | Self::TargetAchieved => "已达标|已達標|Reached",
            Self::OnTrack => "符合进度|符合進度|On track",
            Self::SlightlyBehind => "略为落后|略為落後|Slightly behind",
            Self::Behind => "落后|落後|Behind",
            Self::Reversing => "偏离目标|偏離目標|Moving away",
            Self::SubstantialProgress => "进展显著|進展顯著|Substantial progress",
            Self::ModerateProgress => "进展一般|進展一般|Moderate progress",
            Self::LimitedProgress => "进展有限|進展有限|Limited progress",
            Self::Deterioration => "恶化|惡化|Deterioration",
            Self::Fair => "有所进展|有所進展|Fair progress",
            Self::Stagnation => "停滞|停滯|Stagnation",
            Self::Kept => "守住|守住|Kept",
            Self::NotKept => "未守住|未守住|Not kept",
            Self::Met => "如期达标|如期達標|Met",
            Self::MetLate => "逾期达标|逾期達標|Met late",
            Self::Missed => "未达标|未達標|Missed",
        })
    }
}

impl Reason {
    /// A word or two for a badge.
    pub fn label(self, lang: Lang) -> &'static str {
        lang.pick(match self {
            Self::NoObservation => "尚无数据|尚無數據|No observation yet",
            Self::NoNumericTarget => "目标不是数字|目標不是數字|No target number",
            Self::NoBaseline => "没有起点数值|沒有起點數值|No starting number",
            Self::BeforeBaseline => "数据早于起点|數據早於起點|Values too early",
            Self::ContradictoryDirection => "方向矛盾|方向矛盾|Contradictory direction",
            Self::DuplicateYear => "同年两个数值|同年兩個數值|Two values for a year",
            Self::DifferentMetric => "口径不同|口徑不同|Not the same measure",
            Self::NoDistance => "目标等于起点|目標等於起點|No distance to cover",
            Self::UndefinedGrowth => "增速无法计算|增速無法計算|No rate of growth",
        })
    }
}

impl Method {
    /// Its name, to stand beside every verdict.
    pub fn label(self, lang: Lang) -> &'static str {
        lang.pick(match self {
            Self::Linear => "直线路径法|直線路徑法|Straight path",
            Self::OpenSdg => "Open SDG 增速法|Open SDG 增速法|Open SDG growth rates",
            Self::Un2023 => "联合国2023年推算法|聯合國2023年推算法|UN 2023 projection",
        })
    }

    /// What it does, for a reader who wants to check.
    pub fn rule(self, lang: Lang) -> &'static str {
        lang.pick(match self {
            Self::Linear => "从起点值到目标值画一条直线，用已走路程的比例除以已用时间的比例。1以上：符合进度；0.9以上：略为落后；0以上：落后；0以下：偏离目标。|\
                由起點值到目標值畫一條直線，以已走路程的比例除以已用時間的比例。1或以上：符合進度；0.9或以上：略為落後；0或以上：落後；0以下：偏離目標。|\
                Draws a straight line from the starting value to the target and divides the share of the way covered by the share of the time used. 1 or more: on track; 0.9 or more: slightly behind; 0 or more: behind; below 0: moving away.",
            Self::OpenSdg => "比较至今的年均增长率与达标所需的年均增长率。0.95以上：进展显著；0.6以上：进展一般；0以上：进展有限；0以下：恶化。没有数字目标时，按增长率本身评判。|\
                比較至今的年均增長率與達標所需的年均增長率。0.95或以上：進展顯著；0.6或以上：進展一般；0或以上：進展有限；0以下：惡化。沒有數字目標時，按增長率本身評定。|\
                Compares the average yearly growth so far with the growth that would reach the target. 0.95 or more of it: substantial progress; 0.6 or more: moderate; 0 or more: limited; below 0: deterioration. Without a target number, growth itself is judged.",
            Self::Un2023 => "假定至今的年均增长率保持到目标年，看届时走完了多少路程。95%以上：符合进度；10%以上：有所进展；以下：停滞。|\
                假定至今的年均增長率保持到目標年，看屆時走完了多少路程。95%或以上：符合進度；10%或以上：有所進展；以下：停滯。|\
                Assumes that the average yearly growth so far goes on until the target year and asks how much of the distance would be covered then. 95 % or more: on track; 10 % or more: fair progress; less: stagnation.",
        })
    }
}
