//! The words the rules work with. They stand in `lexicon/` as TOML files that a linguist can edit.

mod data;
mod names;
mod patterns;
pub(crate) mod phrases;
mod topics;
pub(crate) use names::NameWords;
pub(crate) use topics::ShownTopic;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use chancery_attribution::Model;
use chancery_record::{Force, Sha256};
use foldhash::fast::FixedState;
use thiserror::Error;

use crate::codebook::Listed;
use crate::dates::Events;
use crate::english::inflect;
use patterns::Patterns;
use phrases::{Marks, Openers, Phrases};

/// By words. The lexicon is no one else's to fill, so a fixed hash is safe.
type Map<T> = HashMap<String, T, FixedState>;
type Set = HashSet<String, FixedState>;

/// What a word of the lexicon names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// A state by its name or seat.
    State(u16),
    /// A state by its adjective.
    Adjective(u16),
    /// An organisation.
    Organization(u16),
}

/// A state or organisation.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) code: String,
    /// The usual name.
    pub(crate) name: String,
    /// IANA zone of its capital.
    pub(crate) zone: Option<String>,
    /// Offices that nobody holds there: whoever holds one is another's.
    pub(crate) lacks: Vec<String>,
    /// Offices that are held there and nowhere else.
    pub(crate) sole_offices: Vec<String>,
    /// Its capital, in lower case, where that also stands for organisations that have their seat there.
    pub(crate) shared_seat: Option<String>,
    /// The codes of those organisations.
    pub(crate) seat_of: Vec<String>,
    /// Whether its name is also a common word or a person's name.
    pub(crate) ambiguous: bool,
    /// Whether it is a news agency.
    pub(crate) agency: bool,
}

/// What may follow a verb of attribution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Frames {
    pub(crate) clause: bool,
    pub(crate) object: bool,
    pub(crate) infinitive: bool,
    pub(crate) person: bool,
    pub(crate) act: bool,
}

/// A verb of attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueVerb {
    /// Index into [`Lexicon::lemmas`].
    pub(crate) lemma: u16,
    pub(crate) frames: Frames,
    pub(crate) force: Option<Force>,
}

/// What a group word ("the two leaders") stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnnamedKind {
    Person,
    Organization,
    Text,
}

/// What a word that many offices answer to stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The head of a state or government: "the leader".
    Head,
    /// The head of a ruling party, who leads the state.
    Party,
    /// The head of a foreign service: "the top diplomat".
    Diplomat,
    /// Whoever holds the like office on the other side.
    Counterpart,
}

/// What the head of a phrase can point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ReferenceHead {
    Contact,
    Understanding,
    Statement,
    Document,
    Event,
    Coming,
    Period,
    Administration,
}

