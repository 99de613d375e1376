//! What a comparison needs to know of each statement, for both documents at once.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Force, ForceGroup, Id, Record, Statement};

use crate::cast::{Cast, Voice};
use crate::lexicon::Lexicon;
use crate::parties::Parties;
use crate::words::{self, Content, Part, Sort, Term};
use crate::{english, names};

/// Words of a statement that are looked at; what is longer is cut.
const LONGEST_STATEMENT: usize = 400;

/// Names of one document that are compared with the other's for spelling; more are taken as
/// they are.
const MOST_NAMES: usize = 300;

/// The least number of statements that weights are reckoned over, so that a pair of short
/// documents does not make every word look rare or usual by chance.
const LEAST_STATEMENTS: usize = 40;

/// A statement reduced to what is compared.
#[derive(Debug)]
pub(crate) struct Profile {
    /// Who speaks.
    pub(crate) voice: Voice,
    /// What is done in saying it, where known.
    pub(crate) force: Option<Force>,
    /// Whether it tells what was talked of with the other side, whoever is the subject: "the President
    /// discussed with the Chancellor".
    pub(crate) of_both: bool,
    /// Topics by number, ascending; true where the statement's own words show it. Names of places
    /// and things are among them.
    pub(crate) topics: Vec<(usize, bool)>,
    /// Those topics that are no names.
    pub(crate) matters: BTreeSet<usize>,
    /// The terms by number, ascending.
    pub(crate) terms: Vec<Weighed>,
    /// The word that each term stands for here, folded.
    pub(crate) words: Vec<String>,
    /// The fields of meaning of its terms: field and place among the terms, ascending.
    pub(crate) fields: Vec<(usize, usize)>,
    /// The sum of the terms' weights, and of their squares.
    pub(crate) mass: (f64, f64),
    /// The same without the numbers.
    pub(crate) mass_without_numbers: (f64, f64),
    /// The parts of its list of topics, each the terms by number with their weights; empty where
    /// it does more than name topics.
    pub(crate) items: Vec<Item>,
    /// Its words, numbers, negation.
    pub(crate) content: Content,
}

impl Profile {
    /// The names of places and things among its topics.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        let topics = self.topics.iter().map(|(topic, _)| *topic);
        topics.filter(|topic| !self.matters.contains(topic))
    }

    /// Whether it is said by both sides, or by one who says that both agree.
    pub(crate) fn speaks_for_both(&self) -> bool {
        matches!(self.voice, Voice::Joint(_))
            || matches!(self.force, Some(Force::Agreement | Force::Instruction))
    }
}

/// A term of a statement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighed {
    /// Its number.
    pub(crate) term: usize,
    /// How much it says that two statements share it.
    pub(crate) weight: f64,
    /// Whether it can carry an item: an ordinary word, a number or a set phrase can; a name, or a
    /// word that is usual in such texts, says where and who, not what.
    pub(crate) carries: bool,
    /// Whether it is a number.
    pub(crate) number: bool,
}

/// A part of a list of topics.
#[derive(Debug)]
pub(crate) struct Item {
    /// The terms that name it, by number, with their weights; true where a term says what is talked of,
    /// false where it only says how, or what is done about it ("the fight against").
    pub(crate) telling: Vec<(usize, f64, bool)>,
}

/// The statements of two documents.
#[derive(Debug)]
pub(crate) struct Profiles {
    /// Of the first document, in its order.
    pub(crate) a: Vec<Profile>,
    /// Of the second document, in its order.
    pub(crate) b: Vec<Profile>,
}

struct Numbering(BTreeMap<String, usize>);

impl Numbering {
    fn of(&mut self, key: &str) -> usize {
        let next = self.0.len();
        match self.0.get(key) {
            Some(number) => *number,
            None => {
                self.0.insert(key.to_owned(), next);
                next
            }
        }
    }
}

