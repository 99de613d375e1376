//! Commitments that the form of a content shows where its force is another: a stance repeated, a
//! policy that is steady, what a side will do or has decided to do, what both agreed should be done.

use chancery_record::CommitmentKind;
use chancery_syntax::{Form, Tag};

use crate::actors::cast::Cast;
use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// How many tokens of a content its subject may have.
const SUBJECT: usize = 10;

/// The kind and the words of what the form of a statement's content binds to.
pub(super) fn by_form(
    page: &Page<'_>,
    cast: &Cast,
    told: &Told,
) -> Option<(CommitmentKind, Words)> {
    let content = without_stop(page, &told.content);
    let speaker = told.chain.last().and_then(|link| link.0)?;
    let assures = told.cue.as_ref().is_some_and(|(_, lemma, _)| {
        page.lexicon.is_listed("repeating", lemma) || page.lexicon.is_listed("pledging_cues", lemma)
    });
    let side = cast.side_of(speaker);
    let owner = Owner { side, joint: cast.actors[speaker].members.len() > 1, assures };
    if told.threat || page.opens_condition(content.start) {
        return None;
    }
    let cue = told.cue.as_ref().map(|(words, lemma, _)| (words, lemma.as_str()));
    let repeats = cue.as_ref().is_some_and(|(_, lemma)| page.lexicon.is_listed("repeating", lemma));
    let owned = owned_noun(page, &content, "stances", &owner);
    let steady = |noun: usize| is_steady(page, &content, noun);
    if owned.is_some_and(|noun| repeats && !is_judged(page, &content, noun) || steady(noun)) {
        return Some((CommitmentKind::ReaffirmedPolicy, content));
    }
    let agrees = cue.is_some_and(|(_, lemma)| page.lexicon.is_listed("agreeing_cues", lemma));
    if agrees && owner.joint && has_duty(page, &content) {
        return Some((CommitmentKind::MutualAgreement, content));
    }
    agreed(page, &content, &owner)
        .or_else(|| willed(page, &content, &owner))
        .or_else(|| committing(page, &content))
        .or_else(|| accepted(page, &content))
        .or_else(|| ready(page, &content, &owner))
        .or_else(|| poised(page, &content, &owner))
        .or_else(|| committed(page, &content, &owner))
        .or_else(|| decided(page, &content, &owner))
        .or_else(|| backed(page, &content, &owner))
}

/// Whether the content is a courtesy or a judgment that binds nobody: "offered congratulations",
/// "reaffirmed the ties of friendship".
pub(super) fn is_courtesy(page: &Page<'_>, content: &Words) -> bool {
    let head = content.clone().take(SUBJECT).take_while(|word| {
        !page.is_any(*word, &["to", "for", "of", "on", "between", "in", "under", "with"])
    });
    head.filter(|word| page.tag(*word).is_nominal())
        .last()
        .is_some_and(|head| page.in_list("courtesies", head))
}

/// Whether words tell of an effect that is foreseen: "have a positive impact".
pub(super) fn is_effect(page: &Page<'_>, words: &Words) -> bool {
    page.in_list("effects", words.start)
}

/// Whether it is somebody's will: "Kestrel's determination to …".
pub(super) fn is_will(page: &Page<'_>, content: &Words) -> bool {
    noun_with_owner(page, content, "wills").is_some()
}

/// Who speaks, as far as it tells what is their own.
struct Owner<'c> {
    side: Option<&'c str>,
    joint: bool,
    /// Whether they affirm or pledge: what state they speak of is theirs, where no other is known.
    assures: bool,
}

impl Owner<'_> {
    /// Whether the name that begins here is that of the speaker's side.
    fn is_named(&self, page: &Page<'_>, word: usize) -> Option<usize> {
        let (length, name) = page.name(word)?;
        let code = page.lexicon.side(name).map(|state| state.code.as_str())?;
        self.side.map_or(self.assures, |side| side == code).then_some(length)
    }
}

