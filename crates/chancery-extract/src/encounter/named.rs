//! Who is named on either side of the words of contact: the people or sides there, and those joined
//! to them.

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::{Finder, Named};
use crate::actors::cast::ActorIndex;
use crate::actors::mentions::{Mention, Naming};
use crate::dates::english::{month, weekday};
use crate::document::dateline;
use crate::page::{Page, Words};

/// How many words may open a sentence before its pronoun.
const OPENER: usize = 8;

impl Finder<'_, '_> {
    pub(super) fn people_in(&self, words: &Words) -> Vec<(ActorIndex, Words)> {
        let people = self.mentions.within(words).iter().filter(|m| self.is_person(m));
        people.map(|mention| (mention.actor, mention.words.clone())).collect()
    }

    pub(super) fn everyone(&self) -> Vec<(ActorIndex, Words)> {
        let mut people: Vec<(ActorIndex, Words)> = Vec::new();
        for mention in self.mentions.within(self.sentence) {
            let known = people.iter().any(|(actor, _)| *actor == mention.actor);
            if self.is_person(mention) && !known {
                people.push((mention.actor, mention.words.clone()));
            }
        }
        people
    }

    /// The states and organisations named in a title without people.
    pub(super) fn sides(&self) -> Vec<(ActorIndex, Words)> {
        let mut sides: Vec<(ActorIndex, Words)> = Vec::new();
        for mention in self.mentions.within(self.sentence) {
            let kind = self.cast.actors[mention.actor].kind;
            // "Quartet on Kestrel meets in Ostrava": what the talks are about, and where they are.
            let before = mention.words.start.wrapping_sub(1);
            let about = self.page.is_any(before, &["in", "on", "over", "about", "at"]);
            let side = !about && matches!(kind, ActorKind::State | ActorKind::Organization);
            if side && !sides.iter().any(|(actor, _)| *actor == mention.actor) && sides.len() < 2 {
                sides.push((mention.actor, mention.words.clone()));
            }
        }
        sides
    }

    pub(super) fn is_person(&self, mention: &Mention) -> bool {
        self.cast.actors[mention.actor].kind == ActorKind::Person
    }

    /// Who is named from this token on: a person within nine words, and those joined to it. Where
    /// no person is named, a side.
    pub(super) fn after(&self, from: usize) -> Vec<(ActorIndex, Words)> {
        let reach = from..self.sentence.end;
        let mut out: Vec<(ActorIndex, Words)> = Vec::new();
        let mut edge = from;
        // "With two other Venn administration officials": whose they are.
        let owner = |one: &Mention| self.list("name_bodies", one.words.end).is_some();
        let people = self.mentions.within(&reach).iter();
        let people = people.filter(|one| self.is_person(one) && !owner(one));
        for mention in people {
            let gap = edge..mention.words.start;
            // "Tao, Spokesman and Chief Adviser to …": an office behind a name is that name's.
            let apposed = gap.len() == 1 && self.page.low(gap.start) == ",";
            if apposed && !out.is_empty() && mention.naming == Naming::Office {
                edge = mention.words.end;
                continue;
            }
            let near = if out.is_empty() { self.leads_to_name(&gap) } else { self.joins(&gap) };
            if !near || !out.is_empty() && self.is_whose_staff(&gap, &mention.words) {
                break;
            }
            if !out.iter().any(|(actor, _)| *actor == mention.actor) {
                out.push((mention.actor, mention.words.clone()));
            }
            edge = mention.words.end;
        }
        if out.is_empty()
            && let Some(mention) = self.mentions.within(&reach).first()
        {
            let side = matches!(
                self.cast.actors[mention.actor].kind,
                ActorKind::State | ActorKind::Organization
            );
            if side && mention.words.start <= from + 1 {
                out.push((mention.actor, mention.words.clone()));
            }
        }
        out
    }

