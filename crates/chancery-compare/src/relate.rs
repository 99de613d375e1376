//! How two statements that belong together relate.

use chancery_record::{Force, ForceGroup};

use crate::affinity::{Forces, coverage, words_related, words_shared};
use crate::align::Link;
use crate::cast::{Accord, Voice};
use crate::collation::Relation;
use crate::items::{names_topics, share_topics};
use crate::profile::Profile;
use crate::words::Sort;

/// The relation of two linked statements, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// How they relate.
    pub(crate) relation: Relation,
    /// Whether what is claimed agrees, whoever is said to claim it.
    pub(crate) claim_agrees: bool,
    /// Why, each a clause.
    pub(crate) reasons: Vec<String>,
}

/// Shared words above which a difference of number or negation is about the same item.
const SAME_ITEM: f64 = 0.35;

/// Shared words above which a difference of force is one of rendering. Two governments choose
/// their forces, so that it takes nearly the same words; a translator may have bent the force.
const SAME_SAYING: f64 = 0.6;

/// What is told where nothing but the force makes another claim.
const ANOTHER_FORCE: &str = "the same item, put with another force";

/// Judges a link; `renderings` says that both documents render one text.
pub(crate) fn judge(a: &Profile, b: &Profile, link: &Link, renderings: bool) -> Judgement {
    let mut reasons = grounds(a, b, link);
    let claim = claim_difference(a, b, link, renderings);
    let source = source_difference(a, b, link);
    let claim_agrees = claim.is_none();
    // Across the table another force goes without saying, and so it does where one says for both what the
    // other has one say; who speaks does not.
    let across = link.affinity.accord == Accord::Across;
    let said_by = |why: &str| source.filter(|_| across || why == ANOTHER_FORCE);
    let relation = if let Some(why) = topic_only(a, b, link, renderings) {
        reasons.push(why.to_owned());
        Relation::TopicOnly
    } else if let Some(why) = claim {
        reasons.push(said_by(why).unwrap_or(why).to_owned());
        Relation::DifferentClaim
    } else if let Some(why) = source {
        reasons.push(why.to_owned());
        if says_what_the_other_says(a, b) {
            Relation::OtherSpeaker
        } else {
            Relation::DifferentClaim
        }
    } else if a.content.plain == b.content.plain {
        Relation::Same
    } else {
        Relation::OtherRendering
    };
    Judgement { relation, claim_agrees: claim_agrees && relation != Relation::TopicOnly, reasons }
}

/// Whether one of two says most of what the other says, whoever says it. Where the words are others, that
/// nothing was found to differ does not make the claim one.
fn says_what_the_other_says(a: &Profile, b: &Profile) -> bool {
    const MOST: f64 = 0.6;
    /// So many words at least have to say something: all of "that is right" may stand anywhere.
    const FEWEST: usize = 2;
    let says = |own: &Profile, other: &Profile| {
        let telling = own.terms.iter().filter(|term| term.carries).count();
        telling >= FEWEST && coverage(own, other) >= MOST
    };
    says(a, b) || says(b, a)
}

/// Whether two statements that may belong together claim one thing, whoever is said to claim it:
/// what [`judge`] says of it, without the rest.
pub(crate) fn claims_agree(a: &Profile, b: &Profile, link: &Link, renderings: bool) -> bool {
    topic_only(a, b, link, renderings).is_none()
        && claim_difference(a, b, link, renderings).is_none()
}

/// Why they have no more than a topic in common, if so.
fn topic_only(a: &Profile, b: &Profile, link: &Link, renderings: bool) -> Option<&'static str> {
    let (report, other) = if names_topics(a) { (a, b) } else { (b, a) };
    let only_names = match renderings {
        true => link.affinity.lexical < SAME_ITEM,
        false => link.affinity.accord != Accord::Same || !tells(report, other),
    };
    if names_topics(a) != names_topics(b) && only_names {
        Some("one of the two only names the topic")
    } else if renderings || !(names_topics(a) && names_topics(b)) {
        None
    } else if !share_topics(a, b) {
        Some("both only name topics, and not all of them are the same")
    } else if link.affinity.accord == Accord::Joint {
        Some("one tells what a side said of a topic that both talked of")
    } else {
        None
    }
}

