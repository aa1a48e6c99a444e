pub mod club;
pub mod id;
pub mod meeting;
pub mod money;
pub mod review;
pub mod scenario;

pub mod locale;
pub mod record;
pub mod text;
pub mod tui;

pub mod cli;
pub mod clock;
pub mod library;
pub mod place;
pub mod practice;
