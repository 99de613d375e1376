//! Collations of fictional accounts, and what holds for all of them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use chancery_compare::{
    Agreement, Collation, Edit, Field, Relation, Row, Witness, collate, collation_schema, redline,
};
use chancery_record::{ActorKind, Genre, Id, Quote, Record, Span};
use common::*;
use proptest::prelude::*;

/// Rows as places of statements, for reading in a test.
fn places(
    collation: &Collation,
    a: &Record,
    b: &Record,
) -> Vec<(Vec<usize>, Vec<usize>, Relation)> {
    let place = |record: &Record, id: &Id| {
        record.statements.iter().position(|statement| statement.id == *id).unwrap()
    };
    let rows = collation.rows.iter();
    rows.map(|row| {
        let of_a = row.a.iter().map(|id| place(a, id)).collect();
        let of_b = row.b.iter().map(|id| place(b, id)).collect();
        (of_a, of_b, row.relation)
    })
    .collect()
}

#[test]
fn two_sides_of_one_call_are_set_side_by_side() {
    let (a, b) = (kestrel(), valdoria());
    let collation = collate(&a, &b);
    let rows = places(&collation, &a, &b);
    assert!(rows.contains(&(vec![0], vec![0], Relation::OtherRendering)), "{rows:?}");
    assert!(rows.contains(&(vec![1], vec![1, 4], Relation::DifferentClaim)), "{rows:?}");
    assert!(rows.contains(&(vec![2], vec![], Relation::OnlyA)), "{rows:?}");
    assert!(rows.contains(&(vec![3], vec![6], Relation::OtherRendering)), "{rows:?}");
    assert!(rows.contains(&(vec![], vec![3], Relation::OnlyB)), "{rows:?}");
}

#[test]
fn words_put_in_the_other_mouth_are_listed() {
    let (a, b) = (kestrel(), valdoria());
    let collation = collate(&a, &b);
    let listed: Vec<usize> = collation
        .unconfirmed
        .iter()
        .map(|entry| {
            assert_eq!(entry.document, Witness::B);
            assert_eq!(entry.attributed_to, "Josephine Arkwell");
            b.statements.iter().position(|s| s.id == entry.statement).unwrap()
        })
        .collect();
    // Said by Arkwell according to Valdoria, and not in Kestrel's account.
    assert_eq!(listed, [1, 2, 4]);
}

#[test]
fn two_accounts_of_one_side_leave_nothing_unconfirmed() {
    let mut retold = valdoria_retold();
    retold.document.issuer_side = known("Valdoria".to_owned());
    assert_eq!(collate(&valdoria(), &retold).unconfirmed, []);
}

#[test]
fn another_translation_is_not_a_change() {
    let (a, b) = (valdoria(), valdoria_retold());
    let collation = collate(&a, &b);
    let rows = places(&collation, &a, &b);
    for place in [0, 1, 2, 3, 4, 6] {
        let row = (vec![place], vec![place], Relation::OtherRendering);
        assert!(rows.contains(&row), "{place}: {rows:?}");
    }
    assert_eq!((collation.counts.only_a, collation.counts.only_b), (0, 0));
    assert_eq!(collation.counts.moved, 0);
}

#[test]
fn another_figure_is_a_different_claim() {
    let (a, b) = (valdoria(), valdoria_retold());
    let collation = collate(&a, &b);
    let row = collation.row_of(Witness::A, &a.statements[5].id).unwrap();
    assert_eq!(row.relation, Relation::DifferentClaim);
    assert_eq!(row.b, [b.statements[5].id.clone()]);
    assert!(row.reasons.iter().any(|reason| reason.contains("numbers")), "{row:?}");
}

/// The relation of the only statements of two records of two sides, both Vostrek's.
fn relation(one: Said<'_>, other: Said<'_>) -> Vec<Relation> {
    let (a, b) =
        (record("one", Some("Valdoria"), &[one]), record("two", Some("Kestrel"), &[other]));
    collate(&a, &b).rows.iter().map(|row| row.relation).collect()
}

