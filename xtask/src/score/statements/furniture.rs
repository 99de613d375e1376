//! Page furniture of single documents, by characters.

use super::Counts;
use crate::score::gold::{Document, Extent};

impl Counts {
    pub(super) fn furniture(&mut self, document: &Document, found: &[(usize, usize)], text: &str) {
        let space: Vec<bool> = text.chars().map(is_space).collect();
        let length = space.len();
        let covered = |spans: &mut dyn Iterator<Item = (usize, usize)>| {
            let mut covered = vec![false; length];
            for (start, end) in spans {
                covered[start.min(length)..end.min(length).max(start.min(length))].fill(true);
            }
            covered
        };
        let gold = |optional: bool| {
            let spans = document.boilerplate.iter().filter(move |b| b.optional == optional);
            covered(&mut spans.map(|b| (b.extent.start, b.extent.end)))
        };
        let (gold, optional) = (gold(false), gold(true));
        let found = covered(&mut found.iter().copied());
        let range = document.annotated_range.unwrap_or(Extent { start: 0, end: length });
        for at in (0..length).filter(|at| !space[*at]) {
            let annotated = (range.start..range.end).contains(&at) || gold[at];
            let said = found[at] && !optional[at] && annotated;
            self.furniture.hits += usize::from(said && gold[at]);
            self.furniture.predicted += usize::from(said);
            self.furniture.gold += usize::from(gold[at]);
        }
    }
}

/// White space as Python has it: Unicode's and the four separators of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
