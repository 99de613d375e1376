//! Contacts of one whom the text names by office alone: "The Prime Minister spoke to President Tao".

use chancery_syntax::Tag;

use super::{Encounter, Finder};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::actors::title::title_at;
use crate::page::{Page, Words};

/// How many words may stand between the office and the verb: "today", "this morning".
const BEFORE_VERB: usize = 5;

/// A contact whose subject is an office without a name: the words of the office, and the encounter
/// with nobody on the left yet.
pub(crate) fn by_office(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<(Words, Encounter)> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let article = page.low(sentence.start) == "the";
    let from = sentence.start + usize::from(article);
    let title = title_at(page, from, sentence.end).filter(|title| title.has_office)?;
    let office = title.words.clone();
    // A name behind it is a person's whom the text does not name again, or no person's at all.
    let named = mentions.within(&(sentence.start..sentence.end)).iter().any(|mention| {
        let words = &mention.words;
        words.start <= office.end && words.end > office.end && finder.is_person(mention)
    });
    if named || page.is_capital(office.end) && page.tag(office.end) == Tag::Propn {
        return None;
    }
    let verbs = office.end..sentence.end.min(office.end + BEFORE_VERB);
    let (at, right_from) = verbs.into_iter().find_map(|at| {
        let with = finder.other_side(at)?;
        Some((at, with))
    })?;
    let right: Vec<_> = finder.after(right_from);
    let named = right.iter().all(|(actor, _)| finder.is_human(*actor));
    if right.is_empty() || !named {
        return None;
    }
    let mut found = Encounter::of(Vec::new(), right, at..right_from);
    found.coming = finder.is_coming(&found);
    Some((office, found))
}

impl Finder<'_, '_> {
    /// Where the other side begins behind a verb of contact: "spoke with", "met", "received".
    fn other_side(&self, at: usize) -> Option<usize> {
        if self.is_noun_here(at) {
            return None;
        }
        let with = self.list("with_verbs", at).and_then(|_| self.preposition(at + 1, "with"));
        let to = || self.list("to_verbs", at).and_then(|_| self.preposition(at + 1, "to"));
        let call = || self.called(at).map(|(_, from)| from);
        with.or_else(to).map(|at| at + 1).or_else(call).or_else(|| self.object_of(at))
    }
}
