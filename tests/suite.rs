//! The one integration binary: whole files and whole programs, from outside.

#[cfg(test)]
mod suite {
    mod bad_input;
    mod bad_record;
    mod carry;
    mod check;
    mod check_new;
    mod course;
    mod doctor;
    mod engine;
    mod explore;
    mod exports;
    mod faults;
    mod fingers;
    mod fits;
    mod group;
    mod group_house;
    mod homes;
    mod imports;
    mod june;
    mod kill;
    mod kit;
    mod languages;
    mod lang;
    mod lang_import;
    mod lang_refusals;
    mod locales;
    mod merge;
    mod monkey;
    mod one_file;
    mod old_records;
    mod papers;
    mod player;
    mod playthroughs;
    mod privacy;
    mod properties;
    mod pty;
    mod questions;
    mod review;
    mod screens;
    mod script;
    mod shots;
    mod small;
    mod stage_door;
    mod terminal;
    mod till;
    mod window;
    mod writing;
}
