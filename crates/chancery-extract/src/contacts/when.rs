//! The day of the contact: which expressions of time are about it, and what they settle.

use chancery_record::{
    ActorKind, Diagnostic, Edtf, Evidence, Finding, Partial, Rule, Severity, Unknown,
};

use super::{Report, Scene};
use crate::dates::{self, Bound, Ground, Problem, Solution, Tense, Time, TimeWords, Turn};
use crate::encounter::{self, Encounter};
use crate::page::Words;

mod about;
mod bounds;
mod journey;
mod recorded;
mod said;
mod spoken;

const STATED: Rule = Rule::named("date/stated");
const REASONED: Rule = Rule::named("date/reasoned-from-publication");
const BOUNDED: Rule = Rule::named("date/bounded");
const IN_TITLE: Rule = Rule::named("date/stated-in-title");

/// How many expressions of time of a sentence are looked at.
const LIKELY: usize = 24;
/// How many sentences from the beginning may speak of "today's meeting".
const EARLY: usize = 14;

impl Scene<'_, '_> {
    /// The day of the primary contact.
    pub(super) fn date(
        &self,
        report: &Report,
        (in_person, may_have_met): (bool, bool),
        tense: Tense,
    ) -> (Finding<Edtf>, Vec<Diagnostic>) {
        let told = self.told(report);
        let zones = self.zones(report, in_person);
        // Where they may have met, the day of the other side counts for what bounds the date too.
        let met = in_person || told.is_empty() && may_have_met;
        let others = if met { self.other_zones(report) } else { Vec::new() };
        self.dated(&told, tense, &zones, &others, None)
    }

    /// What these expressions settle, as a finding. `near` is the day of another contact, from
    /// which "the same day" counts.
    pub(super) fn dated(
        &self,
        told: &[TimeWords],
        tense: Tense,
        zones: &[&str],
        others: &[&str],
        near: Option<Partial>,
    ) -> (Finding<Edtf>, Vec<Diagnostic>) {
        let after = self.after();
        let ground = Ground {
            published: self.published,
            zones,
            others,
            tense,
            near,
            year: self.year.map(|(year, words)| (*year, words)),
            after: after.as_ref().map(|(date, words)| (*date, words)),
            events: &self.page.lexicon.events,
        };
        let told = self.by_dateline(told);
        if told.is_empty()
            && let Some(found) = self.in_title(&ground)
        {
            return found;
        }
        let mut solution = dates::solve(&told, &ground);
        if near.is_none() {
            self.bound_from_text(&mut solution);
        }
        let notes = self.note(&solution);
        (self.finding(solution, &told), notes)
    }

    /// Where the text gives no date and none came with it: what it names of earlier days and events.
    fn bound_from_text(&self, solution: &mut Solution) {
        if solution.date.is_some() || solution.problem.is_some() {
            return;
        }
        if let Some((day, words)) = self.after_in_year() {
            solution.date = dates::rest_of_year(day);
            "the text tells no year; the contact was after what it tells of, and a day told \
             without its year is mostly of the same one"
                .clone_into(&mut solution.because);
            solution.used.push(words);
        } else if let Some((day, words)) = self.after_event() {
            solution.date = Edtf::interval(Some(day), None);
            "the contact was not before a known event that the text names"
                .clone_into(&mut solution.because);
            solution.used.push(words);
        }
    }

    /// "Today" under a date line without a year, and no publication: the day of the date line.
    fn by_dateline(&self, told: &[TimeWords]) -> Vec<TimeWords> {
        let [TimeWords { time: Time::Offset(back), .. }] = told else { return told.to_vec() };
        let line = self.dateline.and_then(|line| line.day.clone());
        let line = line.filter(|_| self.published.is_none());
        line.and_then(|day| days_before(day, *back)).map_or_else(|| told.to_vec(), |day| vec![day])
    }