/// Whether what looks like a list of topics has so much of what the other says that it tells it: one
/// speaker, who "outlined the tariffs that would follow", named more than a topic.
fn tells(report: &Profile, other: &Profile) -> bool {
    const ENOUGH: f64 = 0.25;
    let of_one = matches!(report.voice, Voice::Person(..));
    (of_one || report.content.says_what_is_needed) && coverage(other, report) >= ENOUGH
}

/// Why the two were set side by side at all.
fn grounds(a: &Profile, b: &Profile, link: &Link) -> Vec<String> {
    let mut reasons = Vec::new();
    match link.affinity.accord {
        Accord::Same => reasons.push("same speaker".to_owned()),
        Accord::SameSide => reasons.push("speakers of one side".to_owned()),
        Accord::Joint => reasons.push("a joint speaker and one of its sides".to_owned()),
        Accord::Across => reasons.push("both sides speak of the same thing".to_owned()),
        Accord::Open => {}
    }
    if a.content.plain == b.content.plain {
        reasons.push("same words".to_owned());
    } else {
        reasons.extend(words_in_common(a, b, link));
    }
    if link.affinity.figure {
        reasons.push("both give the same figure".to_owned());
    }
    if link.affinity.item > 0.0 {
        reasons.push("one names what the other is about".to_owned());
    }
    if link.affinity.topical >= 0.4 {
        reasons.push("a topic that few other statements share".to_owned());
    }
    if link.affinity.force == Forces::Same {
        reasons.push("same force".to_owned());
    }
    if link.by_order {
        reasons.push("both stand between the same neighbours".to_owned());
    }
    reasons
}

/// The most words that a reason names.
const NAMED: usize = 3;

/// Which words the two share, or have of one field of meaning.
fn words_in_common(a: &Profile, b: &Profile, link: &Link) -> Vec<String> {
    let shared: Vec<String> = words_shared(a, b).into_iter().take(NAMED).collect();
    let related = words_related(a, b).into_iter().take(NAMED);
    let related: Vec<String> = related.map(|(one, other)| format!("{one}/{other}")).collect();
    let named = |what: &str, words: &[String]| match words {
        [] => what.to_owned(),
        words => format!("{what}: {}", words.join(", ")),
    };
    let mut out = Vec::new();
    if link.affinity.lexical >= 0.3 {
        out.push(named("many words in common", &shared));
    } else if link.affinity.lexical >= 0.15 || !shared.is_empty() {
        out.push(named("some words in common", &shared));
    }
    if !related.is_empty() && link.affinity.lexical < 0.3 {
        out.push(named("related words", &related));
    }
    out
}

/// What the two claim differently, if anything.
fn claim_difference(
    a: &Profile,
    b: &Profile,
    link: &Link,
    renderings: bool,
) -> Option<&'static str> {
    let lexical = link.affinity.lexical;
    if a.content.plain == b.content.plain {
        return None;
    }
    let likely_one = lexical >= SAME_ITEM;
    if other_figures(a, b) || (likely_one && other_numbers(a, b)) {
        return Some("the numbers differ");
    }
    if other_months(a, b) && (likely_one || undertake(a, b)) {
        return Some("the months differ");
    }
    if likely_one {
        let turned = a.content.poles.iter().any(|(opposition, pole)| {
            b.content.poles.contains(&(*opposition, !pole))
                && !b.content.poles.contains(&(*opposition, *pole))
                && !a.content.poles.contains(&(*opposition, !pole))
        });
        if turned && a.content.negated == b.content.negated {
            return Some("one says the opposite of what the other says");
        }
        if !turned && !renderings && (denies(a, b) || denies(b, a)) {
            return Some("one denies what the other says");
        }
    }
    if !renderings && !likely_one && (blames_whom(a, b) || blames_whom(b, a)) {
        return Some("one names whom it blames, the other nobody");
    }
    let one_figure = link.affinity.figure && link.affinity.accord == Accord::Same;
    let same_words = renderings || lexical >= SAME_SAYING || one_figure;
    let same_saying = same_words || joins(a, b) || joins(b, a);
    let differ = match link.affinity.force {
        Forces::Group | Forces::Near | Forces::Apart => other_act(a, b, link),
        _ => false,
    };
    (differ && !same_saying).then_some(ANOTHER_FORCE)
}

