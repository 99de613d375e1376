//! The actors of a document, told apart and joined by name.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chancery_record::{ActorKind, ByteSpan};

use crate::Lexicon;
use crate::lexicon::NameWords;
use crate::page::fold;

/// An index into [`Cast::actors`].
pub(crate) type ActorIndex = usize;

/// An actor while the document is being read.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) kind: ActorKind,
    /// The fullest name, word by word.
    pub(crate) name: Vec<String>,
    /// Other names, in order of first use.
    pub(crate) names: Vec<String>,
    /// The office in lower case, and where it stands in the body.
    pub(crate) office: Option<(String, Option<ByteSpan>)>,
    /// Ranks and offices besides it, in lower case ("general" of a chief of staff).
    pub(crate) ranks: Vec<String>,
    pub(crate) side: Option<String>,
    pub(crate) members: Vec<ActorIndex>,
    pub(crate) mentions: u32,
    /// Where it is first named in the body.
    pub(crate) first: Option<ByteSpan>,
    /// Whether it is a news agency: a source, never a side of talks.
    pub(crate) agency: bool,
    /// Nouns that describe a person beside its name: "spokeswoman".
    pub(crate) nouns: Vec<String>,
    /// Whether a person is a woman, where a name, title or noun tells.
    pub(crate) woman: Option<bool>,
    /// The state by which an office alone stood for a person first, where nothing else tells whose it is
    /// ("the Kestrelian minister").
    pub(crate) called_of: Option<String>,
    /// The usual name of an organisation that the text calls otherwise.
    usual: Option<String>,
    /// The words of a person's name that tell people apart.
    folded: Vec<String>,
}

/// Everyone who acts or speaks in a document.
#[derive(Debug, Clone)]
pub(crate) struct Cast {
    pub(crate) actors: Vec<Role>,
    /// The side of the office that issued the text, where one did.
    pub(crate) own_side: Option<String>,
    /// By which names are held against one another.
    words: Arc<NameWords>,
    /// Persons by each word of their names.
    by_word: HashMap<String, Vec<ActorIndex>>,
    /// Other names that a person is known by already.
    spelled: HashSet<(ActorIndex, String)>,
    /// States by their codes, organisations by their names.
    by_side: HashMap<(ActorKind, String), ActorIndex>,
    /// Unnamed sources by their words in lower case.
    by_description: HashMap<String, ActorIndex>,
    /// Several together, by who they are and by the words for them.
    by_members: HashMap<Vec<ActorIndex>, ActorIndex>,
    by_phrase: HashMap<String, ActorIndex>,
}

/// How many of those who share a word with a name are weighed: those introduced last.
const WEIGHED: usize = 256;

impl Role {
    fn new(kind: ActorKind, name: Vec<String>) -> Self {
        Self {
            kind,
            name,
            names: Vec::new(),
            office: None,
            ranks: Vec::new(),
            side: None,
            members: Vec::new(),
            mentions: 0,
            first: None,
            agency: false,
            nouns: Vec::new(),
            woman: None,
            called_of: None,
            usual: None,
            folded: Vec::new(),
        }
    }

    /// The name in one string.
    pub(crate) fn full_name(&self) -> String {
        self.name.join(" ")
    }

    /// Whether an unnamed source is several people: "traders and analysts", "two officials".
    pub(crate) fn is_several(&self, lexicon: &Lexicon) -> bool {
        let name = self.name.first().map_or("", String::as_str);
        // "officials of the ministry", "a person familiar with the talks": the noun before it.
        const BEHIND: [&str; 8] = ["of", "in", "on", "with", "for", "from", "at", "to"];
        let single = ["a ", "A ", "an ", "An ", "one ", "One "].iter().any(|a| name.starts_with(a));
        // "people familiar with it", "the officials cited": what is told of them stands behind the noun.
        let told =
            |word: &str| word.ends_with("ed") || lexicon.is_listed("told_behind_sources", word);
        let words: Vec<&str> =
            name.split_whitespace().take_while(|word| !BEHIND.contains(word)).collect();
        let head = words.iter().rev().find(|word| !told(word)).or(words.last()).copied();
        let head = head.filter(|_| !single).unwrap_or_default();
        let plural = head.ends_with('s') && !head.ends_with("ss")
            || head.ends_with("people")
            || head.ends_with("men");
        self.kind == ActorKind::Unnamed && plural
    }

