//! What documents are read with, as the case file keeps it.

use chancery_record::Sha256;
use chancery_store::{Case, Means, MeansKind, OpenOptions, StoreError};
use rusqlite::Connection;

use crate::fiction::{CALL, Desk, put};

fn means(kind: MeansKind, name: &str, text: &str) -> Means {
    let sha256 = Sha256::of(text.as_bytes());
    let text = (kind != MeansKind::Model).then(|| text.to_owned());
    Means { kind, name: name.to_owned(), sha256, text }
}

#[test]
fn they_are_kept_in_order_and_replaced_as_a_whole() {
    let desk = Desk::new();
    let mut case = desk.open();
    assert_eq!(case.means().unwrap(), []);
    let first = [
        means(MeansKind::Lexicon, "b.toml", "# b"),
        means(MeansKind::Lexicon, "a.toml", "# a"),
        means(MeansKind::Model, "press.model", "not kept"),
    ];
    case.keep_means(&first).unwrap();
    case.close().unwrap();
    assert_eq!(desk.open().means().unwrap(), first);
    let second = [means(MeansKind::Codebook, "own.yaml", "topics: []")];
    desk.open().keep_means(&second).unwrap();
    assert_eq!(desk.open().means().unwrap(), second);
}

#[test]
fn they_are_in_a_copy() {
    let desk = Desk::new();
    let mut case = desk.open();
    put(&mut case, &[&CALL.build()]);
    let kept = [means(MeansKind::Lexicon, "a.toml", "# a")];
    case.keep_means(&kept).unwrap();
    let copy = desk.path.with_file_name("copy.chancery");
    case.copy(&copy).unwrap();
    let copy = Case::open(&copy, &OpenOptions::default()).unwrap();
    assert_eq!(copy.means().unwrap(), kept);
}

#[test]
fn too_much_is_refused_and_leaves_what_was_kept() {
    let desk = Desk::new();
    let mut case = desk.open();
    let kept = [means(MeansKind::Lexicon, "a.toml", "# a")];
    case.keep_means(&kept).unwrap();
    let long = means(MeansKind::Lexicon, "long.toml", &"#".repeat((4 << 20) + 1));
    let many = vec![kept[0].clone(); 33];
    for means in [&[long][..], &many] {
        let refused = case.keep_means(means).unwrap_err();
        assert!(matches!(refused, StoreError::TooLarge { .. }), "{refused}");
    }
    assert_eq!(case.means().unwrap(), kept);
}

#[test]
fn what_somebody_changed_is_not_taken() {
    for change in [
        "UPDATE means SET text = '# b'",
        "UPDATE means SET text = printf('%.5000000c', '#')",
        "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
         INSERT INTO means SELECT i, kind, name, sha256, text FROM n, means",
    ] {
        let desk = Desk::new();
        desk.open().keep_means(&[means(MeansKind::Lexicon, "a.toml", "# a")]).unwrap();
        let other = Connection::open(&desk.path).unwrap();
        other.execute(change, []).unwrap();
        drop(other);
        let refused = desk.open().means().unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
    }
}
