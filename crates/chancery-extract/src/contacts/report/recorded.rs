//! A record of a talk as archives print them: its title names those who held it, and the line below the day.

use chancery_record::ActorKind;

use super::sides::{give_sides, principals};
use super::{Heading, Report};
use crate::actors::cast::Cast;
use crate::actors::mentions::{correspondents, parties, recorded_person};
use crate::encounter::{Encounter, Named};
use crate::page::Page;

/// What the title of a record tells, unless all that it names are known to be of one side.
pub(super) fn recorded(
    page: &Page<'_>,
    cast: &mut Cast,
    heading: &Heading<'_, '_>,
    own_side: Option<&str>,
) -> Option<Report> {
    let title = heading.page;
    let whole = 0..title.len();
    let found = parties(title, &whole)
        .or_else(|| correspondents(title, &whole).filter(|_| is_between_states(page)))?;
    let person = |name: &crate::page::Words| -> Option<Named> {
        let actor = recorded_person(title, cast, name)?;
        (cast.actors[actor].kind == ActorKind::Person).then(|| (actor, name.clone()))
    };
    let mut left: Vec<Named> = found.names.iter().map(person).collect::<Option<_>>()?;
    let right = left.split_off(1);
    let told = Encounter::of(left, right, found.talk);
    let mut report = Report { heading: Some(told), recorded: true, ..Report::default() };
    give_sides(cast, &report, own_side);
    report.principals = principals(cast, &report);
    let mut sides = report.principals.iter().map(|actor| cast.side_of(*actor));
    let first = sides.next().flatten();
    let one = first.is_some() && sides.all(|side| side == first);
    (report.principals.len() >= 2 && !one).then_some(report)
}

/// Whether whoever writes speaks of the reader's government or of both of their own: a letter within one
/// government speaks of neither.
fn is_between_states(page: &Page<'_>) -> bool {
    const READ: usize = 40;
    let mut read = page.sentences.iter().take(READ);
    read.any(|sentence| page.find_listed("of_both_states", &sentence.words).is_some())
}