/// Whether one begins with whom it blames ("Valdoria's killing of") where the other names nobody.
fn blames_whom(one: &Profile, other: &Profile) -> bool {
    let begins = one.content.terms.first().is_some_and(|term| term.sort == Sort::Name);
    one.force == Some(Force::Accusation) && begins && other.places().next().is_none()
}

/// Whether another force makes another claim of it. That one speaker asks for a thing or demands it,
/// stresses it or holds it to be right, is often the choice of who reports it, and so it is where the
/// other has both sides say it; that he denies it, blames or threatens for it, or binds himself to it, is
/// not.
fn other_act(a: &Profile, b: &Profile, link: &Link) -> bool {
    if !matches!(link.affinity.accord, Accord::Same | Accord::Joint) {
        return true;
    }
    let one_is = |forces: &[Force]| {
        let is = |profile: &Profile| profile.force.is_some_and(|force| forces.contains(&force));
        is(a) != is(b)
    };
    one_is(&[Force::IntentDenial, Force::Rejection])
        || one_is(&[Force::Accusation, Force::Warning])
        || (one_is(&[Force::Commitment]) && one_is(&[Force::Offer, Force::Reaffirmation]))
        || (one_is(&[Force::Commitment, Force::Offer]) && one_is(&[Force::Assessment]))
}

/// Whether both name months and have none in common.
fn other_months(a: &Profile, b: &Profile) -> bool {
    let (x, y) = (&a.content.months, &b.content.months);
    !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
}

/// Whether both undertake something: a month is then when it falls due.
fn undertake(a: &Profile, b: &Profile) -> bool {
    let binds = |force: Option<Force>| force.is_some_and(|f| f.group() == ForceGroup::Commissive);
    binds(a.force) && binds(b.force)
}

/// Whether one says with "not" just what the other says without any.
fn denies(one: &Profile, other: &Profile) -> bool {
    let said = |key: &String| other.content.terms.iter().any(|term| term.key == *key);
    !other.content.negated && one.content.denied.iter().any(said)
}

/// Whether one has both sides agree on what the other has one side undertake, or both in another
/// form: who agrees to do a thing is ready to do it, and orders it to be done.
pub(crate) fn joins(joint: &Profile, single: &Profile) -> bool {
    let binds = |profile: &Profile| {
        profile.force.is_some_and(|force| force.group() == ForceGroup::Commissive)
    };
    let undertakes = matches!(single.force, Some(Force::Commitment | Force::Offer));
    joint.speaks_for_both()
        && binds(joint)
        && (undertakes || (single.speaks_for_both() && binds(single)))
}

/// Whether both hold numbers and have none in common.
fn other_numbers(a: &Profile, b: &Profile) -> bool {
    let (x, y) = (&a.content.numbers, &b.content.numbers);
    !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
}

/// Whether they give other numbers for the same thing: 12,000 students, 21,000 students.
fn other_figures(a: &Profile, b: &Profile) -> bool {
    let (x, y) = (&a.content.counted, &b.content.counted);
    let both = || x.iter().filter_map(|(unit, numbers)| Some((numbers, y.get(unit)?)));
    other_numbers(a, b) && both().any(|(x, y)| x.is_disjoint(y))
}

/// What differs in who is said to speak, if anything. One who says that both sides agree speaks
/// for both.
fn source_difference(a: &Profile, b: &Profile, link: &Link) -> Option<&'static str> {
    match link.affinity.accord {
        Accord::Joint if a.speaks_for_both() && b.speaks_for_both() => None,
        // That one told the other of a thing, and that both talked of it, gives neither any words.
        Accord::Joint if names_topics(a) && names_topics(b) => None,
        Accord::Joint => Some("one account gives it to both sides, the other to one"),
        Accord::Across => Some("the accounts give it to different speakers"),
        _ => None,
    }
}