impl Profiles {
    /// Reads the statements of both records.
    pub(crate) fn of(a: &Record, b: &Record, cast: &Cast, lexicon: &Lexicon) -> Self {
        let read = |record: &Record| -> Vec<Content> {
            let statements = record.statements.iter();
            let words = statements.map(|statement| (statement.words(), Retold::of(statement)));
            let read = |words: &str| words::content(words, lexicon, LONGEST_STATEMENT);
            words
                .map(|(words, retold)| read(retold.as_ref().map_or(&words, |retold| &retold.what)))
                .collect()
        };
        let (mut a_contents, mut b_contents) = (read(a), read(b));
        tell_names_at_openings(&mut a_contents, &mut b_contents);
        unify_spellings(&a_contents, &mut b_contents);
        unify_adjectives(&mut a_contents, &mut b_contents);
        let parties = Parties::of(a, b);
        let weights = Weights::of(a_contents.iter().chain(&b_contents), parties);
        let mut terms = Numbering(BTreeMap::new());
        let mut topics = Numbering(BTreeMap::new());
        let mut build = |record: &Record, contents: Vec<Content>| -> Vec<Profile> {
            let voices = cast.voices(record);
            let phrases = phrases(record);
            let pairs = record.statements.iter().zip(contents);
            pairs
                .map(|(statement, content)| {
                    let voice = voices.of(statement);
                    let extra = phrases.get(&statement.id).map(Vec::as_slice).unwrap_or_default();
                    profile(statement, voice, content, extra, &weights, &mut terms, &mut topics)
                })
                .collect()
        };
        let a = build(a, a_contents);
        let b = build(b, b_contents);
        Self { a, b }
    }
}

fn profile(
    statement: &Statement,
    voice: Voice,
    content: Content,
    phrases: &[&str],
    weights: &Weights,
    terms: &mut Numbering,
    topics: &mut Numbering,
) -> Profile {
    let mut bag: BTreeMap<usize, Weighed> = BTreeMap::new();
    let mut of_fields: Vec<(usize, usize)> = Vec::new();
    let mut said: BTreeMap<usize, String> = BTreeMap::new();
    for found in &content.terms {
        // A second occurrence adds nothing: statements are a sentence long.
        let term = terms.of(&found.key);
        let carries = matches!(found.sort, Sort::Common | Sort::Number)
            && !weights.parties.has(&found.word, found.sort);
        let number = found.sort == Sort::Number;
        bag.insert(term, Weighed { term, weight: weights.weight(found), carries, number });
        said.insert(term, found.word.clone());
        of_fields.extend(found.fields.iter().map(|field| (*field, term)));
    }
    let retold = Retold::of(statement);
    let by_both = retold.as_ref().is_some_and(|retold| retold.by_both);
    let voice = if by_both { Voice::Joint(Vec::new()) } else { voice };
    let stated = statement.force.value().copied();
    let force = if retold.is_some() { Some(Force::Report) } else { stated };
    let of_both = by_both
        || (force == Some(Force::Report) && english::begins_with_talking(&statement.words()));
    // Who congratulates has said so by the cue: the content may only tell on what.
    for key in statement.cue.iter().flat_map(|cue| words::performed(&cue.lemma)) {
        let (term, weight) = (terms.of(&key), weights.phrase);
        bag.insert(term, Weighed { term, weight, carries: true, number: false });
    }
    let items =
        if force == Some(Force::Report) { items(&content, weights, terms) } else { Vec::new() };
    let relations = terms.of(RELATIONS);
    let named = items.iter().any(|item| item.telling.iter().any(|(term, ..)| *term == relations));
    if named || of_the_relations(&content, weights) {
        let (term, weight) = (relations, weights.phrase);
        bag.insert(term, Weighed { term, weight, carries: true, number: false });
    }
    for phrase in phrases {
        let term = terms.of(&format!("§{phrase}"));
        bag.insert(term, Weighed { term, weight: weights.phrase, carries: true, number: false });
    }
    let (subject, matters) = subject(statement, &content, weights, topics);
    let terms: Vec<Weighed> = bag.into_values().collect();
    let words = terms.iter().map(|one| said.remove(&one.term).unwrap_or_default()).collect();
    let fields = placed(of_fields, &terms);
    Profile {
        voice,
        force,
        of_both,
        topics: subject.into_iter().collect(),
        matters,
        mass: mass(&terms, |_| true),
        mass_without_numbers: mass(&terms, |term| !term.number),
        terms,
        words,
        fields,
        items,
        content,
    }
}

