//! Whose voice a text is in: "Statement by President Venn", a signature line, the office that
//! issued it where it speaks as "we".

mod answerer;
mod holder;
mod signature;

use chancery_record::{ActorKind, Document};

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, name_words};
use crate::document::dispatch;
use crate::document::issuer::IssuedBy;
use crate::document::labels::{capitalised, set_small};
use crate::page::{Page, Sentence, Words, fold};
use crate::speech::quotation::Quotations;
use crate::speech::set_off::{self, SetOff};
use answerer::asked_in_parliament;
pub(crate) use answerer::{answerer, questions_in_parliament};
use holder::holder;
use signature::{closing, signature, titled};

/// How many sentences in the first person make a text somebody's own voice where nothing else does.
const OWN_SENTENCES: usize = 2;

/// How many blocks may stand before a signature line.
const HEAD: usize = 8;

/// Within how many sentences a text that tells what its author did begins as "I".
const OPENING: usize = 4;

/// The words by which a text speaks of whoever writes it.
const FIRST_PERSON: [&str; 6] = ["i", "we", "my", "our", "us", "me"];

/// The one in whose voice a text is.
#[derive(Debug, Clone)]
pub(crate) struct Author {
    pub(crate) actor: ActorIndex,
    pub(crate) named: NamedIn,
    /// Whether all of the text is in that voice; else only the sentences that speak as "we" or of
    /// the author's own side.
    pub(crate) throughout: bool,
    /// Whether the text speaks in the first person.
    pub(crate) first_person: bool,
    /// Whether it begins as "I": within its first sentences, outside quotation marks.
    pub(crate) opens_as_i: bool,
    /// Whether it is a letter or a dispatch that tells somebody else of it.
    pub(crate) dispatch: bool,
}

impl Author {
    /// Whether "I" and "we" outside quotation marks are this one's, all through the text.
    pub(crate) fn tells_in_first_person(&self) -> bool {
        self.throughout && self.first_person
    }

    /// Whether the author is named by a label on a line of its own, above the text.
    pub(crate) fn heads_text(&self, page: &Page<'_>) -> bool {
        let NamedIn::Words(name) = &self.named else { return false };
        let line = page.sentences.get(page.sentence_of(name.start));
        page.low(name.end) == ":" && line.is_some_and(|line| line.words.end == name.end + 1)
    }
}

/// Where the author is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NamedIn {
    /// In the title that came with the text.
    Title,
    /// In the text.
    Words(Words),
    /// In the field or line that names the issuer.
    Issuer,
}

/// What tells in whose voice a text is.
pub(crate) struct Signs<'s, 'a> {
    pub(crate) page: &'s Page<'a>,
    pub(crate) mentions: &'s Mentions,
    pub(crate) quotations: &'s Quotations,
    /// What is set off in the words of somebody.
    pub(crate) set_off: &'s [SetOff],
    /// The title that came with the text, and whom it names.
    pub(crate) title: Option<(&'s Page<'a>, &'s Mentions)>,
    pub(crate) document: &'s Document,
    pub(crate) issued: IssuedBy,
}

/// How a text speaks of whoever writes it.
#[derive(Debug, Clone, Copy)]
struct Voice {
    /// Whether any sentence speaks in the first person.
    anywhere: bool,
    /// Whether enough sentences do.
    first_person: bool,
    opens_as_i: bool,
}

impl Voice {
    /// The author of all of a text with this voice.
    fn of(self, actor: ActorIndex, named: NamedIn) -> Author {
        Author {
            actor,
            named,
            throughout: true,
            first_person: self.first_person,
            opens_as_i: self.opens_as_i,
            dispatch: false,
        }
    }
}

impl Signs<'_, '_> {
    /// The one in whose voice the text is: whom its title, a line of its head or its end names, or
    /// else the office that issued it.
    pub(crate) fn author(&self, cast: &mut Cast) -> Option<Author> {
        let mut voice = self.voice();
        // "Minister Venn's statement": a text that begins with "I" is hers, however short it is.
        let titled = |(title, named)| voice.opens_as_i && titled(title, named, cast).is_some();
        voice.first_person |= self.title.is_some_and(titled);
        if let Some(actor) = self.dispatched(cast, voice) {
            set_small(cast, actor);
            let dispatch = voice.of(actor, NamedIn::Title);
            return Some(Author { dispatch: true, first_person: true, ..dispatch });
        }
        if let Some((actor, named)) = self.signed(cast, voice) {
            set_small(cast, actor);
            return Some(voice.of(actor, named));
        }
        self.issued(cast, voice)
    }

