//! Who said what, through whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Coded, Evidence, Finding, Force, Id, Quote, Selector, Strength};

/// How the words are given.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Inside quotation marks.
    Direct,
    /// Reported under its own cue, or a narrated act of communication.
    Indirect,
    /// Partly inside quotation marks.
    Mixed,
    /// No attribution of its own: the speaker carries over.
    Continued,
}

impl Kind {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Continued => "continued",
        }
    }
}

/// What sort of words attribute the content.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// A verb of saying, thinking or feeling ("stressed that").
    Verb,
    /// A noun ("the claim that").
    Noun,
    /// "according to" and its like.
    Preposition,
    /// Other words: a verb of belief, plan, attitude or finding, an adjective.
    Other,
    /// A speaker label before a colon.
    Label,
    /// The act itself is narrated ("exchanged views on").
    Act,
}

/// The words that attribute a content to a source (the cue of Pareti 2012, PARC).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// The words.
    #[serde(flatten)]
    pub quote: Quote,
    /// The dictionary form.
    pub lemma: String,
    /// What sort of words.
    pub class: CueClass,
}

/// One link of the chain of sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The actor, by its id within the document; unknown where the words do not settle it.
    pub actor: Finding<String>,
    /// The actor's name, or the words that stand for it.
    pub name: String,
    /// The words that name it here; absent where the speaker carries over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Quote>,
}

/// The one to whom something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Addressee {
    /// The actor, by its id within the document.
    pub actor: String,
    /// The rule, and the words that name the one addressed.
    pub evidence: Evidence,
}

/// A topic of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicUse {
    /// The codebook's code.
    pub code: String,
    /// The words that show it.
    pub quote: Quote,
    /// Whether the topic carried over from the sentences before, or from most of the document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inherited: bool,
    /// Whether it is hardly shown: by words of many matters alone ("talks", "energy"), where nothing
    /// shows another, or by nothing but what most of the document is about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub faint: bool,
}

/// A clause or sentence with one force, without the words that attribute it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Its name: of the document and of its content.
    pub id: Id,
    /// Who speaks through whom, outermost first; the last link is the speaker. The issuer of an
    /// official readout is not repeated here.
    pub chain: Vec<Link>,
    /// The words that attribute it; absent where the speaker carries over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
    /// What is said, in one or more pieces.
    pub content: Vec<Quote>,
    /// How to find the content again.
    pub selector: Selector,
    /// How the words are given.
    pub kind: Kind,
    /// The statement it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Id>,
    /// The question it answers, where the text has it before the speaker's turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Id>,
    /// To whom it is said; absent where the words name nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressed: Option<Addressee>,
    /// What is done in saying it.
    pub force: Finding<Force>,
    /// What it is by a force of the user's own codebook, where that has one for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
    /// How strongly it is demanded, warned, blamed or refused; absent where the words are plain, and
    /// for other forces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Whether the speaker is the agent of the consequence it warns of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub threat: bool,
    /// Whether it speaks of "I" or "we" outside quotation marks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first_person: bool,
    /// What it is about.
    pub topics: Vec<TopicUse>,
    /// The contact it was made in, by id; absent where it was made elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Id>,
    /// The rule that found it and the words it went by.
    pub evidence: Evidence,
}

impl Statement {
    /// Its topics without those that only words of many matters show.
    pub fn firm_topics(&self) -> impl Iterator<Item = &TopicUse> {
        self.topics.iter().filter(|topic| !topic.faint)
    }

    /// The speaker: the innermost source.
    #[must_use]
    pub fn speaker(&self) -> Option<&Link> {
        self.chain.last()
    }

    /// First and last code point of the content.
    #[must_use]
    pub fn extent(&self) -> crate::Span {
        let start = self.content.first().map_or(0, |quote| quote.start);
        let end = self.content.last().map_or(start, |quote| quote.end);
        crate::Span::new(start, end)
    }

    /// The words that attribute it, unless the content begins with them ("discussed the quota").
    #[must_use]
    pub fn cue_apart(&self) -> Option<&Cue> {
        let begins =
            |cue: &&Cue| self.content.first().is_some_and(|one| one.start == cue.quote.start);
        self.cue.as_ref().filter(|cue| !begins(cue))
    }

    /// The words of the content, its pieces joined by an ellipsis.
    #[must_use]
    pub fn words(&self) -> String {
        let pieces: Vec<&str> = self.content.iter().map(|quote| quote.exact.as_str()).collect();
        pieces.join(" … ")
    }
}