/// A noun of the list near the beginning that somebody has, with nothing done before it.
fn noun_with_owner(page: &Page<'_>, content: &Words, list: &str) -> Option<usize> {
    let stop = content.end.min(content.start + SUBJECT);
    let noun = (content.start..stop).find(|word| page.in_list(list, *word))?;
    let owned = page.is_any(content.start, &["his", "her", "their", "its", "our", "my"])
        || (content.start..noun).any(|word| page.is_possessive_mark(word));
    let plain = (content.start..noun).all(|word| !page.tag(word).is_verbal());
    (owned && plain).then_some(noun)
}

/// Such a noun that is the speaker's own: "Venn stressed Kestrel's obligations" tells of another's.
fn owned_noun(page: &Page<'_>, content: &Words, list: &str, owner: &Owner<'_>) -> Option<usize> {
    let Some(noun) = noun_with_owner(page, content, list) else {
        return noun_by_name(page, content, list, owner);
    };
    // A possessor with a capital letter is somebody else, unless it is the speaker's side by name.
    let owns = |word: usize| page.is_possessive_mark(word);
    let others = (content.start..noun).any(|word| {
        let name = page.name(word).map(|(length, _)| length);
        let possessor = owns(word + name.unwrap_or(1)) && page.is_capital(word);
        (possessor || name.is_some()) && owner.is_named(page, word).is_none()
    });
    (owner.joint || !others).then_some(noun)
}

/// "Kestrelian support for …": a stance behind the name of the speaker's side.
fn noun_by_name(page: &Page<'_>, content: &Words, list: &str, owner: &Owner<'_>) -> Option<usize> {
    let start = content.start + usize::from(page.low(content.start) == "the");
    let next = start + owner.is_named(page, start)?;
    let noun = page.behind_adverbs(next + usize::from(page.tag(next) == Tag::Adj), content.end);
    page.in_list(list, noun).then_some(noun)
}

/// "Underlined that the world's support is important": a clause that judges what somebody lends.
fn is_judged(page: &Page<'_>, content: &Words, noun: usize) -> bool {
    let stop = content.end.min(noun + SUBJECT);
    let mut near = (noun + 1..stop).take_while(|word| {
        !page.is_any(*word, &[",", "that", "which", "who", "as", "if", "until"])
    });
    near.any(|word| page.is_any(word, &["is", "are", "was", "were", "remains"]))
}

/// "… policy toward the islands is stable and consistent".
fn is_steady(page: &Page<'_>, content: &Words, noun: usize) -> bool {
    let stop = content.end.min(noun + SUBJECT);
    let copula = (noun + 1..stop)
        .find(|word| page.is_any(*word, &["is", "are", "was"]) || page.in_list("remaining", *word));
    copula.is_some_and(|copula| {
        (copula + 1..content.end.min(copula + 5)).any(|word| page.in_list("steady", word))
    })
}

/// Whether what was agreed is to be done rather than so: "that their patrols should withdraw".
fn has_duty(page: &Page<'_>, content: &Words) -> bool {
    let stop = content.end.min(content.start + SUBJECT + 2);
    page.low(content.start) == "to"
        || (content.start..stop).any(|word| page.in_list("duties", word))
}

/// "The Commission also agreed to establish …".
fn agreed(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let at = (content.start + 1..stop).find(|word| page.in_list("agreed_to_act", *word))?;
    let before = (content.start..at)
        .any(|word| page.low(word) == "had" || page.in_list("agreed_before", word));
    let to = page.low(at + 1) == "to" && page.form(at + 2) == Form::Base;
    if !to || before || !owner.joint || at + 4 > content.end {
        return None;
    }
    let words = at + 2..content.end;
    let set_up = super::has_any(page, &words, "mechanisms")
        && super::has_any(page, &(words.start..words.start + 1), "mechanism_verbs");
    let kind = if set_up { CommitmentKind::Mechanism } else { CommitmentKind::MutualAgreement };
    Some((kind, words))
}

