//! How many steps a comparison takes: looks at the names of parties, and names held closely
//! against one another.
//!
//! Counted in this crate's own tests only, which hold them to the length of the documents.

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

/// How many steps some work takes.
#[cfg(test)]
pub(crate) fn taken(work: impl FnOnce()) -> u64 {
    let before = TAKEN.get();
    work();
    TAKEN.get() - before
}
