//! The one integration binary: whole files and whole programs, from outside.

mod suite {
    mod check;
}
