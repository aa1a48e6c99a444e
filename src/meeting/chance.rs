//! Random numbers of a meeting. Each follows from the seed of the session and the name of its use.
//!
//! The numbers are fixed by this file alone, not by a library's version, so that the same seed gives the same
//! meeting on every machine and in every release.

/// A number that looks random and depends on `seed` and `name` only (FNV-1a, then a splitmix finish).
pub fn draw(seed: u64, name: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    finish(hash.wrapping_add(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

fn finish(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number below `limit`; 0 where there is nothing to choose from.
pub fn below(seed: u64, name: &str, limit: usize) -> usize {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
    usize::try_from(draw(seed, name) % limit).unwrap_or(0)
}

/// The numbers 0 to `n` - 1, in a random order for `name`.
pub fn shuffled(seed: u64, name: &str, n: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        numbers.swap(
            last,
            below(seed.wrapping_add(draw(seed, name)), &format!("{name}/{last}"), last.saturating_add(1)),
        );
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn the_same_seed_draws_the_same_and_another_one_differs() {
        assert_eq!(shuffled(7, "on-whispers", 3), shuffled(7, "on-whispers", 3));
        let orders: std::collections::BTreeSet<_> =
            (0..60).map(|seed| shuffled(seed, "on-whispers", 3)).collect();
        assert_eq!(orders.len(), 6, "sixty seeds reach every order of three");
    }
}
