//! The lexicon's files and their form.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::phrases::{Marks, Openers, Phrases, mark};
use super::{Lexicon, LexiconError, Map, NameWords, ReferenceHead, Standing, UnnamedKind};

#[derive(Debug, Deserialize)]
pub(super) struct Names {
    #[serde(default)]
    pub(super) state: Vec<State>,
    #[serde(default)]
    pub(super) organisation: Vec<Organization>,
    /// Set phrases of a lexicon of the user's own.
    #[serde(default)]
    pub(super) phrases: Formulas,
}

#[derive(Debug, Deserialize)]
pub(super) struct State {
    pub(super) code: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) adjectives: Vec<String>,
    #[serde(default)]
    pub(super) capital: Option<String>,
    #[serde(default)]
    pub(super) metonyms: Vec<String>,
    #[serde(default)]
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) lacks: Vec<String>,
    #[serde(default)]
    pub(super) sole_offices: Vec<String>,
    #[serde(default)]
    pub(super) seat_of: Vec<String>,
    #[serde(default)]
    pub(super) ambiguous: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Organization {
    pub(super) code: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) side: Option<String>,
    #[serde(default)]
    pub(super) ambiguous: bool,
}

#[derive(Debug, Deserialize)]
struct Offices {
    heads: Vec<String>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    portfolios: Vec<String>,
    honorifics: Vec<String>,
    suffix_names: Vec<String>,
    fathers: Vec<String>,
    generations: Vec<String>,
    postnominals: Vec<String>,
    ranks: BTreeMap<String, u8>,
    standings: Standings,
    organisation_nouns: Vec<String>,
    portfolio_heads: Vec<String>,
    name_particles: Vec<String>,
    inner_names: Vec<String>,
    surnames: Vec<String>,
    sexes: Sexes,
    groups: GroupWords,
    unnamed: UnnamedWords,
    lists: BTreeMap<String, Vec<String>>,
}

/// Words that are said of women, and of men.
#[derive(Debug, Deserialize)]
struct Sexes {
    women: Vec<String>,
    men: Vec<String>,
}

impl Sexes {
    fn by_word(&self) -> Map<bool> {
        let women = self.women.iter().map(|word| (word.clone(), true));
        women.chain(self.men.iter().map(|word| (word.clone(), false))).collect()
    }
}