const ALONE: [Relation; 2] = [Relation::OnlyB, Relation::OnlyA];

#[test]
fn one_place_named_twice_is_not_one_item() {
    let embassies =
        "Thirty years ago our two countries opened embassies in Brennholt and Larkmoor.";
    let visit = "The foreign minister’s visit to Larkmoor later this year.";
    let said = |topics: &'static [&'static str], words: &'static str| {
        (&["vostrek"] as &[&str], "assessment", topics, words)
    };
    assert_eq!(
        relation(said(&["relations"] as &[&str], embassies), said(&["visits"] as &[&str], visit)),
        ALONE
    );
}

#[test]
fn one_place_is_an_item_where_nothing_else_says_what_it_is() {
    let policy = "Valdoria’s policy on the Ysmere Islands has not changed.";
    let support = "Valdoria does not support “Ysmere independence”.";
    let said = |force, words| (&["vostrek"] as &[&str], force, &[] as &[&str], words);
    let found = relation(said("reaffirmation", policy), said("intent_denial", support));
    assert_eq!(found, [Relation::DifferentClaim]);
}

#[test]
fn another_figure_makes_another_claim_and_not_another_item() {
    let one = "Valdoria will send two rescue teams and 600 tents.";
    let other = "The dispatch of two rescue teams and 900 tents.";
    let said = |words| (&["vostrek"] as &[&str], "commitment", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), [Relation::DifferentClaim]);
    let same = "The dispatch of two rescue teams and six hundred tents.";
    assert_eq!(relation(said(one), said(same)), [Relation::OtherRendering]);
}

#[test]
fn another_month_makes_another_claim() {
    let one = "Valdoria will finish its part of the sea cable by March.";
    let other = "The Valdorian part of the sea cable would be finished in May.";
    let said = |words| (&["vostrek"] as &[&str], "commitment", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), [Relation::DifferentClaim]);
}

#[test]
fn a_negation_elsewhere_denies_nothing() {
    let one = "The two fleets should share the fishing grounds of the isthmus and keep them clean.";
    let other =
        "The fleets should share the fishing grounds of the isthmus, not least for their crews.";
    let denial = "The fleets should not share the fishing grounds of the isthmus.";
    let said = |words| (&["vostrek"] as &[&str], "appeal", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), [Relation::OtherRendering]);
    assert_eq!(relation(said(one), said(denial)), [Relation::DifferentClaim]);
}

#[test]
fn a_list_of_topics_meets_what_has_content_on_each() {
    let listed = "discussed steel and the drought in the Ommer basin.";
    let a = record("one", Some("Kestrel"), &[(&["both"], "report", &[], listed)]);
    let ban = "Kestrel would lift the ban on Valdorian steel before the summer.";
    let drought = "The Ommer basin has not seen such a drought in living memory.";
    let sea = "The lighthouse at Tavi Sound needs new lamps.";
    let b = record(
        "two",
        Some("Valdoria"),
        &[
            (&["vostrek"], "appeal", &[], ban),
            (&["vostrek"], "assessment", &[], drought),
            (&["vostrek"], "assessment", &[], sea),
        ],
    );
    let collation = collate(&a, &b);
    let rows = places(&collation, &a, &b);
    assert!(rows.contains(&(vec![0], vec![0, 1], Relation::TopicOnly)), "{rows:?}");
    assert!(rows.contains(&(vec![], vec![2], Relation::OnlyB)), "{rows:?}");
}

#[test]
fn words_of_one_field_of_meaning_bring_statements_together() {
    let one = "Kestrel would curb imports of wood if the felling of trees went on.";
    let other = "Kestrel might shut its market to timber should the logging continue.";
    let said = |words| (&["arkwell"] as &[&str], "warning", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), [Relation::OtherRendering]);
    let a = record("one", Some("Kestrel"), &[said(one)]);
    let b = record("two", Some("Valdoria"), &[said(other)]);
    let reasons = collate(&a, &b).rows.remove(0).reasons.join("; ");
    assert!(reasons.contains("related words") && reasons.contains("timber/trees"), "{reasons}");
}