    fn finding(&self, solution: Solution, told: &[TimeWords]) -> Finding<Edtf> {
        let quotes: Vec<_> = solution.used.iter().map(|words| self.page.quote(words)).collect();
        let Some(date) = solution.date else {
            let unwritten = told.iter().find(|_| self.published.is_none());
            let because = match unwritten.filter(|_| solution.problem.is_none()) {
                Some(time) => {
                    let words = self.page.quote(&time.words).exact;
                    format!("the text says “{words}” and no publication date is known")
                }
                None => solution.because,
            };
            return Finding::Unknown(Unknown { unknown: because, seen: quotes });
        };
        let rule = match (told.is_empty(), solution.by_publication) {
            (true, _) => BOUNDED,
            (false, true) => REASONED,
            (false, false) => STATED,
        };
        let mut quotes = quotes.into_iter();
        let published = self.published.filter(|_| solution.by_publication);
        let dated = published.and_then(|p| p.words.clone()).map(|words| self.page.quote(&words));
        let first = quotes.next().or_else(|| dated.clone());
        let mut evidence = match (first, published) {
            (Some(quote), _) => Evidence::words(rule, quote),
            (None, Some(published)) => Evidence::metadata(rule, "published", &published.given),
            (None, None) => return Finding::unknown(solution.because),
        };
        evidence = quotes.fold(evidence, Evidence::and);
        match (published, dated) {
            (Some(_), Some(quote)) if !evidence.quotes().contains(&quote) => {
                evidence = evidence.and(quote);
            }
            (Some(published), None) if evidence.field().is_none() => {
                evidence = evidence.and_metadata("published", &published.given);
            }
            _ => {}
        }
        if !solution.because.is_empty() {
            evidence = evidence.because(solution.because);
        }
        let rough = matches!(told, [only] if only.rough);
        let date = if rough { date.approximate() } else { date };
        Finding::known(date, evidence)
    }

    fn note(&self, solution: &Solution) -> Vec<Diagnostic> {
        let Some(problem) = solution.problem else { return Vec::new() };
        let code = match problem {
            Problem::NoSuchDay => "X003",
            Problem::Conflict => "X004",
            Problem::PublishedBefore => "X005",
        };
        let note = Diagnostic::new(code, Severity::Warning, solution.because.clone());
        let help = match problem {
            Problem::NoSuchDay => "look at the words; the date is left open",
            Problem::Conflict => "look at the words; no date is taken as sure",
            Problem::PublishedBefore => "check the date of publication that came with the document",
        };
        let note = note.help(help);
        let place = solution.used.first().map(|words| self.page.quote(words).span());
        vec![match place {
            Some(span) => note.at(span),
            None => note,
        }]
    }

    // ----- which words are about it -----

    /// The expressions that tell the day of the contact.
    fn told(&self, report: &Report) -> Vec<TimeWords> {
        let Some((index, found)) = report.lead.as_ref() else {
            if report.recorded {
                return self.recorded_on().into_iter().collect();
            }
            let early = self.todays_talks(report).or_else(|| self.told_early(report));
            let early = early.or_else(|| self.held_early());
            let early = early.or_else(|| self.just_ended());
            let early = early.or_else(|| self.spoken_today(report));
            return early.into_iter().collect();
        };
        let sentence = &self.page.sentences[*index].words;
        let mut told = self.in_sentence(sentence, found);
        told.retain(|time| !matches!(time.time, Time::Shift(..)));
        if told.is_empty() {
            told.extend(self.todays_talks(report));
        }
        if told.is_empty() {
            told.extend(self.just_ended());
        }
        let reporter = self.own_side.is_none() || report.by_press;
        if told.is_empty() && reporter {
            let before = self.told_before(found, *index);
            told.extend(before.or_else(|| self.told_later(report, *index)));
        }
        if told.is_empty() && reporter {
            told.extend(self.told_when_said(report, *index));
        }
        if told.is_empty() {
            told.extend(self.talks_on_day(*index));
        }
        if told.is_empty() {
            told.extend(self.spoken_today(report));
        }
        if told.is_empty() {
            told.extend(self.on_journey(*index, found));
        }
        self.with_day_beside(&mut told);
        self.narrow_to_day(&mut told, sentence);
        let headings = self.in_headings(*index);
        if told.is_empty() {
            told.extend(headings);
        } else if let Some(heading) = headings
            && contradict(&heading, &told)
        {
            told.push(heading);
        }
        told
    }

