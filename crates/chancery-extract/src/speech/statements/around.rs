//! Who speaks where the words before a cue are not its subject, or more than it: whom somebody met, who
//! approved a plan, a place in apposition, what stands between dashes.

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::Telling;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Naming;
use crate::page::Words;
use crate::speech::attributions::Attributed;
use crate::speech::sources::Subject;

/// How far behind a source the dash may stand that closes what is said of it.
const DASHES: usize = 14;

impl Telling<'_, '_> {
    /// "A senior official gave an account. The president, she said, …": an official who is not named is a
    /// woman from here on.
    pub(super) fn note_sex(&self, cast: &mut Cast, subject: &Subject, actor: Option<ActorIndex>) {
        let (Subject::Pronoun(word), Some(actor)) = (subject, actor) else { return };
        let role = &mut cast.actors[actor];
        let open = role.kind == ActorKind::Unnamed && role.woman.is_none();
        if open && self.page.is_he_or_she(*word) {
            role.woman = Some(self.page.low(*word) == "she");
        }
    }

    /// Whoever the sentence is about, where the words before a cue are governed by something else.
    pub(super) fn subject_around(
        &mut self,
        cast: &mut Cast,
        one: &Attributed,
        words: &Words,
    ) -> Option<Option<ActorIndex>> {
        if self.is_governed(one, words)
            && let Some(first) = self.first_named(&one.cue)
        {
            return Some(Some(first));
        }
        if self.is_agent(one, words) {
            return Some(None);
        }
        let place = self.is_place(one, words);
        if !place && !self.is_met(one, words) {
            return None;
        }
        let sentence = self.page.sentences.get(self.page.sentence_of(words.start))?.words.clone();
        let subject = self.sentence_subject(cast, &sentence, words.start);
        (place || subject.is_some()).then_some(subject)
    }

    /// "The plan, approved by | Tao and other leaders |, affirms": whoever approved it affirms nothing.
    fn is_agent(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let by = words.start.wrapping_sub(1);
        let participle = by.wrapping_sub(1);
        let closed = page.low(words.end) == "," && one.cue.start > words.end;
        let reduced = matches!(page.form(participle), Form::Past | Form::Participle)
            && page.low(participle.wrapping_sub(1)) == ",";
        page.low(by) == "by" && closed && reduced && page.is_finite_verb(one.cue.start)
    }

    /// "landed in Lorvik, | a town on the river | saying …": a place in apposition says nothing.
    fn is_place(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let gerund = page.form(one.cue.start) == Form::Gerund && words.end == one.cue.start;
        let apposed = page.low(words.start.wrapping_sub(1)) == "," && page.is_article(words.start);
        let stop = words.clone().find(|at| page.tag(*at) == Tag::Adp).unwrap_or(words.end);
        let head = words.start..stop;
        let speaks = head.clone().any(|at| {
            page.lexicon.unnamed.at(page, at).is_some()
                || page.lexicon.offices.at(page, at).is_some()
                || page.lexicon.organisation_nouns.contains(page.low(at))
                || page.lexicon.epithets.contains(page.low(at))
        });
        let named = !self.mentions.within(&head).is_empty();
        gerund && apposed && !speaks && !named
    }

    /// "Venn met with her | counterparts from Kestrel, suggesting …": what a preposition governs is not who
    /// suggests.
    fn is_governed(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let cue = one.cue.start;
        let gerund = page.form(cue) == Form::Gerund && page.low(cue.wrapping_sub(1)) == ",";
        let owned = page.is_possessive_of_third_person(words.start.wrapping_sub(1));
        let before = words.start.wrapping_sub(1 + usize::from(owned));
        // "offered the Kestrel (KES) leader his backing, insisting": part of what was offered.
        let object = page.low(before) == ")" || page.is_finite_verb(before);
        gerund && words.end + 1 == cue && (page.tag(before) == Tag::Adp || object)
    }

    /// "He met with | President Venn and invited …", "and, regarding | the ban, conveyed": whom somebody
    /// met and what something is about does not speak.
    fn is_met(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let (cue, start) = (one.cue.start, words.start);
        let joined = words.end + 1 == cue && page.low(words.end) == "and";
        let with = page.low(start.wrapping_sub(1)) == "with";
        let about = words.end == cue && page.in_list("about_words", start.wrapping_sub(1));
        page.is_finite_verb(cue) && (joined && with || about)
    }

    /// "At the meeting with the delegation | President Venn": the name that closes what stands before
    /// the verb, where no preposition governs it.
    pub(super) fn behind_circumstance(&self, words: &Words) -> Words {
        let page = self.page;
        let opened = page.tag(words.start) == Tag::Adp && page.opens_sentence(words.start);
        let named = self.mentions.ending_at(words.end).filter(|mention| {
            let before = mention.words.start.wrapping_sub(1);
            let free = page.tag(before).is_nominal() || page.low(before) == ",";
            mention.naming == Naming::Named && mention.words.start > words.start + 1 && free
        });
        named.filter(|_| opened).map_or_else(|| words.clone(), |mention| mention.words.clone())
    }

    /// "Kestrel – one of the oldest members of the League –": who speaks, without what is said of that one.
    pub(super) fn before_aside(&self, words: &Words) -> Words {
        let page = self.page;
        let dash = words.clone().skip(1).find(|at| page.is_dash(*at) && page.raw(*at) != "-");
        words.start..dash.unwrap_or(words.end)
    }

    /// "Orla Venn – envoy for harbours and rivers – said": the name before the dashes, not what she is.
    pub(super) fn before_dashes(&self, words: &Words, cue: usize) -> Words {
        let page = self.page;
        let dash = |at: usize| page.is_dash(at) && page.raw(at) != "-";
        let rest = words.end..cue.min(words.end + DASHES);
        let opened = dash(words.start.wrapping_sub(1)) && rest.into_iter().any(dash);
        let named = self.mentions.ending_at(words.start.wrapping_sub(1));
        let named = named.filter(|mention| opened && mention.naming == Naming::Named);
        named.map_or_else(|| words.clone(), |mention| mention.words.clone())
    }
}
