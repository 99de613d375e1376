//! Which of the attributions of a page are acts of communication: no thoughts, no findings, nothing
//! that was not said.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::content::{has_substance, points_back};
use super::{Manner, Telling};
use crate::actors::mentions::Naming;
use crate::page::Words;
use crate::speech::attributions::{Attributed, mention};
use crate::speech::cues::{is_measure, is_not_led, tells_of_end};
use crate::speech::polarity::{Polarity, TURNED};
use crate::speech::sources::is_nobody;

impl Telling<'_, '_> {
    /// Whether something is said, asked, announced or written, rather than thought, planned or
    /// done; and said in the text's own voice, not within a quotation.
    pub(super) fn communicates(&self, one: &Attributed) -> bool {
        let cue = one.cue.start.saturating_sub(1)..one.cue.end;
        if self.quotations.covers(self.page, &cue) || self.quotations.covers(self.page, &one.cue) {
            return false;
        }
        let supposed = one.source.first().is_some_and(|words| {
            self.page.is_any(words.start.wrapping_sub(1), &["if", "unless", "whether"])
        });
        let quotes = one.content.iter().any(|piece| self.quotations.has_speech(self.page, piece));
        if supposed
            || self.reported() && self.is_thing(one)
            || self.is_press_question(one)
            || self.is_addressed(one)
            || self.only_cites(one)
            || self.is_nobody(one)
            || self.is_denied(one)
            || self.is_unsaid(one)
            || !quotes && self.is_withheld(one)
            || self.receives_guest(one)
            || self.is_end(one)
            || one.class == CueClass::Preposition && is_measure(self.page, one.cue.end)
        {
            return false;
        }
        if self.reported()
            && !quotes
            && (self.is_thought(one) || self.is_evidence(one) || self.is_shown(one))
        {
            return false;
        }
        quotes
            || self.pronounces(one)
            || matches!(one.class, CueClass::Verb | CueClass::Preposition | CueClass::Noun)
    }

    /// "welcomed the President of Kestrel to Brennholt", "called on the President": nothing was said.
    fn receives_guest(&self, one: &Attributed) -> bool {
        let page = self.page;
        let verb = one.cue.start;
        let welcomes = page.in_list("guest_welcomed", verb);
        let near = verb..one.cue.end.max(verb + 1);
        let visits = near
            .into_iter()
            .any(|at| page.in_list("guest_called", at) && page.is_any(at + 1, &["on", "upon"]));
        let Some(guest) = one.content.first().filter(|_| welcomes || visits) else { return false };
        let office = (guest.start..guest.end.min(guest.start + 3))
            .any(|at| page.lexicon.offices.at(page, at).is_some());
        let ends = page.sentences.get(page.sentence_of(verb)).map_or(guest.end, |s| s.words.end);
        let rest = guest.start..ends;
        let owned =
            (guest.start..guest.end.min(guest.start + 10)).any(|at| page.is_possessive_mark(at));
        let place = rest.clone().any(|at| {
            let the = usize::from(page.low(at + 1) == "the");
            page.is_any(at, &["to", "in", "at"]) && page.is_capital(at + 1 + the)
        });
        let comma = rest.clone().find(|at| page.low(*at) == ",").unwrap_or(ends);
        let asked = (guest.start..comma).any(|at| page.is_any(at, &["to", "for", "not"]));
        office && !owned && (welcomes && place || visits && !asked)
    }

    /// "concluded a two-day visit": something ended, and nothing was said.
    fn is_end(&self, one: &Attributed) -> bool {
        let page = self.page;
        let sentence = page.sentences.get(page.sentence_of(one.cue.start));
        sentence.is_some_and(|s| tells_of_end(page, one.cue.start, one.cue.end, &s.words))
    }

    /// "…, citing aides": by whom it is known, where the model found nobody who cites them.
    fn only_cites(&self, one: &Attributed) -> bool {
        one.source.is_empty() && self.page.in_list("citing_now", one.cue.start)
    }

    /// "No one claimed the raid", "neither side commented": nothing was said.
    fn is_nobody(&self, one: &Attributed) -> bool {
        one.source.first().is_some_and(|words| is_nobody(self.page, words))
    }

    /// "was never able to condemn": nothing was said.
    fn is_denied(&self, one: &Attributed) -> bool {
        let page = self.page;
        let sentence = page.sentences.get(page.sentence_of(one.cue.start));
        sentence.is_some_and(|s| one.cue.clone().any(|at| is_not_led(page, at, &s.words)))
    }

    /// "did not promise", "was expected to announce": nothing was said.
    fn is_unsaid(&self, one: &Attributed) -> bool {
        let page = self.page;
        let ahead = one.content.first().map_or(one.cue.end, |piece| piece.start);
        let to = ahead + usize::from(page.low(ahead) == "to");
        let supposed = one.cue.clone().any(|at| {
            let length = page.listed("supposing", at);
            length.is_some_and(|length| at + length == ahead || at + length == to)
        });
        !one.lemma.starts_with(TURNED) && one.polarity(page) == Polarity::Unsaid || supposed
    }