/// "We will not storm the harbour", "the embassy would publish the rules", "the two would keep in
/// touch": an act to come of the speaker's own side.
fn willed(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let (modal, behind) = modal(page, &(content.start + 1..stop))?;
    let denied = |word: usize| page.is_any(word, &["not", "never"]);
    let verb = (behind..content.end.min(behind + 3))
        .find(|word| page.tag(*word) != Tag::Adv && !denied(*word))?;
    // "Valdoria hopes that Kestrel will …": whose act it is stands in a clause of its own.
    let inner =
        (content.start..modal).any(|word| page.tag(word) == Tag::Verb || page.low(word) == "that");
    let hangs = content.clone().any(|word| page.opens_condition(word));
    let refuses = (modal + 1..verb).any(denied) && page.in_list("refusing", verb);
    let acts = page.tag(verb).is_verbal()
        && page.form(verb) == Form::Base
        && !page.in_list("states_of_being", verb)
        && !page.in_list("no_deeds", verb)
        && verb + 1 < content.end;
    if inner || hangs || refuses || !acts {
        return None;
    }
    if page.low(content.start) == "both" || page.reads(content.start, &["the", "two"]) {
        return Some((CommitmentKind::MutualAgreement, content.clone()));
    }
    is_own_subject(page, &(content.start..modal), owner)
        .then(|| (CommitmentKind::UnilateralCommitment, content.clone()))
}

/// "Will", "would", "is going to": where the subject ends and where the act may begin.
fn modal(page: &Page<'_>, words: &Words) -> Option<(usize, usize)> {
    words.clone().find_map(|word| {
        if page.is_any(word, &["will", "would", "shall", "'ll"]) {
            return Some((word, word + 1));
        }
        // "We are going to start" is said of the talk itself as often as not.
        let going = page.tag(word) == Tag::Aux
            && page.reads(word + 1, &["going", "to"])
            && !page.is_i_or_we(word - 1);
        going.then_some((word, word + 3))
    })
}

/// "…; committing to try all measures": a participle of pledging that opens the content.
fn committing(page: &Page<'_>, content: &Words) -> Option<(CommitmentKind, Words)> {
    let at = content.start;
    let pledges = page.form(at) == Form::Gerund && page.in_list("pledging_participles", at);
    let act = page.low(at + 1) == "to" && page.form(at + 2) == Form::Base;
    (pledges && act && at + 4 < content.end)
        .then(|| (CommitmentKind::UnilateralCommitment, at + 2..content.end))
}

/// "He has accepted the invitation to attend the regatta": a visit that is planned.
fn accepted(page: &Page<'_>, content: &Words) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let verb = (content.start..stop)
        .find(|word| page.in_list("accepting", *word) && page.tag(*word) == Tag::Verb)?;
    let near = verb + 1..content.end.min(verb + 5);
    let invited = near.clone().any(|word| page.in_list("invitations", word));
    let denied = (content.start..verb).any(|word| page.is_any(word, &["not", "never"]));
    (invited && !denied).then_some((CommitmentKind::PlannedVisit, verb..content.end))
}

/// "To each other the willingness of their countries to deepen trade", "Kestrel's readiness to help":
/// a will to act of the speaker's own.
fn ready(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let noun = (content.start..stop).find(|word| page.in_list("wills", *word))?;
    let to = (noun + 1..content.end.min(noun + SUBJECT))
        .find(|word| page.low(*word) == "to" && page.form(word + 1) == Form::Base)?;
    let between = noun + 1..to;
    let of = page.low(noun + 1) == "of"
        && (page.is_any(noun + 2, &["their", "his", "her", "its", "our", "both"])
            || owner.is_named(page, noun + 2).is_some());
    let own = owned_noun(page, content, "wills", owner).is_some() && between.is_empty();
    ((of || own) && to + 3 < content.end)
        .then(|| (CommitmentKind::UnilateralCommitment, to + 1..content.end))
}

/// "The Secretariat was ready to help": a will told of one's own side, or of a body by name where it is
/// not known whose the speaker is.
fn poised(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let (at, length) = (content.start + 2..stop)
        .find_map(|word| page.listed("poised", word).map(|length| (word, length)))?;
    let be = page.before_adverbs(at, content.start + 1) - 1;
    let subject = content.start..be;
    let told = page.tag(be) == Tag::Aux || page.in_list("remaining", be);
    let named = owner.side.is_none() && subject.clone().any(|word| page.is_capital(word));
    let own = is_own_subject(page, &subject, owner) || named;
    let words = at + length..content.end;
    (told && own && words.len() > 1 && page.form(words.start) == Form::Base)
        .then_some((CommitmentKind::UnilateralCommitment, words))
}

