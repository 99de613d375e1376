//! How strongly two statements look like accounts of one utterance.

use chancery_record::{Force, ForceGroup};

use crate::cast::{Accord, Voice};
use crate::items::names_topics;
use crate::profile::{Profile, Weighed, float};
use crate::relate::joins;

/// What speaks for setting two statements side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Affinity {
    /// Shared words, weighted: 0 none, 1 all.
    pub(crate) lexical: f64,
    /// The same with words of one field of meaning, which count less.
    pub(crate) wide: f64,
    /// Shared topics, weighted by how few statements of these speakers have them: 0 to 1.
    pub(crate) topical: f64,
    /// How the speakers relate.
    pub(crate) accord: Accord,
    /// How the forces relate.
    pub(crate) force: Forces,
    /// How much of an item that one names the other has content on: 0 to 1.
    pub(crate) item: f64,
    /// Whether one pair of related words is all that carries an item.
    pub(crate) hangs_on_one: bool,
    /// Whether both give one figure, which two statements hardly share by chance.
    pub(crate) figure: bool,
    /// The sum, in thousandths.
    pub(crate) score: i32,
}

/// How two forces relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forces {
    /// The same force.
    Same,
    /// Different forces of one group.
    Group,
    /// Forces that readers often take for each other.
    Near,
    /// One only names the topic.
    OneReport,
    /// One or both unknown.
    Open,
    /// None of these.
    Apart,
}

/// The weights of the sum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Of shared words.
    lexical: f64,
    /// What a pair of words of one field of meaning counts of a shared word.
    related: f64,
    /// Of shared topics.
    topical: f64,
    /// Of a shared number.
    number: f64,
    /// Of a shared figure beyond that, and what more where the sides differ: a sum and the thanks for
    /// it are of one item, whoever speaks.
    figure: (f64, f64),
    /// Of an item that one names and the other has content on.
    item: f64,
    /// For the two standing as far apart in their documents as can be.
    distance: f64,
    /// Where nothing is shared but names.
    only_names: f64,
    /// Where one pair of related words is all that can carry an item.
    only_related: f64,
    /// For each [`Accord`], in its order.
    accord: [f64; 5],
    /// For [`Forces`], in its order; where the sides differ so may the forces.
    force: [f64; 6],
    /// The least score of a pair that is set side by side, in thousandths.
    pub(crate) threshold: i32,
    /// The least score of a pair that stands out among all pairs of its ends.
    pub(crate) alone: i32,
    /// The least score of a second or third counterpart of one statement.
    pub(crate) further: i32,
}

/// Weighs more than everything that can speak for a pair.
const APART: f64 = -9.0;

impl Scale {
    /// Two renderings of one text: words decide, and a bad rendering can lose every word but names.
    pub(crate) const RENDERINGS: Self = Self {
        lexical: 1.0,
        related: 0.0,
        topical: 0.2,
        number: 0.0,
        figure: (0.0, 0.0),
        item: 0.0,
        distance: 0.0,
        only_names: 0.0,
        only_related: 0.0,
        accord: [0.10, 0.05, 0.0, -0.05, APART],
        force: [0.15, 0.08, 0.0, -0.10, 0.04, -0.12],
        threshold: 420,
        alone: 420,
        further: 520,
    };

    /// The texts of two governments: they share few words, so that speaker, topic, force and order
    /// weigh more. The weights are those of a logistic regression over pairs of statements, invented
    /// ones and real ones, each pair of documents left out in turn to choose the threshold, in
    /// thousandths of log-odds; some of them then moved by a search for what aligns invented and real
    /// pairs best and drops below no floor.
    pub(crate) const GOVERNMENTS: Self = Self {
        lexical: 6.4,
        related: 0.7,
        topical: 1.6,
        number: 1.3,
        figure: (1.2, 0.8),
        item: 2.05,
        distance: -2.0,
        only_names: -1.0,
        only_related: -0.8,
        accord: [0.0, -0.85, -0.95, -0.7, -1.95],
        force: [0.0, -0.5, -1.2, -0.6, 0.0, -2.2],
        threshold: 1_450,
        alone: 500,
        further: 1_250,
    };
}

