//! "The Presidents: • welcomed …; • agreed …": a list whose items bring their own verbs and share the
//! subject that stands above them.

use chancery_text::BlockKind;

use super::Telling;
use super::content::{numbering, without_numbering};
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::{Page, Sentence, Words};
use crate::speech::cues::Cue;
use crate::speech::sources::nominal;

/// Words of the longest subject above a list.
const LONGEST: usize = 10;

/// The subject of a list that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listing {
    actor: ActorIndex,
    /// The paragraph of its last item, or of its head.
    block: usize,
}

impl Telling<'_, '_> {
    /// Opens a list where a paragraph is no more than somebody and a colon.
    pub(super) fn opens_listing(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        let page = self.page;
        let words = without_numbering(page, &sentence.words);
        let colon = words.end.saturating_sub(1);
        let verb = words.clone().any(|at| page.is_finite_verb(at));
        if page.low(colon) != ":" || words.len() < 2 || words.len() > LONGEST || verb {
            return false;
        }
        if !is_item(page, sentence.block + 1) {
            return false;
        }
        let subject = nominal(page, self.mentions, colon, &(words.start..colon));
        let actor = subject.and_then(|subject| self.resolved(cast, &subject));
        self.listing = actor.map(|actor| Listing { actor, block: sentence.block });
        self.listing.is_some()
    }

    /// Goes on in an open list, whose item the sentence then is without its number or bullet; closes it
    /// elsewhere.
    pub(super) fn goes_on_listing(&mut self, sentence: &mut Sentence) {
        let Some(listing) = &mut self.listing else { return };
        let page = self.page;
        if is_item(page, sentence.block) {
            listing.block = sentence.block;
            sentence.words = without_numbering(page, &sentence.words);
        } else if sentence.block != listing.block {
            self.listing = None;
        }
    }

    /// Whose the verb is that an item of the list begins with.
    pub(super) fn listed_subject(&self, cue: &Cue, sentence: &Words) -> Option<ActorIndex> {
        let listing = self.listing.as_ref()?;
        let page = self.page;
        let block = page.sentences.get(page.sentence_of(sentence.start))?.block;
        let opens = page.behind_adverbs(sentence.start, cue.verb) == cue.verb;
        (block == listing.block && opens).then_some(listing.actor)
    }
}

/// Whether a paragraph is an item of a list: by its markup, or by the number or bullet it begins with.
fn is_item(page: &Page<'_>, block: usize) -> bool {
    let Some(paragraph) = page.blocks.get(block) else { return false };
    let first = page.sentences.get(paragraph.sentences.start);
    paragraph.kind == BlockKind::ListItem
        || first.is_some_and(|first| numbering(page, &first.words).is_some())
}