    /// Those of a sentence that are about the contact it reports: the nearest to its words, with
    /// what stands right beside it ("Friday, March 18").
    pub(super) fn in_sentence(&self, sentence: &Words, found: &Encounter) -> Vec<TimeWords> {
        let all = self.times.within(sentence).iter().take(LIKELY);
        let usable: Vec<&TimeWords> =
            all.filter(|time| self.tells_contact(time, sentence, found)).collect();
        let close = usable.iter().enumerate().min_by_key(|(_, time)| {
            let words = &found.words;
            if time.words.start >= words.start {
                time.words.start.saturating_sub(words.end)
            } else {
                words.start.saturating_sub(time.words.end)
            }
        });
        let Some((at, _)) = close else { return Vec::new() };
        let mut first = at;
        while first > 0 && self.is_beside(usable[first - 1], usable[first]) {
            first -= 1;
        }
        let mut last = at;
        while last + 1 < usable.len() && self.is_beside(usable[last], usable[last + 1]) {
            last += 1;
        }
        usable[first..=last].iter().map(|time| (*time).clone()).collect()
    }

    /// "Tuesday, May 16": the weekday stands for no other day than the one beside it.
    fn with_day_beside(&self, told: &mut Vec<TimeWords>) {
        let [only] = told.as_slice() else { return };
        let sentence = self.page.sentences.get(self.page.sentence_of(only.words.start));
        let Some(sentence) = sentence.filter(|_| matches!(only.time, Time::Weekday(..))) else {
            return;
        };
        let beside = self.times.within(&sentence.words).iter().find(|time| {
            let first = only.words.start < time.words.start;
            let (left, right) = if first { (only, *time) } else { (*time, only) };
            time.is_calendar_day() && self.is_beside(left, right)
        });
        told.extend(beside.cloned());
    }

    fn is_beside(&self, left: &TimeWords, right: &TimeWords) -> bool {
        let gap = left.words.end..right.words.start;
        gap.len() <= 3
            && gap.into_iter().all(|word| {
                self.page.is_any(word, &[",", "(", ")", "on", "the", "of"])
                    || self.page.in_list("day_parts", word)
            })
    }

    /// "Today's meeting in Ostrava", "Friday's call".
    fn todays_talks(&self, report: &Report) -> Option<TimeWords> {
        let page = self.page;
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        let sentences = page.sentences.iter().skip(from).take(EARLY);
        let mut times = sentences.flat_map(|sentence| self.times.within(&sentence.words));
        let found = times.find(|time| {
            let day =
                matches!(time.time, Time::Offset(0) | Time::Weekday(_, Turn::Nearest | Turn::This));
            let end = time.words.end;
            let near = end + 1..end + 4;
            day && time.bound == Bound::On
                && page.is_any(end, &["'s", "'"])
                && near.into_iter().any(|word| {
                    page.in_any_list(
                        &["call_nouns", "video_nouns", "meeting_nouns", "talk_nouns"],
                        word,
                    )
                })
        });
        found.cloned()
    }

    /// "In a rare phone conversation late Monday, …": the press names the talks and their day before
    /// those who spoke.
    fn told_before(&self, found: &Encounter, index: usize) -> Option<TimeWords> {
        let page = self.page;
        let nouns = ["call_nouns", "video_nouns"];
        let before = page.sentences[..index].iter().filter(|other| page.in_paragraph(other));
        let mut times = before.flat_map(|other| self.times.within(&other.words));
        let told = times.find(|time| {
            let day =
                matches!(time.time, Time::Weekday(_, Turn::Nearest | Turn::This) | Time::Offset(0));
            let near = time.words.start.saturating_sub(3)..time.words.start;
            let named = near.into_iter().any(|at| page.in_any_list(&nouns, at));
            day && named && time.bound == Bound::On && !self.tells_when_said(time, found)
        });
        told.cloned()
    }