impl Scale {
    /// Whether the items that reports name count.
    pub(crate) fn weighs_items(&self) -> bool {
        self.item > 0.0
    }
}

/// The stretch of its document that a statement takes up, both ends as shares of the whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch(f64, f64);

impl Stretch {
    /// The whole document.
    pub(crate) const WHOLE: Self = Self(0.0, 1.0);

    /// That of the statement at a place, of so many.
    pub(crate) fn of(place: usize, count: usize) -> Self {
        let count = float(count.max(1));
        Self(float(place) / count, float(place + 1) / count)
    }

    /// How far two stretches lie apart; nothing where they overlap.
    fn gap(self, other: Self) -> f64 {
        (self.0.max(other.0) - self.1.min(other.1)).max(0.0)
    }
}

/// From how much of an item on, that both talked of it tells what each said of it.
const MUCH_OF_IT: f64 = 0.55;

/// Compares two statements. `item` says how much of an item that one names the other has content on;
/// `specific` gives, for a topic, how few statements share it.
pub(crate) fn affinity(
    a: &Profile,
    b: &Profile,
    scale: &Scale,
    (of_a, of_b): (Stretch, Stretch),
    item: f64,
    specific: impl Fn(usize) -> f64,
) -> Affinity {
    let common = common(a, b, scale.related);
    let topical = topical(a, b, specific);
    let accord = accord(a, b);
    let force = forces(a.force, b.force);
    let across = accord == Accord::Across;
    // One who says that both agree speaks for both, and what both agree to do each undertakes.
    let agreed = || a.speaks_for_both() && b.speaks_for_both();
    // That both talked of a thing tells what each said of it.
    let named = item >= MUCH_OF_IT && (names_topics(a) || names_topics(b));
    let for_both = accord == Accord::Joint && (named || agreed() || joins(a, b) || joins(b, a));
    let number = !a.content.numbers.is_disjoint(&b.content.numbers);
    let figure = !a.content.figures.is_disjoint(&b.content.figures);
    let hangs_on_one = hangs_on_one_relation(&common, a, b, topical.max(item));
    let given = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let sum = scale.lexical * common.wide
        + scale.topical * topical
        + given(number, scale.number)
        + given(figure, scale.figure.0)
        + given(figure && across, scale.figure.1)
        + scale.item * item
        + scale.distance * of_a.gap(of_b)
        + given(share_only_names(&common, a, b), scale.only_names)
        + given(hangs_on_one, scale.only_related)
        + given(!for_both, scale.accord.get(accord as usize).copied().unwrap_or(0.0))
        + given(across && !figure && !meet(a, b), APART)
        + given(!across, scale.force.get(force as usize).copied().unwrap_or(0.0));
    let (lexical, wide) = (common.likeness, common.wide);
    let score = thousandths(sum);
    Affinity { lexical, wide, topical, accord, force, item, hangs_on_one, figure, score }
}

/// Whether a pair of related words, of several words that either has, is all that speaks for two: allies in
/// a crisis, and the strength of an alliance.
fn hangs_on_one_relation(common: &Common, a: &Profile, b: &Profile, matter: f64) -> bool {
    const MUCH: f64 = 0.5;
    common.single_relation && matter == 0.0 && coverage(a, b).max(coverage(b, a)) < MUCH
}

/// How the speakers relate. What one talked of with the other both talked of.
pub(crate) fn accord(a: &Profile, b: &Profile) -> Accord {
    let accord = a.voice.accord(&b.voice);
    let both = |profile: &Profile| profile.of_both || matches!(profile.voice, Voice::Joint(_));
    match accord {
        Accord::Same => accord,
        _ if (a.of_both || b.of_both) && both(a) && both(b) => Accord::Same,
        Accord::Across if a.of_both || b.of_both => Accord::Joint,
        _ => accord,
    }
}

