//! The sentences, read as a reader would.

use plan_widgets::assess::{Method, Options};
use plan_widgets::format::Lang;
use plan_widgets::plan::{Comparator, Direction, Indicator};

use crate::{With, indicator, judge};

/// The three sentences, with thin spaces shown as plain ones.
fn said(
    indicator: &Indicator,
    values: &[(i32, f64)],
    method: Method,
    as_of: Option<i32>,
) -> [String; 3] {
    Lang::ALL.map(|lang| {
        judge(
            indicator,
            values,
            Options {
                method,
                as_of,
                lang,
            },
        )
        .sentence
        .replace('\u{202f}', " ")
    })
}

#[track_caller]
fn promised(indicator: &Indicator, expected: [&str; 3]) {
    assert_eq!(said(indicator, &[], Method::Linear, None), expected);
}

#[track_caller]
fn found(indicator: &Indicator, values: &[(i32, f64)], expected: [&str; 3]) {
    assert_eq!(said(indicator, values, Method::Linear, None), expected);
}

#[test]
fn a_promise_without_observation() {
    promised(
        &indicator(Some(4800.0), Some(6600.0))
            .unit("亿元")
            .meant(Comparator::Approx, Comparator::Eq),
        [
            "承诺：到2025年达到6600亿元（2020年约4800亿元）。尚无实际数据。",
            "承諾：到2025年達到6600亿元（2020年約4800亿元）。尚無實際數據。",
            "Promised: 6600 亿元 by 2025, from about 4800 in 2020. No observation yet.",
        ],
    );
    promised(
        &indicator(Some(4.9), Some(5.0))
            .unit("人")
            .meant(Comparator::Eq, Comparator::Ge),
        [
            "承诺：到2025年不低于5人（2020年为4.9人）。尚无实际数据。",
            "承諾：到2025年不低於5人（2020年為4.9人）。尚無實際數據。",
            "Promised: 5 人 or more by 2025, from 4.9 in 2020. No observation yet.",
        ],
    );
    promised(
        &indicator(Some(0.01), Some(0.007))
            .unit("人/亿元")
            .meant(Comparator::Le, Comparator::Le)
            .going(Direction::Down),
        [
            "承诺：到2025年不高于0.007人/亿元（2020年不高于0.01人/亿元）。尚无实际数据。",
            "承諾：到2025年不高於0.007人/亿元（2020年不高於0.01人/亿元）。尚無實際數據。",
            "Promised: down to 0.007 人/亿元 or less by 2025, from 0.01 or less in 2020. No observation yet.",
        ],
    );
    promised(
        &indicator(Some(1.45), Some(2.0)).unit("%"),
        [
            "承诺：到2025年达到2%（2020年为1.45%）。尚无实际数据。",
            "承諾：到2025年達到2%（2020年為1.45%）。尚無實際數據。",
            "Promised: 2 % by 2025, from 1.45 % in 2020. No observation yet.",
        ],
    );
}

#[test]
fn a_promise_to_keep_a_value() {
    promised(
        &indicator(Some(96.0), Some(95.0))
            .unit("%")
            .meant(Comparator::Eq, Comparator::Ge)
            .going(Direction::AtLeast),
        [
            "承诺：到2025年一直保持不低于95%（2020年为96%）。起点数值已经达标，此后尚无实际数据。",
            "承諾：到2025年一直保持不低於95%（2020年為96%）。起點數值已經達標，此後尚無實際數據。",
            "Promised: to stay at 95 % or more through 2025; 2020 stood at 96 %. The starting value meets it; no observation since.",
        ],
    );
}

#[test]
fn a_total_over_the_plan() {
    promised(
        &indicator(Some(3.7), Some(5.5))
            .unit("万座")
            .total()
            .going(Direction::Up),
        [
            "承诺：2021—2025年累计5.5万座（上一时期为3.7万座）。尚无实际数据。",
            "承諾：2021至2025年累計5.5万座（上一個時期為3.7万座）。尚無實際數據。",
            "Promised: 5.5 万座 in total from 2021 to 2025; the period before came to 3.7. No observation yet.",
        ],
    );
}

