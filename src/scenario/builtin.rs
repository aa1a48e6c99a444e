//! The values that every script has without declaring them: what a payer brings and what is paid out, so that a text and
//! the data cannot differ.
//!
//! `{ $lan_brings }` is what the payer Lan brings; every payer also goes by the id, and one who is no member by it alone.
//! `{ $money_tea_amount }` is the amount of the `Pay` step `money-tea`, and in the texts of that step `{ $amount }` is the
//! same; a late slip of a `Book` step has its amount alike. A name that two amounts would have is no value. A declared value of the same name stays; `check` says where it
//! differs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::id::StepId;
use crate::money::Dong;
use crate::scenario::kinds::Booking;
use crate::scenario::model::{Scenario, Step};
use crate::scenario::quantity::Quantity;

/// The name of an amount in the texts of its own step: a `Pay`, or a late slip.
pub const OWN: &str = "amount";

/// The amounts by their names, in đồng. A name that two amounts would have is none of them.
pub fn amounts(scenario: &Scenario) -> BTreeMap<String, Dong> {
    let only = |(name, amounts): (String, Vec<Dong>)| match amounts.as_slice() {
        [amount] => Some((name, *amount)),
        _ => None,
    };
    candidates(scenario).into_iter().filter_map(only).collect()
}

/// Every amount that a name could stand for, each once.
pub fn candidates(scenario: &Scenario) -> BTreeMap<String, Vec<Dong>> {
    let mut named: BTreeMap<String, Vec<Dong>> = BTreeMap::new();
    for step in scenario.parts.iter().flat_map(|part| &part.steps) {
        for payer in step.kind.try_as_collect_ref().into_iter().flat_map(|collect| &collect.payers) {
            let who = payer.member.as_ref().map_or(payer.id.as_str(), |member| member.as_str());
            // A payer without money is not spoken of by an amount.
            if payer.brings == Dong::ZERO {
                continue;
            }
            add(&mut named, value_name(who, "brings"), payer.brings);
            // Of two payments by one person each has the name of its payer.
            if who != payer.id.as_str() {
                add(&mut named, value_name(payer.id.as_str(), "brings"), payer.brings);
            }
        }
        if let Some(amount) = own_amount(step) {
            add(&mut named, amount_of(&step.id), amount);
        }
    }
    named
}

/// Every value that no script declares, by its name: the amounts, and what the charter gives on a visit.
pub fn quantities(scenario: &Scenario) -> BTreeMap<String, Quantity> {
    let visit = |step: &Step| {
        let occasion = step.kind.try_as_pay_ref()?.visit()?;
        Some((amount_of(&step.id), Quantity::Visit(occasion)))
    };
    let visits = scenario.parts.iter().flat_map(|part| &part.steps).filter_map(visit);
    let amounts = amounts(scenario).into_iter().map(|(name, amount)| (name, Quantity::Amount(amount)));
    amounts.chain(visits).collect()
}

/// Puts them among the declared values.
pub fn declare(scenario: &mut Scenario) {
    for (name, quantity) in quantities(scenario) {
        scenario.values.entry(name).or_insert(quantity);
    }
}

/// The name that a value of a text in this step has in the whole script.
pub fn whole_name<'n>(scenario: &Scenario, step: &Step, name: &'n str) -> Cow<'n, str> {
    let is_own = name == OWN && has_own(step) && !scenario.values.contains_key(OWN);
    if is_own { Cow::Owned(amount_of(&step.id)) } else { Cow::Borrowed(name) }
}

/// Whether a step has an amount of its own, written there or in the charter.
fn has_own(step: &Step) -> bool {
    own_amount(step).is_some() || step.kind.is_pay()
}

/// What is paid out in a step, or was before the meeting; none where the charter says how much.
pub fn own_amount(step: &Step) -> Option<Dong> {
    let booked = step.kind.try_as_book_ref().and_then(Booking::late_slip);
    let paid = step.kind.try_as_pay_ref().filter(|pay| pay.visit().is_none()).map(|pay| pay.amount);
    paid.or(booked)
}

fn amount_of(step: &StepId) -> String {
    value_name(step.as_str(), OWN)
}

/// Values have no hyphens in their names.
fn value_name(id: &str, of: &str) -> String {
    format!("{id}_{of}").replace('-', "_")
}

fn add(named: &mut BTreeMap<String, Vec<Dong>>, name: String, amount: Dong) {
    let amounts = named.entry(name).or_default();
    if !amounts.contains(&amount) {
        amounts.push(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::amounts;
    use crate::money::Dong;
    use crate::scenario::reader::read_script_bytes;

    #[test]
    fn payers_and_payments_have_their_amounts_by_name() {
        let june = include_bytes!("../../scenarios/sinh-hoat-thang-sau.ron");
        let scenario = read_script_bytes("bai.ron", june).scenario;
        let named = amounts(&scenario);
        let of = |name: &str| named.get(name).copied();
        assert_eq!(of("quang_brings"), Some(Dong(550_000)));
        assert_eq!(of("fee_rest_brings"), Some(Dong(220_000)), "no member: by its id");
        assert_eq!(of("money_tea_amount"), Some(Dong(85_000)));
        // She brings 536.000 once and nothing the other time; nobody brings nothing.
        assert_eq!((of("on_brings"), of("panh_brings")), (Some(Dong(536_000)), None));
        assert!(scenario.values.contains_key("quang_brings"), "a text may name it undeclared");
    }

    #[test]
    fn a_name_of_two_amounts_is_no_value() {
        let text = include_str!("../cli/check/examples/base.ron");
        let payer =
            "(id: \"on\", member: \"on\", says: \"Tôi nộp tháng này.\", brings: 350000, pays: Loan(\"l1\"))";
        assert!(text.contains(payer));
        let twice =
            format!("{payer}, (id: \"more\", member: \"on\", says: \"Thêm.\", brings: 5000, pays: Fee(1))");
        let scenario = read_script_bytes("bai.ron", text.replacen(payer, &twice, 1).as_bytes()).scenario;
        assert!(!amounts(&scenario).contains_key("on_brings"));
    }
}
