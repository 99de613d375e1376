//! Definite descriptions and pronouns that stand for somebody named elsewhere: "the Valdorian
//! leader", "his Kestrelian counterpart", "the head of state", "Valdorian diplomacy", "he".

mod described;
mod initials;
mod office;
mod pronoun;
mod service;

pub(crate) use described::{described_before, of_two, pointed};
pub(crate) use initials::by_initials;
pub(crate) use office::{holder, speaking_office};
pub(crate) use pronoun::{antecedent, is_named_behind, named_together, pronoun};
pub(crate) use service::{body, head_of_diplomacy};

use crate::actors::cast::{ActorIndex, Role};

/// How many actors are looked at for one description: keeps long documents linear.
const MOST: usize = 512;
/// The rank of foreign ministers, and of ministers of like standing.
const FOREIGN: u8 = 3;

/// The one there is, where there is only one.
fn only<'c>(mut found: impl Iterator<Item = (ActorIndex, &'c Role)>) -> Option<ActorIndex> {
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}
