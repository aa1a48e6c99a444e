//! Lists sessions: searched, sorted, and read a page at a time.
//!
//! Pages are found by the key of a row, never by an offset, so the last page of a hundred thousand sessions costs as
//! much as the first. Words are searched in what `practice::counting` stored for each session.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{ToSql, params_from_iter};

use crate::id::{ClubId, LearnerId, ScenarioId, SessionId};
use crate::record::error::{RecordError, is_bad_row, sql};
use crate::record::model::SessionSummary;
use crate::record::read::{SUMMARY, summary};
use crate::record::store::RecordStore;
use crate::review::sessions::{SessionOrder, SessionPage};

/// Which sessions, in which order, and which page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// A session has to meet all of these.
    pub terms: Vec<Term>,
    pub order: SessionOrder,
    pub page: SessionPage,
    pub limit: u32,
}

/// One condition of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// One of these is among the session's words, in small letters without marks.
    AnyOf(Vec<String>),
    /// A score of at least and at most so many points. Sessions without a score have none.
    Score {
        least: u32,
        most: u32,
    },
    Session(SessionId),
    Scenario(ScenarioId),
    Club(ClubId),
    /// A person in the session is from this club, by its key (`Home::key`). Empty for sessions where no club was given.
    Home(String),
    /// This person sat there, under whichever code.
    Learner(LearnerId),
    /// The class was at one of these places, as they were written.
    Places(Vec<String>),
    /// It began at `from` or later and before `until`, in milliseconds since 1970.
    Began {
        from: i64,
        until: i64,
    },
}

/// Where a page begins, found in the index of its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    First,
    Last,
    After(SessionKey),
    Before(SessionKey),
}

/// Where a session stands in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SessionKey {
    sorted_by: Raw,
    id: Raw,
}

/// A value as it is stored, even if it is invalid: a page may end with such a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Raw {
    Nothing,
    Number(i64),
    Text(Vec<u8>),
    Bytes(Vec<u8>),
}

impl Raw {
    fn of(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null | ValueRef::Real(_) => Self::Nothing,
            ValueRef::Integer(number) => Self::Number(number),
            ValueRef::Text(text) => Self::Text(text.to_vec()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }
}

impl ToSql for Raw {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self { terms: Vec::new(), order: SessionOrder::Newest, page: SessionPage::First, limit: 50 }
    }
}

/// The column of an order, and whether it goes upwards. Each has an index that ends in the id.
fn column(order: SessionOrder) -> (&'static str, bool) {
    match order {
        SessionOrder::Newest => ("started_at", false),
        SessionOrder::Oldest => ("started_at", true),
        SessionOrder::LowestScore => ("score", true),
        SessionOrder::HighestScore => ("score", false),
        SessionOrder::Club => ("club", true),
    }
}

pub(super) fn key(order: SessionOrder, summary: &SessionSummary) -> SessionKey {
    let sorted_by = match order {
        SessionOrder::Newest | SessionOrder::Oldest => Raw::Number(summary.started_at),
        SessionOrder::LowestScore | SessionOrder::HighestScore => {
            Raw::Number(summary.standing.score.map_or(-1, i64::from))
        }
        SessionOrder::Club => Raw::Text(summary.club.to_string().into_bytes()),
    };
    SessionKey { sorted_by, id: Raw::Bytes(summary.id.0.as_bytes().to_vec()) }
}

impl RecordStore {
    /// One page of sessions, in the given order from either end. Rows that cannot be read are skipped, and the page
    /// goes on after them. A page beside a session that is gone is empty.
    pub fn list(&self, filter: &Filter) -> Result<Vec<SessionSummary>, RecordError> {
        let failed = sql("read", &self.path);
        let mut found = Vec::new();
        let Some(mut start) = self.start_of(filter)? else { return Ok(found) };
        let mut limit = filter.limit;
        loop {
            let (n_read, last) = self.read_page(filter, &start, limit, &mut found).map_err(failed)?;
            let n_found = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let Some(last) = last.filter(|_| n_read >= limit && n_found < filter.limit) else { break };
            limit = filter.limit.saturating_sub(n_found);
            start = match start {
                Start::First | Start::After(_) => Start::After(last),
                Start::Last | Start::Before(_) => Start::Before(last),
            };
        }
        if matches!(start, Start::Last | Start::Before(_)) {
            found.reverse();
        }
        Ok(found)
    }

    fn start_of(&self, filter: &Filter) -> Result<Option<Start>, RecordError> {
        let key = |session| Ok(self.session(session)?.map(|summary| key(filter.order, &summary)));
        match filter.page {
            SessionPage::First => Ok(Some(Start::First)),
            SessionPage::Last => Ok(Some(Start::Last)),
            SessionPage::After(session) => key(session).map(|key| key.map(Start::After)),
            SessionPage::Before(session) => key(session).map(|key| key.map(Start::Before)),
        }
    }