    fn voice(&self) -> Voice {
        let own = self.page.sentences.iter().filter(|sentence| self.is_outside(sentence));
        let own = own.filter(|one| own_words(self.page, self.quotations, &one.words));
        let own = own.take(OWN_SENTENCES).count();
        Voice {
            anywhere: own > 0,
            first_person: own >= OWN_SENTENCES,
            opens_as_i: self.page.body().take(OPENING).any(|(_, sentence)| self.says_i(sentence)),
        }
    }

    /// Whether a sentence is not set off in the words of somebody.
    fn is_outside(&self, sentence: &Sentence) -> bool {
        !set_off::holds(self.set_off, sentence.block)
    }

    /// Whether a sentence of the text itself says "I".
    fn says_i(&self, sentence: &Sentence) -> bool {
        let outside = |at: usize| !self.quotations.covers(self.page, &(at..at + 1));
        self.is_outside(sentence)
            && sentence.words.clone().any(|at| self.page.raw(at) == "I" && outside(at))
    }

    /// The writer of a letter or a dispatch.
    fn dispatched(&self, cast: &mut Cast, voice: Voice) -> Option<ActorIndex> {
        let (title, named) = self.title?;
        // A telegram may tell of its sender in one sentence only.
        let own = voice.first_person || voice.anywhere && dispatch::is_sent(self.page, title);
        own.then(|| dispatch::writer(self.page, title, named, cast)).flatten()
    }

    /// Whom the title, a line above the text or its end names as its author.
    fn signed(&self, cast: &mut Cast, voice: Voice) -> Option<(ActorIndex, NamedIn)> {
        let (page, mentions) = (self.page, self.mentions);
        if voice.first_person
            && let Some((actor, words)) = asked_in_parliament(page, cast)
        {
            return Some((actor, NamedIn::Words(words)));
        }
        let official = self.issued == IssuedBy::Office;
        // What an office publishes under somebody's name is that one's, however it speaks.
        let signed = official || voice.first_person;
        let title = self.title.filter(|_| signed);
        if let Some(actor) = title.and_then(|(title, named)| titled(title, named, cast)) {
            return Some((actor, NamedIn::Title));
        }
        let above = if signed { signature(page, cast, mentions, voice.first_person) } else { None };
        let named = above.or_else(|| {
            let mut said = page.sentences.iter().filter(|sentence| self.says_i(sentence));
            said.nth(usize::from(!official))?;
            closing(page, cast, mentions)
        });
        let (actor, words) = named.or_else(|| {
            let issuer = self.document.issuer.value().filter(|_| voice.first_person)?;
            holder(page, cast, mentions, issuer)
        })?;
        Some((actor, NamedIn::Words(words)))
    }