/// What a statement only tells of the talks themselves.
struct Retold {
    /// Without the words that only say that they were of it.
    what: String,
    /// Whether all talked of it, and not one told another of it.
    by_both: bool,
}

impl Retold {
    /// What a spokesman says that "the call also touched on", or one says that he "told her about", is a
    /// report of the call.
    fn of(statement: &Statement) -> Option<Self> {
        let force = statement.force.value();
        let tells = matches!(
            force,
            None | Some(Force::Assessment | Force::Principle | Force::SelfDescription)
        );
        let words = statement.words();
        let of = |what: &str, by_both| Self { what: what.to_owned(), by_both };
        let told = || english::told_about(&words).map(|what| of(what, false));
        tells.then(|| english::talked_of(&words).map(|what| of(what, true)).or_else(told)).flatten()
    }
}

/// The topics of a statement by number, true where its own words show it, and those that are no names.
fn subject(
    statement: &Statement,
    content: &Content,
    weights: &Weights,
    topics: &mut Numbering,
) -> (BTreeMap<usize, bool>, BTreeSet<usize>) {
    let force = statement.force.value().copied();
    let mut subject: BTreeMap<usize, bool> = BTreeMap::new();
    // A place or thing called by its name is half as good as a topic.
    for term in content.terms.iter().filter(|term| term.sort == Sort::Name) {
        if !weights.parties.has(&term.word, term.sort) {
            subject.insert(topics.of(&format!("§{}", term.key)), false);
        }
    }
    let mut matters = BTreeSet::new();
    let mut own = |matter: &str| {
        let number = topics.of(matter);
        matters.insert(number);
        subject.insert(number, true);
    };
    if force == Some(Force::Report) && content.tells_how_things_stand {
        own("§§how things stand");
    }
    if force == Some(Force::Assessment) && content.judges_the_talks {
        own("§§talks");
    }
    let binds = force.is_some_and(|force| force.group() == ForceGroup::Commissive);
    if binds && content.goes_on {
        own("§§going on");
    }
    for topic in statement.firm_topics() {
        let number = topics.of(&topic.code);
        matters.insert(number);
        *subject.entry(number).or_insert(false) |= !topic.inherited;
    }
    (subject, matters)
}

/// Fields of meaning with the places of their terms, ascending.
fn placed(of_fields: Vec<(usize, usize)>, terms: &[Weighed]) -> Vec<(usize, usize)> {
    let place = |number: usize| terms.binary_search_by_key(&number, |one| one.term).ok();
    let mut fields: Vec<(usize, usize)> =
        of_fields.into_iter().filter_map(|(field, term)| Some((field, place(term)?))).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// The sum of the weights of those terms that count, and of their squares.
fn mass(terms: &[Weighed], counts: impl Fn(&Weighed) -> bool) -> (f64, f64) {
    let counted = terms.iter().filter(|term| counts(term)).map(|term| term.weight);
    counted.fold((0.0, 0.0), |(mass, square), weight| (mass + weight, square + weight * weight))
}

/// The term of what is about the relations of the two sides as such.
const RELATIONS: &str = "§§relations";

/// Whether a statement is about the relations of the two sides as a whole: it has a word for them, and
/// beside that nothing but usual words, words for how one deals with any matter and the names of the sides.
fn of_the_relations(content: &Content, weights: &Weights) -> bool {
    let manner = |term: &Term| content.parts.iter().any(|part| part.manner.contains(&term.key));
    of_relations(content.terms.iter(), manner, weights)
}

/// The same of some of its terms, of which some only tell manner.
fn of_relations<'a>(
    mut terms: impl Iterator<Item = &'a Term> + Clone,
    manner: impl Fn(&Term) -> bool,
    weights: &Weights,
) -> bool {
    let field = Lexicon::english().field_named("relations as a whole");
    let named = |term: &Term| field.is_some_and(|field| term.fields.contains(&field));
    let more = |term: &Term| names_topic(term, weights) && !manner(term) && !named(term);
    terms.clone().any(named) && !terms.any(more)
}