    /// "met with the heads of three agencies, including Tao and Orsk": those named of a group.
    pub(super) fn included(&self, from: usize) -> Vec<Named> {
        let stop = self.sentence.end.min(from + 18);
        let opener = (from..stop).find(|word| self.list("including", *word).is_some());
        let Some(opener) = opener else { return Vec::new() };
        let head = (from..opener).any(|word| self.list("group_heads", word).is_some());
        let broken = (from..opener).any(|word| {
            matches!(self.page.form(word), Form::Past | Form::Present3)
                && self.page.tag(word) == Tag::Verb
                || self.page.is_any(word, &["about", "regarding", "that", ";"])
        });
        if broken || !head { Vec::new() } else { self.after(opener + 1) }
    }

    /// Whether these words may stand between "with" and the name: "his counterpart,", "Kestrelian".
    fn leads_to_name(&self, gap: &Words) -> bool {
        // "with Kestrel's Director of the Office of the Central Harbour Commission and Minister Tao".
        let titled = || {
            gap.clone().all(|word| {
                self.page.is_capital(word)
                    || self.page.is_any(word, &["of", "the", "for", "and", "'s", "&"])
                    || self.is_accredited(word)
            })
        };
        (gap.len() <= 9 || gap.len() <= 18 && titled())
            && !gap.clone().any(|word| self.page.low(word) == "for" && !self.is_of_office(word))
            && gap.clone().all(|word| {
                let open = self.opens_day(word) || self.is_accredited(word);
                (self.list("name_barriers", word).is_none() || open)
                    && (self.page.tag(word) != Tag::Verb || self.page.form(word) == Form::Gerund)
            })
    }

    /// "to" in "the Ambassador of Kestrel to Valdoria Ruben Tao".
    fn is_accredited(&self, word: usize) -> bool {
        let the = usize::from(self.page.low(word + 1) == "the");
        self.page.low(word) == "to"
            && self.page.is_capital(word.wrapping_sub(1))
            && self.page.lexicon.name_at(self.page, word + 1 + the).is_some()
    }

    /// "on" before a weekday or a date: "a phone call on Friday from President Tao".
    pub(super) fn opens_day(&self, word: usize) -> bool {
        self.page.low(word) == "on" && begins_day(self.page, word + 1)
    }

    /// Whether these words only join two names: commas, "and", "of Kestrel", an apposition.
    pub(super) fn joins(&self, gap: &Words) -> bool {
        // "Minister Orla Venn (who is also the head of the commission), Minister Ada Osk".
        let bracket = (self.page.low(gap.start) == "(")
            .then(|| gap.clone().find(|at| self.page.low(*at) == ")"))
            .flatten();
        if let Some(close) = bracket {
            return self.joins(&(close + 1..gap.end));
        }
        let office = |word: usize| self.page.lexicon.offices.at(self.page, word).is_some();
        let inner = gap.clone().all(|word| {
            self.list("name_joiners", word).is_some()
                || self.page.lexicon.name_at(self.page, word).is_some()
                || office(word)
                || self.page.is_capital(word)
        });
        // "Tao, Chief of Staff for President Orsk": what stands after "for" is whose staff it is.
        let last = gap.clone().rev().find(|word| {
            self.list("people_joiners", *word).is_some()
                || self.page.is_any(*word, &["of", "for"]) && !self.is_of_office(*word)
        });
        let near = gap.len() <= 12
            && inner
            && last.is_some_and(|word| self.list("people_joiners", word).is_some());
        near || self.is_apposition(gap)
    }

