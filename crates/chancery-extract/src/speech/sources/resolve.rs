//! Whom the subject of a cue stands for, by what was said before it.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use super::Subject;
use super::issued::{issuer, the_text};
use super::owned::own_outlet;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets;
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words, fold};
use crate::speech::attributions::{mention, without_adverbs};

/// How those who talk with each other are called together.
const TOGETHER: &str = "the two sides";

/// How many tokens behind those who spoke together their talk may still be theirs.
const FAR_TALK: usize = 120;

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
    /// The last source that was one person of whom the text does not say who it is, and its token.
    pub(crate) described: Option<(ActorIndex, usize)>,
    /// The last source of several.
    pub(crate) group: Option<ActorIndex>,
    /// The token at which it was noted.
    pub(crate) group_at: usize,
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

/// What the reading of a subject depends on.
pub(crate) struct Resolver<'r, 'a> {
    pub(crate) page: &'r Page<'a>,
    pub(crate) mentions: &'r Mentions,
    pub(crate) salience: &'r Salience,
    /// Those who talked with each other.
    pub(crate) principals: &'r [ActorIndex],
    /// Whether these talked by twos, one after the other.
    pub(crate) apart: bool,
    /// The side whose text it is.
    pub(crate) own_side: Option<&'r str>,
    /// Who is speaking: "I", "we".
    pub(crate) voice: Option<ActorIndex>,
    /// The first token of the sentence at hand.
    pub(crate) at: usize,
}

impl Resolver<'_, '_> {
    /// The actor a subject stands for, `previous` being that of the verb before; `None` where the words
    /// do not settle it.
    pub(crate) fn resolve(
        &self,
        cast: &mut Cast,
        subject: &Subject,
        previous: Option<ActorIndex>,
    ) -> Option<ActorIndex> {
        match subject {
            Subject::Named(actors, words) => {
                let body = self.delegation(cast, actors, words);
                Some(body.unwrap_or_else(|| self.named(cast, actors, words)))
            }
            Subject::Pronoun(word) => self.pronoun(cast, *word),
            Subject::Shared => previous,
            Subject::Described(words) => Some(self.described(cast, words)),
            Subject::Talk => {
                let near = self.salience.group_at + FAR_TALK >= self.at;
                let several = self.several(cast).filter(|_| near || !self.salience.reported);
                let known = principals_together(cast, self.principals).or(several);
                // An office's own text on talks of which it does not say between whom.
                known.or_else(|| self.salience.official.then(|| cast.joint(&[], TOGETHER)))
            }
            Subject::None => None,
        }
    }

    /// The last source of several; in a reporter's text, if it is more than one.
    pub(super) fn several(&self, cast: &Cast) -> Option<ActorIndex> {
        let reported = self.salience.reported;
        self.salience.group.filter(|actor| !reported || is_several(self.page, cast, *actor))
    }

    /// The one that a description stands for.
    fn described(&self, cast: &mut Cast, words: &Words) -> ActorIndex {
        let Self { page, mentions, salience, .. } = *self;
        // “…” | the source said: no mark belongs to a description.
        let first = words.clone().find(|at| page.is_word(*at)).unwrap_or(words.start);
        // "sources of the palace | heard by this agency".
        let asked = (first + 1..words.end).find(|at| page.in_list("asked_by", *at));
        let words = &(first..asked.unwrap_or(words.end));
        let known = self.guest_or_host(cast, words).or_else(|| self.talker_described(cast, words));
        let known = known.or_else(|| self.unnamed_holder(cast, words));
        let known = known.or_else(|| self.both_of_two(cast, words));
        if let Some(known) = known {
            return known;
        }
        if let Some(owner) = own_outlet(page, cast, mentions, words) {
            return owner.actor;
        }
        if salience.reported
            && let Some(issuer) = issuer(page, words)
        {
            let named = mention(page, mentions, &issuer).map(|mention| mention.actor);
            return named.unwrap_or_else(|| self.unnamed(cast, &issuer, None));
        }
        if let Some((giver, at)) = salience.text.filter(|_| the_text(page, words))
            && page.sentence_of(words.start) <= page.sentence_of(at) + FAR_TEXT
        {
            return giver;
        }
        let speaker = salience.person.filter(|_| salience.reported);
        let subject = salience.subject.filter(|_| salience.subject_last).or(speaker);
        if salience.reported
            && let Some(known) =
                epithets::pointed(page, cast, mentions, words, subject, self.principals)
        {
            return known;
        }
        self.unnamed(cast, words, speaker)
    }

