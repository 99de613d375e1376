//! From two records to a collation.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Diagnostic, Force, Id, Record, Severity, Statement};

use crate::affinity::coverage;
use crate::align::{self, Alignment, Link};
use crate::cast::{Accord, Cast, Voice};
use crate::collation::{
    COLLATION_SCHEMA, Change, Collation, Counts, FieldDifference, Pairing, Relation, Row, Siglum,
    Unconfirmed, Witness,
};
use crate::lexicon::Lexicon;
use crate::names;
use crate::profile::Profiles;
use crate::relate::{Judgement, claims_agree, judge};
use crate::{fields, pairing, redline, unconfirmed};

/// Sets two documents side by side.
///
/// The result depends on the records alone. `collate(b, a)` is the mirror image of
/// `collate(a, b)`, but for the order of rows, which follows the first document. The cost is the
/// product of the numbers of statements up to 250,000 pairs; beyond that only pairs that share a
/// rare word are looked at, and a diagnostic says so.
#[must_use]
pub fn collate(a: &Record, b: &Record) -> Collation {
    // Ties are broken by place; one fixed order of the documents makes the result symmetric.
    let turned = key(a) > key(b);
    let comparison = if turned { Comparison::of(b, a).mirrored() } else { Comparison::of(a, b) };
    comparison.into_collation(a, b)
}

fn key(record: &Record) -> (&str, Vec<&Id>) {
    (record.document.sha256.as_str(), record.statements.iter().map(|s| &s.id).collect())
}

/// What a document is called in a collation.
pub(crate) fn siglum(record: &Record) -> Siglum {
    let document = &record.document;
    Siglum {
        sha256: document.sha256.clone(),
        title: document.title.value().cloned(),
        issuer: document.issuer.value().cloned(),
        side: document.issuer_side.value().cloned(),
        published: document.published.value().map(ToString::to_string),
        rendition: document.rendition.value().copied(),
    }
}

/// Two links' ends and how they relate, before rows are made of them.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// Place in the first document.
    pub(crate) a: usize,
    /// Place in the second document.
    pub(crate) b: usize,
    /// Strength, in thousandths.
    pub(crate) score: i32,
    /// How they relate.
    pub(crate) judgement: Judgement,
    /// The end around which the row is made: the one that has more counterparts.
    middle: Witness,
}

impl Judged {
    fn at(&self, witness: Witness) -> usize {
        match witness {
            Witness::A => self.a,
            Witness::B => self.b,
        }
    }
}

/// Who speaks, and with what force.
pub(crate) type Told = (Voice, Option<Force>);

/// A comparison by places of statements.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    pub(crate) links: Vec<Judged>,
    /// The statements of each document whose claim the other account has: in a link, or in a pair
    /// as likely of which an end has a better counterpart.
    contained: (BTreeSet<usize>, BTreeSet<usize>),
    /// For each statement the one of the other document with the likest words, where that was not
    /// set beside it.
    nearest: (BTreeMap<usize, usize>, BTreeMap<usize, usize>),
    /// Who speaks in each statement, and with what force, as they were compared.
    voices: (Vec<Told>, Vec<Told>),
    cast: Cast,
    pub(crate) cut: bool,
}

impl Comparison {
    /// Aligns and judges.
    pub(crate) fn of(a: &Record, b: &Record) -> Self {
        let cast = Cast::of(a, b);
        let profiles = Profiles::of(a, b, &cast, Lexicon::english());
        let Alignment { links, passed_over, near, renderings, cut } = if same_statements(a, b) {
            align::identity(&profiles)
        } else {
            align::align(&profiles, one_text(a, b))
        };
        let middle = middles(&links);
        let judged = |link: &Link| {
            let (first, second) = (profiles.a.get(link.a)?, profiles.b.get(link.b)?);
            let judgement = judge(first, second, link, renderings);
            let (score, middle) = (link.affinity.score, middle(link));
            Some(Judged { a: link.a, b: link.b, score, judgement, middle })
        };
        let mut links: Vec<Judged> = links.iter().filter_map(judged).collect();
        let contained = contained(&links, &passed_over, &profiles, renderings);
        links.sort_by_key(|link| (link.a, link.b));
        let nearest = nearest(near);
        let voices = |profiles: Vec<crate::profile::Profile>| {
            profiles.into_iter().map(|profile| (profile.voice, profile.force)).collect()
        };
        let voices = (voices(profiles.a), voices(profiles.b));
        Self { links, contained, nearest, voices, cast, cut }
    }