    /// Whether words of the content are in quotation marks.
    pub(super) fn is_quoted(&self, one: &Attributed) -> bool {
        one.content.iter().any(|piece| piece.clone().any(|at| self.page.is_quotation_mark(at)))
    }

    /// "Asked whether …, the minister said", "the minister, asked about …, said": what the press asked is no
    /// statement of an official.
    fn is_press_question(&self, one: &Attributed) -> bool {
        let page = self.page;
        let sentence = page.sentences.get(page.sentence_of(one.cue.start));
        let aside = page.low(one.cue.start.wrapping_sub(1)) == ",";
        let opens = aside || sentence.is_some_and(|s| one.cue.start <= s.words.start + 1);
        let asked = one.cue.clone().any(|at| page.in_list("asking", at));
        opens && asked && one.source.first().is_none_or(|words| words.start > one.cue.start)
    }

    /// Whether the source is a pronoun: within what somebody says it is that one again.
    pub(super) fn speaks_of_self(&self, one: &Attributed) -> bool {
        const SELF: [&str; 9] = ["he", "she", "they", "it", "i", "we", "his", "its", "their"];
        one.source
            .first()
            .is_none_or(|words| words.len() == 1 && self.page.is_any(words.start, &SELF))
    }

    /// "The minister said that Valdoria supports …" in an office's text: what a state does now, within
    /// what somebody says, is part of that.
    pub(super) fn is_position(&self, one: &Attributed) -> bool {
        let page = self.page;
        let now = one.verb.is_some_and(|(at, _)| {
            let going_on = page.form(at) == Form::Gerund
                && page.is_present_be(page.before_adverbs(at, 0).wrapping_sub(1));
            matches!(page.form(at), Form::Present | Form::Present3)
                || page.low(at) == "has"
                || going_on
        });
        let side = one.source.first().and_then(|words| mention(page, self.mentions, words));
        // In a reporter's text a state may "say" so within what somebody says, but hardly "support".
        let says = one.verb.is_some_and(|(_, verb)| verb.frames.clause);
        (self.manner == Manner::Release || self.manner == Manner::Press && !says)
            && (now || self.is_stand(one))
            && !self.is_quoted(one)
            && (side.is_some_and(|mention| mention.naming == Naming::Side) || self.is_own_body(one))
    }

    /// "the government of Kestrel", "his country": those for whom whoever speaks stands.
    fn is_own_body(&self, one: &Attributed) -> bool {
        let page = self.page;
        one.source.first().is_some_and(|words| {
            let opens = page.is_any(words.start, &["the", "his", "her", "their", "our", "its"]);
            let whole = words.end == words.start + 2 || page.low(words.start + 2) == "of";
            opens && whole && page.in_list("stood_for", words.start + 1)
        })
    }

    /// "said the cabinet looked forward to “new” ties": a hope or a wish, within what somebody says, is
    /// part of that, unless all of it is given word for word.
    pub(super) fn is_attitude(&self, one: &Attributed) -> bool {
        let page = self.page;
        let person = one
            .source
            .first()
            .and_then(|words| mention(page, self.mentions, words))
            .is_some_and(|mention| mention.naming != Naming::Side);
        page.lexicon
            .contact_phrases
            .get("attitude_verbs")
            .is_some_and(|verbs| verbs.get(&one.lemma).is_some())
            && !person
            && !one.content.iter().all(|piece| self.quotations.covers(page, piece))
    }

    /// "said that the League supported the plan": a stand, in reported speech.
    fn is_stand(&self, one: &Attributed) -> bool {
        let stands = self.page.lexicon.contact_phrases.get("stand_verbs");
        self.manner == Manner::Press
            && stands.is_some_and(|stands| stands.get(&one.lemma).is_some())
    }

    /// "Kestrel remains ready to …", "is willing to": a state of things, within what somebody says.
    pub(super) fn tells_state(&self, one: &Attributed) -> bool {
        let page = self.page;
        one.verb.is_none() && one.cue.clone().any(|at| page.in_list("readiness", at))
    }

    /// "called the toll unacceptable": a judgement pronounced.
    fn pronounces(&self, one: &Attributed) -> bool {
        let page = self.page;
        let named = one.cue.clone().any(|at| {
            page.in_list("pronouncing", at)
                && page.tag(at) == Tag::Verb
                && page.form(at).is_finite()
                || page.in_list("pronouncing", at) && page.is_form_of_have(at.wrapping_sub(1))
        });
        let last =
            one.content.last().filter(|piece| piece.start >= one.cue.end && piece.len() >= 3);
        named
            && last.is_some_and(|piece| {
                let word = (piece.start..piece.end).rev().find(|at| page.is_word(*at));
                let word = word.unwrap_or(piece.start);
                page.tag(word) == Tag::Adj && !page.is_capital(word)
                    || piece.clone().skip(2).any(|at| page.is_indefinite_article(at))
            })
    }