    /// "The Kestrelian delegation said" in a reporter's text: those who were sent, not the state.
    fn delegation(
        &self,
        cast: &mut Cast,
        actors: &[ActorIndex],
        words: &Words,
    ) -> Option<ActorIndex> {
        let [one] = actors else { return None };
        let page = self.page;
        let state = cast.actors[*one].kind == ActorKind::State;
        let sent = (words.start + 1..words.end).any(|at| page.in_list("sent_bodies", at));
        let press = self.salience.reported && !self.salience.official;
        let side = cast.actors[*one].side.clone();
        (state && sent && press)
            .then(|| cast.unnamed(page.bytes(words).of(page.text), side.as_deref()))
    }

    /// Those who are named as one speaker; a group that names nobody ("the two leaders") is those of the
    /// principals whom it means.
    pub(super) fn named(
        &self,
        cast: &mut Cast,
        actors: &[ActorIndex],
        words: &Words,
    ) -> ActorIndex {
        let page = self.page;
        let [one] = actors else {
            let phrase = fold(page.bytes(words).of(page.text));
            let all = with_counterparts(cast, actors, self.principals);
            return cast.joint(all.as_deref().unwrap_or(actors), &phrase);
        };
        let role = &cast.actors[*one];
        if role.kind != ActorKind::Joint || !role.members.is_empty() {
            return *one;
        }
        let phrase = role.full_name();
        let head = phrase.rsplit(' ').next().unwrap_or_default();
        // "The ministers" of talks for which the text names states alone: nobody it names.
        let people = head.strip_suffix('s');
        let people = people.is_some_and(|head| page.lexicon.offices.get(head).is_some());
        let state = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::State;
        let states = self.principals.iter().all(state);
        // "The parties" where mediators sit with them: not all who talk.
        let parties = self.principals.len() > 2 && page.lexicon.is_listed("parties", head);
        if people && states || parties || is_above(page, cast, self.principals, &phrase) {
            return *one;
        }
        if let Some(pair) = self.pair_of_many(cast, words) {
            return pair;
        }
        if let Some(people) = self.of_states(cast, words) {
            return cast.joint(&people, &phrase);
        }
        let meant = self.without_named(of_office(page, cast, self.principals, &phrase), words);
        // "Leaders" where the text knows one of them alone: not that one.
        if meant.len() == 1 { *one } else { cast.joint(&meant, &phrase) }
    }

    /// An unnamed source: one described before, or another.
    fn unnamed(&self, cast: &mut Cast, words: &Words, speaker: Option<ActorIndex>) -> ActorIndex {
        let page = self.page;
        let known = epithets::described_before(page, cast, self.mentions, words, speaker);
        if let Some(known) = known {
            return known;
        }
        let side = words.clone().find_map(|word| {
            let (_, name) = page.lexicon.name_at(page, word)?;
            page.lexicon.side(name).map(|side| side.code.clone())
        });
        let words = without_clause(page, words);
        let words = words.start..without_adverbs(page, &words);
        cast.unnamed(page.bytes(&words).of(page.text), side.as_deref())
    }
}

/// Whether an actor is more than one.
pub(super) fn is_several(page: &Page<'_>, cast: &Cast, actor: ActorIndex) -> bool {
    let role = &cast.actors[actor];
    role.kind == ActorKind::Joint || role.is_several(page.lexicon)
}

/// "The two presidents" in an account of talks of their ministers: none of those who talked.
fn is_above(page: &Page<'_>, cast: &Cast, principals: &[ActorIndex], phrase: &str) -> bool {
    const HEAD: u8 = 1;
    let heads = page.lexicon.contact_phrases.get("heads_together");
    let heads = heads.is_some_and(|heads| {
        let mut rest = phrase.match_indices(' ').map(|(at, _)| &phrase[at + 1..]);
        heads.get(phrase).is_some() || rest.any(|tail| heads.get(tail).is_some())
    });
    let lower = |actor: &ActorIndex| {
        let office = cast.actors[*actor].office.as_ref();
        office.and_then(|(office, _)| page.lexicon.rank_of(office)).is_some_and(|rank| rank > HEAD)
    };
    heads && !principals.is_empty() && principals.iter().all(lower)
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
