//! How fast it is. Run with
//! `cargo test --release -p chancery-store -- --ignored speed --nocapture`.
#![expect(clippy::print_stderr, reason = "the figures are for a person to read")]

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chancery_record::Force;
use chancery_store::{Case, Filter};

use crate::fiction::{Desk, numbered, put};

/// Time this thread was on a processor, where the system tells it (Linux), so that other work on
/// the machine does not count; elsewhere the time that passed. It is told in steps of a few
/// milliseconds.
fn clock(began: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(|| began.elapsed(), Duration::from_nanos)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration, Duration) {
    let began = Instant::now();
    let before = clock(began);
    let value = work();
    (value, clock(began).saturating_sub(before), began.elapsed())
}

fn report(name: &str, work: impl FnOnce() -> usize) {
    let (count, processor, passed) = timed(work);
    eprintln!("{name}: {count} in {passed:.1?}, {processor:.1?} of it on the processor");
}

/// Measures a case file of as many documents as the environment says, by default 20,000.
#[test]
#[ignore = "a measurement"]
fn speed_of_a_large_case() {
    let asked = std::env::var("CHANCERY_STORE_DOCUMENTS");
    let count: u32 = asked.ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let desk = Desk::new();
    fill(&desk, count);
    let (mut case, _, passed) = timed(|| desk.open());
    eprintln!("opened in {passed:?}");
    listings(&case);
    for query in ["corridor", "777", "\"grain corridor number 777\"", "corr* flour", "absent"] {
        report(&format!("search {query}"), || case.search(query, 20).unwrap().len());
    }
    report("check, problems", || case.check().unwrap().problems.len());
    report("remove", || case.remove(&[numbered(777).sha256().clone()]).unwrap().documents);
}

fn fill(desk: &Desk, count: u32) {
    let mut case = desk.open();
    let (mut spent, mut passed) = (Duration::ZERO, Duration::ZERO);
    let (mut text, mut json) = (0, 0);
    for start in (0..count).step_by(500) {
        let papers: Vec<_> = (start..(start + 500).min(count)).map(numbered).collect();
        for paper in &papers {
            text += paper.text.len();
            json += serde_json::to_string(&paper.record).unwrap().len();
        }
        let batch: Vec<_> = papers.iter().collect();
        let (_, on_processor, in_all) = timed(|| put(&mut case, &batch));
        (spent, passed) = (spent + on_processor, passed + in_all);
    }
    let (_, _, closing) = timed(|| case.close().unwrap());
    let size = std::fs::metadata(&desk.path).unwrap().len();
    let rate = f64::from(count) / spent.as_secs_f64();
    eprintln!("{count} documents: {text} bytes of text, {json} of records; the file has {size}");
    eprintln!("added in {passed:.1?}, {spent:.1?} on the processor ({rate:.0} a second)");
    eprintln!("closed in {closing:?}");
}

fn listings(case: &Case) {
    let person = Some("sandrel".to_owned());
    let (side, topic) = (Some("ostmark".to_owned()), Some("water".to_owned()));
    let text = |text: &str| Filter { text: Some(text.to_owned()), ..Filter::default() };
    let since = |year, month| Filter { since: Some((year, month, 1)), ..Filter::default() };
    for (name, filter) in [
        ("all", Filter::default()),
        ("first ten", Filter { limit: Some(10), ..Filter::default() }),
        ("person", Filter { person, ..Filter::default() }),
        ("side and topic", Filter { side, topic, ..Filter::default() }),
        ("force, since", Filter { forces: vec![Force::Warning], ..since(2029, 1) }),
        ("since", since(2029, 12)),
        ("rare words", text("corridor 777")),
        ("a common word", text("corridor")),
    ] {
        report(&format!("statements, {name}"), || {
            let mut rows = 0;
            case.statements(&filter, |_| {
                rows += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
            rows
        });
    }
    let mut rows = 0;
    report("records", || {
        case.records(|_| {
            rows += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        rows
    });
}
