//! How fast it is. Run with `cargo test --release -p chancery-store -- --ignored speed --nocapture`.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chancery_record::Force;
use chancery_store::Filter;

use crate::fiction::{Desk, numbered, put};

/// Time this thread was on a processor where the system tells it (Linux), so that other work on the
/// machine does not count; elsewhere the time that passed.
fn clock(began: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(|| began.elapsed(), Duration::from_nanos)
}

struct Watch(Instant, Duration);

impl Watch {
    fn start() -> Self {
        let now = Instant::now();
        Self(now, clock(now))
    }

    fn elapsed(&self) -> Duration {
        clock(self.0).saturating_sub(self.1)
    }
}

/// Measures a case file of as many documents as the environment says, by default 20,000.
#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stderr, reason = "its figures are for a person to read")]
fn speed_of_a_large_case() {
    let count: u32 = std::env::var("CHANCERY_STORE_DOCUMENTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20_000);
    let desk = Desk::new();
    let mut case = desk.open();
    let mut spent = Duration::ZERO;
    let (mut text, mut json) = (0, 0);
    for start in (0..count).step_by(500) {
        let papers: Vec<_> = (start..(start + 500).min(count)).map(numbered).collect();
        text += papers.iter().map(|paper| paper.text.len()).sum::<usize>();
        json += papers
            .iter()
            .map(|paper| serde_json::to_string(&paper.record).unwrap().len())
            .sum::<usize>();
        let began = Watch::start();
        put(&mut case, &papers.iter().collect::<Vec<_>>());
        spent += began.elapsed();
    }
    let began = Watch::start();
    case.close().unwrap();
    let size = std::fs::metadata(&desk.path).unwrap().len();
    eprintln!("{count} documents: {text} bytes of text, {json} of records");
    eprintln!("added in {spent:?} ({:.0} a second)", f64::from(count) / spent.as_secs_f64());
    eprintln!("closed in {:?}; the file has {size} bytes", began.elapsed());

    let began = Watch::start();
    let mut case = desk.open();
    eprintln!("opened in {:?}", began.elapsed());
    let filters = [
        ("all statements", Filter::default()),
        ("first ten", Filter { limit: Some(10), ..Filter::default() }),
        ("person", Filter { person: Some("sandrel".to_owned()), ..Filter::default() }),
        (
            "side and topic",
            Filter {
                side: Some("ostmark".to_owned()),
                topic: Some("water".to_owned()),
                ..Filter::default()
            },
        ),
        (
            "force, since",
            Filter { forces: vec![Force::Warning], since: Some((2029, 1, 1)), ..Filter::default() },
        ),
        ("since", Filter { since: Some((2029, 12, 1)), ..Filter::default() }),
        ("text, rare", Filter { text: Some("corridor 777".to_owned()), ..Filter::default() }),
        ("text, common", Filter { text: Some("corridor".to_owned()), ..Filter::default() }),
    ];
    for (name, filter) in filters {
        let began = Watch::start();
        let mut rows = 0;
        case.statements(&filter, |_| {
            rows += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        eprintln!("statements, {name}: {rows} in {:?}", began.elapsed());
    }
    for query in ["corridor", "777", "\"grain corridor number 777\"", "corr* flour", "absent"] {
        let began = Watch::start();
        let hits = case.search(query, 20).unwrap().len();
        eprintln!("search {query}: {hits} in {:?}", began.elapsed());
    }
    let began = Watch::start();
    let mut rows = 0;
    case.records(|_| {
        rows += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    eprintln!("all records: {rows} in {:?}", began.elapsed());
    let began = Watch::start();
    let mut rows = 0;
    case.contacts(&Filter::default(), |_| {
        rows += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    eprintln!("all contacts: {rows} in {:?}", began.elapsed());
    let began = Watch::start();
    let problems = case.check().unwrap().problems;
    eprintln!("checked in {:?}: {problems:?}", began.elapsed());
    let began = Watch::start();
    case.remove(&[numbered(777).sha256().clone()]).unwrap();
    eprintln!("removed one in {:?}", began.elapsed());
}
