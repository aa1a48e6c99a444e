//! Numbers that are typed again, and what a try says of each row.

use super::row::RowMark;
use super::{Filled, Form, FormRow, Label};
use crate::text::TypingAid;
use crate::tui::keys::{Input, Takes};

fn form() -> Form {
    let check = FormRow::check(Label::Plain("Phiếu".into())).of("receipt");
    Form::new(vec![FormRow::money("a").of("principal"), FormRow::count("b").of("change"), check])
}

fn give(form: &mut Form, inputs: impl IntoIterator<Item = Input>) {
    for input in inputs {
        form.update(&input, TypingAid::Off);
    }
}

fn typed(digits: &str) -> impl Iterator<Item = Input> {
    digits.chars().map(Input::Text)
}

#[test]
fn the_first_digit_after_coming_back_replaces_the_number() {
    let mut form = form();
    give(&mut form, typed("216"));
    assert_eq!(form.amount(0), Some(216));
    give(&mut form, [Input::Enter, Input::Up]);
    give(&mut form, typed("22000"));
    assert_eq!(form.amount(0), Some(22_000), "and not 21622000");
    // A digit that is taken away changes the number and does not replace it.
    give(&mut form, [Input::Enter, Input::Up, Input::Erase]);
    give(&mut form, typed("5"));
    assert_eq!(form.amount(0), Some(22_005));
}

#[test]
fn a_wrong_try_keeps_what_was_right_and_goes_to_what_was_not() {
    let mut form = form();
    give(&mut form, typed("216"));
    give(&mut form, [Input::Enter]);
    give(&mut form, typed("4"));
    form.tried(&["change".to_owned()]);
    assert_eq!(form.focus(), 1);
    assert_eq!(
        form.rows.iter().map(|row| row.mark).collect::<Vec<_>>(),
        [RowMark::Right, RowMark::Wrong, RowMark::Right]
    );
    give(&mut form, typed("7"));
    assert_eq!(form.amount(1), Some(7));
    give(&mut form, [Input::Up]);
    assert_eq!(form.update(&Input::Text('9'), TypingAid::Off), Filled::Ignored);
    assert_eq!(form.takes(), Takes::Digits, "its digits are no keys");
    assert_eq!(form.amount(0), Some(216));
    form.click(2);
    assert!(!form.checked(2), "what was right stays");
}

#[test]
fn rows_of_one_large_part_have_no_sign_each() {
    let notes = (0..6).map(|_| FormRow::count("n").of("notes"));
    let mut form = Form::new(notes.chain([FormRow::count("t").of("total")]).collect());
    form.tried(&["notes".to_owned()]);
    assert!(form.rows.iter().take(6).all(|row| row.mark == RowMark::Untried));
    assert_eq!(form.focus(), 0);
}

#[test]
fn what_was_filled_in_is_put_back() {
    let mut form = form();
    give(&mut form, typed("216"));
    give(&mut form, [Input::Down, Input::Down, Input::Right]);
    let mut later = self::form();
    later.put_back(&form.kept());
    assert_eq!((later.amount(0), later.amount(1), later.checked(2)), (Some(216), None, true));
    later.put_back(&["9".to_owned()]);
    assert_eq!(later.amount(0), Some(216), "another form is not put back");
}
