//! Hosts and guests by where the guest is welcomed: "President Tao welcomes President Venn to Kestrel".

use chancery_record::ActorKind;

use super::Report;
use super::sides::state_at;
use crate::actors::cast::Cast;
use crate::page::Page;

/// How many words may stand between the guest's name and "to".
const NEAR: usize = 2;

/// Of one who welcomes another to a state that is the host's: the host is of that state and the guest is not,
/// whoever published the text.
pub(super) fn side_by_welcome(
    page: &Page<'_>,
    cast: &mut Cast,
    report: &Report,
    own: Option<&str>,
) {
    let Some((_, found)) = &report.lead else { return };
    let ([(host, _)], [(guest, named)]) = (found.left.as_slice(), found.right.as_slice()) else {
        return;
    };
    if !found.words.clone().any(|at| page.in_list("talks_welcomed", at)) {
        return;
    }
    let mut to = (named.end..=named.end + NEAR).filter(|at| page.low(*at) == "to");
    let state = to.next().and_then(|to| {
        let the = usize::from(page.low(to + 1) == "the");
        Some(state_at(page, to + 1 + the)?.side.code.clone())
    });
    let Some(state) = state else { return };
    let open = |cast: &Cast, one: usize| {
        cast.actors[one].kind == ActorKind::Person && cast.side_of(one).is_none()
    };
    let guests = cast.side_of(*guest).map(str::to_owned);
    if guests.as_deref() == Some(state.as_str()) {
        return;
    }
    // Of two who hold one office the issuer's is not the one who welcomes the other to another state.
    let office = |one: usize| cast.actors[one].office.as_ref().map(|(held, _)| held.clone());
    let alike = office(*host).is_some() && office(*host) == office(*guest);
    let mistaken = alike && guests.is_none() && cast.side_of(*host) == own;
    if open(cast, *host) || mistaken {
        cast.actors[*host].side = Some(state.clone());
    }
    let own = own.filter(|own| *own != state).map(str::to_owned);
    if own.is_some() && open(cast, *guest) {
        cast.actors[*guest].side = own;
    }
}
