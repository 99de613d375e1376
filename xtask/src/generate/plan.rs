//! Who tells of a contact, and how often.

use super::contacts::{Contact, Medium};
use super::random::Random;
use super::rates;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A side's readout (place in the parties).
    Readout(usize),
    Joint,
    Agency(usize),
    Rough(usize),
    Brief(usize),
    Announcement(usize),
    Mention(usize),
    Greeting(usize),
}

impl Kind {
    /// Whether it gives an account of the contact.
    pub(crate) fn is_account(self) -> bool {
        !matches!(self, Self::Announcement(_) | Self::Mention(_) | Self::Greeting(_))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Readout(_) => "readout",
            Self::Joint => "joint",
            Self::Agency(_) => "agency",
            Self::Rough(_) => "rough",
            Self::Brief(_) => "brief",
            Self::Announcement(_) => "announcement",
            Self::Mention(_) => "mention",
            Self::Greeting(_) => "greeting",
        }
    }
}

/// A document about a contact, with what others make of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) kind: Kind,
    pub(crate) reissued: bool,
    pub(crate) copies: usize,
}

impl Plan {
    /// How many documents come of it.
    pub(crate) fn documents(self) -> usize {
        1 + usize::from(self.reissued) + self.copies
    }
}

/// The documents about a contact.
pub(crate) fn plans(random: &mut Random, contact: &Contact) -> Vec<Plan> {
    let accounts = 1 + random.weighted(&rates::ACCOUNTS);
    let mut kinds: Vec<Kind> = Vec::new();
    for _ in 0..20 {
        if kinds.len() == accounts {
            break;
        }
        let side = random.below(contact.parties.len());
        let kind = match random.weighted(&rates::KINDS) {
            0 => Kind::Readout(side),
            1 if contact.medium == Medium::Person => Kind::Joint,
            2 => Kind::Agency(side),
            3 => Kind::Rough(side),
            4 => Kind::Brief(side),
            _ => continue,
        };
        let repeatable = matches!(kind, Kind::Agency(_) | Kind::Rough(_));
        let agencies = kinds.iter().filter(|kind| matches!(kind, Kind::Agency(_))).count();
        if (repeatable && agencies < 3) || !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() {
        kinds.push(Kind::Readout(0));
    }
    let more = [
        (rates::ANNOUNCED, Kind::Announcement(contact.asked)),
        (rates::MENTIONED, Kind::Mention(random.below(2))),
        (rates::GREETINGS, Kind::Greeting(random.below(2))),
    ];
    kinds.extend(more.into_iter().filter(|(rate, _)| random.chance(*rate)).map(|(_, kind)| kind));
    kinds.into_iter().map(|kind| planned(random, kind)).collect()
}

fn planned(random: &mut Random, kind: Kind) -> Plan {
    let copied = matches!(kind, Kind::Readout(_) | Kind::Agency(_)) && random.chance(rates::COPIED);
    Plan {
        kind,
        reissued: kind.is_account() && random.chance(rates::REISSUED),
        copies: if copied { 1 + random.below(3) } else { 0 },
    }
}
