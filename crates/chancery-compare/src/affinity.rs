//! How strongly two statements look like accounts of one utterance.

use chancery_record::{Force, ForceGroup};

use crate::cast::Accord;
use crate::items::Naming;
use crate::profile::{Profile, float};

/// What speaks for setting two statements side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Affinity {
    /// Shared words, weighted: 0 none, 1 all.
    pub(crate) lexical: f64,
    /// Shared topics, weighted by how few statements of these speakers have them: 0 to 1.
    pub(crate) topical: f64,
    /// How the speakers relate.
    pub(crate) accord: Accord,
    /// How the forces relate.
    pub(crate) force: Forces,
    /// Whether one names an item that the other has content on.
    pub(crate) named: Option<Naming>,
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

/// The weights of the sum. They were set on fictional accounts and checked on real ones; see
/// `cargo xtask eval`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Of shared words.
    pub(crate) lexical: f64,
    /// Of shared topics.
    pub(crate) topical: f64,
    /// Whether statements may belong together that share nothing but names: a bad rendering can
    /// lose every other word.
    pub(crate) names_suffice: bool,
    /// The least score of a pair that is set side by side.
    pub(crate) threshold: i32,
    /// The least score of a second or third counterpart of one statement.
    pub(crate) further: i32,
}

impl Scale {
    /// Two renderings of one text: words decide.
    pub(crate) const RENDERINGS: Self =
        Self { lexical: 1.0, topical: 0.2, names_suffice: true, threshold: 420, further: 520 };

    /// The texts of two governments: they share few words, so that speaker, topic and force
    /// weigh more.
    pub(crate) const GOVERNMENTS: Self =
        Self { lexical: 0.8, topical: 0.4, names_suffice: false, threshold: 450, further: 520 };
}

/// Compares two statements. `named` says that one names an item that the other has content on;
/// `specific` gives, for a topic, how few statements share it.
pub(crate) fn affinity(
    a: &Profile,
    b: &Profile,
    scale: &Scale,
    named: Option<Naming>,
    specific: impl Fn(usize) -> f64,
) -> Affinity {
    let common = common(a, b);
    let lexical = if named.is_some() { common.likeness.max(ITEM_NAMED) } else { common.likeness };
    let topical = topical(a, b, specific);
    let accord = a.voice.accord(&b.voice);
    let force = forces(a.force, b.force);
    let bonus = match accord {
        Accord::Same => 0.10,
        Accord::SameSide => 0.05,
        Accord::Joint => 0.0,
        Accord::Open => -0.05,
        Accord::Across if named == Some(Naming::Words) => 0.0,
        Accord::Across => across(a, b),
    } + match force {
        Forces::Same => 0.15,
        Forces::Group => 0.08,
        Forces::Near => 0.0,
        Forces::Open => 0.04,
        Forces::OneReport if named.is_some() => 0.0,
        Forces::OneReport => -0.10,
        Forces::Apart => -0.12,
    };
    let apart = if !scale.names_suffice && share_only_names(&common, a, b) { APART } else { 0.0 };
    let sum = scale.lexical * lexical + scale.topical * topical + bonus + apart;
    Affinity { lexical, topical, accord, force, named, score: thousandths(sum) }
}

/// Speakers of different sides say the same thing only where both evaluate one event, or where
/// one merely names a topic that the other has content on.
fn across(a: &Profile, b: &Profile) -> f64 {
    let evaluates = |profile: &Profile| profile.force == Some(Force::Assessment);
    let names_topic = |profile: &Profile| profile.force == Some(Force::Report);
    if evaluates(a) && evaluates(b) {
        -0.20
    } else if names_topic(a) != names_topic(b) {
        -0.15
    } else {
        APART
    }
}

/// What it counts in shared words that one statement names an item that the other has content on.
const ITEM_NAMED: f64 = 0.6;

/// Weighs more than everything that can speak for a pair.
const APART: f64 = -2.0;

/// What the words of two statements have in common.
struct Common {
    /// 0 none, 1 all.
    likeness: f64,
    /// Whether a word that can carry an item is among them.
    carried: bool,
}

/// Half the cosine of the weighted words (Salton & McGill 1983), half the share of the shorter
/// statement's words that the longer one has, so that a long unit still meets a short one.
///
/// Where both hold numbers and none is shared, the numbers count on neither side: another figure
/// makes another claim, not another item.
fn common(a: &Profile, b: &Profile) -> Common {
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
    let cosine = if norms > 0.0 { dot / norms } else { 0.0 };
    let contained = shared / (mass_a.min(mass_b) + DAMPING);
    Common { likeness: 0.5 * cosine + 0.5 * contained, carried }
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
