//! The lines above remarks: where they were made ("Oval Office", "Larkmoor, Kestrel"), under which clock.

use chancery_record::{ActorKind, Quote};

use super::Scene;
use crate::document::labels;
use crate::lexicon::Name;
use crate::page::Words;

/// How many lines may stand above the first turn.
const LINES: usize = 6;
/// How many words such a line has at most.
const LINE: usize = 9;
/// How many turns make a transcript.
const TURNS: usize = 2;

impl Scene<'_, '_> {
    /// The place that the lines above a transcript tell: the line with a city or a state, else the one with a
    /// room or a house.
    pub(super) fn place_above(&self) -> Option<Quote> {
        let lines = self.lines_above();
        let state = |line: &Words| {
            let mut names = line.clone().filter_map(|at| self.page.name(at));
            names.any(|(_, name)| matches!(name, Name::State(_)))
        };
        let city = lines.iter().find(|line| self.zone_in(line).is_some() || state(line));
        let house = || {
            let mut near = lines.iter();
            near.find(|line| {
                self.page
                    .find_listed("place_lines", line)
                    .is_some_and(|found| found.end == line.end)
            })
        };
        city.or_else(house).map(|line| self.page.quote(line))
    }

    /// The zone of the place above a transcript.
    pub(super) fn zone_above(&self) -> Option<&str> {
        self.lines_above().into_iter().find_map(|line| self.zone_in(&line))
    }

    fn zone_in(&self, line: &Words) -> Option<&str> {
        line.clone().find_map(|at| self.page.lexicon.zone_at(self.page, at))
    }

    /// The short lines above the first turn that are all in capitals or title case and tell no time.
    fn lines_above(&self) -> Vec<Words> {
        let page = self.page;
        if labels::count(page) < TURNS {
            return Vec::new();
        }
        let blocks = 0..page.blocks.len().min(LINES);
        let lines = blocks.flat_map(|block| self.lines_of(page.words_of(block)));
        let turn = |line: &Words| line.clone().any(|at| page.is_any(at, &[":", "?", "!"]));
        let lines = lines.take_while(|line| line.len() <= LINE && !turn(line));
        lines.filter(|line| self.may_be_place(line)).collect()
    }

    /// The lines of a block, the comma at the end of one left out.
    fn lines_of(&self, words: Words) -> Vec<Words> {
        let page = self.page;
        let breaks = |at: &usize| {
            let gap = page.bytes(&(at - 1..at + 1)).of(page.text);
            gap.contains('\n')
        };
        let ends = (words.start + 1..words.end).filter(breaks).chain([words.end]);
        let mut start = words.start;
        let mut lines = Vec::new();
        for end in ends.take(LINES) {
            let comma = usize::from(end > start && page.low(end - 1) == ",");
            lines.push(start..end - comma);
            start = end;
        }
        lines
    }

    fn may_be_place(&self, line: &Words) -> bool {
        let page = self.page;
        let small = ["of", "the", "and", "de", "la"];
        let named = line
            .clone()
            .all(|at| !page.is_word(at) || page.is_capital(at) || page.is_any(at, &small));
        let timed = line.clone().any(|at| page.raw(at).starts_with(|c: char| c.is_ascii_digit()));
        let person = self
            .mentions
            .within(line)
            .iter()
            .any(|one| self.cast.actors[one.actor].kind == ActorKind::Person);
        let remote = page.find_listed("no_place_lines", line).is_some();
        !line.is_empty() && named && !timed && !person && !remote
    }
}