#[test]
fn a_sum_and_the_thanks_for_it_are_of_one_item() {
    let sum = "40 million crowns for dikes and pumps.";
    let thanks = "the decision to allot 40 million crowns to the villages.";
    let gives = |words| (&["arkwell"] as &[&str], "commitment", &[] as &[&str], words);
    let thanked = |words| (&["vostrek"] as &[&str], "appreciation", &[] as &[&str], words);
    assert_eq!(relation(gives(sum), thanked(thanks)), [Relation::DifferentClaim]);
    let other = "the decision to allot 15 million crowns to the villages.";
    assert!(!relation(gives(sum), thanked(other)).contains(&Relation::DifferentClaim));
}

#[test]
fn what_each_side_asks_of_the_other_is_two_things() {
    let one = "Kestrel must honour its obligations under the Halvern Accord.";
    let other = "Valdoria must honour its obligations under the Halvern Accord.";
    let found = relation((&["vostrek"], "demand", &[], one), (&["arkwell"], "demand", &[], other));
    assert_eq!(found, ALONE);
}

#[test]
fn a_state_is_one_word_however_it_is_put() {
    let one = "the course of the Marran government alarms the neighbours.";
    let other = "Marran worries all who live near by.";
    let both = relation(
        (&["arkwell"], "assessment", &[], &format!("She said that {one}")),
        (&["arkwell"], "assessment", &[], &format!("She said that {other}")),
    );
    let third = "The dispatch of two Ostrian ships to the lighthouse.";
    let fourth = "Ships sent there by Ostria.";
    let ships = relation(
        (&["arkwell"], "assessment", &[], third),
        (&["arkwell"], "assessment", &[], fourth),
    );
    assert_eq!((both.len(), ships.len()), (1, 1), "{both:?} {ships:?}");
}

#[test]
fn that_one_asks_or_demands_is_the_choice_of_who_reports_it() {
    let one = "the trawler and its crew should be handed back.";
    let other = "Valdoria must return the trawler.";
    let said = |force, words| (&["arkwell"] as &[&str], force, &[] as &[&str], words);
    assert_eq!(relation(said("appeal", one), said("demand", other)), [Relation::OtherRendering]);
    let denied = "Kestrel does not ask for the trawler and its crew back.";
    let found = relation(said("appeal", one), said("intent_denial", denied));
    assert_eq!(found, [Relation::DifferentClaim]);
}

#[test]
fn what_is_only_touched_on_is_not_confirmed() {
    let long = "Kestrel will keep the ferry open, halve the harbour dues, send two teachers to every \
                island school, rebuild the lighthouse at Tavi Sound, pay for new nets and sell no \
                more licences for the northern grounds.";
    let short = "the ferry has to stay open.";
    let a = record("one", Some("Valdoria"), &[(&["arkwell"], "commitment", &[], long)]);
    let b = record("two", Some("Kestrel"), &[(&["both"], "agreement", &[], short)]);
    let collation = collate(&a, &b);
    assert!(collation.rows.iter().any(|row| row.relation.is_shared()), "{:?}", collation.rows);
    assert_eq!(collation.counts.unconfirmed, 1);
}

#[test]
fn who_outlines_a_thing_at_length_names_more_than_a_topic() {
    let content = "Kestrel would put tariffs on timber.";
    let outlined = "outlined the tariffs that Kestrel would put on timber from the islands.";
    let listed = "raised fishing, timber and the lighthouse at Tavi Sound.";
    let warned = (&["arkwell"] as &[&str], "warning", &[] as &[&str], content);
    let told = |words| (&["arkwell"] as &[&str], "report", &[] as &[&str], words);
    assert_eq!(relation(warned, told(outlined)), [Relation::OtherRendering]);
    assert_eq!(relation(warned, told(listed)), [Relation::TopicOnly]);
}

#[test]
fn a_topic_that_one_names_among_others_is_only_a_topic() {
    let one = "discussed the drought in the Ommer basin, steel and the night train.";
    let other = "exchanged views on the drought in the Ommer basin.";
    let said = |words| (&["both"] as &[&str], "report", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), [Relation::TopicOnly]);
    let again = "talked about the drought in the basin of the Ommer.";
    assert_eq!(relation(said(again), said(other)), [Relation::OtherRendering]);
}