/// The words the rules work with.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The hashes of what was added to the program's own words, in order.
    pub(crate) additions: Vec<Sha256>,
    /// The hash of the file of the attribution model, where it is not the program's own.
    pub(crate) model_file: Option<Sha256>,
    pub(crate) names: Phrases<Name>,
    /// Names that are written in capitals only, in lower case.
    pub(crate) acronyms: Set,
    pub(crate) states: Vec<Side>,
    pub(crate) organizations: Vec<Side>,
    pub(crate) offices: Phrases<u8>,
    /// Offices in lower case and their level (`ranks` in `offices.toml`).
    pub(crate) ranks: Map<u8>,
    standings: Map<Standing>,
    /// Last words of the names of organisations: "Party", "Union".
    pub(crate) organisation_nouns: Set,
    /// Last nouns of portfolios: "… Affairs".
    pub(crate) portfolio_heads: Set,
    /// Words in small letters within a name: "van", "bin".
    pub(crate) name_particles: Set,
    /// Forms of address that stand within names too.
    pub(crate) inner_names: Set,
    /// Words of titles that are surnames too: "bishop".
    pub(crate) surnames: Set,
    pub(crate) bodies: Phrases<()>,
    /// Bodies that are the state they speak for: "Valdorian diplomacy".
    pub(crate) state_voices: Phrases<()>,
    /// Titles and nouns that tell a woman (true) or a man.
    sexed: Map<bool>,
    given_names: Map<bool>,
    pub(crate) office_prefixes: Set,
    pub(crate) portfolios: Phrases<()>,
    pub(crate) honorifics: Phrases<()>,
    /// Words that name nobody even where they begin with a capital.
    pub(crate) not_names: Set,
    pub(crate) name_suffixes: Set,
    /// By which names are held against one another.
    pub(crate) name_words: Arc<NameWords>,
    /// Letters behind a name that are no part of it ("MP"), in lower case.
    pub(crate) postnominals: Set,
    pub(crate) groups: Phrases<()>,
    pub(crate) unnamed: Phrases<UnnamedKind>,
    pub(crate) verbs: Phrases<CueVerb>,
    pub(crate) spoken: Phrases<u16>,
    /// Verbs of thought by their dictionary forms.
    pub(crate) thought: Set,
    /// Texts that show rather than speak: "a survey".
    pub(crate) evidence: Set,
    /// Nouns for a person that point back to somebody named: "the veteran".
    pub(crate) epithets: Set,
    pub(crate) lemmas: Vec<String>,
    pub(crate) according: Phrases<()>,
    pub(crate) cue_nouns: Set,
    pub(crate) adverbs: Phrases<()>,
    pub(crate) topics: Phrases<ShownTopic>,
    pub(crate) topic_stems: Vec<(String, ShownTopic)>,
    /// Topics that are another state, and its code.
    pub(crate) topic_states: BTreeMap<u8, String>,
    /// Topics that the name of a state shows in its own talks too.
    pub(crate) topics_at_home: BTreeSet<u8>,
    /// Topics that are the enemy of a state at war, that state, and the topic of its war.
    pub(crate) enemies: BTreeMap<u8, (String, u8)>,
    pub(crate) topic_codes: Vec<String>,
    pub(crate) conflict_words: Phrases<()>,
    /// Words that point back to the matter at hand.
    pub(crate) pointing_words: Phrases<()>,
    /// Codes of topics that stay in mind, and of those that are sides of them.
    pub(crate) scenes: Set,
    pub(crate) aspects: Set,
    /// Codes of topics that are occasions of talks.
    pub(crate) occasions: Set,
    pub(crate) formulas: Patterns,
    pub(crate) formula_ids: Vec<String>,
    pub(crate) forces: Map<Phrases<()>>,
    pub(crate) contact_phrases: Map<Phrases<()>>,
    /// Which of them have phrases that begin with a word.
    pub(crate) list_openers: Openers,
    /// The marks of words that a title may begin with.
    pub(crate) title_heads: Marks,
    pub(crate) references: Phrases<ReferenceHead>,
    pub(crate) events: Events,
    /// Cities that are no capitals, by index into [`Lexicon::place_zones`].
    pub(crate) places: Phrases<u16>,
    pub(crate) place_zones: Vec<String>,
    /// The codebook of the user's own, where there is one.
    pub(crate) codebook: Option<Arc<Listed>>,
    /// The attribution model to go by; that of the program where there is none.
    model: Option<Arc<Model>>,
}

/// Why additions to the lexicon could not be read.
#[derive(Debug, Clone, Error)]
#[error("the lexicon could not be read: {0}")]
pub struct LexiconError(String);

