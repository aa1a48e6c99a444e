//! Reads the arguments, lets `cli` do the work, and turns its result into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dongvai::cli::run(std::env::args_os()))
}
