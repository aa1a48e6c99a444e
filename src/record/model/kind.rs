//! Defines the kinds of session. The record takes these words and no others; a later schema adds more.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use strum::{EnumString, IntoStaticStr};

/// All but `Play` are reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionKind {
    #[default]
    Play,
    /// Steps that went wrong, played again.
    Redo,
    /// One step many times.
    Drill,
    /// With the trainees' own figures.
    Own,
    /// Played on paper and typed in afterwards.
    Paper,
}

impl SessionKind {
    pub const ALL: [Self; 5] = [Self::Play, Self::Redo, Self::Drill, Self::Own, Self::Paper];

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

impl ToSql for SessionKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.slug().as_bytes())))
    }
}

impl FromSql for SessionKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_unknown: strum::ParseError| FromSqlError::InvalidType)
    }
}
