//! The timeline as a page and as a drawing, for a fictional case.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use chancery_compare::case::{
    CaseContact, DerivedDate, Dossier, Member, Principal, Review, Wanted, Witness,
};
use chancery_page::{timeline_page, timeline_svg};
use chancery_record::{Id, Medium, Sha256};

fn contact(name: &str, date: Option<&str>) -> CaseContact {
    let member = Member {
        document: Sha256::of(name.as_bytes()),
        contact: Id::from_text(&format!("{name}00112233")),
        title: Some(format!("<script>alert('{name}')</script>")),
        issuer: Some("Kestrel Presidency".to_owned()),
        side: None,
        published: None,
        review: None,
    };
    let principal = |name: &str, side: &str| Principal {
        name: name.to_owned(),
        names: Vec::new(),
        side: Some(side.to_owned()),
        office: None,
    };
    CaseContact {
        id: member.contact.clone(),
        title: None,
        date: DerivedDate {
            date: date.map(|date| date.parse().unwrap()),
            reasoning: "The account gives the day.".to_owned(),
            together: false,
            constraints: Vec::new(),
        },
        medium: Some(Medium::Phone),
        principals: vec![
            principal("Ilan Vostrek", "Valdoria"),
            principal("J. \"A\" <b>", "Kestrel"),
        ],
        witnesses: vec![Witness { sameness: None, members: vec![member] }],
        links: Vec::new(),
        announced: Vec::new(),
        referred: Vec::new(),
    }
}

fn dossier(contacts: Vec<CaseContact>) -> Dossier {
    let wanted = Wanted {
        summary: "A meeting in <i>Port Ellery</i> is wanted.".to_owned(),
        principals: Vec::new(),
        date: None,
        place: None,
        medium: None,
        announced: false,
        candidates: Vec::new(),
        mentions: Vec::new(),
    };
    Dossier {
        schema: "test".to_owned(),
        contacts,
        people: Vec::new(),
        wanted: vec![wanted],
        unsure: Vec::new(),
        remarks: Vec::new(),
    }
}

fn all() -> Dossier {
    dossier(vec![
        contact("day", Some("2031-09-18")),
        contact("unsure", Some("2031-09-20?")),
        contact("month", Some("2031-11")),
        contact("before", Some("../2031-12-02")),
        contact("pattern", Some("XXXX-XX-18")),
        contact("none", None),
    ])
}

#[test]
fn precision_is_visible() {
    let svg = timeline_svg(&all());
    for (shape, count) in [
        ("circle class=\"day\"", 1),
        ("circle class=\"unsure\"", 1),
        ("rect class=\"bar\"", 1),
        ("path class=\"open\"", 1),
    ] {
        assert_eq!(svg.matches(shape).count(), count, "{shape}");
    }
    let page = timeline_page(&all());
    let aside = page.split("Date not settled").nth(1).unwrap();
    assert!(aside.contains("day 18 of a month not given") && aside.contains("no date"));
}

#[test]
fn it_is_drawn_to_scale() {
    let three = ["2031-01-01", "2031-04-11", "2031-07-20"]; // a hundred days between each
    let contacts = three.iter().enumerate().map(|(at, day)| contact(&at.to_string(), Some(day)));
    let svg = timeline_svg(&dossier(contacts.collect()));
    let places: Vec<f64> = svg
        .split("circle class=\"day\" cx=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert!(((places[1] - places[0]) - (places[2] - places[1])).abs() < 0.3, "{places:?}");
}

#[test]
fn nothing_of_a_document_is_run_or_fetched() {
    for text in [timeline_page(&all()), timeline_svg(&all())] {
        assert!(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>"));
        assert!(!text.contains("src=") && !text.contains("url(") && !text.contains("@import"));
        let addresses = text.matches("http").count() - text.matches("http-equiv").count();
        assert_eq!(addresses, text.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
    }
}

#[test]
fn an_empty_case_and_a_long_time_are_drawn() {
    assert!(timeline_page(&dossier(Vec::new())).contains("0 contacts"));
    let old = dossier(vec![contact("a", Some("0045")), contact("b", Some("9998-01-01"))]);
    assert!(timeline_svg(&old).len() < 100_000);
    assert_eq!(timeline_page(&all()), timeline_page(&all()));
}

#[test]
fn what_reviewers_decided_is_marked() {
    let mut rejected = contact("one", Some("2031-08-04"));
    let rejected_by = Some("<Lena>".to_owned());
    rejected.witnesses[0].members[0].review = Some(Review { rejected_by, ..Review::default() });
    let page = timeline_page(&dossier(vec![rejected, contact("two", Some("2031-08-05"))]));
    assert_eq!(page.matches("class=\"rejected\"").count(), 1);
    assert!(page.contains("✎ rejected by &lt;Lena&gt;"), "{page}");
    assert_eq!(page.matches("class=\"mark rejected\"").count(), 2, "in both drawings");
}

#[test]
fn a_span_of_days_is_told_in_words() {
    let page = timeline_page(&dossier(vec![contact("one", Some("2031-08-04/2031-08-06"))]));
    assert!(page.contains(">4 August 2031 to 6 August 2031</p>"), "{page}");
}

/// Where the dots of days stand.
fn dots(svg: &str) -> Vec<f64> {
    let rest = svg.split("circle class=\"day\" cx=\"").skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn a_long_time_does_not_squeeze_the_others() {
    let days = || vec![contact("a", Some("2031-01-04")), contact("b", Some("2031-11-20"))];
    let plain = dots(&timeline_svg(&dossier(days())));
    let mut with = days();
    with.push(contact("long", Some("1933-03-04/2031-07-13")));
    let svg = timeline_svg(&dossier(with));
    assert_eq!(dots(&svg), plain);
    assert_eq!(svg.matches("class=\"open\"").count(), 1, "it begins with the head of an arrow");
    // A time that is only a little longer has its place.
    let mut with = days();
    with.push(contact("long", Some("2030-10-01/2031-12-13")));
    let svg = timeline_svg(&dossier(with));
    assert_eq!(svg.matches("class=\"open\"").count(), 0);
}

#[test]
fn the_first_month_has_its_name() {
    let days = vec![contact("a", Some("2031-08-04")), contact("b", Some("2031-11-21"))];
    let svg = timeline_svg(&dossier(days));
    let first = svg.split("<text class=\"month\"").nth(1).unwrap();
    assert!(first.contains(">Jul 2031<") || first.contains(">Aug 2031<"), "{first}");
}

#[test]
fn accounts_are_called_so() {
    for text in [timeline_page(&all()), timeline_svg(&all())] {
        assert!(!text.contains("witness"), "{text}");
    }
}
