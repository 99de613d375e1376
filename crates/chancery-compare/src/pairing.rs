//! Whether two documents are accounts of one contact.
//!
//! The answer rests on who spoke, when and by what means. That the texts share statements
//! supports it; likeness of words alone never makes it, since the same leaders say the same
//! things again in the next call.

use chancery_record::{ContactRole, Record};

use crate::case::{Apart, Brief, Told, aligned_statements, shared, weigh};
use crate::collation::{Pairing, PairingVerdict};

/// Whether two documents are accounts of one contact, and why.
///
/// Principals, dates and media must not contradict each other, and dates must meet: in one day,
/// in a pattern that the other's day fits, or, where dates leave it open, in publication days
/// that are close together and in shared statements.
#[must_use]
pub fn same_contact(a: &Record, b: &Record) -> Pairing {
    pair(a, b, &|| aligned_statements(a, b))
}

/// The same with the number of shared statements, asked for only where it matters.
pub(crate) fn pair(a: &Record, b: &Record, count: &dyn Fn() -> usize) -> Pairing {
    let (x, y) = (Brief::of(a), Brief::of(b));
    let (Some(one), Some(other)) = (x.account(), y.account()) else {
        return no_account(a, b);
    };
    let both = || {
        let mut found = shared(one, other);
        found.statements = found.statements.max(count());
        found
    };
    let weighed = weigh(Told::new(&x, one), Told::new(&y, other), &Apart::new(), &both, true);
    Pairing { verdict: weighed.verdict, reasons: weighed.reasons }
}

fn no_account(a: &Record, b: &Record) -> Pairing {
    let mut reasons = Vec::new();
    let mut verdict = PairingVerdict::Undecided;
    for (letter, record) in [('A', a), ('B', b)] {
        match record.primary_contact().map(|contact| contact.role) {
            None => reasons.push(format!("No contact was found in {letter}.")),
            Some(ContactRole::Announcement) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} announces talks; it is no account of them."));
            }
            Some(ContactRole::Passing) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} mentions a contact only in passing."));
            }
            Some(ContactRole::Remarks) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} speaks of a contact in remarks made afterwards."));
            }
            Some(ContactRole::Background) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} gives background on a contact."));
            }
            Some(ContactRole::Account) => {}
        }
    }
    Pairing { verdict, reasons }
}
