//! Lists the sessions, searches them, and opens one to be read, replayed or compared.
//!
//! It writes nothing but what is counted from the events.

use crate::id::{SessionId, StepId};
use crate::locale::{Lang, Speech};
use crate::practice::Session;
use crate::record::error::RecordError;
use crate::record::sessions::{Filter, Term};
use crate::review::group::{Whose, Within};
use crate::review::sessions::{SessionPage, SessionRow};
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::msg::{Problem, Report, Request, SessionsWish};
use crate::tui::runner::services::problems::{no_session, problem, record_problem};
use crate::tui::runner::services::shared::{OpenSession, Shared};

const PAGE: u32 = 60;
/// Fewer letters of a title than this are just letters.
const LEAST_OF_TITLE: usize = 3;
const MOST_POINTS: u32 = 100;

pub(super) fn list(shared: &mut Shared, wish: &SessionsWish) -> Result<Vec<Report>, Problem> {
    if let Some(working) = shared.count_first(Request::ListSessions(wish.clone()))? {
        return Ok(working);
    }
    let failed = |error| record_problem(&error);
    let (rows, more, of) = sessions(shared, wish).map_err(failed)?;
    let unreadable = shared.store.troubled(&[]).map_err(failed)?.len();
    Ok(vec![Report::Sessions { from: wish.from, rows, more, of, unreadable }])
}

fn sessions(shared: &mut Shared, wish: &SessionsWish) -> Result<(Vec<SessionRow>, bool, u64), RecordError> {
    let within = wish.within.as_ref().map(within).unwrap_or_default();
    let n = shared.store.n_sessions_with(&within)?;
    let terms = [within, terms(&wish.words, &titles(shared))].concat();
    // One more than is shown tells whether there are more.
    let filter = Filter { terms, order: wish.order, page: wish.from, limit: PAGE + 1 };
    let mut rows = shared.store.session_rows(&filter, &mut shared.names)?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        match wish.from {
            SessionPage::Last | SessionPage::Before(_) => rows.remove(0),
            SessionPage::First | SessionPage::After(_) => rows.remove(rows.len() - 1),
        };
    }
    Ok((rows, more, n))
}

/// The titles of the seats, as they are searched for.
fn titles(shared: &Shared) -> Vec<(String, &'static str)> {
    let vietnamese = Speech::only(Lang::Vi);
    let title = |role: Role| shared.texts.catalog().word(vietnamese, &format!("role-{}", role.slug()));
    Role::SEATS.into_iter().map(|role| (text::plain(&title(role)), role.slug())).collect()
}

/// Opens a session to be read.
pub(super) fn show(shared: &mut Shared, id: SessionId) -> Result<Vec<Report>, Problem> {
    let session = Session::read(&shared.store, id).map_err(|error| problem(&error))?;
    let detail = shared.store.session_detail(id).map_err(|error| record_problem(&error))?;
    let detail = detail.ok_or_else(no_session)?;
    let words = shared.words(session.story());
    shared.open = Some(OpenSession::shown(session, words));
    Ok(vec![Report::Session(Box::new(detail))])
}

pub(super) fn show_moment(shared: &mut Shared, n_events: usize) -> Vec<Report> {
    if let Some(open) = &mut shared.open {
        open.show_moment(n_events);
    }
    vec![Report::Moment]
}

pub(super) fn show_tries(shared: &mut Shared, step: StepId) -> Result<Vec<Report>, Problem> {
    let Some(open) = &shared.open else { return Ok(Vec::new()) };
    let tries = shared.store.tries(open.session().id(), &step).map_err(|error| record_problem(&error))?;
    Ok(vec![Report::Tries { step, tries }])
}

/// The sessions that a column of the group's figures is made of.
fn within(within: &Within) -> Vec<Term> {
    let whose = match &within.whose {
        Whose::All => None,
        Whose::Home(home) => Some(Term::Home(home.clone())),
        Whose::Club(club) => Some(Term::Club(club.clone())),
        Whose::Learner(learner) => Some(Term::Learner(*learner)),
    };
    [Term::Scenario(within.scenario.clone())].into_iter().chain(whose).collect()
}

