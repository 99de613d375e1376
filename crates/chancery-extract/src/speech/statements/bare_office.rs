//! "The Minister also stressed": which of two ministers, where the words name neither.

use chancery_record::ActorKind;

use super::Telling;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets::is_named_behind;
use crate::actors::mentions::Naming;
use crate::page::Words;
use crate::speech::sources::Subject;

/// How many sentences behind whoever spoke last a bare office may still mean that one.
const NEAR: usize = 3;

impl Telling<'_, '_> {
    /// Whom an office alone means as the subject of a verb of saying: "the visiting minister" is the one of
    /// the other side, and of two who hold it whoever spoke last goes on.
    pub(super) fn by_bare_office(
        &self,
        cast: &Cast,
        subject: &Subject,
        source: Option<ActorIndex>,
    ) -> Option<ActorIndex> {
        let Subject::Named(actors, words) = subject else { return source };
        let alone = actors.len() == 1 && source == actors.first().copied();
        let Some(office) = self.bare_office(words).filter(|_| alone) else { return source };
        let visits = self.page.in_list("who_visits", words.start.wrapping_sub(1));
        if visits {
            return self.resolver(&self.principals, None).of_own_side(cast, false).or(source);
        }
        let last = self.spoke_last(words.start);
        let holds = |actor: &ActorIndex| {
            let role = &cast.actors[*actor];
            role.kind == ActorKind::Person && role.holds(office)
        };
        // "The Minister thanked Minister Venn": not whom he thanks.
        let behind =
            |actor: &ActorIndex| is_named_behind(self.page, self.mentions, *actor, words.start);
        if source.as_ref().is_some_and(behind) {
            let mut others = self.principals.iter().filter(|one| Some(**one) != source);
            return others.find(|one| holds(one)).copied().or(source);
        }
        last.filter(|last| Some(*last) != source && holds(last) && !behind(last)).or(source)
    }

    /// The words of a mention by office where nothing in them tells whose it is.
    fn bare_office(&self, words: &Words) -> Option<&str> {
        const ARTICLE: usize = 1;
        let page = self.page;
        let mention = self.mentions.ending_at(words.end)?;
        let start = if page.is_article(words.start) { words.start + ARTICLE } else { words.start };
        let one = words.end == start + 1;
        (mention.naming == Naming::Office && one).then(|| page.low(start))
    }

    /// Whoever spoke last, a few sentences back at most.
    fn spoke_last(&self, at: usize) -> Option<ActorIndex> {
        let page = self.page;
        let spoke = self.spoke_at.map(|spoke| page.sentence_of(spoke))?;
        self.salience.person.filter(|_| page.sentence_of(at) <= spoke + NEAR)
    }
}