    /// Whether a cue tells of a thought, a plan or a finding.
    fn is_thought(&self, one: &Attributed) -> bool {
        self.page.lexicon.thought.contains(&one.lemma)
    }

    /// "the success of the venture indicates": what an abstract thing shows is the reporter's or the
    /// speaker's own thought.
    pub(super) fn is_shown(&self, one: &Attributed) -> bool {
        let page = self.page;
        let shows = one.cue.clone().any(|at| page.in_list("showing", at));
        shows
            && one.source.first().is_some_and(|words| {
                let named = mention(page, self.mentions, words).is_some();
                let speaks = |at: usize| {
                    page.lexicon.unnamed.at(page, at).is_some()
                        || page.lexicon.offices.at(page, at).is_some()
                };
                words.len() > 1 && !named && !words.clone().any(speaks)
            })
    }

    /// "the deal promises", "a share in the mine offers": a thing says nothing.
    fn is_thing(&self, one: &Attributed) -> bool {
        let page = self.page;
        let Some(words) = one.source.first() else { return false };
        let stop = words
            .clone()
            .skip(1)
            .find(|at| matches!(page.tag(*at), Tag::Adp | Tag::Sconj) || page.low(*at) == ",");
        let head = stop.unwrap_or(words.end) - 1;
        // "an attack from deputies who say": those from whom it comes do speak.
        let whose = stop.is_some_and(|at| page.is_any(at, &["from", "by"]))
            || (words.start..one.cue.start.max(words.end)).any(|at| page.low(at) == "who");
        let plain = page.tag(head) == Tag::Noun && !page.is_capital(head) && !whose;
        plain && page.in_list("things", head) && mention(page, self.mentions, words).is_none()
    }

    /// Whether the source is a text that shows rather than speaks: "a survey by …".
    fn is_evidence(&self, one: &Attributed) -> bool {
        let page = self.page;
        one.source.first().is_some_and(|words| {
            let end = words.clone().find(|at| page.tag(*at) == Tag::Adp).unwrap_or(words.end);
            end > words.start && page.lexicon.evidence.contains(page.low(end - 1))
        })
    }

    /// "declined to say whether …", "did not respond", "asked not to be named": nothing was said.
    fn is_withheld(&self, one: &Attributed) -> bool {
        let held = (one.cue.start..one.cue.end + 3).any(|at| self.begins_withheld(at));
        let first = one.content.first().cloned().unwrap_or_default();
        held || first.into_iter().any(|at| self.page.in_list("anonymous", at))
    }

    /// Whether words begin here that tell of nothing said.
    pub(super) fn begins_withheld(&self, at: usize) -> bool {
        self.page.in_list("withheld", at)
    }

    /// "The minister had been told of it": who is told does not tell.
    fn is_addressed(&self, one: &Attributed) -> bool {
        let page = self.page;
        let be = one.cue.clone().any(|at| page.is_any(at, &["been", "was", "were", "is", "are"]));
        let before = one.source.first().is_some_and(|words| words.end <= one.cue.start);
        be && before && one.cue.clone().any(|at| page.in_list("addressing", at))
    }

    /// Whether a content is more than a word that takes up what was said before ("the remark").
    pub(super) fn says_something(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let count = words.clone().filter(|at| page.is_word(*at)).count();
        // "whom Kestrel describes | as smugglers": of whom or what it is said stands elsewhere.
        let first = words.clone().find(|at| page.is_word(*at));
        if first.is_some_and(|at| page.low(at) == "as" && page.raw(at) == "as")
            && !words.clone().any(|at| page.form(at).is_finite())
        {
            return false;
        }
        let finite = words.clone().any(|at| page.form(at).is_finite());
        let quoted = words.clone().any(|at| page.raw(at).starts_with(['“', '"', '‘']));
        let least = if finite || quoted || one.verb.is_some() { 2 } else { 4 };
        // "called for | restraint": one noun is all that is asked for.
        let noun = |at: usize| matches!(page.tag(at), Tag::Noun | Tag::Propn);
        let phrase = page.lexicon.verbs.at(page, one.cue.start);
        let asked = phrase.is_some_and(|(length, _)| one.cue.start + length == one.cue.end)
            && page.tag(one.cue.end.saturating_sub(1)) == Tag::Adp
            && words.start == one.cue.end;
        if count == 1 && asked && first.is_some_and(noun) {
            return true;
        }
        let substance = has_substance(page, words)
            || one.verb.is_some() && count >= 2 && !points_back(page, words);
        count >= least && substance
    }
}
