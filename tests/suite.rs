//! The one integration binary: whole files and whole programs, from outside.

#[cfg(test)]
mod suite {
    mod check;
    mod locales;
    mod screens;
    mod stage_door;
    mod engine;
    mod explore;
    mod imports;
    mod properties;
    mod small;
}
