//! Whom the subject of a cue stands for, by what was said before it.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use super::Subject;
use super::issued::{issuer, the_text};
use super::owned::own_outlet;
use crate::attributions::{mention, without_adverbs};
use crate::cast::{ActorIndex, Cast};
use crate::epithets;
use crate::mentions::{Mentions, Naming};
use crate::page::{Page, Words, fold};

/// How those who talk with each other are called together.
const TOGETHER: &str = "the two sides";

/// How many sentences behind a body "it" may still mean it in a reporter's text.
const FAR_BODY: usize = 6;

/// How many sentences behind a text "the statement" may still mean it.
const FAR_TEXT: usize = 6;

/// What is known of who spoke before, for pronouns and shared subjects.
#[derive(Debug, Clone, Default)]
pub(crate) struct Salience {
    /// The last source that was one person.
    pub(crate) person: Option<ActorIndex>,
    /// The last source that was a state or another body.
    pub(crate) body: Option<ActorIndex>,
    /// The token at which that source was noted.
    pub(crate) body_at: usize,
    /// Who gave out the text that was spoken of last, and at which token: "the statement" says what that
    /// one says.
    pub(crate) text: Option<(ActorIndex, usize)>,
    /// The last source that told behind its content what others said: "…, the ministry said".
    pub(crate) reporter: Option<ActorIndex>,
    /// The token at which it was noted.
    pub(crate) reporter_at: usize,
    /// The last source of several.
    pub(crate) group: Option<ActorIndex>,
    /// The last person named as the subject of any sentence.
    pub(crate) subject: Option<ActorIndex>,
    /// Whether the subject was noted after the source.
    pub(crate) subject_last: bool,
    /// The token at which a source or subject was noted last.
    pub(crate) noted: usize,
    /// The one in whose voice all of the text is.
    pub(crate) author: Option<ActorIndex>,
    /// Whether pronouns follow the flow of a reporter's text, not that of a readout.
    pub(crate) reported: bool,
    /// Whether the text is an office's own.
    pub(crate) official: bool,
}

/// The actor a subject stands for; `None` where the words do not settle it.
#[expect(clippy::too_many_arguments, reason = "all that the reading of a subject depends on")]
pub(crate) fn resolve(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    subject: &Subject,
    salience: &Salience,
    previous: Option<ActorIndex>,
    principals: &[ActorIndex],
    voice: Option<ActorIndex>,
) -> Option<ActorIndex> {
    match subject {
        Subject::Named(actors, words) => {
            if let Some(body) = delegation(page, cast, actors, words, salience) {
                return Some(body);
            }
            Some(named(page, cast, actors, words, principals))
        }
        Subject::Pronoun(word) => pronoun(page, cast, mentions, *word, salience, principals, voice),
        Subject::Shared => previous,
        Subject::Described(words) => {
            if let Some(owner) = own_outlet(page, cast, mentions, words) {
                return Some(owner.actor);
            }
            if salience.reported
                && let Some(issuer) = issuer(page, words)
            {
                let named = mention(page, mentions, &issuer).map(|mention| mention.actor);
                return named.or_else(|| Some(unnamed(page, cast, mentions, &issuer, None)));
            }
            if let Some((giver, at)) = salience.text.filter(|_| the_text(page, words))
                && page.sentence_of(words.start) <= page.sentence_of(at) + FAR_TEXT
            {
                return Some(giver);
            }
            let speaker = salience.person.filter(|_| salience.reported);
            let subject = salience.subject.filter(|_| salience.subject_last).or(speaker);
            if salience.reported
                && let Some(known) =
                    epithets::pointed(page, cast, mentions, words, subject, principals)
            {
                return Some(known);
            }
            Some(unnamed(page, cast, mentions, words, speaker))
        }
        Subject::Talk => {
            let group =
                salience.group.filter(|actor| !salience.reported || is_several(cast, *actor));
            let known = principals_together(cast, principals).or(group);
            // An office's own text on talks of which it does not say between whom.
            known.or_else(|| salience.official.then(|| cast.joint(&[], TOGETHER)))
        }
        Subject::None => None,
    }
}