/// Whether speakers of different sides may have said something on one item: both judge or praise one
/// event, or one merely names a topic that the other has content on. What each asks of the other is two
/// things.
fn meet(a: &Profile, b: &Profile) -> bool {
    let is = |profile: &Profile, force: Force| profile.force == Some(force);
    let judges =
        |profile: &Profile| matches!(profile.force, Some(Force::Assessment | Force::Appreciation));
    (judges(a) && judges(b)) || is(a, Force::Report) != is(b, Force::Report)
}

/// What the words of two statements have in common.
struct Common {
    /// 0 none, 1 all.
    likeness: f64,
    /// The same with related words.
    wide: f64,
    /// Whether a word that can carry an item is among them.
    carried: bool,
    /// Whether all that can carry an item is one pair of related words: allies, and an alliance.
    single_relation: bool,
}

/// Half the cosine of the weighted words (Salton & McGill 1983), half the share of the shorter
/// statement's words that the longer one has, so that a long unit still meets a short one.
///
/// Where both hold numbers and none is shared, the numbers count on neither side: another figure
/// makes another claim, not another item.
fn common(a: &Profile, b: &Profile, worth: f64) -> Common {
    /// Weight of about one ordinary word: keeps a statement of one word from being "contained".
    const DAMPING: f64 = 2.0;
    let (x, y) = (&a.content.numbers, &b.content.numbers);
    let figures_differ = !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    let (mut dot, mut shared, mut carried) = (0.0, 0.0, false);
    let mut rest = b.terms.iter().peekable();
    for one in &a.terms {
        while rest.next_if(|other| other.term < one.term).is_some() {}
        if let Some(other) = rest.next_if(|other| other.term == one.term) {
            dot += one.weight * other.weight;
            shared += one.weight.min(other.weight);
            carried |= one.carries && other.carries;
        }
    }
    let measure = |profile: &Profile| match figures_differ {
        true => profile.mass_without_numbers,
        false => profile.mass,
    };
    let ((mass_a, square_a), (mass_b, square_b)) = (measure(a), measure(b));
    let norms = (square_a * square_b).sqrt();
    let least = mass_a.min(mass_b) + DAMPING;
    let likeness = |dot: f64, shared: f64| {
        let cosine = if norms > 0.0 { dot / norms } else { 0.0 };
        0.5 * cosine + 0.5 * shared / least
    };
    let exact = likeness(dot, shared);
    if worth == 0.0 {
        return Common { likeness: exact, wide: exact, carried, single_relation: false };
    }
    let related = related(a, b);
    let products: f64 = related.iter().map(|(x, y)| x.weight * y.weight).sum();
    let smaller: f64 = related.iter().map(|(x, y)| x.weight.min(y.weight)).sum();
    let wide = likeness(dot + worth * products, shared + worth * smaller);
    let single_relation = !carried && related.len() == 1;
    Common { likeness: exact, wide, carried: carried || !related.is_empty(), single_relation }
}

/// How much of what a statement says, by the weight of its words, another has in the same or related
/// words: 0 none, 1 all.
pub(crate) fn coverage(own: &Profile, other: &Profile) -> f64 {
    let in_other = |term: usize| other.terms.binary_search_by_key(&term, |one| one.term).is_ok();
    let shared = own.terms.iter().filter(|one| in_other(one.term)).map(|one| one.weight);
    let related = related(own, other);
    let related = related.iter().map(|(one, _)| Scale::GOVERNMENTS.related * one.weight);
    let held: f64 = shared.chain(related).sum();
    if own.mass.0 > 0.0 { held / own.mass.0 } else { 1.0 }
}

/// The words that two statements share, those that say most first, without the numbers and without
/// what is usual or names a party.
pub(crate) fn words_shared(a: &Profile, b: &Profile) -> Vec<String> {
    let in_b = |term: usize| b.terms.binary_search_by_key(&term, |one| one.term).is_ok();
    let shared = a.terms.iter().zip(&a.words).filter(|(one, word)| {
        !word.is_empty() && !one.number && one.weight >= TELLING && in_b(one.term)
    });
    let mut shared: Vec<(&Weighed, &String)> = shared.collect();
    shared.sort_by(|(x, own), (y, other)| y.weight.total_cmp(&x.weight).then(own.cmp(other)));
    shared.into_iter().map(|(_, word)| word.clone()).collect()
}

