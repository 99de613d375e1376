//! Several programs and one case file. The other programs are this test binary, started again.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chancery_store::{Case, OpenOptions, StoreError};

use crate::fiction::{Desk, creating, numbered, put};

const PATH: &str = "CHANCERY_STORE_TEST_CASE";

/// Starts one of the ignored tests below in a process of its own.
fn start(test: &str, desk: &Desk) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(PATH, &desk.path)
        .stdout(Stdio::piped())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

fn child_case() -> Option<Case> {
    let path = std::env::var_os(PATH)?;
    Some(Case::open(path.as_ref(), &creating()).unwrap())
}

#[test]
#[ignore = "run by the tests here, as another process"]
fn adds_until_it_is_killed() {
    let Some(mut case) = child_case() else { return };
    for n in 0..1_000_000 {
        let papers: Vec<_> = (n * 3..n * 3 + 3).map(numbered).collect();
        put(&mut case, &papers.iter().collect::<Vec<_>>());
        for paper in &papers {
            say(&format!("acknowledged {}", paper.sha256()));
        }
    }
}

#[test]
#[ignore = "run by the tests here, as another process"]
fn holds_the_file_until_it_is_told() {
    let Some(mut case) = child_case() else { return };
    put(&mut case, &[&numbered(1)]);
    // The lock is taken as any writer's, and kept, by a second connection within the same program.
    let lock = rusqlite::Connection::open(case.path()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    say("holding");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

#[test]
fn a_killed_writer_loses_nothing_acknowledged_and_leaves_no_half_document() {
    for pause in [20, 60, 150, 400] {
        let desk = Desk::new();
        let mut child = start("processes::adds_until_it_is_killed", &desk);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let acknowledged = |line: &str| {
            line.strip_prefix("acknowledged ").and_then(chancery_record::Sha256::parse)
        };
        let mut told = Vec::new();
        while told.is_empty() {
            told.extend(acknowledged(&lines.next().unwrap().unwrap()));
        }
        let reader = std::thread::spawn(move || {
            let lines = lines.map_while(Result::ok);
            lines.filter_map(|line| acknowledged(&line)).collect::<Vec<_>>()
        });
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        told.extend(reader.join().unwrap());

        let case = desk.open();
        for sha256 in &told {
            assert!(case.holds(sha256).unwrap(), "acknowledged and lost");
        }
        // Batches of three, whole or not at all; every document with all its parts.
        let count = case.count().unwrap();
        assert_eq!(count % 3, 0);
        assert!(count >= told.len() as u64);
        let report = case.check().unwrap();
        assert_eq!((report.documents as u64, report.problems), (count, Vec::new()));
        case.documents(|row| {
            assert_eq!((row.statements, row.contacts, row.names.len()), (3, 1, 1));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(case.search("corridor", 100_000).unwrap().len() as u64, count);
    }
}

#[test]
fn a_second_writer_is_told_who_holds_the_file() {
    let desk = Desk::new();
    let mut child = start("processes::holds_the_file_until_it_is_told", &desk);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while lines.next().unwrap().unwrap() != "holding" {}

    let wait = Duration::from_millis(300);
    let mut case = Case::open(&desk.path, &OpenOptions { wait, ..creating() }).unwrap();
    let began = Instant::now();
    let paper = numbered(2);
    let error = case.put(&[paper.new_document()]).unwrap_err();
    assert!(began.elapsed() >= wait, "it waited");
    let StoreError::Locked { holder: Some(holder), .. } = &error else { panic!("{error}") };
    assert_eq!(holder.pid, child.id());
    assert!(error.to_string().contains(&format!("process {}", child.id())), "{error}");
    // Readers do not wait.
    let began = Instant::now();
    assert_eq!(case.search("corridor", 5).unwrap().len(), 1);
    assert!(began.elapsed() < wait);

    child.stdin.take().unwrap().write_all(b"done\n").unwrap();
    child.wait().unwrap();
    assert_eq!(case.put(&[paper.new_document()]).unwrap().added(), 1);
}

#[test]
fn a_second_writer_waits_its_turn() {
    let desk = Desk::new();
    desk.open().close().unwrap();
    let threads: Vec<_> = (0..4)
        .map(|writer| {
            let path = desk.path.clone();
            std::thread::spawn(move || {
                let wait = Duration::from_secs(60);
                let options = OpenOptions { wait, ..creating() };
                let mut case = Case::open(&path, &options).unwrap();
                for n in 0..20 {
                    put(&mut case, &[&numbered(writer * 1000 + n), &numbered(n)]);
                }
                case.close().unwrap();
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let case = desk.open();
    // Numbers 0 to 19 are shared by all four.
    assert_eq!(case.count().unwrap(), 80);
    assert_eq!(case.check().unwrap().problems, [""; 0]);
    case.close().unwrap();
    assert_eq!(desk.files(), ["talks.chancery"]);
}

#[test]
fn two_programs_may_make_the_file_at_once() {
    for _ in 0..10 {
        let desk = Desk::new();
        let threads: Vec<_> = (0..4)
            .map(|n| {
                let path = desk.path.clone();
                std::thread::spawn(move || {
                    let mut case = Case::open(&path, &creating()).unwrap();
                    put(&mut case, &[&numbered(n)]);
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(desk.open().count().unwrap(), 4);
    }
}

#[test]
fn a_reader_sees_whole_batches_while_another_writes() {
    let desk = Desk::new();
    desk.open().close().unwrap();
    let path = desk.path.clone();
    let writer = std::thread::spawn(move || {
        let mut case = Case::open(&path, &creating()).unwrap();
        for batch in 0..40u32 {
            let papers: Vec<_> = (batch * 5..batch * 5 + 5).map(numbered).collect();
            put(&mut case, &papers.iter().collect::<Vec<_>>());
        }
    });
    let options = OpenOptions { read_only: true, wait: Duration::ZERO, ..creating() };
    let options = OpenOptions { create: false, ..options };
    let case = Case::open(&desk.path, &options).unwrap();
    let mut looks = 0;
    while !writer.is_finished() {
        assert_eq!(case.count().unwrap() % 5, 0);
        case.search("corridor", 3).unwrap();
        looks += 1;
    }
    writer.join().unwrap();
    assert!(looks > 0);
    assert_eq!(case.count().unwrap(), 200);
}