#[test]
fn reports_that_name_no_topic_in_common_stand_alone() {
    let one = "discussed security challenges, cooperation and the Postal League.";
    let other = "discussed a wide range of matters, among them the fate of the sailors.";
    let said = |words| (&["both"] as &[&str], "report", &[] as &[&str], words);
    assert_eq!(relation(said(one), said(other)), ALONE);
    // What is done about any matter is no matter.
    let fights = "discussed the fight against the wheat blight.";
    let smugglers = "discussed cooperation in the fight against smuggling.";
    assert_eq!(relation(said(fights), said(smugglers)), ALONE);
}

#[test]
fn what_one_says_of_the_relations_meets_them_in_a_list() {
    let of_them = "our commitment to strengthening the bilateral relationship.";
    let listed = "discussed the main files of bilateral relations, the herring quota and steel.";
    let found =
        relation((&["vostrek"], "reaffirmation", &[], of_them), (&["both"], "report", &[], listed));
    assert_eq!(found, [Relation::TopicOnly]);
    let deal = "our commitment to the treaty on lighthouses.";
    let found =
        relation((&["vostrek"], "reaffirmation", &[], deal), (&["both"], "report", &[], listed));
    assert_eq!(found, ALONE);
}

#[test]
fn how_things_stand_is_one_matter_unless_two_places_are_named() {
    let said = |words| (&["both"] as &[&str], "report", &[] as &[&str], words);
    let grave = "exchanged views on the “grave situation” in the Ommer basin.";
    let latest = "discussed the latest developments in the enclave.";
    let elsewhere = "discussed the latest developments in Caldre.";
    assert_ne!(relation(said(grave), said(latest)), ALONE);
    assert_eq!(relation(said(grave), said(elsewhere)), ALONE);
}

#[test]
fn that_a_thing_is_needed_is_more_than_a_topic() {
    let needed = "touched on the necessity of the withdrawal of all foreign fighters from Caldre.";
    let other = "the withdrawal of foreign fighters from Caldre.";
    let found =
        relation((&["both"], "report", &[], needed), (&["both"], "reaffirmation", &[], other));
    assert_eq!(found, [Relation::OtherRendering]);
    let touched = "touched on the withdrawal of all foreign fighters from Caldre.";
    let found =
        relation((&["both"], "report", &[], touched), (&["both"], "reaffirmation", &[], other));
    assert_eq!(found, [Relation::TopicOnly]);
}

#[test]
fn what_one_told_the_other_about_is_a_topic_of_his() {
    let told = "I told him about the strikes on our power stations.";
    let struck = "the attacks on Valdorian power stations.";
    let found = relation(
        (&["vostrek"], "assessment", &[], told),
        (&["arkwell"], "accusation", &[], struck),
    );
    assert_eq!(found, [Relation::TopicOnly]);
}

#[test]
fn who_names_whom_he_blames_claims_more() {
    let nobody = "deep concern over terrorist incidents, violence and the loss of civilian lives.";
    let named = "Marra’s killing of civilians, and the violence.";
    let elsewhere = "the envoy of Marra left.";
    let said = |force, words| (&["vostrek"] as &[&str], force, &[] as &[&str], words);
    let a = record("one", Some("Valdoria"), &[said("accusation", nobody)]);
    let others = [said("accusation", named), said("assessment", elsewhere)];
    let b = record("two", Some("Kestrel"), &others);
    let rows = collate(&a, &b).rows;
    assert!(rows.iter().any(|row| row.relation == Relation::DifferentClaim), "{rows:?}");
}

#[test]
fn both_sides_may_judge_one_event() {
    let praised = "the decision to withdraw the guns from the Arn ridge.";
    let judged = "the removal of the guns from the Arn ridge as a good step.";
    let found = relation(
        (&["vostrek"], "appreciation", &[], praised),
        (&["arkwell"], "assessment", &[], judged),
    );
    assert_eq!(found, [Relation::DifferentClaim]);
}

