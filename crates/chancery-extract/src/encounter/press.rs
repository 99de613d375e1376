//! Contacts as reporters tell them in a first paragraph: "Venn told Tao on Monday that …", "Valdoria
//! and Kestrel agreed … at talks in Ostrava", "… after a meeting that included Kestrel".

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, Named};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions};
use crate::lexicon::Standing;
use crate::page::{Page, Words};

/// How many words before the words of contact may tell that it is only thought of.
const BEFORE: usize = 8;
/// How far a date line may reach into the first sentence.
const LINE: usize = 14;
/// How far behind a verb of visiting its noun and "to" may stand.
const REACH: usize = 6;
/// How many sentences may tell of the journey that a text is about.
const OPENING: usize = 3;

/// The contact that a sentence of a reporter's text tells as one that was.
pub(crate) fn in_press(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    own: Option<&str>,
) -> Option<Encounter> {
    let finder = Finder { page, cast, mentions, sentence, own };
    let found = super::find(page, cast, mentions, sentence, false);
    let full = |found: &Encounter| {
        let mut all = found.left.iter().chain(&found.right);
        all.all(|(actor, _)| finder.is_human(*actor))
    };
    let best = found
        .clone()
        .filter(full)
        .or_else(|| finder.told_directly())
        .or_else(|| finder.after_meeting())
        .or_else(|| finder.during_meeting())
        .or_else(|| finder.said_in_talks())
        .or_else(|| finder.travelled())
        .or_else(|| finder.visited_by())
        .or_else(|| finder.leading_sides())
        .or_else(|| finder.visited())
        .or_else(|| finder.done_together())
        .or_else(|| finder.with_pronoun())
        .or_else(|| super::with_official(page, cast, mentions, sentence))
        .or_else(|| finder.told_counterpart())
        .or_else(|| finder.sides_in_talks())
        .or_else(|| finder.included_in_talks())
        .or(found);
    // "… where the two leaders held talks".
    let Some(best) = best else { return finder.pair_met() };
    if finder.is_told_as_done(&best) {
        return Some(best);
    }
    // "Venn and Tao held a summit ahead of one between Tao and Orsk": the one that was.
    let all = |found: &Encounter| -> Vec<ActorIndex> {
        found.left.iter().chain(&found.right).map(|(actor, _)| *actor).collect()
    };
    let refused = all(&best);
    let others = |found: &Encounter| all(found).iter().any(|actor| !refused.contains(actor));
    let held = |found: &Encounter| full(found) && others(found) && finder.is_held_by_two(found);
    let other = || finder.ways(false).find(held);
    finder.pair_met().or_else(other)
}

/// Persons named one beside the other, one of each of these sides: "Valdorian Defence Minister Venn,
/// Kestrel's Tao and the Marran Federation's Brandt".
pub(crate) fn named_together(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    sides: &[&str],
) -> Option<Vec<Named>> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let mut run: Vec<Named> = Vec::new();
    for mention in mentions.within(sentence).iter().filter(|mention| finder.is_person(mention)) {
        if !finder.is_beside(&run, mention) {
            run.clear();
        }
        if !run.is_empty() && run.len() >= sides.len() {
            run.remove(0);
        }
        run.push((mention.actor, mention.words.clone()));
        let mut named: Vec<&str> =
            run.iter().filter_map(|(actor, _)| cast.side_of(*actor)).collect();
        named.sort_unstable();
        if run.len() == sides.len() && named == sides {
            return Some(run);
        }
    }
    None
}

/// Leaders named one beside the other, as many as states are named: "President Venn, Prime Minister Tao and
/// President Brandt"; each of one of these sides, or of one that the text leaves to the reader.
pub(crate) fn leaders_together(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    sides: &[&str],
) -> Option<Vec<Named>> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let leads = |mention: &&Mention| {
        let role = &cast.actors[mention.actor];
        let rank = role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
        let side = cast.side_of(mention.actor).is_none_or(|side| sides.contains(&side));
        finder.is_person(mention) && rank == Some(1) && side
    };
    let mut run: Vec<Named> = Vec::new();
    for mention in mentions.within(sentence).iter().filter(leads) {
        if !finder.is_beside(&run, mention) {
            run.clear();
        }
        run.push((mention.actor, mention.words.clone()));
    }
    // "President Tao and Prime Minister Brandt of Kestrel": two leaders of one.
    let mut known: Vec<&str> = run.iter().filter_map(|(actor, _)| cast.side_of(*actor)).collect();
    let told = known.len();
    known.sort_unstable();
    known.dedup();
    (run.len() == sides.len() && known.len() == told).then_some(run)
}