/// The pairs of words of one field of meaning that stand for each other in two statements.
pub(crate) fn words_related(a: &Profile, b: &Profile) -> Vec<(String, String)> {
    let word = |profile: &Profile, term: usize| {
        let at = profile.terms.binary_search_by_key(&term, |one| one.term).ok()?;
        profile.words.get(at).cloned()
    };
    let pairs = related(a, b);
    pairs.iter().filter_map(|(x, y)| Some((word(a, x.term)?, word(b, y.term)?))).collect()
}

/// The least weight of a word that is named as a reason.
const TELLING: f64 = 1.2;

/// Pairs of words that are not shared themselves and belong to one field of meaning; each word once.
fn related<'a>(a: &'a Profile, b: &'a Profile) -> Vec<(&'a Weighed, &'a Weighed)> {
    let free = |own: &'a Profile, other: &Profile, place: usize| {
        let word = own.terms.get(place)?;
        other.terms.binary_search_by_key(&word.term, |one| one.term).is_err().then_some(word)
    };
    let mut pairs: Vec<(&Weighed, &Weighed)> = Vec::new();
    let mut rest = b.fields.as_slice();
    for (field, place) in &a.fields {
        let behind = rest.partition_point(|(other, _)| other < field);
        rest = rest.get(behind..).unwrap_or(&[]);
        let alike = rest.iter().take_while(|(other, _)| other == field);
        let Some(word) = free(a, b, *place) else { continue };
        if pairs.iter().any(|(known, _)| known.term == word.term) {
            continue;
        }
        let others = alike.filter_map(|(_, place)| free(b, a, *place));
        let unused = others.filter(|one| !pairs.iter().any(|(_, known)| known.term == one.term));
        if let Some(other) = unused.max_by(|x, y| x.weight.total_cmp(&y.weight)) {
            pairs.push((word, other));
        }
    }
    pairs
}

/// Whether all that two statements share is names, or words that are usual everywhere, while each
/// has a matter of its own: then one place was named twice, and nothing said twice.
fn share_only_names(common: &Common, a: &Profile, b: &Profile) -> bool {
    !common.carried
        && !a.matters.is_empty()
        && !b.matters.is_empty()
        && a.matters.is_disjoint(&b.matters)
}

fn topical(a: &Profile, b: &Profile, specific: impl Fn(usize) -> f64) -> f64 {
    let (mut best, mut shared) = (0.0_f64, 0usize);
    for (topic, own) in &a.topics {
        if let Some((_, other_own)) = b.topics.iter().find(|(other, _)| other == topic) {
            let certainty = match (own, other_own) {
                (true, true) => 1.0,
                (false, false) => 0.5,
                _ => 0.75,
            };
            best = best.max(certainty * specific(*topic));
            shared += 1;
        }
    }
    let fewest = a.topics.len().min(b.topics.len());
    if fewest == 0 { 0.0 } else { best * (0.5 + 0.5 * float(shared) / float(fewest)) }
}

fn forces(a: Option<Force>, b: Option<Force>) -> Forces {
    let (Some(a), Some(b)) = (a, b) else { return Forces::Open };
    if a == b {
        return Forces::Same;
    }
    if a == Force::Report || b == Force::Report {
        return Forces::OneReport;
    }
    let (x, y) = (a.group().min(b.group()), a.group().max(b.group()));
    if x == y {
        return Forces::Group;
    }
    let near = matches!(
        (x, y),
        (ForceGroup::Directive, ForceGroup::Normative)
            | (ForceGroup::Commissive, ForceGroup::Directive)
            | (ForceGroup::Conflictual, ForceGroup::Assertive)
            | (ForceGroup::Normative, ForceGroup::Assertive)
            | (ForceGroup::Commissive, ForceGroup::Assertive)
    );
    if near { Forces::Near } else { Forces::Apart }
}

/// Rounded, so that the order of pairs does not hang on the last bit of a logarithm.
#[allow(clippy::cast_possible_truncation)]
fn thousandths(value: f64) -> i32 {
    (value * 1000.0).round() as i32
}
