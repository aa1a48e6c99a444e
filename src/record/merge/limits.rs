//! Limits how long a source may take without progress, and how large it may be.
//!
//! Does not read a clock itself: the caller that merges passes one. Rows that are read count as progress. A statement
//! that reads on without an end does not.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::Connection;

/// As many rows as a source may hold.
pub(crate) const MOST_ROWS: u64 = 5_000_000;
/// As long as it may take without progress.
const LONGEST_MS: u64 = 60_000;
/// Steps of SQLite's machine between two looks at the clock.
const N_STEPS: std::ffi::c_int = 10_000;

/// Watches over one merge.
#[derive(Clone)]
pub struct MergeLimits {
    elapsed_ms: Arc<dyn Fn() -> u64 + Send + Sync>,
    most_rows: u64,
    since_ms: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
}

impl MergeLimits {
    /// `elapsed_ms` says how many milliseconds have gone by, counted from anywhere.
    pub fn new(elapsed_ms: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self {
            elapsed_ms: Arc::new(elapsed_ms),
            most_rows: MOST_ROWS,
            since_ms: Arc::default(),
            is_over: Arc::default(),
        }
    }

    /// With fewer rows, for tests.
    #[cfg(test)]
    pub(in crate::record) fn with_most_rows(self, most_rows: u64) -> Self {
        Self { most_rows, ..self }
    }

    /// A new source begins.
    pub(super) fn begin(&self) {
        self.is_over.store(false, Ordering::Relaxed);
        self.progressed();
    }

    pub(super) fn progressed(&self) {
        self.since_ms.store((self.elapsed_ms)(), Ordering::Relaxed);
    }

    /// Whether it was stopped because it took too long.
    pub(super) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    pub(super) fn takes_rows(&self, n_rows: u64) -> ControlFlow<()> {
        self.progressed();
        if n_rows > self.most_rows { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// From now on statements of this connection are stopped where they take too long.
    pub(super) fn watch(&self, connection: &Connection) -> rusqlite::Result<()> {
        let own = self.clone();
        let handler = move || {
            let is_over =
                (own.elapsed_ms)().saturating_sub(own.since_ms.load(Ordering::Relaxed)) > LONGEST_MS;
            if is_over {
                own.is_over.store(true, Ordering::Relaxed);
            }
            is_over
        };
        connection.progress_handler(N_STEPS, Some(handler))
    }

    pub(super) fn leave(connection: &Connection) -> rusqlite::Result<()> {
        connection.progress_handler(0, None::<fn() -> bool>)
    }
}

/// Without an end.
impl Default for MergeLimits {
    fn default() -> Self {
        Self::new(|| 0)
    }
}

impl fmt::Debug for MergeLimits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Patience").field("most_rows", &self.most_rows).finish_non_exhaustive()
    }
}