#[test]
fn what_a_spokesman_says_that_the_call_touched_on_is_a_report_of_it() {
    let told = "the telephone call also touched on the release of the ferry crew.";
    let asked = "Kestrel must release the ferry crew.";
    let found =
        relation((&["valdoria"], "assessment", &[], told), (&["vostrek"], "demand", &[], asked));
    assert_eq!(found, [Relation::TopicOnly]);
}

#[test]
fn who_only_shared_his_view_has_it_in_the_other_account() {
    let shared = "shared his assessment of the situation.";
    let said: [Said<'_>; 3] = [
        (&["vostrek"], "accusation", &[], "the League hides the truth about the siege."),
        (&["vostrek"], "commitment", &[], "Valdoria will send field hospitals."),
        (&["arkwell"], "assessment", &[], "the harvest is poor."),
    ];
    let a = record("one", Some("Valdoria"), &said);
    let b = record("two", Some("Kestrel"), &[(&["vostrek"], "report", &[], shared)]);
    let rows = places(&collate(&a, &b), &a, &b);
    assert!(rows.contains(&(vec![0], vec![0], Relation::TopicOnly)), "{rows:?}");
    assert_eq!(rows.len(), 3, "{rows:?}");
}

#[test]
fn what_is_told_and_then_quoted_has_one_counterpart() {
    let told = "the boundary commissioners will meet in Larkmoor soon.";
    let quoted =
        "in line with the treaty, the boundary commissioners will shortly meet in Larkmoor.";
    let other = "the boundary commissioners will meet in Larkmoor soon";
    let said = |words| (&["vostrek"] as &[&str], "assessment", &[] as &[&str], words);
    let a = record("one", Some("Valdoria"), &[said(told), said(quoted)]);
    let b = record("two", Some("Kestrel"), &[said(other)]);
    let alone = collate(&a, &b).rows.iter().filter(|row| row.relation == Relation::OnlyA).count();
    assert_eq!(alone, 0);
}

#[test]
fn one_pair_of_related_words_makes_no_item_of_several() {
    let allies = "stays in step with allies and partners in this crisis.";
    let alliance = "strengthening its alliance.";
    let said = |words| (&["vostrek"] as &[&str], "commitment", &[] as &[&str], words);
    assert_eq!(relation(said(allies), said(alliance)), ALONE);
}

#[test]
fn close_contact_and_open_lines_are_one_claim() {
    let close = "is willing to maintain close communication between the armed forces.";
    let open = "the importance of maintaining open lines of communication between the militaries.";
    let found = relation((&["vostrek"], "offer", &[], close), (&["both"], "agreement", &[], open));
    assert_eq!(found, [Relation::OtherSpeaker]);
}

#[test]
fn that_both_discussed_a_thing_gives_neither_any_words() {
    let listed = "discussed navigation on the Venn.";
    let a = record("one", Some("Valdoria"), &[(&["both"], "report", &[], listed)]);
    let b = record("two", Some("Kestrel"), &[]);
    assert_eq!(collate(&a, &b).unconfirmed, []);
}

#[test]
fn what_both_agree_to_do_each_is_ready_to_do() {
    let ready = "is ready to resume direct flights.";
    let restore = "to restore direct flights.";
    let a = record("one", Some("Valdoria"), &[(&["arkwell"], "commitment", &[], ready)]);
    let b = record("two", Some("Kestrel"), &[(&["both"], "agreement", &[], restore)]);
    let collation = collate(&a, &b);
    assert_eq!(collation.counts.other_speaker, 1);
    // Arkwell’s readiness is contained in the agreement that her own account reports.
    assert!(collation.unconfirmed.iter().all(|entry| entry.document == Witness::B));
}

#[test]
fn two_judgements_of_the_talks_themselves_are_one_matter() {
    let a = record(
        "one",
        Some("Valdoria"),
        &[(&["both"], "assessment", &[], "the meeting as open and useful.")],
    );
    let b = record(
        "two",
        Some("Kestrel"),
        &[(&["arkwell"], "assessment", &[], "the talks tough but worthwhile.")],
    );
    assert_eq!(collate(&a, &b).counts.different_claim, 1);
}