    /// ", head of the delegation on harbour questions, and his Kestrelian counterpart": what is told of one
    /// between two commas, before the next.
    fn is_apposition(&self, gap: &Words) -> bool {
        const LONG: usize = 24;
        let opened = gap.len() <= LONG && self.page.low(gap.start) == ",";
        let close = (gap.start + 1..gap.end).rev().find(|at| self.page.low(*at) == ",");
        let Some(close) = close.filter(|_| opened) else { return false };
        let inner = (gap.start + 1..close).all(|at| {
            !self.page.is_finite_verb(at)
                && !self.page.is_any(at, &[";", ":", "who", "which", "whom"])
        });
        let rest = close + 1..gap.end;
        let and = self.page.is_any(rest.start, &["and", "&"]);
        let plain = rest.clone().all(|at| {
            self.page.is_capital(at)
                || self.list("name_joiners", at).is_some()
                || !self.page.is_word(at)
        });
        inner && and && rest.len() <= 5 && plain
    }

    /// ", Chief of Staff for President Orsk" right behind a name: whose staff the one named is.
    fn is_whose_staff(&self, gap: &Words, mention: &Words) -> bool {
        let apposed = gap.len() == 1 && self.page.low(gap.start) == ",";
        apposed
            && mention
                .clone()
                .any(|word| self.page.is_any(word, &["for", "to"]) && !self.is_of_office(word))
    }

    /// "of" within an office or a state's name: "Minister of Finance", "and President of Kestrel".
    fn is_of_office(&self, word: usize) -> bool {
        let article = usize::from(self.page.low(word + 1) == "the");
        let next = word + 1 + article;
        self.page.lexicon.portfolios.at(self.page, next).is_some()
            || self.page.lexicon.name_at(self.page, next).is_some_and(|(length, _)| {
                self.page.lexicon.offices.at(self.page, next + length).is_none()
            })
    }

    /// The names that end at this token, and those joined before them.
    pub(super) fn before(&self, end: usize) -> Vec<(ActorIndex, Words)> {
        let head = self.sentence.start..end;
        let people: Vec<&Mention> =
            self.mentions.within(&head).iter().filter(|m| self.is_person(m)).collect();
        let mut out: Vec<(ActorIndex, Words)> = Vec::new();
        let mut edge = end;
        for mention in people.into_iter().rev() {
            let gap = mention.words.end..edge;
            let near = if out.is_empty() { gap.len() <= 8 } else { self.joins(&gap) };
            if !near {
                break;
            }
            out.push((mention.actor, mention.words.clone()));
            edge = mention.words.start;
        }
        out.reverse();
        if out.is_empty() {
            let side = self.mentions.within(&head).last();
            out.extend(side.filter(|m| m.words.end + 2 >= end).map(|m| (m.actor, m.words.clone())));
        }
        out
    }

    /// The subjects of a verb of contact: the first person of the sentence and those joined to it.
    pub(super) fn subjects(&self, verb: usize) -> Vec<(ActorIndex, Words)> {
        // What stands before a colon says who is speaking.
        let from = (self.sentence.start..verb).rev().find(|word| self.page.low(*word) == ":");
        let from = from.map_or(self.past_line(verb), |colon| colon + 1);
        // "X was speaking when Y called on him": the clause of the verb has its own subject.
        let when = (from..verb).rev().find(|at| self.page.low(*at) == "when");
        let own = when.filter(|when| !self.people_in(&(when + 1..verb)).is_empty());
        let head = self.main_clause(own.map_or(from, |when| when + 1), verb);
        if let Some(subject) = self.named_before(&head) {
            return vec![subject];
        }
        self.subjects_in(&head)
    }

    /// One past the date line of a sentence ("BRENNHOLT, May 3 (Agency) - "), whose place is no subject.
    pub(super) fn past_line(&self, verb: usize) -> usize {
        dateline::behind(self.page, &(self.sentence.start..verb.max(self.sentence.start)))
    }

