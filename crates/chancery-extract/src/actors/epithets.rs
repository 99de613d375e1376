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
pub(crate) const MOST: usize = 512;
/// The rank of heads of state and government.
const HEAD: u8 = 1;
/// The rank of foreign ministers, and of ministers of like standing.
const FOREIGN: u8 = 3;

/// The one there is, where there is only one.
fn only<'c>(mut found: impl Iterator<Item = (ActorIndex, &'c Role)>) -> Option<ActorIndex> {
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}

/// The other of two who talk.
pub(crate) fn other_of_two(talkers: &[ActorIndex], known: ActorIndex) -> Option<ActorIndex> {
    match talkers {
        [a, b] if *a == known => Some(*b),
        [a, b] if *b == known => Some(*a),
        _ => None,
    }
}
