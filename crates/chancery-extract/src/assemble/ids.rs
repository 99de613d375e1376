//! The names by which actors go in a record.

use crate::actors::cast::Cast;

/// The names by which the actors go in the record: their words in lower case, joined by hyphens;
/// a number tells those of one name apart.
pub(super) fn actor_ids(cast: &Cast) -> Vec<String> {
    let mut taken: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let named = cast.actors.iter().map(|role| {
        let own = slug(&role.full_name());
        let count = taken.entry(own.clone()).or_default();
        *count += 1;
        if *count == 1 { own } else { format!("{own}-{count}") }
    });
    named.collect()
}

fn slug(name: &str) -> String {
    let folded = crate::fold::without_marks(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = parts.collect::<Vec<_>>().join("-");
    if slug.len() > 60 {
        let cut = (0..=60).rev().find(|at| slug.is_char_boundary(*at)).unwrap_or(0);
        slug.truncate(cut);
    }
    if slug.is_empty() { "actor".to_owned() } else { slug }
}
