//! Which of those who talk with each other is meant by what is no name: "the guest", "the Kestrelian
//! diplomat", "the two Presidents".

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::resolve::Resolver;
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::epithets::MOST;
use crate::actors::mentions::{Mention, Naming};
use crate::actors::title::{Title, title_at};
use crate::lexicon::{Standing, UnnamedKind};
use crate::page::{Words, fold};

/// Words of the longest name for two: "the two senior foreign policy officials".
const LONGEST: usize = 6;

/// How far behind a group those are looked for whom it addresses.
const REACH: usize = 40;

impl Resolver<'_, '_> {
    /// "The guest", "the host": of two who talk, the one who is not of the side whose text it is, and the
    /// one who is.
    pub(super) fn guest_or_host(&self, cast: &Cast, words: &Words) -> Option<ActorIndex> {
        let head = words.end.checked_sub(1)?;
        let guest = self.page.in_list("who_came", head);
        if !guest && !self.page.in_list("who_receives", head) {
            return None;
        }
        self.of_own_side(cast, !guest).or_else(|| self.of_visit(guest))
    }

    /// Of two who talk, the one who is told to be visiting ("…, who is on a visit to"), or the other.
    fn of_visit(&self, guest: bool) -> Option<ActorIndex> {
        const BEFORE: usize = 6;
        const BEHIND: usize = 10;
        let page = self.page;
        let [first, second] = *self.principals else { return None };
        let visits = |mention: &&Mention| {
            let start = mention.words.start;
            let called = (start.saturating_sub(BEFORE)..start)
                .chain(mention.words.clone())
                .any(|at| page.in_list("who_visits", at));
            let end = mention.words.end;
            let told = page.low(end) == "," && page.is_any(end + 1, &["who", "on", "during"]);
            let visit = || (end + 1..end + BEHIND).any(|at| page.in_list("visit_nouns", at));
            called || told && visit()
        };
        let principal = |mention: &&Mention| [first, second].contains(&mention.actor);
        let visitor = self.mentions.all.iter().filter(principal).find(visits)?.actor;
        Some(if (visitor == first) == guest { first } else { second })
    }

    /// "The Kestrelian diplomat", "the envoy" in an office's account of talks: the one of those who talk whom
    /// the side or the rank leaves.
    pub(super) fn talker_described(&self, cast: &Cast, words: &Words) -> Option<ActorIndex> {
        let (page, head) = (self.page, words.end.checked_sub(1)?);
        let person = page.lexicon.unnamed.at(page, head);
        let one =
            matches!(person, Some((_, UnnamedKind::Person))) && !page.low(head).ends_with('s');
        // "The President of Kestrel", where no president is known to be Kestrel's.
        let title = title_at(page, words.start + 1, words.end);
        let office = title.filter(|title| title.has_office && title.words.end == words.end);
        // "Her Kestrelian counterpart".
        let counterpart = page.is_possessive_of_third_person(words.start)
            && page.lexicon.standing(page.low(head)) == Some(Standing::Counterpart);
        let described = page.low(words.start) == "the" && (one || office.is_some());
        if self.salience.reported || !(described || counterpart) {
            return None;
        }
        let side = match &office {
            Some(office) => Some(office.side.as_deref()?),
            None => words.clone().find_map(|word| Some(page.side(word)?.1.code.as_str())),
        };
        let diplomat = page.in_list("called_diplomats", head);
        if side.is_none() && (!diplomat || words.len() > 2) {
            return None;
        }
        // "The director of the port of Brennholt": nobody who holds an office of another rank.
        let told = |held: &Title| fold(page.bytes(&held.office).of(page.text));
        let rank = office.as_ref().and_then(|held| page.lexicon.rank_of(&told(held)));
        let ranks = |role: &Role| {
            let held = role.office.as_ref().and_then(|(held, _)| page.lexicon.rank_of(held));
            office.is_none() || held.is_none() || held == rank
        };
        let person = |actor: &&ActorIndex| {
            let role = &cast.actors[**actor];
            role.kind == ActorKind::Person && ranks(role)
        };
        let people = || self.principals.iter().filter(person).copied();
        let alone = |fits: &dyn Fn(ActorIndex) -> bool| {
            let mut fitting = people().filter(|actor| fits(*actor));
            let found = fitting.next();
            found.filter(|_| fitting.next().is_none())
        };
        let Some(side) = side else {
            let sent = |held: &str| page.lexicon.has_listed_word("diplomats", held);
            return alone(&|actor| cast.actors[actor].offices().any(sent));
        };
        // Where nobody is known to be of that side, the one of whom no side is known.
        alone(&|actor| cast.side_of(actor) == Some(side))
            .or_else(|| alone(&|actor| cast.side_of(actor).is_none()))
    }

