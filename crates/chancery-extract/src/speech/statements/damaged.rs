//! Names that a translation has damaged, and subjects that the text does not otherwise name.

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::{Manner, Telling};
use crate::actors::cast::Cast;
use crate::page::{Words, fold};
use crate::speech::cues::{Cue, Frame, Stance};
use crate::speech::sources::Subject;

/// The shortest name that is taken for another, damaged one, in letters.
const SHORTEST: usize = 5;
/// How many letters may be wrong.
const WRONG: usize = 2;

impl Telling<'_, '_> {
    /// "Romelo said" where one of those who talked is Carlos Romero: an unknown name that opens a
    /// sentence, begins like the name of one principal alone, and hardly differs from it.
    pub(super) fn damaged(&self, cast: &Cast, cue: &Cue, sentence: &Words) -> Option<Subject> {
        let words = self.opening_name(cue, sentence)?;
        if self.manner != Manner::Readout || words.len() != 1 {
            return None;
        }
        let known = fold(self.page.raw(words.start));
        let near = |name: &str| {
            let name = fold(name);
            name.chars().count() >= SHORTEST
                && name.chars().next() == known.chars().next()
                && name != known
                && is_near(&name, &known)
        };
        let like = |actor: &usize| {
            let role = &cast.actors[*actor];
            role.kind == ActorKind::Person && role.name.last().is_some_and(|name| near(name))
        };
        let mut alike = self.principals.iter().filter(|actor| like(actor));
        let actor = *alike.next()?;
        alike.next().is_none().then(|| Subject::Named(vec![actor], words))
    }

    /// Whether a sentence opens with somebody unknown who says something: whoever spoke before does
    /// not go on.
    pub(super) fn unknown_speaks(&self, found: &[Cue], sentence: &Words) -> bool {
        let first = found.first().filter(|cue| !self.inside_speech(cue, sentence));
        first.is_some_and(|cue| self.opening_name(cue, sentence).is_some())
    }

    /// "The High Commissioner reiterated", "His Excellency asked": somebody by office whom the text does
    /// not tell, or "I told him" where nobody is known to write. It is not the one who spoke before.
    pub(super) fn unknown_office_speaks(&self, found: &[Cue], sentence: &Words) -> bool {
        let page = self.page;
        let first = found.first().filter(|cue| !self.inside_speech(cue, sentence));
        let told = |cue: &&Cue| cue.stance == Stance::Finite && page.form(cue.verb) == Form::Past;
        let Some(cue) = first.filter(told) else { return false };
        let end = page.before_adverbs(cue.verb, sentence.start);
        let from = sentence.start + 1;
        // "I told him" in a record that does not say whose it is.
        let unsigned = self.author.is_none_or(|author| !author.throughout);
        if page.raw(sentence.start) == "I" && unsigned {
            return !self.quotations.covers(page, sentence);
        }
        let opened = page.is_any(sentence.start, &["the", "his", "her"]) && page.is_capital(from);
        let office = || {
            let title = crate::actors::title::title_at(page, from, end)?;
            Some((title.has_office || !title.words.is_empty()) && title.words.end == end)
        };
        opened
            && self.mentions.within(&(sentence.start..end)).is_empty()
            && office().unwrap_or(page.in_list("unnamed_titles", from))
    }

    /// The capitalised words between the beginning of a sentence and its first cue, where they are
    /// the name of nobody known.
    fn opening_name(&self, cue: &Cue, sentence: &Words) -> Option<Words> {
        let page = self.page;
        let past = matches!(cue.stance, Stance::Finite) && page.form(cue.verb) == Form::Past;
        let present =
            matches!(cue.stance, Stance::Present) && page.form(cue.verb) == Form::Present3;
        let says = matches!(cue.frame, Frame::Clause | Frame::Object | Frame::Infinitive);
        let words = sentence.start..page.before_adverbs(cue.verb, sentence.start);
        let name = (1..=3).contains(&words.len())
            && words.clone().all(|at| page.is_capital(at) && page.is_word(at))
            && words.clone().all(|at| {
                page.tag(at) == Tag::Propn
                    && page.lexicon.name_at(page, at).is_none()
                    && page.lexicon.offices.at(page, at).is_none()
            })
            && self.mentions.within(&words).is_empty();
        (name && says && (past || present)).then_some(words)
    }
}

/// Whether two words differ by few letters left out, put in or changed.
fn is_near(left: &str, right: &str) -> bool {
    const READ: usize = 24;
    let read = |word: &str| word.chars().take(READ).collect::<String>();
    strsim::levenshtein(&read(left), &read(right)) <= WRONG
}
