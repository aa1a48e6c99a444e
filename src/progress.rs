//! How far a long piece of work is, reported in one way by everything that takes long, and the way to stop it.
//!
//! The work calls a [`Tell`] often, at points where nothing is left half done. The listener answers with
//! [`ControlFlow::Break`] to stop it there.

use std::ops::ControlFlow;

/// How much of how much is done. The unit depends on the work: sessions, pages, bytes or steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub of: u64,
}

impl Progress {
    pub fn new(done: u64, of: u64) -> Self {
        Self { done, of }
    }
}

/// Receives how far the work is, and says whether it goes on. Some work reports more than a [`Progress`], or only a
/// count.
pub(crate) type Tell<'t, P = Progress> = dyn FnMut(P) -> ControlFlow<()> + 't;
