//! How many steps reading a document takes: looks at words, and persons weighed for a name.
//!
//! Counted in this crate's own tests only, which hold them to the length of the document.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Takes a step.
#[cfg(test)]
pub(crate) fn step() {
    TAKEN.set(TAKEN.get() + 1);
}

/// Takes a step, which nobody counts.
#[cfg(not(test))]
#[inline(always)]
pub(crate) const fn step() {}

#[cfg(test)]
mod tests;