/// "Both Ms Venn and her Kestrelian counterpart Tao": two of these sides, of whom one is told to hold the other's
/// office in the other state. Who leads a state is meant only where it is leaders who talked.
pub(crate) fn counterparts_together(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    sides: &[&str],
    leaders: bool,
) -> Option<Vec<Named>> {
    let [_, _] = sides else { return None };
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let named = finder.people_in(sentence);
    named.windows(2).find_map(|pair| {
        let (one, other) = (&pair[0], &pair[1]);
        let told = (one.1.end..other.1.end)
            .any(|at| page.lexicon.standing(page.low(at)) == Some(Standing::Counterpart));
        let beside = finder.joins(&(one.1.end..other.1.start));
        let side = cast.side_of(other.0).filter(|side| sides.contains(side));
        let own = cast.side_of(one.0).is_none_or(|own| sides.contains(&own) && Some(own) != side);
        let office = cast.actors[one.0].office.as_ref();
        let leads = office.is_some_and(|(office, _)| page.lexicon.rank_of(office) == Some(1));
        (told && beside && side.is_some() && own && one.0 != other.0 && (leaders || !leads))
            .then(|| pair.to_vec())
    })
}

/// Whether talks are only offered, refused or wished for: "his offer of holding talks with", "ready to
/// meet".
pub(crate) fn is_offered(page: &Page<'_>, sentence: &Words, found: &Encounter) -> bool {
    let from = found.words.start.saturating_sub(BEFORE / 2).max(sentence.start);
    page.find_listed("offered_talks", &(from..found.words.start)).is_some()
}

impl Finder<'_, '_> {
    /// Whether a contact is told as one that was, and as what the sentence is about.
    fn is_told_as_done(&self, found: &Encounter) -> bool {
        !found.coming
            && !self.is_coming(found)
            && !self.is_thought_of(found)
            && !self.is_aside(found)
            && !self.is_earlier(found)
    }

    /// The same of a contact whose two sides are known.
    fn is_held_by_two(&self, found: &Encounter) -> bool {
        self.is_told_as_done(found)
            && !self.is_at_a_halt(found)
            && self.may_be_of_two_sides(&found.left, &found.right)
    }

    /// "Ready to meet", "offered to hold talks with", "if they meet": no contact that was.
    pub(super) fn is_thought_of(&self, found: &Encounter) -> bool {
        if self.opens_talks(found.words.start) {
            return false;
        }
        let from = found.words.start.saturating_sub(BEFORE).max(self.sentence.start);
        let clause = (from..found.words.start)
            .rev()
            .take_while(|word| !self.page.is_any(*word, &[";", ":", ",", "after"]));
        clause.into_iter().any(|word| {
            self.list("thought_of", word).is_some()
                || self.page.low(word) == "to" && self.page.form(word + 1) == Form::Base
        })
    }

    /// "Tao, who met Venn on Monday, …", "to Ostrava, where she met …": told beside the matter.
    pub(super) fn is_aside(&self, found: &Encounter) -> bool {
        let from = found.words.start.saturating_sub(BEFORE).max(self.sentence.start);
        let mut clause = (from..found.words.start).rev();
        let opener = clause.find(|word| {
            self.page.is_any(*word, &["who", "whom", "which", "where", "when"])
                || self.page.form(*word).is_finite() && self.page.tag(*word) == Tag::Verb
        });
        let aside = ["who", "whom", "which", "where", "when"];
        let opened = opener.filter(|at| self.page.is_any(*at, &aside));
        // "Made the remarks when meeting Tao".
        let meeting =
            |at: usize| at + 1 == found.words.start && self.page.form(at + 1) == Form::Gerund;
        opened.is_some_and(|at| !meeting(at) && !self.is_of_visit(at))
    }

    /// "Venn visited Kestrel, where she met …" at the head of a text: the visit is what it is about.
    fn is_of_visit(&self, at: usize) -> bool {
        if self.page.low(at) != "where" {
            return false;
        }
        let mut first = self.page.body().take(OPENING);
        let place = first.position(|(_, sentence)| sentence.words == *self.sentence);
        // Further on it has to be told of whom the text began with.
        let goes_on = self.page.is_any(self.sentence.start, &["he", "she"]);
        let opens = place.is_some_and(|place| place == 0 || goes_on);
        let head = self.sentence.start..at;
        let visits = ["visit_verbs", "visit_makers", "arriving", "speaking_there"];
        opens && visits.iter().any(|list| self.page.find_listed(list, &head).is_some())
    }

