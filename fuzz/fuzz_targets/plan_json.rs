//! Any JSON as a plan: it is refused with faults, or it is written and read back as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_widgets::plan::Plan;

fuzz_target!(|data: &[u8]| {
    let Ok(value) = serde_json::from_slice(data) else { return };
    match Plan::from_json(&value) {
        Ok(plan) => {
            let json = plan.to_json().unwrap();
            let again = Plan::from_json(&serde_json::from_str(&json).unwrap()).unwrap();
            assert_eq!(again.to_json().unwrap(), json);
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
});
