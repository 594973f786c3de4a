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
            "2025年的承诺是一句话：“以市下达任务为准”。没有数字目标，不作评判。",
            "2025年的承諾是一句話：「以市下达任务为准」。沒有數字目標，不作評定。",
            "Promised for 2025 in words, not as a number: “以市下达任务为准”. Without a number there is nothing to judge by.",
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
            "By 2023 covered 53 % of the distance in 60 % of the time; needs 3.5 个 a year from now on, has made 2.7 个.",
        ],
    );
    found(
        &indicator(Some(40.0), Some(20.0)).unit("%"),
        &[(2023, 28.0)],
        [
            "到2023年，用60%的时间走完60%的路程；今后每年需减少4个百分点，至今每年减少4个百分点。",
            "到2023年，用60%的時間走完60%的路程；今後每年需減少4個百分點，至今每年減少4個百分點。",
            "By 2023 covered 60 % of the distance in 60 % of the time; needs to fall 4 points a year from now on, has fallen 4 points.",
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