#[test]
fn a_promise_without_a_start_or_without_a_number() {
    promised(
        &indicator(None, Some(4.0)),
        [
            "承诺：到2025年达到4个；规划没有给出起点数值。尚无实际数据。",
            "承諾：到2025年達到4个；規劃沒有給出起點數值。尚無實際數據。",
            "Promised: 4 个 by 2025; the plan gives no number to start from. No observation yet.",
        ],
    );
    promised(
        &indicator(None, None).with(|it| it.target.raw = "以市下达任务为准".to_owned()),
        [
            "承诺（2025年）：“以市下达任务为准”。没有数字目标，不作评判。",
            "承諾（2025年）：「以市下达任务为准」。沒有數字目標，不作評定。",
            "Promised for 2025: “以市下达任务为准”. Without a number there is nothing to judge by.",
        ],
    );
    promised(
        &indicator(Some(3.0), None),
        [
            "规划没有给出2025年的目标。没有数字目标，不作评判。",
            "規劃沒有給出2025年的目標。沒有數字目標，不作評定。",
            "The plan prints no target for 2025. Without a number there is nothing to judge by.",
        ],
    );
}

#[test]
fn on_the_way() {
    found(
        &indicator(Some(50.0), Some(65.0)),
        &[(2021, 52.0), (2023, 58.0)],
        [
            "到2023年，用60%的时间走完53%的路程；今后每年需增加3.5个，至今每年增加2.7个。",
            "到2023年，用60%的時間走完53%的路程；今後每年需增加3.5个，至今每年增加2.7个。",
            "By 2023 covered 53 % of the distance in 60 % of the time; needs 3.5 个 a year from now on, has made 2.7.",
        ],
    );
    found(
        &indicator(Some(40.0), Some(20.0)).unit("%"),
        &[(2023, 28.0)],
        [
            "到2023年，用60%的时间走完60%的路程；今后每年需减少4个百分点，至今每年减少4个百分点。",
            "到2023年，用60%的時間走完60%的路程；今後每年需減少4個百分點，至今每年減少4個百分點。",
            "By 2023 covered 60 % of the distance in 60 % of the time; needs to fall 4 points a year from now on, has fallen 4.",
        ],
    );
    found(
        &indicator(Some(50.0), Some(65.0)),
        &[(2023, 49.0)],
        [
            "到2023年，从50个变为49个，离目标更远；今后每年需增加8个。",
            "到2023年，由50个變為49个，離目標更遠；今後每年需增加8个。",
            "By 2023 moved away from the target, from 50 个 to 49 个; needs 8 个 a year from now on.",
        ],
    );
}

fn up() -> Indicator {
    indicator(Some(50.0), Some(65.0))
}

fn down() -> Indicator {
    indicator(Some(40.0), Some(20.0)).unit("%")
}

fn keep() -> Indicator {
    indicator(Some(96.0), Some(95.0))
        .unit("%")
        .meant(Comparator::Eq, Comparator::Ge)
}