/// Whether a term tells what is talked of: a usual word, a day or the name of a side does not.
fn names_topic(term: &Term, weights: &Weights) -> bool {
    let day = term.sort == Sort::Name && english::weekday(&term.word).is_some();
    term.sort != Sort::Usual && !day && !weights.parties.has(&term.word, term.sort)
}

/// The parts of a list of topics; a part that holds nothing but usual words and the names of the
/// parties ("issues of common interest") names no topic, unless it is the relations of the two as a whole.
fn items(content: &Content, weights: &Weights, terms: &mut Numbering) -> Vec<Item> {
    let item = |part: &Part| {
        let held = content.terms.iter().filter(|term| part.terms.contains(&term.key));
        if of_relations(held.clone(), |term| part.manner.contains(&term.key), weights) {
            return Some(Item { telling: vec![(terms.of(RELATIONS), weights.phrase, true)] });
        }
        let mut telling: BTreeMap<usize, (f64, bool)> = BTreeMap::new();
        for term in held.filter(|term| names_topic(term, weights)) {
            let manner = part.manner.contains(&term.key);
            telling.insert(terms.of(&term.key), (weights.weight(term), manner));
        }
        let names = telling.values().filter(|(_, manner)| !manner).count();
        // One word is hardly a topic where it was cut out of more.
        let whole = names == 1;
        let kept = telling.into_iter().filter(|(_, (_, manner))| whole || !manner);
        let telling = kept.map(|(term, (weight, manner))| (term, weight, !manner)).collect();
        (names > 0).then_some(Item { telling })
    };
    content.parts.iter().filter_map(item).collect()
}

/// The set phrases that stand in each statement, by the lexicon's names.
fn phrases(record: &Record) -> BTreeMap<&Id, Vec<&str>> {
    let mut out: BTreeMap<&Id, Vec<&str>> = BTreeMap::new();
    for phrase in &record.phrases {
        if let Some(statement) = &phrase.statement {
            out.entry(statement).or_default().push(&phrase.phrase);
        }
    }
    out
}

/// A word that opens a statement in capitals is a name where it is one elsewhere and nowhere an
/// ordinary word.
fn tell_names_at_openings(a: &mut [Content], b: &mut [Content]) {
    let terms = || a.iter().chain(&*b).flat_map(|content| &content.terms);
    let keys = |keep: fn(&&Term) -> bool| -> BTreeSet<String> {
        terms().filter(keep).map(|term| term.key.clone()).collect()
    };
    let names = keys(|term| term.sort == Sort::Name);
    let ordinary = keys(|term| term.sort == Sort::Common && !term.opening);
    for term in a.iter_mut().chain(b).flat_map(|content| &mut content.terms) {
        if term.opening && names.contains(&term.key) && !ordinary.contains(&term.key) {
            term.sort = Sort::Name;
        }
    }
}