#[test]
fn a_newspaper_is_no_sides_account() {
    let words = "Kestrel will not arm anybody on the isthmus.";
    let a = record("one", Some("Valdoria"), &[(&["arkwell"], "commitment", &[], words)]);
    let mut b = record("two", Some("Kestrel"), &[]);
    assert_eq!(collate(&a, &b).unconfirmed.len(), 1);
    b.document.genre = known(Genre::PressReport);
    assert_eq!(collate(&a, &b).unconfirmed, []);
}

#[test]
fn a_newspaper_that_has_it_from_one_side_tells_that_sides_account() {
    let words = "Kestrel will not arm anybody on the isthmus.";
    let a = record("one", Some("Valdoria"), &[(&["arkwell"], "commitment", &[], words)]);
    let told = |chain: &[&str]| {
        let said: Said<'_> = (chain, "assessment", &[], "the ferry will sail again");
        let mut b = record("two", None, &[said]);
        b.document.genre = known(Genre::PressReport);
        let mut office = b.actors[3].clone();
        (office.id, office.kind) = ("office".to_owned(), ActorKind::Unnamed);
        (office.name, office.side) = ("her office".to_owned(), Some("Kestrel".to_owned()));
        b.actors.push(office);
        b = with_contact(b, &[("vostrek", "Valdoria"), ("arkwell", "Kestrel")], None, None, None);
        collate(&a, &b).unconfirmed.len()
    };
    assert_eq!(told(&["office", "arkwell"]), 1);
    // Nobody says where it has this from.
    assert_eq!(told(&["arkwell"]), 0);
}

#[test]
fn close_wordings_get_a_redline() {
    let words = "Valdoria will send field hospitals to both banks in spring.";
    let other = "Valdoria will send field hospitals to both banks in autumn.";
    let a = record("one", Some("Valdoria"), &[(&["vostrek"], "commitment", &["caldre"], words)]);
    let b = record("two", Some("Valdoria"), &[(&["vostrek"], "commitment", &["caldre"], other)]);
    let collation = collate(&a, &b);
    let changes = collation.rows[0].redline.as_ref().unwrap();
    let deleted = changes.iter().find(|change| change.edit == Edit::Delete).unwrap();
    assert_eq!(deleted.a.trim(), "spring");
}

#[test]
fn the_same_words_of_the_other_side_are_not_the_same_statement() {
    let words = "The channels between the two navies must stay open.";
    let a = record("one", Some("Valdoria"), &[(&["vostrek"], "principle", &["hotline"], words)]);
    let b = record("two", Some("Kestrel"), &[(&["arkwell"], "principle", &["hotline"], words)]);
    let collation = collate(&a, &b);
    assert_eq!((collation.counts.only_a, collation.counts.only_b), (1, 1));
}

#[test]
fn what_one_side_leaves_out_is_no_contradiction() {
    let collation = collate(&kestrel(), &record("empty", Some("Valdoria"), &[]));
    assert!(collation.rows.iter().all(|row| row.relation == Relation::OnlyA));
    assert_eq!(collation.counts.only_a, 4);
}

#[test]
fn a_statement_in_another_place_is_marked_moved() {
    let mut a = valdoria();
    let first = a.statements.remove(0);
    a.statements.push(first);
    let collation = collate(&a, &valdoria());
    let moved: Vec<&Row> = collation.rows.iter().filter(|row| row.moved).collect();
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert_eq!(moved[0].relation, Relation::Same);
}

#[test]
fn rows_follow_the_first_document() {
    let (a, b) = (kestrel(), valdoria());
    let collation = collate(&a, &b);
    let mut of_a = Vec::new();
    for (places, _, _) in places(&collation, &a, &b) {
        of_a.extend(places.first().copied());
    }
    assert!(of_a.is_sorted(), "{of_a:?}");
}