    /// "Both authorities", "the two dignitaries": the two who talk, by whatever noun.
    pub(super) fn both_of_two(&self, cast: &mut Cast, words: &Words) -> Option<ActorIndex> {
        let page = self.page;
        let two = page.is_any(words.start, &["both", "two"])
            || page.low(words.start) == "the" && page.low(words.start + 1) == "two";
        let head = words.end.checked_sub(1)?;
        let noun = page.tag(head) == Tag::Noun && page.form(head) == Form::Plural;
        let plain = words.len() <= LONGEST && !page.in_list("things", head);
        let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
        let people = self.principals.len() == 2 && self.principals.iter().all(person);
        (two && noun && plain && people).then(|| cast.joint(self.principals, "both"))
    }

    /// "The President" where "the Head of State" talks and is not named: one office by another of its names.
    pub(super) fn unnamed_holder(&self, cast: &Cast, words: &Words) -> Option<ActorIndex> {
        let lexicon = self.page.lexicon;
        let bare = |name: &str| {
            let name = fold(name);
            name.strip_prefix("the ").map_or(name.clone(), str::to_owned)
        };
        let office = bare(self.page.bytes(words).of(self.page.text));
        let list = ["heads_of_government", "heads_of_state"]
            .into_iter()
            .find(|list| lexicon.is_listed(list, &office))?;
        let holds = |actor: &ActorIndex| {
            let role = &cast.actors[*actor];
            role.kind == ActorKind::Unnamed && lexicon.is_listed(list, &bare(&role.full_name()))
        };
        self.principals.iter().copied().find(holds)
    }

    /// Of two who talk, the one of the side whose text it is, or the other.
    pub(crate) fn of_own_side(&self, cast: &Cast, own: bool) -> Option<ActorIndex> {
        let side = self.own_side?;
        let is_own = |actor: ActorIndex| cast.side_of(actor) == Some(side);
        let [first, second] = *self.principals else { return None };
        match (is_own(first), is_own(second)) {
            (true, false) => Some(if own { first } else { second }),
            (false, true) => Some(if own { second } else { first }),
            _ => None,
        }
    }

    /// "The leaders", "the two Presidents" where more than two have talked, in turn: those who spoke together
    /// just before, or the two named last.
    pub(super) fn pair_of_many(&self, cast: &mut Cast, words: &Words) -> Option<ActorIndex> {
        const NEAR: usize = 60;
        let page = self.page;
        if self.principals.len() < 3 || !self.apart {
            return None;
        }
        let principal = |actor: &ActorIndex| self.principals.contains(actor);
        let near = self.salience.group_at + NEAR >= words.start;
        let spoke = self.salience.group.filter(|group| {
            let members = &cast.actors[*group].members;
            near && members.len() == 2 && members.iter().all(principal)
        });
        if spoke.is_some() {
            return spoke;
        }
        let two = page.in_list("the_two", words.start) || page.in_list("the_two", words.start + 1);
        let before = self.mentions.all.partition_point(|one| one.words.end <= words.start);
        let floor = words.start.saturating_sub(NEAR);
        let back = self.mentions.all.get(..before)?.iter().rev();
        let mut named: Vec<ActorIndex> = Vec::new();
        for one in back.take_while(|one| one.words.start >= floor).map(|one| one.actor) {
            if principal(&one) && !named.contains(&one) {
                named.push(one);
            }
        }
        named.truncate(2);
        (two && named.len() == 2).then(|| {
            named.reverse();
            cast.joint(&named, "both")
        })
    }

    /// "The foreign ministers of Kestrel and Marra": the one person of each of these sides, where each has one.
    pub(super) fn of_states(&self, cast: &Cast, words: &Words) -> Option<Vec<ActorIndex>> {
        let page = self.page;
        let of = words.clone().find(|at| page.low(*at) == "of")?;
        let sides = self.mentions.within(&(of + 1..words.end)).iter();
        let sides = sides.filter(|one| one.naming == Naming::Side);
        let codes: Vec<&str> = sides.filter_map(|one| cast.side_of(one.actor)).collect();
        let alone = |code: &&str| {
            let of_side = |role: &Role| {
                role.kind == ActorKind::Person
                    && role.mentions > 0
                    && role.office.is_some()
                    && role.side.as_deref() == Some(*code)
            };
            let known = cast.actors.iter().enumerate().take(MOST);
            let mut people = known.filter(|(_, role)| of_side(role));
            let (found, _) = people.next()?;
            people.next().is_none().then_some(found)
        };
        let people: Option<Vec<ActorIndex>> = codes.iter().map(alone).collect();
        people.filter(|people| people.len() > 1)
    }

    /// "Both leaders assured Minister Venn": of more than two, not the one whom the sentence names behind them.
    pub(super) fn without_named(&self, meant: Vec<ActorIndex>, words: &Words) -> Vec<ActorIndex> {
        if meant.len() < 3 {
            return meant;
        }
        let page = self.page;
        let Some(sentence) = page.sentences.get(page.sentence_of(words.start)) else {
            return meant;
        };
        let end = sentence.words.end.min(words.end + REACH);
        let behind = self.mentions.within(&(words.end..end));
        let named = |actor: &ActorIndex| {
            behind.iter().any(|one| one.actor == *actor && one.naming == Naming::Named)
        };
        let others: Vec<ActorIndex> = meant.iter().copied().filter(|one| !named(one)).collect();
        if others.len() > 1 { others } else { meant }
    }
}
