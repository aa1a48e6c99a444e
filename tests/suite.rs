//! The one integration binary: whole files and whole programs, from outside.

#[cfg(test)]
mod suite {
    mod check;
    mod june;
    mod playthroughs;
}