#[test]
fn a_long_document_is_compared_in_reasonable_time() {
    let words: Vec<String> = (0..3_000)
        .map(|n| format!("Article {n} obliges harbour{n} and valley{n} to keep ledger{n} open."))
        .collect();
    let said: Vec<Said<'_>> = words
        .iter()
        .map(|words| (&["vostrek"] as &[&str], "commitment", &["trade"] as &[&str], words.as_str()))
        .collect();
    let a = record("long one", Some("Valdoria"), &said);
    let b = record("long two", Some("Valdoria"), &said);
    let collation = collate(&a, &b);
    assert_eq!(collation.counts.same, 3_000);
    assert_eq!(collation.diagnostics.len(), 1);
    assert_eq!(collation.diagnostics[0].code, "C001");
}

#[test]
fn a_collation_survives_json_and_fits_its_schema() {
    let collation = collate(&kestrel(), &valdoria());
    let json = serde_json::to_value(&collation).unwrap();
    assert_eq!(serde_json::from_value::<Collation>(json.clone()).unwrap(), collation);
    let schema = serde_json::to_value(collation_schema()).unwrap();
    let known: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    for key in json.as_object().unwrap().keys() {
        assert!(known.contains(&key), "{key} is not in the schema");
    }
    for required in schema["required"].as_array().unwrap() {
        assert!(json.get(required.as_str().unwrap()).is_some(), "{required} is missing");
    }
}

/// Statements made of few words, so that they often meet.
fn any_record(name: &'static str) -> impl Strategy<Value = Record> {
    const WORDS: [&str; 16] = [
        "wheat",
        "isthmus",
        "Caldre",
        "hotline",
        "navy",
        "not",
        "Ysmere",
        "40",
        "4,000",
        "keep",
        "support",
        "oppose",
        "“red line”",
        "talks",
        "Port Ellery",
        "\u{202e}x",
    ];
    const SPEAKERS: [&[&str]; 5] =
        [&["vostrek"], &["arkwell"], &["both"], &[], &["vostrek", "arkwell"]];
    const FORCES: [&str; 6] = ["report", "commitment", "assessment", "agreement", "warning", ""];
    const TOPICS: [&[&str]; 4] = [&[], &["caldre"], &["ysmere", "trade"], &["trade"]];
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..9);
    let one = (0..SPEAKERS.len(), 0..FORCES.len(), 0..TOPICS.len(), words);
    let side = prop::sample::select(vec![None, Some("Kestrel"), Some("Valdoria")]);
    (prop::collection::vec(one, 0..12), side).prop_map(move |(items, side)| {
        let texts: Vec<String> = items.iter().map(|item| item.3.join(" ")).collect();
        let said: Vec<Said<'_>> = items
            .iter()
            .zip(&texts)
            .map(|((speaker, force, topics, _), text)| {
                (SPEAKERS[*speaker], FORCES[*force], TOPICS[*topics], text.as_str())
            })
            .collect();
        record(name, side, &said)
    })
}

/// Rows without their order, seen from the other document.
fn turned(rows: &[Row]) -> Vec<String> {
    let mut rows: Vec<String> = rows
        .iter()
        .cloned()
        .map(|row| {
            let mirrored = Row {
                a: row.b,
                b: row.a,
                relation: row.relation.mirrored(),
                redline: row.redline.map(|changes| redline::mirrored(&changes)),
                ..row
            };
            // A row is moved against the rest; which of two crossing rows that is depends on
            // the side that is read from only where both weigh the same.
            serde_json::to_string(&Row { moved: false, ..mirrored }).unwrap()
        })
        .collect();
    rows.sort();
    rows
}

fn plain(rows: &[Row]) -> Vec<String> {
    let mut rows: Vec<String> = rows
        .iter()
        .map(|row| serde_json::to_string(&Row { moved: false, ..row.clone() }).unwrap())
        .collect();
    rows.sort();
    rows
}