    /// Whether somebody is named right behind the last of a run, with a comma or an "and" between them.
    fn is_beside(&self, run: &[Named], next: &Mention) -> bool {
        run.last().is_some_and(|(_, words)| {
            let gap = words.end..next.words.start;
            gap.len() == 1 && self.page.low(gap.start) == "," || self.joins(&gap)
        })
    }

    /// "Said that talks with Kestrel had stalled since June": none that was held now.
    pub(super) fn is_at_a_halt(&self, found: &Encounter) -> bool {
        let last = found.right.iter().map(|(_, words)| words.end).max();
        let end = last.unwrap_or(found.words.end).max(found.words.end);
        let near = end..self.sentence.end.min(end + 3);
        // "Consultations between Valdoria and Kestrel planned for Tuesday have been cancelled".
        let clause = end..self.sentence.end.min(end + BEFORE + 2);
        let stop = clause.clone().find(|at| self.page.is_any(*at, &[",", ";", "and", "that"]));
        let clause = end..stop.unwrap_or(clause.end);
        // "Cut off military exchanges with Kestrel".
        let start = found.words.start;
        let before = start.saturating_sub(3).max(self.sentence.start)..start;
        self.page.find_listed("cut_off", &before).is_some()
            || self.page.find_listed("at_a_halt", &near).is_some()
            || self.page.find_listed("called_off", &clause).is_some()
    }

    /// "Venn last spoke to Tao in May": another contact than the one at hand.
    pub(super) fn is_earlier(&self, found: &Encounter) -> bool {
        let before = found.words.start.wrapping_sub(1);
        self.page.in_list("before_earlier_talks", before) || self.is_before_others(found)
    }

