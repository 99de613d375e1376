//! What a reporter's text tells through an office's: "…, and Venn thanked Tao for …, the release said".

use super::{Attribution, Manner, Sentence, Telling};
use crate::actors::cast::Cast;
use crate::page::Words;
use crate::speech::sources::Subject;

impl Telling<'_, '_> {
    /// "…, and Venn thanked Tao for …, the release said": what the sentence tells of others is theirs
    /// through the text. In a reporter's text alone; an office's own does not cite itself.
    pub(super) fn through_text(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        if self.manner != Manner::Press {
            return false;
        }
        let Some((text, content)) = self.told_by_text(&sentence.words) else { return false };
        let Some(actor) = self.resolved(cast, &Subject::Described(text.clone())) else {
            return false;
        };
        let inner = self.reports_of_others(cast, &content, Some(actor));
        let joined = |at: usize| self.page.is_comma_or_and(at.wrapping_sub(1));
        let opens = |one: &Attribution| match &one.mention {
            Some(mention) => mention.start <= content.start + 1,
            None => one.content.start <= content.start + 1,
        };
        // "The minister and Tao agreed": of two, one is not known here.
        let part = |one: &Attribution| {
            one.mention.as_ref().is_some_and(|m| m.start > content.start && joined(m.start))
        };
        if !inner.first().is_some_and(|first| opens(first) && !part(first)) {
            return false;
        }
        self.tell_relayed(cast, sentence, &(Some(actor), Some(text)), inner);
        true
    }

    /// The words for a text that tells a sentence, at its head or behind it, and what it tells.
    fn told_by_text(&self, sentence: &Words) -> Option<(Words, Words)> {
        const REACH: usize = 7;
        let page = self.page;
        let says = |at: usize| page.in_list("texts_say", at);
        let text = |words: &Words| {
            let article = page.is_any(words.start, &["the", "its", "their", "a", "this"]);
            let noun = page.find_listed("relaying_texts", words);
            article && noun.is_some_and(|noun| noun.end == words.end)
        };
        let start = sentence.start;
        let head = (start + 2..sentence.end.min(start + REACH)).find(|at| says(*at));
        if let Some(verb) = head.filter(|verb| text(&(start..*verb))) {
            let that = usize::from(page.low(verb + 1) == "that");
            return Some((start..verb, verb + 1 + that..sentence.end));
        }
        let verb = sentence.clone().rev().find(|at| page.is_word(*at)).filter(|at| says(*at))?;
        let floor = verb.saturating_sub(REACH).max(start);
        let comma = (floor..verb).rev().find(|at| page.low(*at) == ",")?;
        text(&(comma + 1..verb)).then_some((comma + 1..verb, start..comma))
    }
}