    fn mirrored(mut self) -> Self {
        for link in &mut self.links {
            std::mem::swap(&mut link.a, &mut link.b);
            link.middle = link.middle.other();
        }
        std::mem::swap(&mut self.contained.0, &mut self.contained.1);
        std::mem::swap(&mut self.nearest.0, &mut self.nearest.1);
        self.links.sort_by_key(|link| (link.a, link.b));
        std::mem::swap(&mut self.voices.0, &mut self.voices.1);
        self
    }

    fn into_collation(self, a: &Record, b: &Record) -> Collation {
        let mut rows = rows(a, b, &self.links);
        self.point_to_nearest(a, b, &mut rows);
        let unconfirmed = unconfirmed::unconfirmed(a, b, &self);
        let shared = self.claims_in_both();
        let fields: Vec<FieldDifference> = fields::fields(a, b, &self.cast);
        let pairing: Pairing = pairing::pair(a, b, &|| shared);
        let mut diagnostics = Vec::new();
        if self.cut {
            diagnostics.push(
                Diagnostic::new(
                    "C001",
                    Severity::Warning,
                    "the documents are too long to compare every statement with every other; \
                     only statements that share a rare word were compared",
                )
                .help("compare the parts of the documents one by one"),
            );
        }
        Collation {
            schema: Cow::Borrowed(COLLATION_SCHEMA),
            a: siglum(a),
            b: siglum(b),
            pairing,
            counts: counts(&rows, &unconfirmed),
            rows,
            fields,
            unconfirmed,
            reviews: BTreeMap::new(),
            diagnostics,
        }
    }

    /// Writes into rows of one statement which one of the other document is most like it.
    fn point_to_nearest(&self, a: &Record, b: &Record, rows: &mut [Row]) {
        let places = |record: &Record| -> BTreeMap<Id, usize> {
            record.statements.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect()
        };
        let (in_a, in_b) = (places(a), places(b));
        for row in rows {
            let (ids, own, near, other) = match row.relation {
                Relation::OnlyA => (&row.a, &in_a, &self.nearest.0, b),
                Relation::OnlyB => (&row.b, &in_b, &self.nearest.1, a),
                _ => continue,
            };
            let place = ids.first().and_then(|id| own.get(id)).and_then(|at| near.get(at));
            row.nearest = place.and_then(|at| other.statements.get(*at)).map(|one| one.id.clone());
        }
    }

    /// How many statements of the one account that has fewer of them make a claim that the other has:
    /// what either tells twice counts once.
    pub(crate) fn claims_in_both(&self) -> usize {
        let agree = |link: &&Judged| {
            link.judgement.claim_agrees && link.judgement.relation != Relation::DifferentClaim
        };
        let agreeing = || self.links.iter().filter(agree);
        let of_a: BTreeSet<usize> = agreeing().map(|link| link.a).collect();
        let of_b: BTreeSet<usize> = agreeing().map(|link| link.b).collect();
        of_a.len().min(of_b.len())
    }

    /// The voice of a statement.
    pub(crate) fn voice(&self, witness: Witness, place: usize) -> Option<&Voice> {
        self.told(witness, place).map(|(voice, _)| voice)
    }

    /// The voice of a statement, and the force with which it was compared: what a spokesman says of the
    /// talks themselves is a report of them.
    pub(crate) fn told(&self, witness: Witness, place: usize) -> Option<&Told> {
        match witness {
            Witness::A => self.voices.0.get(place),
            Witness::B => self.voices.1.get(place),
        }
    }

    /// Who is who.
    pub(crate) fn cast(&self) -> &Cast {
        &self.cast
    }

    /// The links of each statement that has any.
    pub(crate) fn links_by_place(&self, witness: Witness) -> BTreeMap<usize, Vec<&Judged>> {
        let mut out: BTreeMap<usize, Vec<&Judged>> = BTreeMap::new();
        for link in &self.links {
            out.entry(link.at(witness)).or_default().push(link);
        }
        out
    }

    /// Whether the other account has, in whatever other counterpart, what a statement claims.
    pub(crate) fn is_contained(&self, witness: Witness, place: usize) -> bool {
        match witness {
            Witness::A => self.contained.0.contains(&place),
            Witness::B => self.contained.1.contains(&place),
        }
    }
}