    /// "The meeting that we've just ended", "I just finished …": the day on which it is told.
    fn just_ended(&self) -> Option<TimeWords> {
        let page = self.page;
        let talks = ["call_nouns", "video_nouns", "meeting_nouns", "talk_nouns", "with_verbs"];
        page.sentences.iter().take(EARLY).find_map(|sentence| {
            let words = page.find_listed("just_ended", &sentence.words)?;
            let near = words.start.saturating_sub(8).max(sentence.words.start)
                ..sentence.words.end.min(words.end + 8);
            let told = near.into_iter().any(|at| page.in_any_list(&talks, at));
            let own = sentence.words.clone().any(|at| page.in_list("speaking_selves", at));
            (told && own).then_some(TimeWords {
                words,
                time: Time::Offset(0),
                bound: Bound::On,
                rough: false,
                weekday: None,
            })
        })
    }

    /// The press tells the day where it first names those who spoke: a weekday or "today", which is
    /// not that of the saying.
    fn told_later(&self, report: &Report, index: usize) -> Option<TimeWords> {
        let (_, found) = report.lead.as_ref()?;
        let after = self.page.sentences[index + 1..].iter().take(4);
        let sides: Vec<&str> =
            report.principals.iter().filter_map(|actor| self.cast.side_of(*actor)).collect();
        let after = after.filter(|other| {
            let named = || self.mentions.within(&other.words).iter().map(|mention| mention.actor);
            let mut codes: Vec<&str> = named()
                .filter_map(|actor| self.cast.side_of(actor))
                .filter(|side| sides.contains(side))
                .collect();
            codes.sort_unstable();
            codes.dedup();
            (named().any(|actor| report.principals.contains(&actor)) || codes.len() >= 2)
                && self.speaks_of_talks(&other.words)
                && !self.tells_of_others(&other.words, report)
        });
        let mut times = after.flat_map(|other| self.times.within(&other.words));
        let later = times.find(|time| {
            let day =
                matches!(time.time, Time::Weekday(_, Turn::Nearest | Turn::This) | Time::Offset(0));
            let ahead = self.page.sentences[self.page.sentence_of(time.words.start)].words.start
                ..time.words.start;
            let ahead = ahead.into_iter().any(|at| self.page.is_any(at, &["will", "shall"]));
            day && !ahead && time.bound == Bound::On && !self.tells_when_said(time, found)
        });
        later.cloned()
    }

    /// "On Tuesday, Venn met Kestrel's defence minister, Orsk": talks with somebody else.
    fn tells_of_others(&self, words: &Words, report: &Report) -> bool {
        let found = encounter::find(self.page, self.cast, self.mentions, words, false);
        found.is_some_and(|found| {
            let mut all = found.left.iter().chain(&found.right).map(|(actor, _)| *actor);
            all.any(|actor| {
                let person = self.cast.actors[actor].kind == ActorKind::Person;
                person && !report.principals.contains(&actor)
            })
        })
    }

    /// Where the title alone names those who spoke: "today" or a weekday in one of the first
    /// sentences that names one of them.
    fn told_early(&self, report: &Report) -> Option<TimeWords> {
        let sides: Vec<&str> =
            report.principals.iter().filter_map(|actor| self.cast.side_of(*actor)).collect();
        let first = self.page.sentences.iter().take(4).filter(|sentence| {
            // "We met today": in a text that both issued.
            let words = &sentence.words;
            let ours = self.page.low(words.start) == "we"
                && (words.start + 1..words.end.min(words.start + 5))
                    .any(|word| self.page.in_list("together_verbs", word));
            let mut named = self.mentions.within(words).iter();
            ours || named.any(|mention| {
                report.principals.contains(&mention.actor)
                    || self.cast.side_of(mention.actor).is_some_and(|side| sides.contains(&side))
            })
        });
        let mut times = first.flat_map(|sentence| self.times.within(&sentence.words));
        let found = times.find(|time| {
            let day = matches!(time.time, Time::Offset(0) | Time::Weekday(_, Turn::Nearest));
            let near = time.words.clone();
            let opener =
                (near.start.saturating_sub(8)..near.start).any(|word| self.page.opens_topic(word));
            let own = !opener && !self.is_these_days(time);
            day && time.bound == Bound::On && own && self.is_first_verb(time)
        });
        found.cloned()
    }

