//! The one integration binary: whole files and whole programs, from outside.

#[cfg(test)]
mod suite {
    mod check;
    mod check_new;
    mod course;
    mod engine;
    mod explore;
    mod imports;
    mod locales;
    mod properties;
    mod screens;
    mod small;
    mod stage_door;
    mod terminal;
    mod fingers;
    mod player;
    mod script;
    mod pty;
    mod kill;
    mod faults;
    mod monkey;
    mod till;
}