/// Whether an actor is more than one.
fn is_several(cast: &Cast, actor: ActorIndex) -> bool {
    let role = &cast.actors[actor];
    role.kind == ActorKind::Joint || role.is_several()
}

/// "The Kestrelian delegation said" in a reporter's text: those who were sent, not the state.
fn delegation(
    page: &Page<'_>,
    cast: &mut Cast,
    actors: &[ActorIndex],
    words: &Words,
    salience: &Salience,
) -> Option<ActorIndex> {
    let [one] = actors else { return None };
    let state = cast.actors[*one].kind == ActorKind::State;
    let sent = (words.start + 1..words.end).any(|at| page.in_list("sent_bodies", at));
    let side = cast.actors[*one].side.clone();
    let press = salience.reported && !salience.official;
    (state && sent && press).then(|| cast.unnamed(page.bytes(words).of(page.text), side.as_deref()))
}

fn named(
    page: &Page<'_>,
    cast: &mut Cast,
    actors: &[ActorIndex],
    words: &Words,
    principals: &[ActorIndex],
) -> ActorIndex {
    if let [one] = actors {
        if cast.actors[*one].kind == ActorKind::Joint && cast.actors[*one].members.is_empty() {
            let phrase = cast.actors[*one].full_name();
            // "The ministers" of talks for which the text names states alone: nobody it names.
            let people = phrase.rsplit(' ').next().and_then(|head| head.strip_suffix('s'));
            let people = people.is_some_and(|head| page.lexicon.offices.get(head).is_some());
            let states =
                principals.iter().all(|actor| cast.actors[*actor].kind == ActorKind::State);
            // "The parties" where mediators sit with them: not all who talk.
            let parties = principals.len() > 2 && phrase.ends_with("parties");
            if people && states || parties {
                return *one;
            }
            let meant = of_office(page, cast, principals, &phrase);
            return cast.joint(&meant, &phrase);
        }
        return *one;
    }
    let phrase = fold(page.bytes(words).of(page.text));
    if let Some(all) = with_counterparts(cast, actors, principals) {
        return cast.joint(&all, &phrase);
    }
    cast.joint(actors, &phrase)
}

/// "The ambassadors" who met a head of government: of three or more who talked, not the one who leads.
fn of_office(
    page: &Page<'_>,
    cast: &Cast,
    principals: &[ActorIndex],
    phrase: &str,
) -> Vec<ActorIndex> {
    const LED: u8 = 3;
    let head = phrase.rsplit(' ').next().and_then(|head| head.strip_suffix('s'));
    // "Her counterparts" are of like rank, whatever they are called.
    let head = head.filter(|head| page.lexicon.standing(head).is_none());
    let rank = head.and_then(|head| page.lexicon.rank_of(head)).unwrap_or(0);
    let leads = |actor: &ActorIndex| {
        let office = cast.actors[*actor].office.as_ref();
        office.and_then(|(office, _)| page.lexicon.rank_of(office)) == Some(1)
    };
    let others: Vec<ActorIndex> = principals.iter().copied().filter(|a| !leads(a)).collect();
    if rank > LED && others.len() >= 2 { others } else { principals.to_vec() }
}

/// "The Secretary and the foreign ministers", "he and his counterparts": of three or more who talked,
/// one and the others as a group are all of them.
fn with_counterparts(
    cast: &Cast,
    actors: &[ActorIndex],
    principals: &[ActorIndex],
) -> Option<Vec<ActorIndex>> {
    let [one, group] = actors else { return None };
    let open = &cast.actors[*group];
    let grouped = open.kind == ActorKind::Joint && open.members.is_empty();
    (principals.len() > 2 && grouped && principals.contains(one)).then(|| principals.to_vec())
}