/// Gives the names of B the spelling of A where the two differ by a letter or two, so that one
/// place in two transliterations counts as one word.
fn unify_spellings(a: &[Content], b: &mut [Content]) {
    let own = |contents: &[Content]| -> BTreeMap<String, String> {
        let terms = contents.iter().flat_map(|content| &content.terms);
        terms
            .filter(|term| term.sort == Sort::Name)
            .map(|term| (term.word.clone(), term.key.clone()))
            .collect()
    };
    let (in_a, in_b) = (own(a), own(b));
    let known: BTreeSet<&String> =
        a.iter().flat_map(|content| &content.terms).map(|term| &term.key).collect();
    let shared: BTreeSet<&String> = in_b.values().collect();
    let free: Vec<(&String, &String)> =
        in_a.iter().filter(|(_, key)| !shared.contains(key)).take(MOST_NAMES).collect();
    let mut respelled: BTreeMap<&str, &str> = BTreeMap::new();
    for (word, key) in in_b.iter().filter(|(_, key)| !known.contains(key)).take(MOST_NAMES) {
        if let Some((_, twin)) = free.iter().find(|(other, _)| names::alike(word, other)) {
            respelled.insert(key, twin);
        }
    }
    for term in b.iter_mut().flat_map(|content| &mut content.terms) {
        if let Some(key) = respelled.get(term.key.as_str()) {
            term.key = (*key).to_owned();
        }
    }
}

/// Gives the adjective of a name, and its people, the key of the name, so that a state counts as one
/// word however it is put: `Marran`, `Marrans`, `Marranese`.
fn unify_adjectives(a: &mut [Content], b: &mut [Content]) {
    let names: BTreeMap<String, String> = a
        .iter()
        .chain(&*b)
        .flat_map(|content| &content.terms)
        .filter(|term| term.sort == Sort::Name)
        .map(|term| (term.word.clone(), term.key.clone()))
        .collect();
    let mut stems: BTreeMap<&str, &str> = BTreeMap::new();
    for (word, key) in &names {
        for stem in english::adjective_stems(word) {
            stems.entry(stem).or_insert(key);
        }
    }
    // The longest name that a word may be made from; a word is made from no longer one.
    let made_from = |word: &str| {
        let beginnings = english::adjective_beginnings(word).filter_map(|stem| stems.get(stem));
        beginnings.filter(|key| key.len() < word.len()).max_by_key(|key| (key.len(), **key))
    };
    let made: BTreeMap<&String, &str> = names
        .iter()
        .filter_map(|(word, key)| Some((key, *made_from(word)?)))
        .filter(|(key, name)| key.as_str() != *name)
        .collect();
    for term in a.iter_mut().chain(b).flat_map(|content| &mut content.terms) {
        if let Some(name) = made.get(&term.key).filter(|_| term.sort == Sort::Name) {
            term.key = (*name).to_owned();
        }
    }
}

/// How much it says that two statements share a term: inverse document frequency (Spärck Jones
/// 1972) over the statements of both documents, cut for words that are usual in such texts
/// anywhere and for the names of those who speak.
struct Weights {
    idf: BTreeMap<String, f64>,
    parties: Parties,
    phrase: f64,
}

impl Weights {
    fn of<'a>(contents: impl Iterator<Item = &'a Content>, parties: Parties) -> Self {
        let mut frequency: BTreeMap<String, usize> = BTreeMap::new();
        let mut statements = 0usize;
        for content in contents {
            statements += 1;
            let keys: BTreeSet<&String> = content.terms.iter().map(|term| &term.key).collect();
            for key in keys {
                *frequency.entry(key.clone()).or_default() += 1;
            }
        }
        let total = statements.max(LEAST_STATEMENTS);
        let idf = |count: usize| (float(total + 1) / (float(count) + 0.5)).ln();
        let phrase = idf(2);
        let idf = frequency.into_iter().map(|(key, count)| (key, idf(count))).collect();
        Self { idf, parties, phrase }
    }

    fn weight(&self, term: &Term) -> f64 {
        let rarity = self.idf.get(&term.key).copied().unwrap_or(1.0).max(0.1);
        rarity
            * match term.sort {
                sort if self.parties.has(&term.word, sort) => 0.3,
                Sort::Usual => 0.4,
                Sort::Common => 1.0,
                Sort::Name => 1.25,
                Sort::Number => 1.5,
            }
    }
}

/// A count as a float; counts here are far below 2^53.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn float(count: usize) -> f64 {
    count as f64
}
