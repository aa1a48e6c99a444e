//! The screens: from a key to a request, and from its report to the next frame.
//!
//! [`runner`] owns the terminal and the loop. It reads a terminal event, [`keys`] makes an [`keys::Input`] of it,
//! [`app`] passes that to the screen in front, and the screen answers with [`route::Effect`]s. `app` handles effects
//! that only change the screen. What must be kept is a [`msg::Request`]: one of [`runner::services`] does it, and it
//! comes back as a [`msg::Report`] after it is on disk. Screens see a [`context::ViewContext`] and never the record.
//!
//! A screen that leads to another names it by a [`route::Route`]; [`screens`] alone knows them all, and `app` keeps
//! those to go back to. Every screen is a [`view::View`]: bindings, update, a page. The footer and the help are made
//! from the same bindings in which keys are looked up. A frame is drawn only after something has changed; there is no
//! timer.

pub mod msg;
pub mod keys;
pub mod signs;
pub mod theme;
pub mod context;
pub mod picture;
mod paint;
pub mod large;
pub mod page;
pub mod field;
pub mod form;
pub mod frame;
pub mod on_wall;
pub mod route;
pub mod view;
pub mod screens;
pub mod overlays;
pub mod wall_view;
pub mod lectern;
pub mod app;
pub mod quiet;
pub mod runner;
