//! Commitments written down: whom each binds, and who says so.

use chancery_record::{
    Commitment, CommitmentKind, Contact, Evidence, Finding, Id, Quote, Rule, Statement,
};

use super::writer::Writer;
use crate::actors::cast::ActorIndex;
use crate::meaning::commitments::{self, bound};
use crate::speech::statements::Told;

impl Writer<'_, '_> {
    /// The commitments of all statements.
    pub(super) fn commitments(
        &self,
        told: &[Told],
        statements: &[Statement],
        primary: Option<&Contact>,
    ) -> Vec<Commitment> {
        let pair = self.pair(primary);
        let made = told.iter().enumerate();
        let made = made.flat_map(|(index, one)| commitments::of(self.page, self.cast, index, one));
        let written = made.filter_map(|undertaking| {
            let statement = statements.get(undertaking.statement)?;
            let one = told.get(undertaking.statement)?;
            let quote = self.page.quote(&undertaking.words);
            Some(Commitment {
                id: Id::of("commitment", self.sha256, &[quote.span()]),
                statement: statement.id.clone(),
                kind: undertaking.kind,
                modality: undertaking.modality,
                bound: self.bound(one, undertaking.kind, &quote, &pair),
                claimed_by: one
                    .chain
                    .first()
                    .filter(|_| one.chain.len() > 1)
                    .and_then(|link| link.0)
                    .and_then(|actor| self.ids.get(actor).cloned())
                    .unwrap_or_else(|| "document".to_owned()),
                selector: self.page.selector(quote.span()),
                by_when: undertaking.by_when.map(|words| self.page.quote(&words)),
                condition: undertaking.condition.map(|words| self.page.quote(&words)),
                evidence: Evidence::words(Rule::named("commitment/from-force"), quote.clone()),
                quote,
            })
        });
        written.collect()
    }

    /// The sides bound: those that the undertaking's own words name, else the speaker's, or those of all
    /// joint speakers. What several agree on or tell their officials binds one of them where it alone is
    /// to act.
    fn bound(
        &self,
        told: &Told,
        kind: CommitmentKind,
        quote: &Quote,
        pair: &[String],
    ) -> Finding<Vec<String>> {
        const SUBJECT: Rule = Rule::named("commitment/bound-by-subject");
        const SPEAKER: Rule = Rule::named("commitment/bound-by-speaker");
        use CommitmentKind::{ClaimedUnderstanding, JointInstruction, Mechanism, MutualAgreement};
        let Some((Some(actor), mention)) = told.chain.last() else {
            return Finding::unknown("the speaker is not known");
        };
        let shared =
            matches!(kind, ClaimedUnderstanding | JointInstruction | Mechanism | MutualAgreement);
        let speakers = self.sides_of(*actor);
        let named = bound::by_subject(self.page, &told.content)
            .or_else(|| bound::by_owner_behind(self.page, &told.content));
        if let Some((sides, words)) = named
            && (!shared || sides.iter().all(|side| speakers.contains(side)))
        {
            return Finding::known(sides, Evidence::words(SUBJECT, self.page.quote(&words)));
        }
        let loose = bound::is_loose(self.page, self.cast, *actor);
        let group = mention.as_ref().map(|words| bound::of_group(self.page, words));
        let group =
            group.filter(|sides| sides.len() > speakers.len() || loose && !sides.is_empty());
        if let Some(sides) = group {
            return Finding::known(sides, Evidence::words(SPEAKER, quote.clone()));
        }
        if !loose {
            return Finding::known(speakers, Evidence::words(SPEAKER, quote.clone()));
        }
        if pair.len() == 2 && bound::names_all(self.page, told) {
            return Finding::known(pair.to_vec(), Evidence::words(SPEAKER, quote.clone()));
        }
        Finding::unknown("no words were found that say for which side they speak")
    }

    /// The sides of an actor, or of all its members; the name of one whose side the text leaves out.
    fn sides_of(&self, actor: ActorIndex) -> Vec<String> {
        let members = &self.cast.actors[actor].members;
        let who =
            if members.is_empty() { std::slice::from_ref(&actor) } else { members.as_slice() };
        let each = who.iter().map(|member| {
            let side = self.cast.side_of(*member);
            let known = side.filter(|side| self.page.lexicon.side_name(side).is_some());
            known.map_or_else(|| self.cast.actors[*member].full_name(), str::to_owned)
        });
        let mut sides: Vec<String> = each.collect();
        sides.sort();
        sides.dedup();
        sides
    }

    /// The two sides of the talks, or of a joint text.
    fn pair(&self, primary: Option<&Contact>) -> Vec<String> {
        let mut sides: Vec<String> = match primary {
            Some(contact) => contact.principals.iter().filter_map(|one| one.side.clone()).collect(),
            None => self.author.map_or(Vec::new(), |author| self.sides_of(author.actor)),
        };
        sides.sort();
        sides.dedup();
        sides
    }
}
