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
    mod edges;
    mod engine;
    mod enters;
    mod explore;
    mod exports;
    mod faults;
    mod fingers;
    mod fits;
    mod group;
    mod group_house;
    mod homes;
    mod hostile;
    mod imports;
    mod june;
    mod keyboard;
    mod kill;
    mod kit;
    mod lang;
    mod lang_import;
    mod lang_refusals;
    mod languages;
    mod locales;
    mod merge;
    mod monkey;
    mod one_file;
    mod old_records;
    mod papers;
    mod people;
    mod player;
    mod playthroughs;
    mod privacy;
    mod properties;
    mod pty;
    mod questions;
    mod release;
    mod review;
    mod screens;
    mod script;
    mod shots;
    mod signals;
    mod small;
    mod stage_door;
    mod terminal;
    mod till;
    mod window;
    mod writing;
}
