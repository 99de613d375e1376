//! Statements from the attributions that the model found, for texts whose reporters speak for
//! themselves between what they report.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::plan::Share;
use super::write::Ascribed;
use super::{Attribution, Manner, Source, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets::antecedent;
use crate::actors::mentions::{Mention, Naming};
use crate::dates::english::weekday;
use crate::document::dateline;
use crate::page::{Page, Sentence, Words};
use crate::speech::attributions::{Attributed, mention};
use crate::speech::cues::{Cue, Frame, Stance};
use crate::speech::sources::{Subject, joined_before, nominal, with_named_counterpart};

impl Telling<'_, '_> {
    /// Tells what the model found in a sentence; `false` where that is nothing.
    pub(super) fn learned(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        let shares = self.plan.of(&sentence.words);
        let before = self.told.len();
        for share in shares {
            self.share(cast, sentence, &share);
        }
        self.told.len() > before
    }

    /// Whether all that the model found in a sentence is said by whoever the sentence begins with,
    /// in a finite verb: a report in words that the rules do not know.
    pub(super) fn reports_plainly(&self, sentence: &Words) -> bool {
        let shares = self.plan.of(sentence);
        let plain = |share: &Share| {
            let one = &self.attributed[share.attribution];
            let opens = one.source.first().is_some_and(|words| {
                words.start <= sentence.start + 1
                    && self.page.tag(sentence.start) != Tag::Sconj
                    && !self.page.is_any(sentence.start, &["what", "as", "when", "if"])
                    && words.end <= one.cue.start
                    && (mention(self.page, self.mentions, words).is_some()
                        || self.page.tag(words.start) == Tag::Pron)
            });
            let told = one.cue.clone().any(|at| self.page.form(at) == Form::Past);
            opens && told && share.words.start >= one.cue.end
        };
        !shares.is_empty() && shares.iter().all(plain)
    }

    /// Whether the rules know whose a cue is of which the model found no source.
    pub(super) fn knows_source(&self, found: &[Attribution], sentence: &Words) -> bool {
        const MOST: usize = 16;
        let shares = self.plan.of(sentence);
        if shares.len() > MOST || found.len() > MOST {
            return false;
        }
        let mut open = shares.iter().map(|share| &self.attributed[share.attribution]);
        let known = |cue: &Words| {
            found.iter().any(|one| {
                let named = one.mention.as_ref().is_some_and(|words| words.len() > 1);
                cue.contains(&one.cue.verb) && one.source.is_some() && named
            })
        };
        let quoted = sentence.clone().any(|at| self.page.is_quotation_mark(at));
        !quoted && open.any(|one| one.source.is_empty() && known(&one.cue))
    }

    fn share(&mut self, cast: &mut Cast, sentence: &Sentence, share: &Share) {
        // What goes on after its cue's sentence carries over.
        let known = self.plan.chains[share.attribution].is_some()
            || self.attributed[share.attribution].cue.start < sentence.words.start;
        let Some(mut chain) = self.chain(cast, share.attribution, 0) else { return };
        let one = &self.attributed[share.attribution];
        let mut words = self.bare(self.with_addressee(one, share.words.clone()));
        // "spoke | out against": what the verb's phrase takes is no content.
        let phrase = self.page.lexicon.verbs.at(self.page, one.cue.start);
        let end = phrase.map_or(0, |(length, _)| one.cue.start + length);
        if words.start == one.cue.end && (words.start + 1..words.end).contains(&end) {
            words.start = end;
        }
        if !self.says_something(one, &words) {
            return;
        }
        if known {
            let pieces = self.cut(&words);
            let first = self.told.len();
            self.write(cast, sentence, pieces, Ascribed::uncued(chain.clone(), RULE));
            if self.told.len() > first {
                self.speaks_on(chain, sentence.block);
            }
            return;
        }
        let cue = self.cue(one, &words);
        // "discussed | the harbour": what only names a topic is told with its verb.
        let words = match cue.frame {
            Frame::Act if words.start >= cue.words.end => cue.verb..words.end,
            _ => words,
        };
        let source = chain.last().and_then(|link| link.0);
        if let Some(both) = self.discussed_by_both(cast, &cue, source, &sentence.words)
            && let Some(last) = chain.last_mut()
        {
            last.0 = Some(both);
        }
        let found = Attribution {
            cue,
            source: chain.last().and_then(|link| link.0),
            mention: chain.last().and_then(|link| link.1.clone()),
            content: words,
            outer: None,
            reports_rest: false,
        };
        self.statement(cast, sentence, &found, chain);
    }

    /// "asked | his counterpart, Orla Venn, | to open the lock": whoever is to do something is told with it.
    fn with_addressee(&self, one: &Attributed, words: Words) -> Words {
        const REACH: usize = 14;
        let page = self.page;
        let asks = one.verb.is_some_and(|(_, verb)| verb.frames.person);
        let gap = one.cue.end..words.start;
        let to = page.low(words.start) == "to";
        let plain = !gap.is_empty()
            && gap.len() <= REACH
            && gap.clone().all(|at| !page.is_finite_verb(at) && !page.is_sentence_mark(at));
        if asks && to && plain { gap.start..words.end } else { words }
    }

    /// The chain of sources of an attribution, resolved once.
    fn chain(&mut self, cast: &mut Cast, index: usize, depth: u8) -> Option<Vec<Source>> {
        if let Some(chain) = self.plan.chains.get(index)? {
            return Some(chain.clone());
        }
        let one = &self.attributed[index];
        let outer = self.plan.outer[index].filter(|_| depth < 4);
        let mut chain = match outer {
            Some(outer) => self.chain(cast, outer, depth + 1).unwrap_or_default(),
            None => Vec::new(),
        };
        let served =
            outer.and_then(|outer| self.principal_told_of(cast, one, &self.attributed[outer]));
        let link = match served {
            Some(actor) => (Some(actor), one.source.first().cloned()),
            None => self.learned_source(cast, one, chain.last().and_then(|link| link.0)),
        };
        // "“We agreed,” both wrote. …": within the words of several, each of them speaks for himself.
        let one_of = |last: &Source| {
            let members = last.0.map(|last| &cast.actors[last].members);
            link.0.zip(members).is_some_and(|(one, members)| members.contains(&one))
        };
        let same =
            chain.last().is_some_and(|last| last.0 == link.0 && link.0.is_some() || one_of(last));
        if same {
            chain.pop();
        }
        // What a state stands for, in the words of one who speaks for it, is what that one said.
        let own = chain.last().is_some_and(|last| self.speaks_for(cast, last, &link, index));
        if !own {
            chain.push(link);
        }
        self.plan.chains[index] = Some(chain.clone());
        Some(chain)
    }

    /// Who the words of a source stand for.
    fn learned_source(
        &mut self,
        cast: &mut Cast,
        one: &Attributed,
        outer: Option<ActorIndex>,
    ) -> Source {
        let behind = self.behind_verb(one);
        let Some(words) = one.source.first().or(behind.as_ref()) else {
            return (self.unsourced(cast, one), None);
        };
        const OWN: [&str; 4] = ["i", "we", "my", "our"];
        if let Some(author) = self.author.filter(|_| self.manner == Manner::Release)
            && words.len() == 1
            && self.page.is_any(words.start, &OWN)
        {
            return (Some(author.actor), Some(words.clone()));
        }
        if let Some(first) = self.subject_around(cast, one, words) {
            self.note_source(cast, first);
            return (first, None);
        }
        let words = &self.before_aside(&self.behind_circumstance(words));
        let words = &self.before_dashes(words, one.cue.start);
        let subject = if self.is_impersonal(one, words) {
            Subject::None
        } else {
            self.learned_subject(words)
        };
        let voice = outer.or_else(|| self.voice.as_ref().and_then(Voice::speaker));
        let actor = self.resolver(&self.parties, voice).resolve(cast, &subject, outer);
        let actor = self.by_bare_office(cast, &subject, actor);
        self.note_sex(cast, &subject, actor);
        self.note_source(cast, actor);
        if one.content.iter().all(|piece| piece.end <= one.cue.start) {
            self.note_reporter(cast, actor);
        }
        // The talk is no name of those who held it.
        let named = subject != Subject::Talk || !self.salience.official;
        let named = named && subject != Subject::None;
        (actor, named.then(|| words.clone()))
    }

    /// "It took six calls, said | an aide to President Venn |, who …": somebody without a name behind the
    /// verb, whom the model passed over.
    fn behind_verb(&self, one: &Attributed) -> Option<Words> {
        let page = self.page;
        let (cue, from) = (one.cue.start, one.cue.end);
        let inverted = one.source.is_empty()
            && page.in_list("inverted_verbs", cue)
            && page.is_any(cue.checked_sub(1)?, &[",", "”", "\""])
            && page.is_any(from, &["a", "an", "the", "one"]);
        let ends = |at: &usize| {
            !page.is_word(*at)
                || page.tag(*at).is_verbal()
                || page.is_any(*at, &["who", "that", "before"])
                || page.in_list("credit_ends", *at)
        };
        let end = (from + 1..from + BEHIND).find(ends).filter(|_| inverted)?;
        let known = (from + 1..end).any(|at| page.lexicon.unnamed.at(page, at).is_some());
        known.then_some(from..end)
    }

    /// "It has been pointed out that": nobody is "it".
    fn is_impersonal(&self, one: &Attributed, words: &Words) -> bool {
        let page = self.page;
        let be = ["is", "was", "been", "being", "be"];
        let passive = one.cue.clone().any(|at| page.is_any(at, &be)) && one.cue.len() > 1;
        // "It was noted that" at the head of a sentence goes on with whoever was spoken of.
        let within = !page.opens_sentence(words.start);
        words.len() == 1 && page.low(words.start) == "it" && passive && within
    }

    /// Whose words those without a source are: of an active verb, the subject of the attribution
    /// before it in its sentence ("said …, adding that …") or the one who speaks in its paragraph;
    /// of a quotation that opens a paragraph, the speaker of the one before.
    fn unsourced(&self, cast: &Cast, one: &Attributed) -> Option<ActorIndex> {
        let page = self.page;
        let Some(voice) = self.voice.as_ref() else {
            return self.first_named(&one.cue);
        };
        let quotes = one.content.first().is_some_and(|piece| self.quotations.covers(page, piece));
        if quotes && self.is_of_people(cast, voice) {
            return None;
        }
        // "Venn irked Tao by suggesting …": who acts in this sentence, not who spoke in the one before.
        let start = page.sentences.get(page.sentence_of(one.cue.start))?.words.start;
        let spoken = self.told.last().is_some_and(|told| told.content.end > start);
        let actor = if spoken { None } else { self.first_named(&one.cue) };
        if actor.is_some() {
            return actor;
        }
        let speaker = voice.speaker();
        let piece = one.content.first()?;
        let block = page.sentences.get(page.sentence_of(one.cue.start))?.block;
        let quoted = self.quotations.covers(page, piece);
        let verbal = one.cue.clone().any(|at| page.tag(at) == Tag::Verb);
        let passive = one.cue.clone().any(|at| page.is_form_of_be(at));
        if voice.block != block && verbal && !passive && !quoted {
            return self.first_named(&one.cue);
        }
        let same = voice.block == block && (quoted || verbal && !passive);
        let next = voice.block + 1 == block && quoted;
        speaker.filter(|_| same || next)
    }

    /// The one named first in the sentence of a participle: "X toured the site, highlighting …".
    pub(super) fn first_named(&self, cue: &Words) -> Option<ActorIndex> {
        let page = self.page;
        let sentence = page.sentences.get(page.sentence_of(cue.start))?;
        let participle = cue.clone().any(|at| page.form(at) == Form::Gerund);
        let head = sentence.words.start..cue.start;
        let first = self.mentions.within(&head).first().filter(|_| participle)?;
        (first.words.start <= sentence.words.start + 2).then_some(first.actor)
    }

    /// Whom the words that the model found as a source stand for.
    pub(super) fn learned_subject(&self, words: &Words) -> Subject {
        let page = self.page;
        const PRONOUNS: [&str; 12] =
            ["he", "she", "they", "i", "we", "his", "her", "their", "him", "them", "it", "its"];
        // "We all agreed".
        let all = words.len() == 2 && page.is_all_or_both(words.start + 1);
        if (words.len() == 1 || all) && page.is_any(words.start, &PRONOUNS) {
            return Subject::Pronoun(words.start);
        }
        if let Some(subject) = self.relative_subject(words).or_else(|| self.predicated(words)) {
            return subject;
        }
        if self.is_whole_talk(words) {
            return Subject::Talk;
        }
        // "the summit on Thursday and | Friday | rejected", "said | today": a day says nothing; a month may
        // be a surname.
        let day = |at: usize| weekday(page.low(at)).is_some() || page.in_list("days_of_saying", at);
        let only_days =
            || words.clone().all(|at| day(at) || !page.is_word(at) || page.low(at) == "and");
        if let Some(several) = self.several(words) {
            return several;
        }
        match self.named_in(words) {
            Some(mention) => Subject::Named(self.with_joined(mention, words), words.clone()),
            None if only_days() => Subject::None,
            None => Subject::Described(words.clone()),
        }
    }

    /// Whom a relative pronoun stands for that the words are or are told of.
    fn relative_subject(&self, words: &Words) -> Option<Subject> {
        let page = self.page;
        if page.is_any(words.start, &["who", "which"])
            || words.len() == 1 && page.low(words.start) == "that"
        {
            let found = antecedent(page, self.mentions, words.start);
            let predicate = match &found {
                Some(Subject::Described(words)) => self.predicated(words),
                _ => None,
            };
            return Some(predicate.or(found).unwrap_or(Subject::None));
        }
        let who = self.relative_before(words)?;
        let antecedent = antecedent(page, self.mentions, who);
        Some(antecedent.unwrap_or_else(|| Subject::Described(words.clone())))
    }

    /// Whether all who talked are meant: "both", "the talks", a text that they gave together.
    fn is_whole_talk(&self, words: &Words) -> bool {
        let page = self.page;
        // "a joint statement said": those who gave it, where they are known.
        let joint = words.clone().find(|at| page.in_list("given_jointly", *at));
        let joint = joint.is_some_and(|at| page.in_list("joint_texts", at + 1));
        joint && self.parties.len() >= 2
            || words.len() == 1 && page.is_any(words.start, &["both", "each", "all"])
            || is_the_talk(page, words)
    }

    /// The one whom the words name as a speaker.
    fn named_in(&self, words: &Words) -> Option<&Mention> {
        let page = self.page;
        // "officials said", "two officials said": some, not those of the talks.
        let definite = page.is_any(words.start, &["the", "both", "all", "each", "our"])
            || page.low(words.start) == "two"
                && page.lexicon.unnamed.at(page, words.start + 1).is_none();
        let bare = |mention: &&Mention| mention.naming != Naming::Group || definite;
        // "The Venn administration" is not Venn.
        let body = |mention: &&Mention| {
            mention.words.end < words.end && page.in_list("name_bodies", mention.words.end)
        };
        let named = mention(page, self.mentions, words).filter(bare);
        let named = named.filter(|mention| !body(mention));
        named.or_else(|| self.named_after(words)).or_else(|| self.apposed(words))
    }

    /// "President Venn of Valdoria and Prime Minister Tao of Kestrel", "the President and her guest": several
    /// who make up the whole phrase.
    fn several(&self, words: &Words) -> Option<Subject> {
        let sentence = self.page.sentences.get(self.page.sentence_of(words.start))?;
        let both = with_named_counterpart(self.page, self.mentions, words.end, &sentence.words);
        if both.is_some() {
            return both;
        }
        words.clone().find(|at| self.page.low(*at) == "and")?;
        let found = nominal(self.page, self.mentions, words.end, words)?;
        let several = match &found {
            Subject::Talk => true,
            Subject::Named(actors, named) => actors.len() > 1 || named.start <= words.start + 1,
            _ => false,
        };
        several.then_some(found)
    }

    /// The one who is named, with those whom "and" joins before and behind.
    fn with_joined(&self, mention: &Mention, words: &Words) -> Vec<ActorIndex> {
        let page = self.page;
        let and = (mention.words.end..words.end).find(|at| page.low(*at) == "and");
        let next = and.and_then(|and| {
            let rest = and + 1..words.end;
            // "and Kestrel's envoy, Ruben Tao": he, not his state.
            let owner = |next: &&Mention| next.naming == Naming::Side && next.words.end < words.end;
            let next = self.mentions.within(&rest).iter().find(|next| !owner(next))?;
            // "…, High Representative and Vice President of the Commission" is one.
            let governed = (rest.start..next.words.start).any(|at| {
                matches!(page.tag(at), Tag::Adp) || page.is_any(at, &["of", "in", "to", "for"])
            });
            // "…, the head of the line and a former aide to President Tao" is one too.
            let apposed = page.is_indefinite_article(rest.start)
                && rest.clone().any(|at| page.is_any(at, &["of", "to", "for", "with"]));
            mention_in(next, words).filter(|_| !governed && !apposed)
        });
        // "Minister Venn and his Kestrelian counterpart|, Ruben Tao, agreed": the name stands behind the words.
        let behind = || {
            let his = and.filter(|and| page.is_possessive_of_third_person(and + 1))?;
            let counterpart = page.in_list("counterpart", words.end - 1) && his < words.end;
            let named = self.named_behind(words)?;
            counterpart.then_some(named.actor)
        };
        let next = next.or_else(behind);
        // "Envoy Venn, Ambassador to Kestrel, and | Mayor Tao".
        let before = joined_before(page, self.mentions, mention).map(|first| first.actor);
        before.into_iter().chain([mention.actor]).chain(next).collect()
    }

    /// "Tao, who is also harbour minister, said": the relative pronoun whose predicate the words are.
    fn relative_before(&self, words: &Words) -> Option<usize> {
        let page = self.page;
        let be = (words.start.saturating_sub(2)..words.start)
            .rev()
            .find(|at| !matches!(page.tag(*at), Tag::Adv | Tag::Det))?;
        let who = be.checked_sub(1).filter(|at| page.low(*at) == "who")?;
        page.is_singular_be(be).then_some(who)
    }

    /// "Tao, who leads the talks, is a hardliner who has vowed": what somebody is called speaks no more
    /// than that one.
    fn predicated(&self, words: &Words) -> Option<Subject> {
        let page = self.page;
        let be = words.start.checked_sub(1)?;
        if !page.is_singular_be(be) || !page.is_indefinite_article_or_one(words.start) {
            return None;
        }
        let sentence = &page.sentences.get(page.sentence_of(be))?.words;
        let first = self.mentions.within(&(sentence.start..be)).first()?;
        let opens = first.words.start <= sentence.start + 1;
        let closed = first.words.end == be || page.low(first.words.end) == ",";
        (opens && closed).then(|| Subject::Named(vec![first.actor], first.words.clone()))
    }

    /// "the largest of the groups, the League": the name at the end, in apposition.
    fn apposed(&self, words: &Words) -> Option<&Mention> {
        let page = self.page;
        let comma = words.clone().find(|at| page.low(*at) == ",")?;
        let named = self.mentions.behind_article(page, comma + 1)?;
        (named.words.end == words.end && named.naming != Naming::Group).then_some(named)
    }

    /// "the spokesman for the ministry, Ruben Tao,": the name in apposition to a description.
    fn named_after(&self, words: &Words) -> Option<&Mention> {
        let page = self.page;
        let definite = page.is_any(words.start, &["the", "its", "his", "her", "their"]);
        self.named_behind(words).filter(|_| definite)
    }

    /// The name between two commas right behind the words.
    fn named_behind(&self, words: &Words) -> Option<&Mention> {
        let page = self.page;
        let named = self.mentions.apposed_to(page, words)?;
        (page.tag(named.words.end) == Tag::Punct).then_some(named)
    }

    /// Without "that", "to" and marks at its beginning; with the full stop that ends its sentence.
    fn bare(&self, mut words: Words) -> Words {
        let page = self.page;
        if let Some(sentence) = page.sentences.get(page.sentence_of(words.start))
            && sentence.words.start == words.start
        {
            words.start = dateline::behind(page, &sentence.words).max(words.start).min(words.end);
        }
        while words.start < words.end
            && (page.is_any(words.start, &["that", "to"]) || !page.is_word(words.start))
            && !matches!(page.raw(words.start), "“" | "\"" | "‘" | "(" | "$" | "€" | "£")
        {
            words.start += 1;
        }
        let ends = page.sentences.get(page.sentence_of(words.end.saturating_sub(1)));
        if ends.is_some_and(|sentence| sentence.words.end == words.end + 1)
            && page.is_sentence_mark(words.end)
        {
            words.end += 1;
        }
        words
    }

    fn cue(&self, one: &Attributed, content: &Words) -> Cue {
        let page = self.page;
        let (verb, frames, force) = match one.verb {
            Some((at, verb)) => (at, verb.frames, verb.force),
            None => (one.cue.start, crate::lexicon::Frames::default(), None),
        };
        let before = content.start < one.cue.start;
        let finite = content.clone().any(|word| page.is_finite_verb(word));
        let to = page.low(content.start.wrapping_sub(1)) == "to";
        let frame = match () {
            () if before => Frame::Before,
            () if to => Frame::Infinitive,
            () if frames.person => Frame::Person,
            // "discussed | how the locks work": a topic is named, unless "that" opens a clause.
            () if frames.act && (!finite || page.low(content.start.wrapping_sub(1)) != "that") => {
                Frame::Act
            }
            () if finite || !frames.object => Frame::Clause,
            () => Frame::Object,
        };
        let stance = match page.form(verb) {
            _ if one.class == CueClass::Preposition => Stance::Preposition,
            Form::Gerund => Stance::Participle,
            Form::Present | Form::Present3 => Stance::Present,
            _ => Stance::Finite,
        };
        Cue {
            words: one.cue.clone(),
            verb,
            lemma: one.lemma.clone(),
            class: if frame == Frame::Act { CueClass::Act } else { one.class },
            frame,
            force,
            content: content.start,
            stance,
        }
    }
}

/// "The meeting", "discussions": the talk itself.
fn is_the_talk(page: &Page<'_>, words: &Words) -> bool {
    let from = words.start + usize::from(page.is_any(words.start, &["the", "their", "this"]));
    from + 1 == words.end && page.in_list("talk_nouns", from)
}

const RULE: &str = "attribution/model";

/// How far behind a verb the words for somebody without a name may reach.
const BEHIND: usize = 14;

fn mention_in(mention: &crate::actors::mentions::Mention, words: &Words) -> Option<ActorIndex> {
    (mention.words.end >= words.end).then_some(mention.actor)
}