#[test]
fn a_statement_that_stands_alone_names_the_one_with_the_likest_words() {
    let words = "the lighthouse treaty of Ebora must be renewed before the spring";
    let longer = format!("{words}, and grain must reach Tallin harbour");
    let a = record("a", Some("Valdoria"), &[(&["vostrek"], "demand", &[], words)]);
    let other = "the choir of Larkmoor was welcomed with warm applause";
    let said: [Said<'_>; 2] =
        [(&["vostrek"], "appreciation", &[], other), (&["arkwell"], "demand", &[], &longer)];
    let b = record("b", Some("Kestrel"), &said);
    let collation = collate(&a, &b);
    let of = |witness, id| collation.row_of(witness, id).unwrap();
    let row = of(Witness::A, &a.statements[0].id);
    assert_eq!(row.relation, Relation::OnlyA, "others do not say the same thing");
    assert_eq!(row.nearest.as_ref(), Some(&b.statements[1].id));
    assert_eq!(of(Witness::B, &b.statements[1].id).nearest.as_ref(), Some(&a.statements[0].id));
    assert_eq!(of(Witness::B, &b.statements[0].id).nearest, None, "nothing is like it");
}

#[test]
fn texts_of_other_lengths_do_not_contradict_each_other() {
    let a = record("a", Some("Valdoria"), &[(&["vostrek"], "demand", &[], "let the ships pass")]);
    let b = record("b", Some("Kestrel"), &[(&["arkwell"], "demand", &[], "stop")]);
    let collation = collate(&a, &b);
    let length = collation.fields.iter().find(|field| field.field == Field::Length).unwrap();
    assert_eq!((length.kind, length.label()), (Agreement::Different, "texts differ"));
    assert_eq!(length.field.label(), "statements");
    assert_eq!(collation.fields_heading(), "The two texts", "neither has a contact");
}

#[test]
fn only_two_lengths_of_time_can_differ() {
    let paper = |name, words: &str| {
        let people = [("Ilan Vostrek", "Valdoria"), ("Josephine Arkwell", "Kestrel")];
        let mut record = with_contact(record(name, None, &[]), &people, None, None, None);
        record.contacts[0].duration = Some(Quote::new(Span::new(0, 9), words));
        record
    };
    let kind = |a: &str, b: &str| {
        let collation = collate(&paper("a", a), &paper("b", b));
        collation.fields.iter().find(|field| field.field == Field::Duration).unwrap().kind
    };
    assert_eq!(kind("two hours", "50 minutes"), Agreement::Different);
    assert_eq!(kind("at length", "two hours"), Agreement::LessSpecificA);
    assert_eq!(kind("two hours", "at length"), Agreement::LessSpecificB);
}

proptest! {
    #[test]
    fn the_mirror_image_is_the_same_collation(a in any_record("a"), b in any_record("b")) {
        let (one, other) = (collate(&a, &b), collate(&b, &a));
        prop_assert_eq!(turned(&one.rows), plain(&other.rows));
        prop_assert_eq!(one.counts.only_a, other.counts.only_b);
        prop_assert_eq!(one.unconfirmed.len(), other.unconfirmed.len());
        prop_assert_eq!(one.pairing.verdict, other.pairing.verdict);
        for (x, y) in one.fields.iter().zip(&other.fields) {
            prop_assert_eq!(x.kind.mirrored(), y.kind);
        }
    }

    #[test]
    fn a_document_beside_itself_is_the_same_throughout(a in any_record("a")) {
        let collation = collate(&a, &a);
        prop_assert_eq!(collation.rows.len(), a.statements.len());
        prop_assert!(collation.rows.iter().all(|row| row.relation == Relation::Same && !row.moved));
        prop_assert_eq!(collation.unconfirmed.len(), 0);
    }

    #[test]
    fn every_statement_stands_in_a_row(a in any_record("a"), b in any_record("b")) {
        let collation = collate(&a, &b);
        for statement in &a.statements {
            prop_assert!(collation.row_of(Witness::A, &statement.id).is_some());
        }
        for statement in &b.statements {
            prop_assert!(collation.row_of(Witness::B, &statement.id).is_some());
        }
        prop_assert_eq!(&collation, &collate(&a, &b));
    }
}