    /// The people that these words name first, joined; where they name none, the sides.
    pub(super) fn subjects_in(&self, head: &Words) -> Vec<Named> {
        let mut out: Vec<(ActorIndex, Words)> = Vec::new();
        let mut edge = None;
        let people: Vec<&Mention> =
            self.mentions.within(head).iter().filter(|m| self.is_person(m)).collect();
        // "The Venn administration's negotiators", "Venn's envoy Orsk": whose they are.
        let owner = |mention: &Mention, last: bool| {
            let end = mention.words.end;
            self.list("name_bodies", end).is_some() || !last && self.page.is_any(end, &["'s", "'"])
        };
        let last = people.len().saturating_sub(1);
        let subjects = people.iter().enumerate().filter(|(at, one)| !owner(one, *at == last));
        for (_, mention) in subjects {
            if let Some(edge) = edge
                && !self.joins(&(edge..mention.words.start))
            {
                break;
            }
            if !out.iter().any(|(actor, _)| *actor == mention.actor) {
                out.push((mention.actor, mention.words.clone()));
            }
            edge = Some(mention.words.end);
        }
        if out.is_empty() {
            let mut sides = self.mentions.within(head).iter().filter(|mention| {
                matches!(
                    self.cast.actors[mention.actor].kind,
                    ActorKind::State | ActorKind::Organization
                )
            });
            let Some(first) = sides.next() else { return out };
            // "I visited Kestrel for talks with": where somebody was who speaks for himself.
            if (head.start..first.words.start).any(|at| self.page.raw(at) == "I") {
                return out;
            }
            let mut edge = first.words.end;
            out.push((first.actor, first.words.clone()));
            for other in sides {
                if !self.joins(&(edge..other.words.start)) {
                    break;
                }
                edge = other.words.end;
                if out.iter().all(|(actor, _)| *actor != other.actor) {
                    out.push((other.actor, other.words.clone()));
                }
            }
        }
        out
    }

    /// Whom "he" or "she" at the head of a sentence stands for: the subject of the sentence before.
    pub(super) fn named_before(&self, head: &Words) -> Option<Named> {
        let heads = |at: &usize| self.page.is_any(*at, &["he", "she"]);
        // "On the sidelines of the forum, she told …".
        let opened = matches!(self.page.tag(head.start), Tag::Adp | Tag::Adv);
        let comma = head.clone().find(|at| self.page.low(*at) == ",").filter(|_| opened);
        // "In Larkmoor this afternoon he sat down with …".
        let behind = || {
            let near = head.start..head.end.min(head.start + OPENER);
            near.into_iter().find(heads).filter(|at| opened && at + 1 == head.end)
        };
        let pronoun = Some(head.start)
            .filter(heads)
            .or(comma.map(|comma| comma + 1).filter(heads))
            .or_else(behind)?;
        let index = self.page.sentence_of(pronoun).checked_sub(1)?;
        let before = &self.page.sentences.get(index)?.words;
        let first = self.mentions.within(before).iter().find(|one| self.is_person(one))?;
        let verb = before.clone().find(|at| self.page.form(*at).is_finite())?;
        let woman = self.cast.actors[first.actor].woman;
        let fits = woman.is_none_or(|woman| woman == (self.page.low(pronoun) == "she"));
        (self.is_person(first) && first.words.end <= verb && fits)
            .then(|| (first.actor, pronoun..pronoun + 1))
    }

    /// What stands before the verb, without a phrase that opens the sentence: "During President
    /// Tao's visit, President Venn and President Tao met".
    pub(super) fn main_clause(&self, start: usize, verb: usize) -> Words {
        let opened = matches!(self.page.tag(start), Tag::Adp | Tag::Sconj);
        let comma = (start..verb).find(|word| self.page.low(*word) == ",");
        let Some(comma) = comma.filter(|_| opened) else { return start..verb };
        let named = self.mentions.within(&(comma + 1..verb)).iter().any(|m| self.is_person(m));
        if named { comma + 1..verb } else { start..verb }
    }
}

/// Whether a day may begin here: "Friday", "May 3", "3 May".
pub(crate) fn begins_day(page: &Page<'_>, at: usize) -> bool {
    let number = page.raw(at).starts_with(|c: char| c.is_ascii_digit());
    number || weekday(page.low(at)).is_some() || month(page.low(at)).is_some()
}