impl Lexicon {
    /// The English lexicon that comes with the program.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            data::english().expect("the bundled lexicon is read by a test of this crate")
        })
    }

    /// This lexicon with further states, organisations and set phrases, in the form of `states.toml`,
    /// `organisations.toml` and `phrases.toml` (`[[state]]` and `[[organisation]]` tables and one table
    /// `[phrases]` in one text). Forms of a set phrase that is known are added to it.
    ///
    /// # Errors
    /// Where the text is not TOML of that form; the message names the line, or the set phrase.
    pub fn with_additions(&self, toml: &str) -> Result<Self, LexiconError> {
        let mut more = self.clone();
        let names: data::Names =
            toml::from_str(toml).map_err(|error| LexiconError(error.to_string()))?;
        if !names.phrases.is_empty() {
            data::add_formulas(&mut more, names.phrases.iter(), &data::irregular()?)?;
        }
        more.add_names(names);
        more.additions.push(Sha256::of(toml.as_bytes()));
        Ok(more)
    }

    /// This lexicon with another attribution model than the one that comes with the program, and the
    /// hash of its file, which records made with it name.
    #[must_use]
    pub fn with_model(&self, model: Model, file: Sha256) -> Self {
        Self { model: Some(Arc::new(model)), model_file: Some(file), ..self.clone() }
    }

    /// Whether a word or phrase in lower case stands in a list that rules ask for by name.
    pub(crate) fn is_listed(&self, list: &str, words: &str) -> bool {
        self.contact_phrases.get(list).is_some_and(|phrases| phrases.get(words).is_some())
    }

    /// Whether any word of a phrase in lower case stands in a list that rules ask for by name.
    pub(crate) fn has_listed_word(&self, list: &str, phrase: &str) -> bool {
        phrase.split(' ').any(|word| self.is_listed(list, word))
    }

    /// What an office in lower case stands for, where many offices answer to it.
    pub(crate) fn standing(&self, office: &str) -> Option<Standing> {
        // "head of state" as it is, "leader of the union" without what completes it.
        self.standings.get(office).or_else(|| self.standings.get(head_of(office))).copied()
    }

    /// Whether an office in lower case is that of a minister for foreign affairs.
    pub(crate) fn is_foreign_ministers(&self, office: &str) -> bool {
        self.rank_of(office) == Some(3) && office.split(' ').any(|word| word == "foreign")
    }

    /// Whether an office in lower case says nothing but where its holder stands.
    pub(crate) fn answers_to_many(&self, office: &str) -> bool {
        self.standings.contains_key(office)
    }

    /// The level of an office in lower case: of itself, or of its longest known beginning or end.
    pub(crate) fn rank_of(&self, office: &str) -> Option<u8> {
        if let Some(rank) = self.ranks.get(office) {
            return Some(*rank);
        }
        let cuts = office.match_indices(' ').map(|(at, _)| at);
        let tail = cuts.clone().find_map(|at| self.ranks.get(office.get(at + 1..)?));
        let head = cuts.rev().find_map(|at| self.ranks.get(office.get(..at)?));
        tail.or(head).copied()
    }

    /// Whether a title or noun in lower case is a woman's (true) or a man's.
    pub(crate) fn woman(&self, word: &str) -> Option<bool> {
        self.sexed.get(word.trim_end_matches('.')).copied()
    }

    /// Whether a given name, folded and in lower case, is a woman's or a man's.
    pub(crate) fn woman_by_name(&self, name: &str) -> Option<bool> {
        self.given_names.get(name).copied()
    }

    /// The attribution model to go by.
    pub(crate) fn model(&self) -> &Model {
        self.model.as_deref().unwrap_or_else(|| Model::embedded())
    }

    /// The state or organisation with this code, by its usual name.
    #[must_use]
    pub fn side_name(&self, code: &str) -> Option<&str> {
        let mut sides = self.states.iter().chain(&self.organizations);
        sides.find(|side| side.code == code).map(|side| side.name.as_str())
    }

    /// The code of the state or organisation that a name, an abbreviation or an adjective stands for.
    #[must_use]
    pub fn side_named(&self, name: &str) -> Option<&str> {
        self.side(self.names.get(name)?).map(|side| side.code.as_str())
    }

    /// Whether this is the code of an organisation that is no body of a state.
    pub(crate) fn is_organisation(&self, code: &str) -> bool {
        let has = |sides: &[Side]| sides.iter().any(|side| side.code == code);
        has(&self.organizations) && !has(&self.states)
    }

    /// Whether nobody holds this office in the state with this code.
    pub(crate) fn lacks(&self, code: &str, office: &str) -> bool {
        let Some(state) = self.states.iter().find(|state| state.code == code) else { return false };
        state.lacks.iter().any(|lacked| lacked == office)
    }

    /// The state that alone has this office, which its own language names.
    pub(crate) fn sole_side(&self, office: &str) -> Option<&str> {
        let mut states = self.states.iter();
        let state = states.find(|state| state.sole_offices.iter().any(|one| one == office))?;
        Some(state.code.as_str())
    }

    /// The IANA zone of the capital of the state with this code.
    pub(crate) fn zone(&self, code: &str) -> Option<&str> {
        let mut sides = self.states.iter().chain(&self.organizations);
        sides.find(|side| side.code == code)?.zone.as_deref()
    }

    /// The IANA zone of the city or state named from this token on.
    pub(crate) fn zone_at(&self, page: &crate::page::Page<'_>, word: usize) -> Option<&str> {
        if let Some((_, zone)) = self.places.at(page, word).filter(|_| page.is_capital(word)) {
            return self.place_zones.get(usize::from(zone)).map(String::as_str);
        }
        let (_, name) = page.name(word)?;
        matches!(name, Name::State(_)).then(|| self.zone(&self.side(name)?.code)).flatten()
    }

    pub(crate) fn side(&self, name: Name) -> Option<&Side> {
        match name {
            Name::State(i) | Name::Adjective(i) => self.states.get(usize::from(i)),
            Name::Organization(i) => self.organizations.get(usize::from(i)),
        }
    }

    /// The state or organisation named from this token on, which the page looked up once.
    #[inline]
    pub(crate) fn name_at(
        &self,
        page: &crate::page::Page<'_>,
        word: usize,
    ) -> Option<(usize, Name)> {
        page.name(word)
    }

    /// Looks the name that begins at this token up. Names begin with a capital, and an
    /// abbreviation is one only in capitals ("US", not "us").
    pub(crate) fn find_name(
        &self,
        page: &crate::page::Page<'_>,
        word: usize,
    ) -> Option<(usize, Name)> {
        let (length, name) = self.names.at(page, word)?;
        let raw = page.raw(word);
        let capital = raw.chars().next().is_some_and(|c| !c.is_lowercase());
        let short =
            length == 1 && raw.chars().count() <= 5 && self.acronyms.contains(page.low(word));
        let shouted = !raw.chars().any(char::is_lowercase);
        // "The National Security Adviser" is no newspaper: a name with its article ends before a capital.
        let goes_on = page.low(word) == "the" && page.is_capital(word + length);
        (capital && (!short || shouted) && !goes_on).then_some((length, name))
    }

    /// Whether one of the force words of this list begins at the token.
    pub(crate) fn force_words(&self, list: &str) -> Option<&Phrases<()>> {
        self.forces.get(list)
    }

    fn add_names(&mut self, names: data::Names) {
        for state in names.state {
            let index = u16::try_from(self.states.len()).unwrap_or(u16::MAX);
            let seats = state.metonyms.iter().chain(state.capital.iter());
            for name in state.names.iter().chain(seats) {
                self.note_acronym(name);
                self.names.insert(name, Name::State(index));
            }
            for adjective in &state.adjectives {
                if self.names.get(adjective).is_none() {
                    self.names.insert(adjective, Name::Adjective(index));
                }
            }
            let shared = state.capital.as_ref().filter(|_| !state.seat_of.is_empty());
            self.states.push(Side {
                shared_seat: shared.map(|capital| capital.to_lowercase()),
                seat_of: state.seat_of,
                name: state.names.first().cloned().unwrap_or_default(),
                code: state.code,
                zone: state.zone,
                lacks: state.lacks,
                sole_offices: state.sole_offices,
                ambiguous: state.ambiguous,
                agency: false,
            });
        }
        for organization in names.organisation {
            let index = u16::try_from(self.organizations.len()).unwrap_or(u16::MAX);
            for name in &organization.names {
                self.note_acronym(name);
                self.names.insert(name, Name::Organization(index));
            }
            self.organizations.push(Side {
                shared_seat: None,
                seat_of: Vec::new(),
                name: organization.names.first().cloned().unwrap_or_default(),
                code: organization.side.unwrap_or(organization.code),
                zone: None,
                lacks: Vec::new(),
                sole_offices: Vec::new(),
                ambiguous: organization.ambiguous,
                agency: organization.kind == "news_agency",
            });
        }
    }

    fn note_acronym(&mut self, name: &str) {
        if !name.contains(' ') && !name.chars().any(char::is_lowercase) {
            self.acronyms.insert(name.to_lowercase());
        }
    }

    fn add_verbs(&mut self, cues: &data::Cues, irregular: &BTreeMap<String, Vec<String>>) {
        for group in &cues.group {
            let frames = Frames {
                clause: group.frames.iter().any(|f| f == "clause"),
                object: group.frames.iter().any(|f| f == "object"),
                infinitive: group.frames.iter().any(|f| f == "to"),
                person: group.frames.iter().any(|f| f == "person"),
                act: group.frames.iter().any(|f| f == "act"),
            };
            let force = group.force.as_deref().and_then(Force::from_code);
            for verb in &group.verbs {
                let lemma = u16::try_from(self.lemmas.len()).unwrap_or(u16::MAX);
                self.lemmas.push(verb.clone());
                let (head, rest) = verb.split_once(' ').unwrap_or((verb, ""));
                for form in inflect::forms(head, irregular) {
                    let phrase = format!("{form} {rest}");
                    if self.verbs.get(&phrase).is_none() {
                        self.verbs.insert(&phrase, CueVerb { lemma, frames, force });
                    }
                }
            }
        }
    }

    /// Verbs of communication that only the model's findings are told by, with their lemmas.
    fn add_spoken(&mut self, cues: &data::Cues, irregular: &BTreeMap<String, Vec<String>>) {
        for verb in &cues.spoken.verbs {
            let lemma = u16::try_from(self.lemmas.len()).unwrap_or(u16::MAX);
            self.lemmas.push(verb.clone());
            let (head, rest) = verb.split_once(' ').unwrap_or((verb, ""));
            for form in inflect::forms(head, irregular) {
                self.spoken.insert(&format!("{form} {rest}"), lemma);
            }
        }
    }
}