    /// Whether a person goes by this noun: part of its office, or beside its name.
    pub(crate) fn goes_by(&self, noun: &str) -> bool {
        let office = self.office.as_ref().map_or("", |(office, _)| office.as_str());
        office.split_whitespace().any(|word| word == noun) || self.nouns.iter().any(|n| n == noun)
    }

    /// All that it is called by office and rank, in lower case.
    pub(crate) fn offices(&self) -> impl Iterator<Item = &str> {
        self.office.iter().map(|(held, _)| held).chain(&self.ranks).map(String::as_str)
    }

    /// Whether its office ends in this head or begins with it ("secretary" of "secretary of
    /// state").
    pub(crate) fn holds(&self, office: &str) -> bool {
        // Most offices do not even have its letters: the three phrases are made only where one has.
        // "High Envoy/Vice-Chancellor": two offices of one holder.
        let held = self.offices().filter(|held| held.contains(office));
        let parts = |held| str::split(held, '/').filter(move |part| *part != held);
        held.flat_map(|held| std::iter::once(held).chain(parts(held))).any(|held| {
            held == office
                || held.ends_with(&format!(" {office}"))
                || held.starts_with(&format!("{office} "))
                || held.contains(&format!(" {office} "))
        })
    }
}

impl Cast {
    /// Nobody yet.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        Self {
            actors: Vec::new(),
            own_side: None,
            words: Arc::clone(&lexicon.name_words),
            by_word: HashMap::new(),
            spelled: HashSet::new(),
            by_side: HashMap::new(),
            by_description: HashMap::new(),
            by_members: HashMap::new(),
            by_phrase: HashMap::new(),
        }
    }

    /// The person of this name: one already known under it or a shorter or longer form, or a new
    /// one.
    pub(crate) fn person(&mut self, name: &[&str]) -> ActorIndex {
        if let Some(index) = self.find_person(name) {
            let role = &mut self.actors[index];
            let spelled: Vec<String> = name.iter().map(|word| (*word).to_owned()).collect();
            if spelled.len() > role.name.len() {
                let shorter = std::mem::replace(&mut role.name, spelled).join(" ");
                self.spell(index, shorter);
            } else if spelled != role.name {
                self.spell(index, spelled.join(" "));
            }
            self.index_name(index);
            return index;
        }
        self.other_person(name)
    }

    /// Notes another name of a person.
    fn spell(&mut self, index: ActorIndex, name: String) {
        if self.spelled.insert((index, name.clone())) {
            self.actors[index].names.push(name);
        }
    }

    /// Notes the words of a person's fullest name.
    fn index_name(&mut self, index: ActorIndex) {
        let known: Vec<&str> = self.actors[index].name.iter().map(String::as_str).collect();
        let folded = self.words.telling(&known);
        if folded == self.actors[index].folded {
            return;
        }
        for word in &folded {
            let persons = self.by_word.entry(word.clone()).or_default();
            if !persons.iter().rev().take(WEIGHED).any(|known| *known == index) {
                persons.push(index);
            }
        }
        self.actors[index].folded = folded;
    }

    /// A person already known by this name or part of it.
    pub(crate) fn find_person(&self, name: &[&str]) -> Option<ActorIndex> {
        self.find_person_where(name, |_| true)
    }

    /// A person already known by this name or part of it, of whom more is known.
    pub(crate) fn find_person_where(
        &self,
        name: &[&str],
        fits: impl Fn(&Role) -> bool,
    ) -> Option<ActorIndex> {
        let folded = self.words.telling(name);
        if folded.is_empty() {
            return None;
        }
        // Where two fit, the one introduced last is the usual reading.
        self.fitting(&folded).filter(|index| fits(&self.actors[*index])).max()
    }

    /// The persons whom a name can be of.
    fn fitting(&self, folded: &[String]) -> impl Iterator<Item = ActorIndex> {
        let sharing = folded.iter().filter_map(|word| self.by_word.get(word));
        let last = sharing.flat_map(|persons| persons.iter().rev().take(WEIGHED)).copied();
        last.inspect(|_| crate::steps::step())
            .filter(|index| self.words.are_of_one(&self.actors[*index].folded, folded))
    }

    /// A new person of this name, whoever else bears it.
    pub(crate) fn other_person(&mut self, name: &[&str]) -> ActorIndex {
        let spelled = name.iter().map(|word| (*word).to_owned()).collect();
        let index = self.add(Role::new(ActorKind::Person, spelled));
        self.index_name(index);
        index
    }

    /// A person already known by this name; between several, one of the sex that the title tells, who
    /// holds the office and is of the side that the title before the name tells.
    pub(crate) fn find_titled(
        &self,
        name: &[&str],
        office: &str,
        side: Option<&str>,
        woman: Option<bool>,
    ) -> Option<ActorIndex> {
        let folded = self.words.telling(name);
        self.fitting(&folded).max_by_key(|index| {
            let role = &self.actors[*index];
            let held = !office.is_empty() && role.holds(office);
            let apart = side.is_some() && role.side.is_some() && role.side.as_deref() != side;
            let same = side.is_some() && role.side.as_deref() == side;
            let other_sex = woman.is_some() && role.woman.is_some() && role.woman != woman;
            (!other_sex, !apart, same, held, *index)
        })
    }

    /// The state or organisation with this code.
    pub(crate) fn side(&mut self, kind: ActorKind, code: &str, name: &str) -> ActorIndex {
        let key = (kind, if kind == ActorKind::State { code } else { name }.to_owned());
        if let Some(known) = self.by_side.get(&key) {
            return *known;
        }
        let mut role = Role::new(kind, vec![name.to_owned()]);
        role.side = Some(code.to_owned());
        let index = self.add(role);
        self.by_side.insert(key, index);
        index
    }

    /// The organisation known by its usual name, called what the text first calls it.
    pub(crate) fn organisation(&mut self, code: &str, usual: &str, here: &str) -> ActorIndex {
        let before = self.actors.len();
        let index = self.side(ActorKind::Organization, code, usual);
        if index == before && here != usual {
            let role = &mut self.actors[index];
            role.name = vec![here.to_owned()];
            role.names = vec![usual.to_owned()];
            role.usual = Some(usual.to_owned());
        }
        index
    }

    /// A body that speaks for a state: the state itself, known under one more name.
    pub(crate) fn body(&mut self, code: &str, usual: &str, words: &str) -> ActorIndex {
        let index = self.side(ActorKind::State, code, usual);
        self.spell(index, words.to_owned());
        index
    }

    /// Someone described but not named, by the words that describe them.
    pub(crate) fn unnamed(&mut self, words: &str, side: Option<&str>) -> ActorIndex {
        let key = fold(words);
        if let Some(known) = self.by_description.get(&key) {
            return *known;
        }
        let mut role = Role::new(ActorKind::Unnamed, vec![words.to_owned()]);
        role.side = side.map(str::to_owned);
        let index = self.add(role);
        self.by_description.insert(key, index);
        index
    }

    /// These actors speaking as one.
    pub(crate) fn joint(&mut self, members: &[ActorIndex], phrase: &str) -> ActorIndex {
        let mut sorted = members.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let known = if sorted.is_empty() {
            self.by_phrase.get(phrase)
        } else {
            self.by_members.get(&sorted)
        };
        if let Some(known) = known {
            return *known;
        }
        let mut role = Role::new(ActorKind::Joint, vec![phrase.to_owned()]);
        role.members.clone_from(&sorted);
        let index = self.add(role);
        self.by_members.insert(sorted, index);
        self.by_phrase.entry(phrase.to_owned()).or_insert(index);
        index
    }

    /// Notes that an actor is named here.
    pub(crate) fn mention(&mut self, index: ActorIndex, at: Option<ByteSpan>) {
        let role = &mut self.actors[index];
        role.mentions += 1;
        if role.first.is_none() {
            role.first = at;
        }
    }

    /// Gives an actor an office and a side, unless it has them.
    pub(crate) fn describe(
        &mut self,
        index: ActorIndex,
        office: Option<(String, Option<ByteSpan>)>,
        side: Option<&str>,
    ) {
        let role = &mut self.actors[index];
        // "…, said the Kestrelian commander, Venn": the office of somebody else than Valdoria's Venn.
        let foreign = side.is_some() && role.side.is_some() && role.side.as_deref() != side;
        let alike =
            |old: &str, new: &str| old.split(' ').any(|word| new.split(' ').any(|w| w == word));
        let same = role.office.as_ref().zip(office.as_ref());
        let better = !foreign || same.is_none_or(|((old, _), (new, _))| alike(old, new));
        let better = better
            && match (&role.office, &office) {
                (None, Some(_)) => true,
                // A fuller office, or one that stands in the body, says more.
                (Some((old, at)), Some((new, place))) => {
                    (at.is_none() && place.is_some())
                        || (place.is_some() && new.len() > old.len() + 4)
                }
                _ => false,
            };
        if better {
            role.office = office;
        }
        if role.side.is_none() {
            role.side = side.map(str::to_owned);
        }
    }

    /// Notes a rank or an office that a person has besides the one that says more.
    pub(crate) fn note_rank(&mut self, index: ActorIndex, rank: &str) {
        const MOST: usize = 4;
        let ranks = &mut self.actors[index].ranks;
        if ranks.len() < MOST && !ranks.iter().any(|known| known == rank) {
            ranks.push(rank.to_owned());
        }
    }

    /// Notes a noun that describes a person.
    pub(crate) fn note_noun(&mut self, index: ActorIndex, noun: &str) {
        let nouns = &mut self.actors[index].nouns;
        if nouns.len() < 8 && !nouns.iter().any(|known| known == noun) {
            nouns.push(noun.to_owned());
        }
    }

    /// The side of an actor; of a joint one where all members share it.
    pub(crate) fn side_of(&self, index: ActorIndex) -> Option<&str> {
        let role = self.actors.get(index)?;
        if role.kind == ActorKind::Joint {
            let mut sides = role.members.iter().map(|member| self.side_of(*member));
            let first = sides.next()??;
            return sides.all(|side| side == Some(first)).then_some(first);
        }
        role.side.as_deref()
    }

    fn add(&mut self, role: Role) -> ActorIndex {
        self.actors.push(role);
        self.actors.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_and_longer_forms_of_a_name_are_one_person() {
        let mut cast = Cast::new(Lexicon::english());
        let venn = cast.person(&["Orla", "T.", "Venn"]);
        assert_eq!(cast.person(&["Venn"]), venn);
        assert_eq!(cast.person(&["Orla", "Venn"]), venn);
        assert_ne!(cast.person(&["Ruben", "Venn"]), venn);
    }

    #[test]
    fn sons_of_two_fathers_are_two() {
        let mut cast = Cast::new(Lexicon::english());
        let tao = cast.person(&["Orsk", "bin", "Tao", "Al", "Brenn"]);
        assert_ne!(cast.person(&["Orsk", "bin", "Venn", "Al", "Brenn"]), tao);
        assert_eq!(cast.person(&["Orsk", "bin", "Tao"]), tao);
        let osk = cast.person(&["Brenn", "bin", "Halif", "Osk"]);
        assert_eq!(cast.person(&["Brenn", "bin", "Halleef", "Osk"]), osk);
    }

    #[test]
    fn a_family_name_may_come_first() {
        let mut cast = Cast::new(Lexicon::english());
        let tao = cast.person(&["Tao", "Renwei"]);
        assert_eq!(cast.find_person(&["Tao"]), Some(tao));
        assert_eq!(cast.person(&["Renwei", "Tao"]), tao);
    }
}