#[test]
fn growth_so_far_beside_growth_needed() {
    assert_eq!(
        said(&up(), &[(2023, 58.0)], Method::OpenSdg, None),
        [
            "2020至2023年年均变化5.1%，为达标所需速度（年均5.4%）的0.94倍。",
            "2020至2023年年均變化5.1%，為達標所需速度（年均5.4%）的0.94倍。",
            "From 2020 to 2023 it changed by 5.1 % a year: 0.94 times the 5.4 % a year that the target needs.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2023, 49.0)], Method::OpenSdg, None),
        [
            "2020至2023年年均变化−0.67%，离目标更远；达标需要年均5.4%。",
            "2020至2023年年均變化−0.67%，離目標更遠；達標需要年均5.4%。",
            "From 2020 to 2023 it changed by −0.67 % a year, away from the target, which needs 5.4 % a year.",
        ]
    );
    assert_eq!(
        said(&down(), &[(2023, 28.0)], Method::OpenSdg, None),
        [
            "2020至2023年年均变化−11.2%，为达标所需速度（年均−12.9%）的0.87倍。",
            "2020至2023年年均變化−11.2%，為達標所需速度（年均−12.9%）的0.87倍。",
            "From 2020 to 2023 it changed by −11.2 % a year: 0.87 times the −12.9 % a year that the target needs.",
        ]
    );
}

#[test]
fn where_growth_leads() {
    assert_eq!(
        said(&up(), &[(2023, 58.0)], Method::Un2023, None),
        [
            "照至今的增速，2025年将为64个，走完全程的94%（目标65个）。",
            "照至今的增速，2025年將為64个，走完全程的94%（目標65个）。",
            "At the growth so far 2025 would come to 64 个: 94 % of the distance to the target of 65 个.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2023, 49.0)], Method::Un2023, None),
        [
            "照至今的增速，2025年将为48.3个，比起点离目标65个更远。",
            "照至今的增速，2025年將為48.3个，比起點離目標65个更遠。",
            "At the growth so far 2025 would come to 48.3 个, further from the target of 65 个 than the start.",
        ]
    );
    assert_eq!(
        said(&down(), &[(2023, 28.0)], Method::Un2023, Some(2024)),
        [
            "照至今的增速，2025年将为22.1%，走完全程的90%（目标20%）。",
            "照至今的增速，2025年將為22.1%，走完全程的90%（目標20%）。",
            "At the growth so far 2025 would come to 22.1 %: 90 % of the distance to the target of 20 %.",
        ]
    );
}

#[test]
fn growth_alone() {
    assert_eq!(
        said(
            &indicator(Some(97.0), None).going(Direction::Up),
            &[(2023, 97.5)],
            Method::OpenSdg,
            None
        ),
        [
            "没有数字目标，只看增速：2023年为97.5个，2020年以来年均变化0.17%。",
            "沒有數字目標，只看增速：2023年為97.5个，2020年以來年均變化0.17%。",
            "No target number, so growth alone is judged: 97.5 个 in 2023, a change of 0.17 % a year since 2020.",
        ]
    );
}

#[test]
fn reached_and_lost() {
    assert_eq!(
        said(&up(), &[(2022, 66.0), (2023, 58.0)], Method::Linear, None),
        [
            "到2023年，用60%的时间走完53%的路程；今后每年需增加3.5个，至今每年增加2.7个。2022年曾经达标，后又失去。",
            "到2023年，用60%的時間走完53%的路程；今後每年需增加3.5个，至今每年增加2.7个。2022年曾經達標，後又失去。",
            "By 2023 covered 53 % of the distance in 60 % of the time; needs 3.5 个 a year from now on, has made 2.7. It was reached in 2022 and lost again.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2022, 66.0)], Method::Linear, None),
        [
            "已达标：2022年为66个，2025年的目标是65个。",
            "已達標：2022年為66个，2025年的目標是65个。",
            "Reached: 66 个 in 2022; the target for 2025 is 65 个.",
        ]
    );
}

#[test]
fn when_the_time_is_over() {
    assert_eq!(
        said(&up(), &[(2025, 66.0)], Method::Linear, None),
        [
            "如期达标：2025年为66个，2025年的目标是65个。",
            "如期達標：2025年為66个，2025年的目標是65个。",
            "Met: 66 个 in 2025; the target for 2025 was 65 个.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2025, 64.0)], Method::Linear, None),
        [
            "未达标：2025年为64个，2025年的目标是65个。",
            "未達標：2025年為64个，2025年的目標是65个。",
            "Missed: 64 个 in 2025; the target for 2025 was 65 个.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2024, 64.0)], Method::Linear, Some(2026)),
        [
            "未达标：最近的数据是2024年的64个，2025年的目标是65个。",
            "未達標：最近的數據是2024年的64个，2025年的目標是65个。",
            "Missed as far as is known: the last value, 64 个 in 2024, is short of the target for 2025, 65 个.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2025, 64.0), (2026, 66.0)], Method::Linear, None),
        [
            "逾期达标：2025年为64个，未到2025年的目标65个，此后才达到。",
            "逾期達標：2025年為64个，未到2025年的目標65个，其後才達到。",
            "Met late: 64 个 in 2025 fell short of the target for 2025, 65 个; it was reached afterwards.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2026, 66.0)], Method::Linear, None),
        [
            "承诺：到2025年达到65个（2020年为50个）。到目标年为止没有实际数据。2025年以后的数据不计入。",
            "承諾：到2025年達到65个（2020年為50个）。到目標年為止沒有實際數據。2025年以後的數據不計入。",
            "Promised: 65 个 by 2025, from 50 in 2020. No observation up to then. Values after 2025 are set aside.",
        ]
    );
}

#[test]
fn kept_and_not_kept() {
    assert_eq!(
        said(&keep(), &[(2022, 94.0), (2023, 96.5)], Method::Linear, None),
        [
            "至今守住：2023年为96.5%，承诺到2025年保持不低于95%。2022年曾经失守。",
            "至今守住：2023年為96.5%，承諾到2025年保持不低於95%。2022年曾經失守。",
            "Kept so far: 96.5 % in 2023; promised is 95 % or more through 2025. It was not kept in 2022.",
        ]
    );
    assert_eq!(
        said(&keep(), &[(2023, 94.5)], Method::Linear, None),
        [
            "未守住：2023年为94.5%，承诺到2025年保持不低于95%。",
            "未守住：2023年為94.5%，承諾到2025年保持不低於95%。",
            "Not kept: 94.5 % in 2023; promised is 95 % or more through 2025.",
        ]
    );
    assert_eq!(
        said(&keep(), &[(2025, 94.5)], Method::Linear, None),
        [
            "未达标：2025年为94.5%，2025年的目标是不低于95%。",
            "未達標：2025年為94.5%，2025年的目標是不低於95%。",
            "Missed: 94.5 % in 2025; the target for 2025 was 95 % or more.",
        ]
    );
}

#[test]
fn why_it_is_not_judged() {
    assert_eq!(
        said(&up(), &[(2019, 94.5)], Method::Linear, None),
        [
            "承诺：到2025年达到65个（2020年为50个）。所有数据都早于起点2020年，不作评判。",
            "承諾：到2025年達到65个（2020年為50个）。所有數據都早於起點2020年，不作評定。",
            "Promised: 65 个 by 2025, from 50 in 2020. All values lie before 2020, where it starts, so nothing is judged.",
        ]
    );
    assert_eq!(
        said(&up(), &[(2023, 60.0), (2023, 61.0)], Method::Linear, None),
        [
            "承诺：到2025年达到65个（2020年为50个）。同一年有两个不同的数值，不作评判。",
            "承諾：到2025年達到65个（2020年為50个）。同一年有兩個不同的數值，不作評定。",
            "Promised: 65 个 by 2025, from 50 in 2020. Two different values are given for one year, so nothing is judged.",
        ]
    );
    assert_eq!(
        said(
            &indicator(None, Some(4.0)),
            &[(2023, 3.0)],
            Method::Linear,
            None
        ),
        [
            "承诺：到2025年达到4个；规划没有给出起点数值。2023年为3个，但没有起点数值，不作评判。",
            "承諾：到2025年達到4个；規劃沒有給出起點數值。2023年為3个，但沒有起點數值，不作評定。",
            "Promised: 4 个 by 2025; the plan gives no number to start from. 2023 stood at 3 个, which cannot be judged without a number to start from.",
        ]
    );
    assert_eq!(
        said(
            &indicator(Some(65.0), Some(65.0)).going(Direction::Up),
            &[(2023, 60.0)],
            Method::Linear,
            None
        ),
        [
            "承诺：到2025年达到65个（2020年为65个）。2023年为60个，但目标等于起点，没有路程可评判。",
            "承諾：到2025年達到65个（2020年為65个）。2023年為60个，但目標等於起點，沒有路程可評定。",
            "Promised: 65 个 by 2025, from 65 in 2020. 2023 stood at 60 个; target and starting value are the same, so there is no distance to judge.",
        ]
    );
    assert_eq!(
        said(
            &indicator(Some(65.0), Some(60.0)).going(Direction::Up),
            &[(2023, 55.0)],
            Method::Linear,
            None
        ),
        [
            "承诺：到2025年达到60个（2020年为65个）。2023年为55个，但标明的方向与目标和起点的数值矛盾，不作评判。",
            "承諾：到2025年達到60个（2020年為65个）。2023年為55个，但標明的方向與目標和起點的數值矛盾，不作評定。",
            "Promised: 60 个 by 2025, from 65 in 2020. 2023 stood at 55 个, but the stated direction contradicts the numbers, so nothing is judged.",
        ]
    );
    assert_eq!(
        said(
            &indicator(Some(0.0), Some(60.0)),
            &[(2023, 55.0)],
            Method::OpenSdg,
            None
        ),
        [
            "承诺：到2025年达到60个（2020年为0个）。2023年为55个，但从零起步或跨越零点，无法计算增速。",
            "承諾：到2025年達到60个（2020年為0个）。2023年為55个，但由零起步或跨越零點，無法計算增速。",
            "Promised: 60 个 by 2025, from 0 in 2020. 2023 stood at 55 个; from zero or across it there is no rate of growth to judge.",
        ]
    );
}

#[test]
fn totals_and_large_numbers() {
    assert_eq!(
        said(
            &indicator(Some(3.7), Some(5.5)).unit("万座").total(),
            &[(2023, 3.1)],
            Method::Linear,
            Some(2024)
        ),
        [
            "到2023年，用60%的时间走完56%的路程；2023年以后每年需增加1.2万座，至今每年增加1万座。",
            "到2023年，用60%的時間走完56%的路程；2023年以後每年需增加1.2万座，至今每年增加1万座。",
            "By 2023 covered 56 % of the distance in 60 % of the time; needs 1.2 万座 a year from 2023 on, has made 1.",
        ]
    );
    assert_eq!(
        said(
            &indicator(Some(1e12), Some(2e12)).unit("元"),
            &[(2023, 1.3e12)],
            Method::Linear,
            None
        ),
        [
            "到2023年，用60%的时间走完30%的路程；今后每年需增加3500亿元，至今每年增加1000亿元。",
            "到2023年，用60%的時間走完30%的路程；今後每年需增加3500億元，至今每年增加1000億元。",
            "By 2023 covered 30 % of the distance in 60 % of the time; needs 350 billion 元 a year from now on, has made 100 billion.",
        ]
    );
}