/// An office without what completes it: "secretary general" of "secretary general of the union".
fn head_of(office: &str) -> &str {
    office.split_once(" of ").map_or(office, |(head, _)| head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lexicon_can_be_read() {
        let lexicon = data::english().unwrap();
        assert!(lexicon.states.len() > 190, "{}", lexicon.states.len());
        assert_eq!(lexicon.topic_codes.len(), 33);
        assert!(lexicon.formula_ids.len() > 200, "{}", lexicon.formula_ids.len());
    }

    #[test]
    fn additions_extend_it_and_errors_name_the_line() {
        let more = Lexicon::english()
            .with_additions("[[state]]\ncode = \"XV\"\nnames = [\"Valdoria\"]\nadjectives = []")
            .unwrap();
        assert_eq!(more.side_name("XV"), Some("Valdoria"));
        let error = Lexicon::english().with_additions("[[state]]\ncode = 3").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn set_phrases_can_be_added_and_errors_name_them() {
        let base = Lexicon::english();
        let more = base.with_additions("[phrases]\nred_line = [\"line of chalk\"]").unwrap();
        assert_eq!(more.formula_ids, base.formula_ids);
        let more = base.with_additions("[phrases]\nblue_line = [\"blue line(s)\"]").unwrap();
        assert_eq!(more.formula_ids.len(), base.formula_ids.len() + 1);
        let error = base.with_additions("[phrases]\nblue_line = [\"blue [line\"]").unwrap_err();
        assert!(
            error.to_string().contains("blue_line, “blue [line”: “[” is not closed"),
            "{error}"
        );
    }
}