/// Words that many offices answer to.
#[derive(Debug, Deserialize)]
struct Standings {
    head: Vec<String>,
    party: Vec<String>,
    diplomat: Vec<String>,
    counterpart: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct GroupWords {
    leaders: Vec<String>,
    sides: Vec<String>,
    delegations: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct UnnamedWords {
    persons: Vec<String>,
    organisations: Vec<String>,
    bodies: Vec<String>,
    state_voices: Vec<String>,
    evidence: Vec<String>,
    epithets: Vec<String>,
    texts: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Cues {
    pub(super) group: Vec<CueGroup>,
    pub(super) spoken: Spoken,
    thought: Spoken,
    prepositions: Prepositions,
    nouns: Nouns,
    adverbs: WordList,
    passives: BTreeMap<String, Vec<String>>,
    lists: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CueGroup {
    pub(super) frames: Vec<String>,
    #[serde(default)]
    pub(super) force: Option<String>,
    pub(super) verbs: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Spoken {
    pub(super) verbs: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Prepositions {
    according: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Nouns {
    content: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct WordList {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Topics {
    /// Words that tell of a conflict without saying which.
    pub(super) conflict: Vec<String>,
    /// Words that point back to what was spoken of.
    pub(super) pointing: Vec<String>,
    /// Topics that the same conflict or place is meant by until another comes up.
    pub(super) scenes: Vec<String>,
    /// Topics that are sides of such a conflict rather than other matters.
    pub(super) aspects: Vec<String>,
    /// Topics that are occasions of talks, which are not talked of all along.
    pub(super) occasions: Vec<String>,
    pub(super) topic: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Topic {
    pub(super) code: String,
    pub(super) words: Vec<String>,
    /// Words that show the topic only where nothing shows another.
    #[serde(default)]
    pub(super) faint: Vec<String>,
    /// The state whose name is the topic, which it is for others alone.
    pub(super) state: Option<String>,
    /// Whether the name of a state shows it in the talks of that state too.
    #[serde(default)]
    pub(super) at_home: bool,
    /// The state that is at war in it, and the topic that its enemy is.
    pub(super) party: Option<String>,
    pub(super) against: Option<String>,
}

/// Set phrases by their ids, each with its forms.
pub(super) type Formulas = BTreeMap<String, Vec<String>>;

#[derive(Debug, Deserialize)]
struct References {
    reference: Vec<ReferenceWords>,
    lists: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct ReferenceWords {
    kind: ReferenceHead,
    heads: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct KnownEvents {
    event: Vec<KnownEvent>,
}

/// A row of `events.toml`. The source is for people; a row without one is refused.
#[derive(Debug, Deserialize)]
struct KnownEvent {
    names: Vec<String>,
    date: chancery_record::Edtf,
    #[serde(rename = "source")]
    _source: String,
}

/// A file of lists that rules ask for by name.
#[derive(Debug, Deserialize)]
struct NamedLists {
    lists: BTreeMap<String, Vec<String>>,
}

/// A file of the English lexicon, by its name.
macro_rules! bundled {
    ($name:literal) => {
        parse(
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")),
            include_str!(concat!("../../lexicon/en/", $name, ".toml")),
        )
    };
}

/// The English lexicon from its files.
pub(super) fn english() -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::default();
    let irregular = irregular()?;
    lexicon.add_names(bundled!("states")?);
    lexicon.add_names(bundled!("organisations")?);
    let cues: Cues = bundled!("cues")?;
    lexicon.add_verbs(&cues, &irregular);
    lexicon.add_spoken(&cues, &irregular);
    lexicon.thought = cues.thought.verbs.iter().cloned().collect();
    lexicon.according = set(&cues.prepositions.according);
    lexicon.cue_nouns = cues.nouns.content.iter().cloned().collect();
    lexicon.adverbs = set(&cues.adverbs.words);
    let offices: Offices = bundled!("offices")?;
    add_lists(&mut lexicon, &offices.lists)?;
    add_offices(&mut lexicon, offices);
    let given: Sexes = bundled!("given_names")?;
    lexicon.given_names = given.by_word();
    lexicon.add_topics(topics()?);
    let plain = include_str!("../../lexicon/en/not_names.txt").lines();
    lexicon.not_names = plain.filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    add_bundled_formulas(&mut lexicon, &bundled!("phrases")?, &irregular)?;
    let forces: BTreeMap<String, Vec<String>> = bundled!("forces")?;
    lexicon.forces = lists(&forces);
    let contacts: NamedLists = bundled!("contacts")?;
    add_lists(&mut lexicon, &contacts.lists)?;
    add_lists(&mut lexicon, &cues.passives)?;
    add_lists(&mut lexicon, &cues.lists)?;
    let commitments: NamedLists = bundled!("commitments")?;
    add_lists(&mut lexicon, &commitments.lists)?;
    let genres: NamedLists = bundled!("genres")?;
    add_lists(&mut lexicon, &genres.lists)?;
    add_events(&mut lexicon, bundled!("events")?);
    let places: BTreeMap<String, Vec<String>> = bundled!("places")?;
    for (zone, cities) in places {
        let index = u16::try_from(lexicon.place_zones.len()).unwrap_or(u16::MAX);
        cities.iter().for_each(|city| lexicon.places.insert(city, index));
        lexicon.place_zones.push(zone);
    }
    let references: References = bundled!("references")?;
    for group in &references.reference {
        for head in &group.heads {
            lexicon.references.insert(head, group.kind);
        }
    }
    add_lists(&mut lexicon, &references.lists)?;
    lexicon.list_openers = list_openers(&lexicon);
    lexicon.title_heads = title_heads(&lexicon);
    Ok(lexicon)
}

/// Which lists have phrases that begin with a word.
fn list_openers(lexicon: &Lexicon) -> Openers {
    let lists = lexicon.contact_phrases.iter().chain(&lexicon.forces);
    let heads = lists.flat_map(|(name, list)| list.heads().map(move |head| (head, name)));
    heads.fold(Openers::default(), |mut openers, (head, name)| {
        openers.entry(head).or_default().add(name);
        openers
    })
}

/// What a title may begin with, but for names of states and organisations.
fn title_heads(lexicon: &Lexicon) -> Marks {
    let phrases = [&lexicon.honorifics, &lexicon.portfolios, &lexicon.bodies];
    let mut heads: Marks = phrases.into_iter().flat_map(Phrases::heads).collect();
    heads.extend(lexicon.offices.heads());
    heads.extend(lexicon.office_prefixes.iter().map(|prefix| mark(prefix)));
    heads
}

/// The forms of irregular verbs.
pub(super) fn irregular() -> Result<BTreeMap<String, Vec<String>>, LexiconError> {
    bundled!("irregular")
}

/// The topics of the program.
pub(super) fn topics() -> Result<Topics, LexiconError> {
    bundled!("topics")
}

fn add_offices(lexicon: &mut Lexicon, offices: Offices) {
    for head in &offices.heads {
        lexicon.offices.insert(head, offices.ranks.get(head).copied().unwrap_or(4));
    }
    for (head, rank) in &offices.ranks {
        lexicon.ranks.insert(head.to_lowercase(), *rank);
    }
    let standings = [
        (&offices.standings.head, Standing::Head),
        (&offices.standings.party, Standing::Party),
        (&offices.standings.diplomat, Standing::Diplomat),
        (&offices.standings.counterpart, Standing::Counterpart),
    ];
    for (words, standing) in standings {
        for word in words {
            lexicon.offices.insert(word, 4);
            lexicon.standings.insert(word.to_lowercase(), standing);
        }
    }
    lexicon.organisation_nouns = offices.organisation_nouns.iter().cloned().collect();
    lexicon.portfolio_heads = offices.portfolio_heads.iter().cloned().collect();
    lexicon.name_particles = offices.name_particles.iter().cloned().collect();
    lexicon.inner_names = offices.inner_names.iter().cloned().collect();
    lexicon.surnames = offices.surnames.iter().cloned().collect();
    lexicon.sexed = offices.sexes.by_word();
    lexicon.evidence = offices.unnamed.evidence.iter().cloned().collect();
    lexicon.epithets = offices.unnamed.epithets.iter().cloned().collect();
    lexicon.state_voices = set(&offices.unnamed.state_voices);
    lexicon.bodies = set(&offices.unnamed.bodies);
    let prefixes = offices.prefixes.iter().chain(&offices.suffixes);
    lexicon.office_prefixes = prefixes.map(|word| word.to_lowercase()).collect();
    lexicon.portfolios = set(&offices.portfolios);
    lexicon.honorifics = set(&offices.honorifics);
    lexicon.postnominals = offices.postnominals.iter().map(|word| word.to_lowercase()).collect();
    lexicon.name_suffixes = offices.suffix_names.iter().map(|word| word.to_lowercase()).collect();
    lexicon.name_words = Arc::new(NameWords {
        fathers: offices.fathers.iter().cloned().collect(),
        generations: offices.generations.iter().cloned().collect(),
        articles: offices.lists.get("name_articles").into_iter().flatten().cloned().collect(),
    });
    let groups = &offices.groups;
    let groups = groups.leaders.iter().chain(&groups.sides).chain(&groups.delegations);
    lexicon.groups = set(&groups.cloned().collect::<Vec<_>>());
    let unnamed = [
        (&offices.unnamed.persons, UnnamedKind::Person),
        (&offices.unnamed.organisations, UnnamedKind::Organization),
        (&offices.unnamed.bodies, UnnamedKind::Organization),
        (&offices.unnamed.texts, UnnamedKind::Text),
    ];
    for (words, kind) in unnamed {
        for word in words {
            lexicon.unnamed.insert(word, kind);
        }
    }
}

/// Adds the set phrases of the program, which stand in groups.
fn add_bundled_formulas(
    lexicon: &mut Lexicon,
    groups: &BTreeMap<String, Formulas>,
    irregular: &BTreeMap<String, Vec<String>>,
) -> Result<(), LexiconError> {
    let mut ids = BTreeSet::new();
    if let Some(id) = groups.values().flat_map(Formulas::keys).find(|id| !ids.insert(*id)) {
        return Err(LexiconError(format!("the set phrase {id} is given twice")));
    }
    add_formulas(lexicon, groups.values().flatten(), irregular)
}

/// Adds set phrases; forms of an id that is known are added to it.
pub(super) fn add_formulas<'f>(
    lexicon: &mut Lexicon,
    formulas: impl Iterator<Item = (&'f String, &'f Vec<String>)>,
    irregular: &BTreeMap<String, Vec<String>>,
) -> Result<(), LexiconError> {
    let known: HashMap<String, usize> = lexicon.formula_ids.iter().cloned().zip(0..).collect();
    for (id, forms) in formulas {
        let index = known.get(id).copied().unwrap_or_else(|| {
            lexicon.formula_ids.push(id.clone());
            lexicon.formula_ids.len() - 1
        });
        let index = u16::try_from(index).unwrap_or(u16::MAX);
        for form in forms {
            let added = lexicon.formulas.insert(form, index, irregular);
            let told = |what| LexiconError(format!("the set phrase {id}, “{form}”: {what}"));
            added.map_err(told)?;
        }
    }
    Ok(())
}

fn add_events(lexicon: &mut Lexicon, events: KnownEvents) {
    for event in events.event {
        let names = event.names.iter().map(|name| super::phrases::split(name)).collect();
        lexicon.events.insert(event.date, names);
    }
}

/// Adds lists that rules ask for by name, whose names are one space for all files.
fn add_lists(
    lexicon: &mut Lexicon,
    lists: &BTreeMap<String, Vec<String>>,
) -> Result<(), LexiconError> {
    for (name, words) in lists {
        if lexicon.contact_phrases.insert(name.clone(), set(words)).is_some() {
            return Err(LexiconError(format!("two lists are called {name}")));
        }
    }
    Ok(())
}

fn lists(lists: &BTreeMap<String, Vec<String>>) -> Map<Phrases<()>> {
    lists.iter().map(|(name, words)| (name.clone(), set(words))).collect()
}

fn set(words: &[String]) -> Phrases<()> {
    let mut phrases = Phrases::default();
    for word in words {
        phrases.insert(word, ());
    }
    phrases
}

/// Reads what the build script made of a file; where that does not fit, the error is that of the
/// file itself, with its line.
fn parse<T: DeserializeOwned>(json: &str, toml: &str) -> Result<T, LexiconError> {
    serde_json::from_str(json)
        .or_else(|_| toml::from_str(toml))
        .map_err(|error: toml::de::Error| LexiconError(error.to_string()))
}
