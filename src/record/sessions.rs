//! Lists sessions: searched, sorted, and read a page at a time.
//!
//! Pages are found by the key of a row, never by an offset, so the last page of a hundred thousand sessions costs as
//! much as the first. Words are looked for in what `practice::counting` wrote down for each session.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{ToSql, params_from_iter};

use crate::id::{ClubId, ScenarioId};
use crate::record::RecordStore;
use crate::record::error::{RecordError, is_bad_row, sql};
use crate::record::model::{SessionId, SessionSummary};
use crate::record::read::{SUMMARY, summary};

/// Which sessions, in which order, and which page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// All of these have to be met.
    pub terms: Vec<Term>,
    pub sort: Sort,
    pub page: Page,
    pub limit: u32,
}

/// One thing a session is looked for by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// One of these stands in the session's words, in small letters without marks.
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Newest,
    Oldest,
    LowestScore,
    HighestScore,
    Club,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    First,
    Last,
    After(SessionKey),
    Before(SessionKey),
}

/// Where a session stands in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionKey {
    sorted_by: Raw,
    id: Raw,
}

/// A value as it is in the record, even if it is not what it should be: a page may end with such a row.
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
        Self { terms: Vec::new(), sort: Sort::Newest, page: Page::First, limit: 50 }
    }
}

impl Sort {
    pub const ALL: [Self; 5] =
        [Self::Newest, Self::Oldest, Self::LowestScore, Self::HighestScore, Self::Club];

    pub fn slug(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::LowestScore => "lowest",
            Self::HighestScore => "highest",
            Self::Club => "club",
        }
    }

    /// The column, and whether it goes upwards. Each has an index that ends in the id.
    fn column(self) -> (&'static str, bool) {
        match self {
            Self::Newest => ("started_at", false),
            Self::Oldest => ("started_at", true),
            Self::LowestScore => ("score", true),
            Self::HighestScore => ("score", false),
            Self::Club => ("club", true),
        }
    }

    pub fn key(self, summary: &SessionSummary) -> SessionKey {
        let sorted_by = match self {
            Self::Newest | Self::Oldest => Raw::Number(summary.started_at),
            Self::LowestScore | Self::HighestScore => {
                Raw::Number(summary.standing.score.map_or(-1, i64::from))
            }
            Self::Club => Raw::Text(summary.club.to_string().into_bytes()),
        };
        SessionKey { sorted_by, id: Raw::Bytes(summary.id.0.as_bytes().to_vec()) }
    }
}

impl RecordStore {
    /// One page of sessions, in the order asked for whichever end the page was found from. Rows that cannot be read are
    /// passed over, and the page goes on behind them.
    pub fn list(&self, filter: &Filter) -> Result<Vec<SessionSummary>, RecordError> {
        let failed = sql("read", &self.path);
        let mut found = Vec::new();
        let mut rest = filter.clone();
        loop {
            let (n_read, last) = self.read_page(&rest, &mut found).map_err(failed)?;
            let n_found = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let Some(last) = last.filter(|_| n_read >= rest.limit && n_found < filter.limit) else { break };
            rest.limit = filter.limit.saturating_sub(n_found);
            rest.page = match rest.page {
                Page::First | Page::After(_) => Page::After(last),
                Page::Last | Page::Before(_) => Page::Before(last),
            };
        }
        if matches!(filter.page, Page::Last | Page::Before(_)) {
            found.reverse();
        }
        Ok(found)
    }

    /// Reads so many rows, and says how many and where the last of them stands.
    fn read_page(
        &self,
        filter: &Filter,
        found: &mut Vec<SessionSummary>,
    ) -> rusqlite::Result<(u32, Option<SessionKey>)> {
        let (query, values) = filter.query();
        let mut select = self.connection.prepare_cached(&query)?;
        let at = select.column_index(filter.sort.column().0)?;
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

    /// A session with all that share a beginning with it: its ancestors, their forks and the forks of those.
    pub fn family(&self, session: SessionId) -> Result<Vec<SessionId>, RecordError> {
        let query = "WITH RECURSIVE \
             up (id, parent) AS (SELECT id, forked_from FROM session WHERE id = ?1 \
                 UNION SELECT session.id, session.forked_from FROM session JOIN up ON session.id = up.parent), \
             down (id) AS (SELECT id FROM up WHERE parent IS NULL \
                 UNION SELECT session.id FROM session JOIN down ON session.forked_from = down.id) \
             SELECT id FROM down ORDER BY id";
        self.rows(query, [session], |row| row.get(0))
    }

    pub fn n_sessions(&self) -> Result<u64, RecordError> {
        self.n_sessions_with(&[])
    }

    /// How many sessions meet all of these.
    pub fn n_sessions_with(&self, terms: &[Term]) -> Result<u64, RecordError> {
        let (condition, values) = conditions(terms);
        let query = format!("SELECT count(*) FROM session WHERE {condition}");
        let found = self.rows(&query, params_from_iter(values), |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }

    /// Counts the answers in their events, whether they have been counted before or not.
    pub fn n_answered(&self, terms: &[Term]) -> Result<u64, RecordError> {
        let (condition, values) = conditions(terms);
        // Events of a session that has lost its row are nobody's answers.
        let query = format!(
            "SELECT count(*) FROM session CROSS JOIN event ON event.session = id \
             WHERE event.kind = 'answered' AND {condition}"
        );
        let found = self.rows(&query, params_from_iter(values), |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }
}

impl Filter {
    pub(super) fn query(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let (column, upwards) = self.sort.column();
        let (key, upwards) = match &self.page {
            Page::First => (None, upwards),
            Page::After(key) => (Some(key), upwards),
            Page::Last => (None, !upwards),
            Page::Before(key) => (Some(key), !upwards),
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
        values.push(Box::new(self.limit));
        // The column's own index, whatever else is asked for: the order is what must not be sorted.
        (format!("{SUMMARY} WHERE {condition} ORDER BY {column} {direction}, id {direction} LIMIT ?"), values)
    }
}

const OF_HOME: &str =
    "EXISTS (SELECT 1 FROM session_home WHERE session_home.session = session.id AND home = ?)";

/// What all of these ask of a row of `session`, and the values for it.
pub(super) fn conditions(terms: &[Term]) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let mut conditions = vec!["true".to_owned()];
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
        }
    }
    (conditions.join(" AND "), values)
}