fn pronoun(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    word: usize,
    salience: &Salience,
    principals: &[ActorIndex],
    voice: Option<ActorIndex>,
) -> Option<ActorIndex> {
    match page.low(word) {
        // A reporter's or an author's own "I" is not whoever spoke last.
        "i" | "we" if salience.reported => salience.author,
        "i" => salience.author.or(voice),
        "we" => voice,
        "it" | "its" => {
            // Those who talked with each other are "they".
            let group =
                salience.group.filter(|actor| !salience.reported || !is_several(cast, *actor));
            let near = page.sentence_of(word) <= page.sentence_of(salience.body_at) + FAR_BODY;
            let body = salience.body.filter(|_| near || !salience.reported);
            let body = reporter_behind(page, cast, word, salience).or(body);
            body_before(page, cast, mentions, word, salience).or(body).or(group.filter(|_| near))
        }
        "they" | "their" | "them" => {
            let group =
                salience.group.filter(|actor| !salience.reported || is_several(cast, *actor));
            if let Some(group) = group_before(page, cast, mentions, word, salience, principals) {
                return Some(group);
            }
            let together = group.or_else(|| principals_together(cast, principals));
            together.or_else(|| epithets::named_together(page, cast, mentions, word))
        }
        _ => {
            let noted = if salience.subject_last {
                [salience.subject, salience.person]
            } else {
                [salience.person, salience.subject]
            };
            let speaker = if salience.reported {
                epithets::pronoun(page, cast, mentions, word, (&noted, salience.noted))
            } else {
                let person = opening(page, cast, mentions, word);
                let person = person.or(salience.person).or(salience.subject);
                person.map(|person| of_sex(page, cast, word, person, principals))
            };
            // "He and Dr. Orsk reaffirmed": the pronoun with the names after it.
            if page.low(word + 1) == "and" {
                let others: Vec<ActorIndex> =
                    principals.iter().copied().filter(|p| Some(*p) != speaker).collect();
                let (Some(speaker), [other]) = (speaker, others.as_slice()) else { return speaker };
                return Some(cast.joint(&[speaker, *other], "both"));
            }
            speaker
        }
    }
}

/// "The Valdorian side agreed to wait. The boats are free, it said.": behind what is told, "it" is the
/// ministry that told the rest so, not a side of which it told.
fn reporter_behind(
    page: &Page<'_>,
    cast: &Cast,
    word: usize,
    salience: &Salience,
) -> Option<ActorIndex> {
    let behind = page.is_any(word.wrapping_sub(1), &[",", "”", "\"", "''"]);
    let side = salience.body.is_some_and(|body| cast.actors[body].kind == ActorKind::State);
    let near = page.sentence_of(word) <= page.sentence_of(salience.reporter_at) + FAR_BODY;
    salience.reporter.filter(|_| salience.reported && behind && side && near)
}

/// "Valdoria's foreign ministry did not respond. It has called …": in a reporter's text the body that
/// the sentence before begins with, where it tells that nothing was said.
fn body_before(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    word: usize,
    salience: &Salience,
) -> Option<ActorIndex> {
    let here = page.sentence_of(word);
    let sentence = page.sentences.get(here)?;
    let before = page.sentences.get(here.checked_sub(1)?)?;
    let opens = word == sentence.words.start && before.block == sentence.block;
    let silent = page.find_listed("withheld", &before.words).is_some();
    if !salience.reported || !opens || !silent {
        return None;
    }
    let first = mentions.within(&before.words).first()?;
    let body = matches!(cast.actors[first.actor].kind, ActorKind::State | ActorKind::Organization);
    let owner = page.is_any(first.words.end, &["'s", "'"]);
    (body && !owner && first.words.start <= before.words.start + 1).then_some(first.actor)
}