/// The statements of each document whose claim the other has, in a link or in a pair passed over.
/// Where the other gives it to someone else, it has to have this much of it, or it has only touched
/// on it.
fn contained(
    links: &[Judged],
    passed_over: &[Link],
    profiles: &Profiles,
    renderings: bool,
) -> (BTreeSet<usize>, BTreeSet<usize>) {
    const ENOUGH: f64 = 0.2;
    let ends = |a: usize, b: usize| profiles.a.get(a).zip(profiles.b.get(b));
    let (mut of_a, mut of_b) = (BTreeSet::new(), BTreeSet::new());
    let mut take = |a: usize, b: usize, one_source: bool| {
        let Some((first, second)) = ends(a, b) else { return };
        let covers = |own, other| renderings || one_source || coverage(own, other) >= ENOUGH;
        of_a.extend(covers(first, second).then_some(a));
        of_b.extend(covers(second, first).then_some(b));
    };
    for link in links.iter().filter(|link| link.judgement.claim_agrees) {
        take(link.a, link.b, link.judgement.relation.is_of_one_speaker());
    }
    for link in passed_over {
        let agree = |(first, second)| claims_agree(first, second, link, renderings);
        if ends(link.a, link.b).is_some_and(agree) {
            let accord = link.affinity.accord;
            take(link.a, link.b, !matches!(accord, Accord::Joint | Accord::Across));
        }
    }
    (of_a, of_b)
}

