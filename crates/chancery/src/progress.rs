//! How far a long command is, on standard error, for a person who watches it.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::session::Session;
use crate::terminal;

/// Commands that are done sooner show nothing.
const PATIENCE: Duration = Duration::from_millis(250);

/// A count that grows; it shows itself only after a while, and only on a terminal.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    doing: &'static str,
    wanted: bool,
    begun: Instant,
    done: u64,
}

impl Progress {
    /// Begins to count.
    pub(crate) fn new(session: &Session, doing: &'static str) -> Self {
        let wanted = session.talks && terminal::watched();
        Self { bar: None, doing, wanted, begun: Instant::now(), done: 0 }
    }

    /// So many more are done.
    pub(crate) fn advance(&mut self, by: usize) {
        self.done += by as u64;
        if !self.wanted {
            return;
        }
        if self.bar.is_none() && self.begun.elapsed() >= PATIENCE {
            let bar = ProgressBar::new_spinner();
            let style = ProgressStyle::with_template("{spinner} {msg}: {pos} ({per_sec})");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.set_message(self.doing);
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
