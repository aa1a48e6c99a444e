//! # Đóng vai
//!
//! A terminal app in which the board of a *Câu lạc bộ Liên thế hệ Tự giúp nhau* rehearses its monthly meeting, by
//! role, before running it for real. This page is the map of the house as built; modules stand in reading order.
//!
//! ## Three rings
//!
//! **Core**: pure and deterministic; no clock, no file, no terminal, no language.
//!
//! | module | what it is |
//! |---|---|
//! | [`id`], [`money`] | names that authors give; whole đồng |
//! | [`club`] | a club as data: members, charter, two funds and two books, loans |
//! | [`scenario`] | a practice script: its shape, how it is read, what can be wrong with it |
//! | [`meeting`] | the simulated meeting, `decide` and `apply`: **read this first** |
//! | [`review`] | what a session was worth and what to talk about |
//!
//! **Adapters**: [`text`] (the only place that measures), [`locale`] (Fluent, Vietnamese rules for numbers, the sheets
//! that go to teachers: [`locale::exchange`]), [`record`] (SQLite), [`tui`] (screens).
//!
//! **Shell**: [`place`] (the only reader of the environment), [`clock`] (the only call to now), [`library`] (where
//! scenarios and locales come from), [`practice`] (decide, append, apply: the only writer of events), [`cli`].
//!
//! ```text
//! main → cli → {practice, tui::runner, library} → {record, locale, text} → core
//!              core:  review → meeting → scenario → club → money, id
//! ```
//!
//! `tests/suite/imports.rs` reads every `crate::` path and fails if one points upwards.
//!
//! ## One key, all the way
//!
//! ```text
//! key → tui::keys → Input → Screen::update → Effect::Ask(Request::Try(Command))
//!     → practice: events = meeting::decide(..)     pure
//!                 store.append(..)                 one transaction, synced
//!                 meeting.apply(event)             pure
//!     → Report::Recorded → the screen moves on → drawn once the queue is empty
//! ```
//!
//! ## Invariants
//!
//! - Nothing in core names ratatui, crossterm, rusqlite, fluent, `std::fs`, `std::env`, `std::time`, or asks the time.
//! - `apply` is total and holds no rule; `decide` never writes. A refused or wrong try is an event, not an error.
//! - Only `practice` appends events. Append comes before apply: **what the screen shows is already on disk**.
//! - Events carry their whole outcome and name steps, options and members by id, never by text or place; a session
//!   replays in any language, at any size, after the wording has changed.
//! - The second cash book is written by postings of its own; nothing copies one book into the other.
//! - No width is taken with `len` or `chars().count()`. No float touches money. No sentence is made in core.
//! - No global state, no shared mutability, no async.
//!
//! ## Where this differs from the first design
//!
//! - `explore` stands in `meeting`, not in `scenario`: it plays meetings, and nothing imports upwards.
//! - Parts and steps of a script are cut by `scenario::draft`'s own outline of brackets instead of RON raw values:
//!   with those, one missing comma would hide every step after it.
//! - A step is one or more *tasks* (`meeting::steps::tasks`): `Collect` has one for each payer and each line of the
//!   second book, `Pay` two. So two seats can work in one step, and every task has its own tries and points.
//! - A `rule` in a scenario is a reference such as "brief 4.5"; its name is a message of the screens. A part may have
//!   a `short` name for the header.
//! - RON is read with `implicit_some` and `unwrap_variant_newtypes`, so that steps read as the design writes them.
//! - Colors are of xterm's fixed 256, not free RGB: every terminal has them, and they are half as long on the wire.
//! - Before a hall the name of somebody who is late or owes a fee is on no screen (`screens::meeting::collect::who`).
//! - `lang status` also counts `authored` lines: those of Vietnamese and English, which are in no state of review.

pub mod id;
pub mod money;
pub mod club;
pub mod scenario;
pub mod meeting;
pub mod review;

pub mod text;
pub mod locale;
pub mod record;
pub mod tui;

pub mod place;
pub mod clock;
pub mod library;
pub mod corrections;
pub mod practice;
pub mod cli;