/// "Discussed the ports as well as their commitment to keeping them open": a commitment named within
/// what is told.
fn committed(
    page: &Page<'_>,
    content: &Words,
    owner: &Owner<'_>,
) -> Option<(CommitmentKind, Words)> {
    let noun = content.clone().find(|word| {
        let to =
            page.low(word + 1) == "to" && matches!(page.form(word + 2), Form::Gerund | Form::Base);
        to && page.in_list("committing_nouns", *word)
    })?;
    let start = (content.start..noun).rev().take_while(|word| {
        let attribute = page.tag(*word) == Tag::Adj || page.form(*word) == Form::Participle;
        attribute || page.in_list("steady", *word)
    });
    let before = start.last().unwrap_or(noun).checked_sub(1)?;
    let pronoun = page.is_any(before, &["their", "our"])
        || owner.side.is_some() && page.is_any(before, &["its", "his", "her"]);
    (pronoun && before >= content.start && noun + 4 < content.end)
        .then(|| (CommitmentKind::ReaffirmedPolicy, noun + 2..content.end))
}

/// Where the verb stands of what a noun at the beginning commits to: "its commitment to building …".
pub(super) fn committed_to(page: &Page<'_>, content: &Words) -> Option<usize> {
    let stop = content.end.min(content.start + SUBJECT);
    let noun = (content.start..stop).find(|word| page.in_list("committing_nouns", *word))?;
    let verb =
        matches!(page.form(noun + 2), Form::Gerund | Form::Base) && page.tag(noun + 2).is_verbal();
    let plain = (content.start..noun).all(|word| !page.tag(word).is_verbal());
    (page.low(noun + 1) == "to" && verb && plain && noun + 4 < content.end).then_some(noun + 2)
}

/// "Kestrel has decided to open an embassy", "the state was committing a further million".
fn decided(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let stop = content.end.min(content.start + SUBJECT);
    let (at, length) = (content.start + 1..stop)
        .find_map(|word| page.listed("deciding", word).map(|length| (word, length)))?;
    let words = at + length..content.end;
    let own = is_own_subject(page, &(content.start..at), owner) && words.len() > 2;
    own.then_some((CommitmentKind::UnilateralCommitment, words))
}

/// "Kestrel supports the building of the pier".
fn backed(page: &Page<'_>, content: &Words, owner: &Owner<'_>) -> Option<(CommitmentKind, Words)> {
    let start = content.start + usize::from(page.low(content.start) == "the");
    let length = owner.is_named(page, start)?;
    let verb = page.behind_adverbs(start + length, content.end);
    let backs = page.in_list("backing_verbs", verb) && verb + 2 < content.end;
    backs.then(|| (CommitmentKind::UnilateralCommitment, content.clone()))
}

/// Whether the subject is the speaker's own side: "we", the state by name, a body of its own.
fn is_own_subject(page: &Page<'_>, subject: &Words, owner: &Owner<'_>) -> bool {
    let Some(first) = subject.clone().next() else { return false };
    if page.is_i_or_we(first) {
        return true;
    }
    let article = page.low(first) == "the";
    let at = first + usize::from(article);
    let end = page.before_adverbs(subject.end, at + 1);
    let body = |word: usize, list: &str| {
        page.listed(list, word).is_some_and(|length| word + length == end)
    };
    if article && body(at, "posts_abroad")
        || page.is_any(first, &["our", "his", "her", "its", "their"])
            && body(first + 1, "acting_bodies")
    {
        return true;
    }
    let Some(length) = owner.is_named(page, at) else { return false };
    let rest = at + length;
    let owning = usize::from(page.is_possessive_mark(rest));
    rest == end || body(rest + owning, "acting_bodies") || page.low(rest) == ","
}

fn without_stop(page: &Page<'_>, content: &Words) -> Words {
    let mut end = content.end;
    while end > content.start + 1 && page.is_any(end - 1, &[".", ",", ";", "”", "\""]) {
        end -= 1;
    }
    content.start..end
}