    /// Reads so many rows. Returns how many there were and where the last of them stands.
    fn read_page(
        &self,
        filter: &Filter,
        start: &Start,
        limit: u32,
        found: &mut Vec<SessionSummary>,
    ) -> rusqlite::Result<(u32, Option<SessionKey>)> {
        let (query, values) = filter.query(start, limit);
        let mut select = self.connection.prepare_cached(&query)?;
        let at = select.column_index(column(filter.order).0)?;
        let mut rows = select.query(params_from_iter(values))?;
        let (mut n_read, mut last) = (0_u32, None);
        while let Some(row) = rows.next()? {
            n_read = n_read.saturating_add(1);
            last = Some(SessionKey { sorted_by: Raw::of(row.get_ref(at)?), id: Raw::of(row.get_ref(0)?) });
            match summary(row) {
                Ok(summary) => found.push(summary),
                Err(error) if is_bad_row(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok((n_read, last))
    }

    /// A session with all sessions that share a beginning with it: its ancestors, their forks and the forks of those.
    pub fn family(&self, session: SessionId) -> Result<Vec<SessionId>, RecordError> {
        let query = "WITH RECURSIVE \
             up (id, parent) AS (SELECT id, forked_from FROM session WHERE id = ?1 \
                 UNION SELECT session.id, session.forked_from FROM session JOIN up ON session.id = up.parent), \
             down (id) AS (SELECT id FROM up WHERE parent IS NULL \
                 UNION SELECT session.id FROM session JOIN down ON session.forked_from = down.id) \
             SELECT id FROM down ORDER BY id";
        self.rows(query, [session], |row| row.get(0))
    }

    /// The places where classes were, as they were written, each once and in order.
    pub fn places(&self) -> Result<Vec<String>, RecordError> {
        let query =
            "SELECT DISTINCT place FROM session WHERE place IS NOT NULL AND place <> '' ORDER BY place";
        self.rows(query, [], |row| row.get(0))
    }

    pub fn n_sessions(&self) -> Result<u64, RecordError> {
        // Counted from indexes: reading every row of a large record would be slow.
        let query = "SELECT (SELECT count(*) FROM session) - \
             (SELECT count(*) FROM session WHERE forked_from IS NOT NULL AND kind = 'redo')";
        Ok(self.rows(query, [], |row| row.get(0))?.first().copied().unwrap_or(0))
    }

    /// How many sessions meet all conditions.
    pub fn n_sessions_with(&self, terms: &[Term]) -> Result<u64, RecordError> {
        let (condition, values) = conditions(terms);
        let query = format!("SELECT count(*) FROM session WHERE {condition}");
        let found = self.rows(&query, params_from_iter(values), |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }

    /// Counts the answers in their events, whether they have been counted before or not.
    pub fn n_answered(&self, terms: &[Term]) -> Result<u64, RecordError> {
        let (condition, values) = conditions(terms);
        // Events of a session that has lost its row are not counted.
        let query = format!(
            "SELECT count(*) FROM session CROSS JOIN event ON event.session = id \
             WHERE event.kind = 'answered' AND {condition}"
        );
        let found = self.rows(&query, params_from_iter(values), |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }
}

impl Filter {
    pub(super) fn query(&self, start: &Start, limit: u32) -> (String, Vec<Box<dyn ToSql>>) {
        let (column, upwards) = column(self.order);
        let (key, upwards) = match start {
            Start::First => (None, upwards),
            Start::After(key) => (Some(key), upwards),
            Start::Last => (None, !upwards),
            Start::Before(key) => (Some(key), !upwards),
        };
        let (sign, direction) = if upwards { (">", "ASC") } else { ("<", "DESC") };
        let (mut condition, values) = conditions(&self.terms);
        let mut values: Vec<Box<dyn ToSql>> =
            values.into_iter().map(|value| Box::new(value) as Box<dyn ToSql>).collect();
        if let Some(SessionKey { sorted_by, id }) = key {
            condition = format!("{condition} AND ({column}, id) {sign} (?, ?)");
            values.push(Box::new(sorted_by.clone()));
            values.push(Box::new(id.clone()));
        }
        values.push(Box::new(limit));
        // The column's own index, whatever else is asked for: the order is what must not be sorted.
        (format!("{SUMMARY} WHERE {condition} ORDER BY {column} {direction}, id {direction} LIMIT ?"), values)
    }
}

const OF_HOME: &str =
    "EXISTS (SELECT 1 FROM session_home WHERE session_home.session = session.id AND home = ?)";

const OF_LEARNER: &str = "EXISTS (SELECT 1 FROM seat JOIN learner ON learner.id = seat.learner \
     WHERE seat.session = session.id AND learner.person = ?)";

/// A step that was done again is shown with its session, and is no session of its own.
const NO_REDO: &str = "session.kind <> 'redo'";

/// The SQL conditions on a row of `session`, and their values.
pub(super) fn conditions(terms: &[Term]) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let mut conditions = vec![NO_REDO.to_owned()];
    for term in terms {
        match term {
            Term::AnyOf(words) => {
                let any = vec!["instr(search, ?) > 0"; words.len()].join(" OR ");
                conditions.push(format!("({any})"));
                values.extend(words.iter().map(|word| Value::Text(word.clone())));
            }
            Term::Score { least, most } => {
                conditions.push("score BETWEEN ? AND ?".to_owned());
                values.extend([*least, *most].map(|score| Value::Integer(i64::from(score))));
            }
            Term::Session(session) => {
                conditions.push("id = ?".to_owned());
                values.push(Value::Blob(session.0.as_bytes().to_vec()));
            }
            Term::Scenario(scenario) => {
                conditions.push("scenario = ?".to_owned());
                values.push(Value::Text(scenario.to_string()));
            }
            // The sign keeps the index of the order in use.
            Term::Club(club) => {
                conditions.push("+club = ?".to_owned());
                values.push(Value::Text(club.to_string()));
            }
            Term::Home(home) => {
                conditions.push(OF_HOME.to_owned());
                values.push(Value::Text(home.clone()));
            }
            Term::Learner(learner) => {
                conditions.push(OF_LEARNER.to_owned());
                values.push(Value::Blob(learner.0.as_bytes().to_vec()));
            }
            Term::Places(places) => {
                let any = vec!["?"; places.len()].join(", ");
                conditions.push(format!("place IN ({any})"));
                values.extend(places.iter().map(|place| Value::Text(place.clone())));
            }
            Term::Began { from, until } => {
                conditions.push("started_at >= ? AND started_at < ?".to_owned());
                values.extend([*from, *until].map(Value::Integer));
            }
        }
    }
    (conditions.join(" AND "), values)
}