/// "The ministers set no date. They did agree …": in a reporter's text those whom the sentence before has
/// for its subject.
fn group_before(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    word: usize,
    salience: &Salience,
    principals: &[ActorIndex],
) -> Option<ActorIndex> {
    let here = page.sentence_of(word);
    let opens = page.sentences.get(here).is_some_and(|sentence| sentence.words.start == word);
    let before = page.sentences.get(here.checked_sub(1)?)?;
    let first = mentions.within(&before.words).first()?;
    let group = first.naming == Naming::Group && cast.actors[first.actor].kind == ActorKind::Joint;
    let subject = first.words.start <= before.words.start + 1
        && page.tag(page.behind_adverbs(first.words.end, before.words.end)).is_verbal();
    // Where somebody spoke in it, those are known.
    let silent = salience.noted < before.words.start;
    let press = salience.reported && !salience.official;
    let whole = press && opens && group && subject && silent;
    whole.then(|| named(page, cast, &[first.actor], &first.words, principals))
}

/// The person that the sentence of a pronoun opens with: "Minister Venn met Minister Tao, and she …".
fn opening(page: &Page<'_>, cast: &Cast, mentions: &Mentions, word: usize) -> Option<ActorIndex> {
    const HEAD: usize = 3;
    let sentence = page.sentences.get(page.sentence_of(word))?.words.clone();
    let first = mentions.within(&(sentence.start..word)).first()?;
    let person = cast.actors[first.actor].kind == ActorKind::Person;
    let owner = page.is_any(first.words.end, &["'s", "'"]);
    (person && !owner && first.words.start <= sentence.start + HEAD).then_some(first.actor)
}

/// The one meant by "he" or "she": the other of two principals where the one who spoke last is known
/// to be of the other sex.
fn of_sex(
    page: &Page<'_>,
    cast: &Cast,
    word: usize,
    person: ActorIndex,
    principals: &[ActorIndex],
) -> ActorIndex {
    let woman = page.low(word) == "she";
    let fits = |actor: ActorIndex| cast.actors[actor].woman.is_none_or(|known| known == woman);
    let other = match principals {
        [a, b] if *a == person => Some(*b),
        [a, b] if *b == person => Some(*a),
        _ => None,
    };
    if fits(person) { person } else { other.filter(|other| fits(*other)).unwrap_or(person) }
}

/// The principals of the contact as one speaker.
pub(crate) fn principals_together(
    cast: &mut Cast,
    principals: &[ActorIndex],
) -> Option<ActorIndex> {
    match principals {
        [] => None,
        [one] => Some(*one),
        several => Some(cast.joint(several, TOGETHER)),
    }
}

fn unnamed(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
) -> ActorIndex {
    let side = words.clone().find_map(|word| {
        let (_, name) = page.lexicon.name_at(page, word)?;
        page.lexicon.side(name).map(|side| side.code.clone())
    });
    if let Some(known) = epithets::described_before(page, cast, mentions, words, speaker) {
        return known;
    }
    let words = without_clause(page, words);
    let words = words.start..without_adverbs(page, &words);
    cast.unnamed(page.bytes(&words).of(page.text), side.as_deref())
}

/// "a senior official who took part": the description without the clause that says more of it.
fn without_clause(page: &Page<'_>, words: &Words) -> Words {
    let opens =
        |at: &usize| page.is_any(*at, &[",", "who", "which", "whose", "that", "(", "–", "—"]);
    // "ministers from Valdoria, Kestrel and Marra": a list, and no clause.
    let listed = |comma: &usize| {
        let next = comma + 1 + usize::from(page.low(comma + 1) == "the");
        page.low(*comma) == ","
            && page.is_capital(next)
            && (next..words.end).any(|at| page.low(at) == "and")
            && (next..words.end).all(|at| {
                !page.tag(at).is_verbal()
                    && !page.is_any(at, &["who", "which", "whose", "that", "("])
            })
    };
    let mut end = words.clone().skip(1).find(|at| opens(at) && !listed(at)).unwrap_or(words.end);
    // "the poll in which …": the preposition goes with the clause.
    while end > words.start + 1 && end < words.end && page.tag(end - 1) == Tag::Adp {
        end -= 1;
    }
    words.start..end
}