    /// "X told Y on Monday that …", where both are people of different sides.
    fn told_directly(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let given = self.gives_guest(at);
            let told = self.list("told_verbs", at).filter(|_| !self.is_noun_here(at));
            told.or(given.then_some(1))?;
            let before = at.wrapping_sub(1);
            let perfect = self.page.is_any(before, &["has", "have", "had"]);
            let active = (matches!(self.page.form(at), Form::Past | Form::Present3) || perfect)
                && !self.page.is_any(before, &["was", "were", "been", "be", "being"]);
            let (left, right) = (self.subjects(at), self.after(at + 1));
            let near = right.first().is_some_and(|(_, words)| {
                let gap = at + 1..words.start;
                gap.clone().all(|word| !self.page.is_any(word, &[",", "that", "and"]))
                    && gap.len() <= 6
            });
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            let first: Vec<Named> = right.into_iter().take(1).collect();
            let apart = self.may_be_of_two_sides(&left, &first) || self.is_of_rank(&left, &first);
            (active && near && people && apart).then(|| Encounter::of(left, first, at..at + 1))
        })
    }

    /// "offered visiting President Tao his backing": what is offered to a guest.
    fn gives_guest(&self, at: usize) -> bool {
        self.page.in_list("giving_verbs", at) && self.page.in_list("visiting", at + 1)
    }

    /// A minister or above whose state the text leaves out, and somebody of a state that it names:
    /// "visiting Foreign Minister Venn told Kestrelian Vice Premier Tao".
    fn is_of_rank(&self, left: &[Named], right: &[Named]) -> bool {
        const MINISTER: u8 = 3;
        let one = |named: &[Named]| match named {
            [(actor, _)] => Some(*actor),
            _ => None,
        };
        let (Some(left), Some(right)) = (one(left), one(right)) else { return false };
        let rank = |actor: ActorIndex| {
            let (office, _) = self.cast.actors[actor].office.as_ref()?;
            self.page.lexicon.rank_of(office)
        };
        let open = self.cast.side_of(left).is_none() && self.cast.side_of(right).is_some();
        let ranked = |actor| rank(actor).is_some_and(|rank| rank <= MINISTER);
        left != right && open && ranked(left) && ranked(right)
    }

    /// Whether nobody is on both sides, nor all that are known of one side.
    pub(super) fn can_be_apart(&self, left: &[Named], right: &[Named]) -> bool {
        let mut pairs =
            left.iter().flat_map(|(one, _)| right.iter().map(move |(other, _)| (*one, *other)));
        pairs.all(|(one, other)| {
            let sides = self.cast.side_of(one).zip(self.cast.side_of(other));
            one != other && sides.is_none_or(|(one, other)| one != other)
        })
    }

    /// Whether they are of two sides: both are told; or one is, and who stands beside holds the like
    /// office, or is of those who publish the text.
    pub(super) fn may_be_of_two_sides(&self, left: &[Named], right: &[Named]) -> bool {
        if self.are_of_two_sides(left, right) {
            return true;
        }
        let ([(one, _), ..], [(other, _), ..]) = (left, right) else { return false };
        let known = match (self.cast.side_of(*one), self.cast.side_of(*other)) {
            (Some(side), None) | (None, Some(side)) => side,
            _ => return false,
        };
        let published = self.own.is_some_and(|own| own != known);
        self.can_be_apart(left, right) && (published || self.are_alike(*one, *other))
    }

    /// Whether two hold one office, or one is the other's counterpart.
    pub(super) fn are_alike(&self, one: usize, other: usize) -> bool {
        let lexicon = self.page.lexicon;
        let office = |actor: usize| {
            self.cast.actors[actor].office.as_ref().map(|(office, _)| office.as_str())
        };
        let (Some(one), Some(other)) = (office(one), office(other)) else { return false };
        let counterpart = |office| lexicon.standing(office) == Some(Standing::Counterpart);
        let foreign = |office| lexicon.is_foreign_ministers(office);
        one == other || counterpart(one) || counterpart(other) || foreign(one) && foreign(other)
    }

    pub(super) fn are_of_two_sides(&self, left: &[Named], right: &[Named]) -> bool {
        let side = |named: &[Named]| {
            named.iter().find_map(|(actor, _)| self.cast.side_of(*actor)).map(str::to_owned)
        };
        matches!((side(left), side(right)), (Some(a), Some(b)) if a != b)
    }

    /// "Venn paid a visit to Tao", "made an emergency visit to both …": a visit to people, of whom
    /// "both" tells that each had one of their own.
    fn visited(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let from = self.visit_to(at)?;
            let left = self.subjects(at);
            let mut right = self.after(from);
            if self.page.low(from) == "both" {
                right.truncate(1);
            }
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            (people && self.may_be_of_two_sides(&left, &right))
                .then(|| Encounter::of(left, right, at..from))
        })
    }

    /// Where those begin to whom a visit was made.
    pub(super) fn visit_to(&self, at: usize) -> Option<usize> {
        let length = self.list("visit_makers", at)?;
        let stop = self.sentence.end.min(at + length + REACH);
        let noun = (at + length..stop).find(|word| self.page.in_list("visits", *word))?;
        (self.page.low(noun + 1) == "to").then_some(noun + 2)
    }

    /// "Defence ministers from Valdoria and Kestrel vowed … during a meeting in Ostrava", "Valdoria and
    /// Kestrel agreed … at talks": sides of whom one thing is said, and the talks at which they did it.
    fn sides_in_talks(&self) -> Option<Encounter> {
        let verb = self.sentence.clone().find(|at| {
            self.page.form(*at) == Form::Past
                && self.page.tag(*at) == Tag::Verb
                && self.page.lexicon.verbs.at(self.page, *at).is_some()
        })?;
        // Behind a date line: "HARBOUR, May 3 (Agency) - ".
        let line = (self.sentence.start..verb.min(self.sentence.start + LINE))
            .find(|word| self.page.is_dash(*word));
        let mut all = self.subjects_in(&(line.unwrap_or(self.sentence.start)..verb));
        let side = |actor: usize| {
            matches!(self.cast.actors[actor].kind, ActorKind::State | ActorKind::Organization)
        };
        if all.len() < 2 || !all.iter().all(|(actor, _)| side(*actor)) {
            return None;
        }
        let talks = self.talks_behind(verb)?;
        let right = all.split_off(1);
        Some(Encounter::of(all, right, talks))
    }

    /// "after a meeting in Ostrava that included Kestrel and a dozen others".
    fn included_in_talks(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let included = self.page.in_list("included_in_talks", at)
                && self.page.is_any(at.wrapping_sub(1), &["that", "which"]);
            let (noun, _) = included.then(|| self.noun_before(at)).flatten()?;
            let (left, right) = (self.subjects(noun), self.sides_from(at + 1));
            let human = !left.is_empty() && left.iter().all(|(actor, _)| self.is_human(*actor));
            (human && !right.is_empty()).then(|| Encounter::of(left, right, noun..at + 1))
        })
    }
}