    /// "The meetings held 4 to 6 March", "From 4 to 6 March representatives … convened": the days that
    /// one of the first sentences gives for talks, where the title alone names those who spoke.
    fn held_early(&self) -> Option<TimeWords> {
        const SENTENCES: usize = 8;
        let page = self.page;
        let held = |at: usize| page.in_list("held_on_days", at);
        page.sentences.iter().take(SENTENCES).find_map(|sentence| {
            let words = &sentence.words;
            let verb = words.clone().find(|at| held(*at) && page.form(*at).is_finite());
            let participle = words.clone().find(|at| {
                held(*at)
                    && at.checked_sub(1).is_some_and(|noun| {
                        page.in_any_list(&["meeting_nouns", "talk_nouns", "talks_nouns"], noun)
                    })
            });
            self.times.within(words).iter().find_map(|time| {
                let start = time.words.start;
                let day = matches!(time.time, Time::Range(..)) || time.is_calendar_day();
                let behind = participle.is_some_and(|held| start > held && start <= held + 3);
                let opens = verb.is_some() && start <= words.start + 2;
                (day && time.bound == Bound::On && (behind || opens)).then(|| time.clone())
            })
        })
    }

    /// Whether no verb of saying governs it: "The minister said today …" tells when it was said.
    fn is_first_verb(&self, time: &TimeWords) -> bool {
        let before = time.words.start.saturating_sub(3)..time.words.start;
        !before.into_iter().any(|word| {
            let cue = self.page.lexicon.verbs.at(self.page, word);
            cue.is_some_and(|(_, verb)| verb.frames.clause)
        })
    }

    fn speaks_of_talks(&self, words: &Words) -> bool {
        let lists = ["call_nouns", "video_nouns", "talk_nouns", "together_verbs", "with_verbs"];
        words.clone().any(|word| self.page.in_any_list(&lists, word))
    }

    /// A day in a heading before the lead that speaks of talks, not a date line.
    fn in_headings(&self, index: usize) -> Option<TimeWords> {
        let before = self.page.sentences[..index].iter().take(4);
        let early = before.filter(|other| {
            let talks = ["by_phone", "by_video", "by_call", "meeting_nouns", "title_talks"]
                .iter()
                .any(|list| self.page.find_listed(list, &other.words).is_some());
            other.words.len() < 40 && talks && !self.page.in_paragraph(other)
        });
        let mut times = early.flat_map(|other| self.times.within(&other.words));
        times.find(|time| time.is_calendar_day() && time.bound == Bound::On).cloned()
    }

    /// A day in the title that came with the document.
    fn in_title(&self, ground: &Ground<'_>) -> Option<(Finding<Edtf>, Vec<Diagnostic>)> {
        let heading = self.heading?;
        let whole = 0..heading.page.len();
        let times = dates::find(heading.page, ground.events, &whole);
        let day = times.into_iter().find(|t| t.is_calendar_day() && t.bound == Bound::On)?;
        let solution = dates::solve(&[day], ground);
        let notes = solution.problem.map(|_| {
            Diagnostic::new("X004", Severity::Warning, solution.because.clone())
                .help("look at the title; no date is taken as sure")
        });
        let evidence = Evidence::metadata(IN_TITLE, "title", heading.given);
        let date = solution.date?;
        let evidence =
            if solution.because.is_empty() { evidence } else { evidence.because(solution.because) };
        Some((Finding::known(date, evidence), notes.into_iter().collect()))
    }
}

/// So many days from the day of a date line, within its month.
fn days_before(line: TimeWords, offset: i64) -> Option<TimeWords> {
    if offset == 0 {
        return Some(line);
    }
    let Time::Calendar(date) = line.time else { return None };
    let day = u8::try_from(i64::from(date.day?) + offset).ok().filter(|day| offset < 0 && *day > 0);
    Some(TimeWords { time: Time::Calendar(Partial { day: Some(day?), ..date }), ..line })
}

/// Whether a day of a heading cannot be that of the text.
fn contradict(heading: &TimeWords, told: &[TimeWords]) -> bool {
    let Time::Calendar(heading) = heading.time else { return false };
    told.iter().any(|time| match time.time {
        Time::Calendar(date) => heading.meet(date).is_none(),
        _ => false,
    })
}