/// For each place of either document the other's with the likest words; of two as like the first.
fn nearest(mut near: Vec<Link>) -> (BTreeMap<usize, usize>, BTreeMap<usize, usize>) {
    near.sort_by(|x, y| {
        let likest = y.affinity.lexical.total_cmp(&x.affinity.lexical);
        likest.then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let (mut of_a, mut of_b) = (BTreeMap::new(), BTreeMap::new());
    for link in near {
        of_a.entry(link.a).or_insert(link.b);
        of_b.entry(link.b).or_insert(link.a);
    }
    (of_a, of_b)
}

/// Whether both records are of one document and hold the same statements.
fn same_statements(a: &Record, b: &Record) -> bool {
    key(a) == key(b)
}

/// Whether both documents come from one side, where that is known.
fn one_text(a: &Record, b: &Record) -> Option<bool> {
    let sides = a.document.issuer_side.value().zip(b.document.issuer_side.value());
    sides.map(|(a, b)| names::same_side(a, b))
}

/// A row by places.
struct Draft {
    a: Vec<usize>,
    b: Vec<usize>,
    relation: Relation,
    weight: i64,
    reasons: Vec<String>,
}

fn rows(a: &Record, b: &Record, links: &[Judged]) -> Vec<Row> {
    let drafts = drafts(links);
    let items: Vec<(usize, usize, i64)> =
        drafts.iter().map(|draft| (first(&draft.a), first(&draft.b), draft.weight)).collect();
    let in_order: BTreeSet<usize> = align::heaviest_chain(&items).into_iter().collect();
    let placed = order(&drafts, &in_order, a.statements.len(), b.statements.len());
    placed
        .into_iter()
        .map(|place| match place {
            Place::Shared(at) => shared_row(a, b, drafts.get(at), !in_order.contains(&at)),
            Place::OnlyA(at) => alone(a, at, Relation::OnlyA),
            Place::OnlyB(at) => alone(b, at, Relation::OnlyB),
        })
        .collect()
}

fn first(places: &[usize]) -> usize {
    places.first().copied().unwrap_or(0)
}

/// For each link, which of its ends has more counterparts; of two that have as many, the first.
fn middles(links: &[Link]) -> impl Fn(&Link) -> Witness + use<> {
    let (mut of_a, mut of_b) = (BTreeMap::new(), BTreeMap::new());
    for link in links {
        *of_a.entry(link.a).or_insert(0_usize) += 1;
        *of_b.entry(link.b).or_insert(0_usize) += 1;
    }
    move |link| match of_b.get(&link.b) > of_a.get(&link.a) {
        true => Witness::B,
        false => Witness::A,
    }
}

/// One draft per star of links with one relation. A statement whose counterparts relate to it
/// differently stands in a row for each relation.
fn drafts(links: &[Judged]) -> Vec<Draft> {
    let mut stars: BTreeMap<(Witness, usize, Relation), Vec<&Judged>> = BTreeMap::new();
    for link in links {
        let key = (link.middle, link.at(link.middle), link.judgement.relation);
        stars.entry(key).or_default().push(link);
    }
    let mut drafts: Vec<Draft> = stars
        .into_iter()
        .map(|((_, _, relation), star)| {
            let collect = |pick: fn(&Judged) -> usize| -> Vec<usize> {
                star.iter().map(|link| pick(link)).collect::<BTreeSet<_>>().into_iter().collect()
            };
            let mut reasons: Vec<String> = Vec::new();
            for reason in star.iter().flat_map(|link| &link.judgement.reasons) {
                if !reasons.contains(reason) {
                    reasons.push(reason.clone());
                }
            }
            Draft {
                a: collect(|link| link.a),
                b: collect(|link| link.b),
                relation,
                weight: star.iter().map(|link| i64::from(link.score.max(1))).sum(),
                reasons,
            }
        })
        .collect();
    drafts.sort_by(|x, y| (&x.a, &x.b, x.relation).cmp(&(&y.a, &y.b, y.relation)));
    drafts
}

enum Place {
    Shared(usize),
    OnlyA(usize),
    OnlyB(usize),
}

/// The rows in the order of A; what is only in B behind the row in order of the statement that
/// goes before it in B.
fn order(drafts: &[Draft], in_order: &BTreeSet<usize>, n: usize, m: usize) -> Vec<Place> {
    let in_a: BTreeSet<usize> = drafts.iter().flat_map(|draft| draft.a.iter().copied()).collect();
    let in_b: BTreeSet<usize> = drafts.iter().flat_map(|draft| draft.b.iter().copied()).collect();
    let mut anchors: Vec<(usize, usize)> =
        in_order.iter().filter_map(|at| Some((drafts.get(*at)?.b.last().copied()?, *at))).collect();
    anchors.sort_unstable();
    let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for place in (0..m).filter(|place| !in_b.contains(place)) {
        let upto = anchors.partition_point(|(b, _)| *b < place);
        let anchor = upto.checked_sub(1).and_then(|at| anchors.get(at)).map(|(_, at)| *at);
        behind.entry(anchor).or_default().push(place);
    }
    let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        starts.entry(first(&draft.a)).or_default().push(at);
    }
    let mut out: Vec<Place> = Vec::new();
    let mut only_b = |out: &mut Vec<Place>, anchor| {
        out.extend(behind.remove(&anchor).unwrap_or_default().into_iter().map(Place::OnlyB));
    };
    only_b(&mut out, None);
    for place in 0..n {
        for at in starts.get(&place).into_iter().flatten() {
            out.push(Place::Shared(*at));
            only_b(&mut out, Some(*at));
        }
        if !in_a.contains(&place) {
            out.push(Place::OnlyA(place));
        }
    }
    out
}

fn alone(record: &Record, at: usize, relation: Relation) -> Row {
    let id: Vec<Id> = record.statements.get(at).map(|s| s.id.clone()).into_iter().collect();
    let (a, b) = if relation == Relation::OnlyA { (id, Vec::new()) } else { (Vec::new(), id) };
    Row { a, b, relation, moved: false, reasons: Vec::new(), nearest: None, redline: None }
}

fn shared_row(a: &Record, b: &Record, draft: Option<&Draft>, moved: bool) -> Row {
    let empty = (Vec::new(), Vec::new());
    let (of_a, of_b) = draft.map_or(empty, |draft| (draft.a.clone(), draft.b.clone()));
    let relation = draft.map_or(Relation::OtherRendering, |draft| draft.relation);
    let statements = |record: &Record, places: &[usize]| -> Vec<Statement> {
        places.iter().filter_map(|at| record.statements.get(*at).cloned()).collect()
    };
    let (of_a, of_b) = (statements(a, &of_a), statements(b, &of_b));
    let text = |statements: &[Statement]| {
        statements.iter().map(Statement::words).collect::<Vec<_>>().join(" … ")
    };
    let redline: Option<Vec<Change>> = if relation == Relation::Same {
        None
    } else {
        redline::redline(&text(&of_a), &text(&of_b))
    };
    let ids = |statements: Vec<Statement>| statements.into_iter().map(|s| s.id).collect();
    let reasons = draft.map(|draft| draft.reasons.clone()).unwrap_or_default();
    Row { a: ids(of_a), b: ids(of_b), relation, moved, reasons, nearest: None, redline }
}

fn counts(rows: &[Row], unconfirmed: &[Unconfirmed]) -> Counts {
    let count = |keep: &dyn Fn(&Row) -> bool| {
        u32::try_from(rows.iter().filter(|row| keep(row)).count()).unwrap_or(u32::MAX)
    };
    Counts {
        same: count(&|row| row.relation == Relation::Same),
        other_rendering: count(&|row| row.relation == Relation::OtherRendering),
        other_speaker: count(&|row| row.relation == Relation::OtherSpeaker),
        different_claim: count(&|row| row.relation == Relation::DifferentClaim),
        topic_only: count(&|row| row.relation == Relation::TopicOnly),
        only_a: count(&|row| row.relation == Relation::OnlyA),
        only_b: count(&|row| row.relation == Relation::OnlyB),
        moved: count(&|row| row.moved),
        unconfirmed: u32::try_from(unconfirmed.len()).unwrap_or(u32::MAX),
    }
}