    /// The office or person that issued the text.
    fn issued(&self, cast: &mut Cast, voice: Voice) -> Option<Author> {
        let issuer = self.document.issuer.value()?;
        if dispatch::is_archive(issuer, self.page.lexicon) || speaks_for_several(self.page) {
            return None;
        }
        let official = self.issued == IssuedBy::Office;
        if let Some(side) = self.document.issuer_side.value().filter(|_| official) {
            let actor = cast.side(ActorKind::Organization, side, issuer);
            return Some(Author { throughout: false, ..voice.of(actor, NamedIn::Issuer) });
        }
        let name = personal_name(self.page, issuer).filter(|_| voice.first_person)?;
        Some(voice.of(cast.person(&name), NamedIn::Issuer))
    }
}

/// "The defence of our countries": a text that keeps speaking for several states is not its publisher's
/// alone; one that greets another state is.
fn speaks_for_several(page: &Page<'_>) -> bool {
    const SENTENCES: usize = 2;
    let greets =
        |sentence: &Sentence| page.find_listed("greeting_words", &sentence.words).is_some();
    if page.sentences.iter().take(HEAD).any(greets) {
        return false;
    }
    let told = page
        .sentences
        .iter()
        .filter(|sentence| page.find_listed("several_selves", &sentence.words).is_some());
    told.take(SENTENCES).count() >= SENTENCES
}

/// The one who tells of his own talks on the page of his office, where no other signs the text.
pub(crate) fn poster(known: Option<Author>, poster: Option<ActorIndex>) -> Option<Author> {
    let signed = known.as_ref().is_some_and(|author| author.throughout);
    let Some(actor) = poster.filter(|_| !signed) else { return known };
    let named = NamedIn::Issuer;
    Some(Author {
        actor,
        named,
        throughout: true,
        first_person: true,
        opens_as_i: true,
        dispatch: false,
    })
}

/// Whether a sentence speaks in the first person outside quotation marks.
pub(crate) fn own_words(page: &Page<'_>, quotations: &Quotations, sentence: &Words) -> bool {
    sentence.clone().any(|at| {
        page.is_any(at, &FIRST_PERSON)
            && page.raw(at) != "US"
            && !quotations.covers(page, &(at..at + 1))
    })
}

/// Whether a text gives what people said in their own first person and without quotation marks ("Venn
/// pointed out that we are ready", "I hope that …"): the way of official accounts turned into English
/// by a machine.
pub(crate) fn tells_as_we(page: &Page<'_>, mentions: &Mentions, quotations: &Quotations) -> bool {
    const ENOUGH: usize = 2;
    /// How many words may stand before the one who is named.
    const OPENING: usize = 8;
    let tells = |sentence: &&Sentence| {
        let words = &sentence.words;
        let head = words.start..words.end.min(words.start + OPENING);
        let Some(first) = mentions.within(&head).first() else { return false };
        let near = first.words.end..words.end.min(first.words.end + 4);
        let cue = near.into_iter().find(|at| {
            page.form(*at) == chancery_syntax::Form::Past
                && page.lexicon.verbs.at(page, *at).is_some()
        });
        cue.is_some_and(|cue| own_words(page, quotations, &(cue + 1..words.end)))
    };
    page.sentences.iter().filter(tells).nth(ENOUGH - 1).is_some()
}

/// The person of a name in the text.
fn person_of(page: &Page<'_>, cast: &mut Cast, mentions: &Mentions, name: &Words) -> ActorIndex {
    let known = mentions.within(name).first().map(|mention| mention.actor);
    let Some(known) = known.filter(|actor| cast.actors[*actor].kind == ActorKind::Person) else {
        return by_small_name(page, cast, name);
    };
    set_small(cast, known);
    known
}

/// The person of a name that may stand in capitals throughout.
fn by_small_name(page: &Page<'_>, cast: &mut Cast, name: &Words) -> ActorIndex {
    let words = name_words(page, name).into_iter();
    let words: Vec<String> = words.map(capitalised).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    cast.person(&words)
}

/// The words of an issuer's name that is a person's: two or three, the first a known given name.
fn personal_name<'n>(page: &Page<'_>, issuer: &'n str) -> Option<Vec<&'n str>> {
    let (issuer, _) = crate::contacts::name_and_office(page, issuer);
    let words: Vec<&str> = issuer.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let given = page.lexicon.woman_by_name(&crate::fold::without_marks(words.first()?)).is_some();
    let known = |word: &&str| page.lexicon.organisation_nouns.contains(&fold(word));
    let whole = (2..=3).contains(&words.len()) && words.iter().all(capital);
    (whole && given && !words.iter().any(known)).then_some(words)
}