/// Returns what was typed into the list of sessions as terms that the record understands.
///
/// Marks and capitals do not count. The title of a seat means the seat, also while only its beginning is typed;
/// "<50", ">=70" and "=85" are about the score. `titles`: the seats' titles without marks, each with
/// the seat's word in the record.
fn terms(words: &str, titles: &[(String, &str)]) -> Vec<Term> {
    let plain = text::plain(words);
    let (scores, rest): (Vec<&str>, Vec<&str>) =
        plain.split_whitespace().partition(|word| word.starts_with(['<', '>', '=']));
    let mut terms: Vec<Term> = scores.into_iter().filter_map(score).collect();
    let mut rest = rest.join(" ");
    for (title, slug) in titles {
        if let Some((before, after)) = rest.split_once(title.as_str())
            && (before.is_empty() || before.ends_with(' '))
            && (after.is_empty() || after.starts_with(' '))
        {
            rest = format!("{before}{after}");
            terms.push(Term::AnyOf(vec![(*slug).to_owned()]));
        }
    }
    let rest: Vec<&str> = rest.split_whitespace().collect();
    for from in 0..rest.len() {
        let end = rest.get(from..).unwrap_or_default().join(" ");
        let begun: Vec<String> = titles
            .iter()
            .filter(|(title, _)| end.len() >= LEAST_OF_TITLE && title.starts_with(&end))
            .map(|(_, slug)| (*slug).to_owned())
            .collect();
        if !begun.is_empty() {
            terms.extend(rest.iter().take(from).map(|word| Term::AnyOf(vec![(*word).to_owned()])));
            terms.push(Term::AnyOf(begun.into_iter().chain([end]).collect()));
            return terms;
        }
    }
    terms.extend(rest.into_iter().map(|word| Term::AnyOf(vec![word.to_owned()])));
    terms
}

/// Nothing while the number is still to be typed.
fn score(word: &str) -> Option<Term> {
    let (sign, number) = word.split_at_checked(word.find(|letter: char| letter.is_ascii_digit())?)?;
    let number: u32 = number.parse().ok()?;
    let (least, most) = match sign {
        "<" => (0, number.checked_sub(1)?),
        "<=" => (0, number),
        ">" => (number.saturating_add(1), MOST_POINTS),
        ">=" => (number, MOST_POINTS),
        "=" => (number, number),
        _ => return None,
    };
    Some(Term::Score { least, most })
}

#[cfg(test)]
mod tests {
    use super::terms;
    use crate::record::sessions::Term;

    fn found(words: &str) -> Vec<Term> {
        let titles = [("chair", "chu nhiem"), ("treasurer", "thu quy"), ("secretary", "thu ky")];
        terms(words, &titles.map(|(slug, title)| (title.to_owned(), slug)))
    }

    fn any(words: &[&str]) -> Term {
        Term::AnyOf(words.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn words_are_taken_without_marks() {
        assert_eq!(found("Nà Coóc  11/2026"), [any(&["na"]), any(&["cooc"]), any(&["11/2026"])]);
        assert_eq!(found("  "), []);
    }

    #[test]
    fn a_title_is_a_seat_from_its_third_letter_on() {
        assert_eq!(found("Thủ quỹ Nà"), [any(&["treasurer"]), any(&["na"])]);
        assert_eq!(found("nà thu"), [any(&["na"]), any(&["treasurer", "secretary", "thu"])]);
        assert_eq!(found("nà thu k"), [any(&["na"]), any(&["secretary", "thu k"])]);
        assert_eq!(found("th"), [any(&["th"])]);
        assert_eq!(found("tê thu quyền"), [any(&["te"]), any(&["thu"]), any(&["quyen"])]);
    }

    #[test]
    fn signs_are_about_the_score() {
        assert_eq!(found("<50"), [Term::Score { least: 0, most: 49 }]);
        assert_eq!(
            found(">=70 <=90"),
            [Term::Score { least: 70, most: 100 }, Term::Score { least: 0, most: 90 }]
        );
        assert_eq!(found("< >x =="), [], "nothing is looked for until there is a number");
    }
}
