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
pub mod practice;
pub mod cli;
