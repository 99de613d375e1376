//! Furniture of invented pages.

use crate::read_as;
use chancery_text::{BlockKind, Certainty, FurnitureReason as Reason, Media, Reading};

const BODY: &str = "President Orla Venn of Arvenia received Prime Minister Tam Okoro of Tolmark in the capital on Monday, and the two leaders spoke about the bridge over the Ister for two hours.\n\nThe two sides agreed that engineers will meet in May, and they welcomed the progress that the joint commission on the river has made since the leaders last met.\n\nThe prime minister invited the president to visit Tolmark next year, and the president accepted the invitation with pleasure.";

fn marked(reading: &Reading) -> Vec<(&str, Reason)> {
    reading
        .blocks()
        .iter()
        .filter_map(|b| b.furniture.map(|f| (reading.slice(b.span), f.reason)))
        .collect()
}

fn plain(text: &str) -> Reading {
    read_as(Media::Plain, text.as_bytes())
}

#[test]
fn a_readout_has_a_masthead_at_most() {
    let text = format!(
        "Office of the Spokesperson\nFor Immediate Release\nApril 2, 2031\n\nPresident Venn Receives Prime Minister Okoro\n\nThe below is attributable to Spokesperson Ada Quill:\n\n{BODY}\n"
    );
    assert_eq!(
        marked(&plain(&text)),
        [
            ("Office of the Spokesperson", Reason::Masthead),
            ("For Immediate Release", Reason::Masthead)
        ]
    );
    let bare = format!("Readout of the talks with Prime Minister Okoro\n\n{BODY}");
    assert_eq!(marked(&plain(&bare)), []);
}

#[test]
fn a_masthead_stands_above_the_text_or_below_it() {
    let text = format!(
        "STATEMENT/31/608\nSECRET\nVenn receives Okoro in the capital\nPublished: 2 April 2031\n\n{BODY}\n\nStatement\n\n{BODY}\n\nSource: Press Department\nMedia enquiries: Ada Quill, 555 0134"
    );
    assert_eq!(
        marked(&plain(&text)),
        [
            ("STATEMENT/31/608", Reason::Masthead),
            ("SECRET", Reason::Masthead),
            ("Published: 2 April 2031", Reason::Masthead),
            ("Source: Press Department", Reason::Masthead),
            ("Media enquiries: Ada Quill, 555 0134", Reason::PressContact),
        ]
    );
}

#[test]
fn a_masthead_that_has_to_be_the_headline_is_the_headline() {
    let reading = plain(&format!("Joint Statement\n\n{BODY}"));
    assert_eq!(marked(&reading), []);
    assert_eq!(reading.blocks()[0].kind, BlockKind::Heading(1));
}

#[test]
fn a_transcript_has_no_furniture() {
    let text = format!(
        "Via Teleconference\n\n2:39 P.M. AST\n\nMS. QUILL: Good morning.\n\nQ Yes.\n\nMS. QUILL: Go —\n\nQ Latest?\n\nMS. QUILL: No.\n\n(Applause.)\n\n{BODY}\n\nQ Close.\n\nMS. QUILL: Thank you.\n\n2:58 P.M. AST"
    );
    assert_eq!(marked(&plain(&text)), []);
}

#[test]
fn a_list_of_members_is_not_a_menu() {
    let text = format!(
        "{BODY}\n\nMembers of the delegation\n\nTam Okoro\n\nUna Brandt\n\nIvo Lask\n\nNews Agency of Tolmark\n\nDone at Ister, in two copies"
    );
    assert_eq!(marked(&plain(&text)), []);
}

#[test]
fn buttons_around_a_text_are_marked() {
    let text = format!(
        "Breaking news\n\nVenn receives Okoro in the capital\n\n{BODY}\n\nBack to top button\n\n###"
    );
    let reading = plain(&text);
    assert_eq!(
        marked(&reading),
        [
            ("Breaking news", Reason::Banner),
            ("Back to top button", Reason::PageControl),
            ("###", Reason::EndMark)
        ]
    );
    let headline: Vec<_> =
        reading.blocks().iter().filter(|b| b.kind == BlockKind::Heading(1)).collect();
    assert_eq!(headline.len(), 1);
    assert_eq!(reading.slice(headline[0].span), "Venn receives Okoro in the capital");
}

#[test]
fn lines_of_hashtags_are_marked() {
    let text = format!("{BODY}\n\n#ArveniaTolmark #Ister_Bridge\n\n#Summit2031");
    assert_eq!(
        marked(&plain(&text)),
        [("#ArveniaTolmark #Ister_Bridge", Reason::Tags), ("#Summit2031", Reason::Tags)]
    );
}

#[test]
fn sentences_with_hashtags_are_not() {
    let text = format!(
        "{BODY}\n\nThe two sides presented the sign of the #IsterBridge to the press in the afternoon.\n\nAgenda item #4 was left for May, and the ministers will take up #5 and #6 there."
    );
    assert_eq!(marked(&plain(&text)), []);
}

#[test]
fn marks_where_a_text_begins_and_ends_are_marked() {
    for (begin, end) in [
        ("Begin text", "End text"),
        ("BEGIN TEXT:", "END TEXT"),
        ("Begin statement", "End of transcript"),
    ] {
        let text = format!("{begin}\n\n{BODY}\n\n{end}");
        let expected = [(begin, Reason::EndMark), (end, Reason::EndMark)];
        assert_eq!(marked(&plain(&text)), expected);
    }
}

#[test]
fn sentences_on_how_a_text_begins_are_not() {
    let text = format!(
        "{BODY}\n\nThe president asked where to begin; text and maps of the accord were handed out.\n\nThe end text of the accord will be published in May."
    );
    assert_eq!(marked(&plain(&text)), []);
}

#[test]
fn what_follows_a_teaser_heading_goes_with_it_to_the_end() {
    let text = format!(
        "{BODY}\n\nRelated stories\n\nIster bridge: what engineers say\n\nIs the river too wide?\n\nTolmark votes on the budget\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *"
    );
    let reading = plain(&text);
    assert_eq!(reading.furniture().first().map(|(_, f)| f.reason), Some(Reason::RelatedStories));
    assert_eq!(reading.furniture().len(), 2);
    let (span, furniture) = reading.furniture()[0];
    assert_eq!(furniture.certainty, Certainty::Likely);
    assert!(reading.slice(span).starts_with("Related stories"));
    assert!(reading.slice(span).ends_with("Tolmark votes on the budget"));
    assert!(marked(&reading).iter().all(|(words, _)| !BODY.contains(words)));
}

#[test]
fn a_teaser_between_paragraphs_ends_where_the_text_goes_on() {
    let (first, rest) = BODY.split_once("\n\n").expect("three paragraphs");
    let text = format!(
        "{first}\n\nREAD | Ister bridge opens to traffic\n\nYou may also like\n\nTolmark votes on the budget\n\n{rest}"
    );
    assert_eq!(
        marked(&plain(&text)),
        [
            ("READ | Ister bridge opens to traffic", Reason::RelatedStories),
            ("You may also like", Reason::RelatedStories),
            ("Tolmark votes on the budget", Reason::RelatedStories)
        ]
    );
}

#[test]
fn a_menu_above_a_text_is_marked_and_the_headline_is_not() {
    let menu = "Skip to content\nHome\nWorld\nPolitics\nBridges\nContact us\nSubscribe\nSign in";
    let text = format!("{menu}\n\nVenn receives Okoro in the capital\n\nBy Ada Quill\n\n{BODY}");
    let reading = plain(&text);
    let words: Vec<_> = marked(&reading).iter().map(|(words, _)| *words).collect();
    assert_eq!(words, menu.lines().chain(["By Ada Quill"]).collect::<Vec<_>>());
}

#[test]
fn a_headline_among_the_lines_of_a_page_is_spared() {
    let above = "Home\nSubscribe\nThe Ister Gazette\nThursday, 18 September 2031";
    let below = "By Ada Quill\nShare on Facebook\nCopy link\n3 min read";
    let headline = "Venn and Okoro talk about the bridge over the Ister";
    let text = format!("{above}\n{headline}\n{below}\n\n{BODY}");
    let reading = plain(&text);
    let words: Vec<_> = marked(&reading).iter().map(|(words, _)| *words).collect();
    assert!(!words.contains(&headline), "{words:?}");
    assert!(words.contains(&"The Ister Gazette"), "{words:?}");
}

#[test]
fn credits_and_captions_are_marked_by_their_words() {
    let credits = [
        "File photo: The bridge over the Ister in spring",
        "Photo by Ada Quill",
        "(Reporting by Ada Quill; Editing by Lea Tann)",
        "With inputs from the agencies",
    ];
    let (first, rest) = BODY.split_once("\n\n").expect("three paragraphs");
    let text = format!("{first}\n\n{}\n\n{rest}", credits.join("\n\n"));
    let expected: Vec<_> = credits.iter().map(|words| (*words, Reason::Credit)).collect();
    assert_eq!(marked(&plain(&text)), expected);
}

#[test]
fn a_headline_cut_short_or_with_the_name_of_its_site_stands_twice() {
    let text = format!(
        "President Venn Receives Prime Minister Okoro in…\n\nPresident Venn Receives Prime Minister Okoro in Brennholt\n\n{BODY}\n\nPresident Venn Receives Prime Minister Okoro in Brennholt | Harborne Courier"
    );
    assert_eq!(
        marked(&plain(&text)),
        [
            ("President Venn Receives Prime Minister Okoro in…", Reason::RepeatedHeadline),
            (
                "President Venn Receives Prime Minister Okoro in Brennholt | Harborne Courier",
                Reason::RepeatedHeadline
            ),
        ]
    );
}

#[test]
fn a_sentence_that_the_text_begins_with_is_told_once() {
    let lead = "The two leaders agreed on Monday that engineers will meet.";
    let next = format!("BRENNHOLT (HNA): {lead} They spoke for two hours.");
    let text = format!("Leaders agree on the bridge\n\n{lead}\n\n{next}\n\n{BODY}");
    assert_eq!(marked(&plain(&text)), [(lead, Reason::RepeatedHeadline)]);
    let text = format!("Leaders agree on the bridge\n\n{lead}\n\n{BODY}");
    assert_eq!(marked(&plain(&text)), []);
}

#[test]
fn the_hour_at_which_a_page_was_made_is_of_the_page() {
    let stamp = "Published April 2, 2031Updated April 3, 2031, 10:38 a.m. ET";
    let caption = "The two leaders in Brennholt on Monday. (Reuters)";
    let text = format!("Leaders agree on the bridge\n\n{stamp}\n\n{caption}\n\n{BODY}\n\n— HNA");
    assert_eq!(
        marked(&plain(&text)),
        [(stamp, Reason::Masthead), (caption, Reason::Credit), ("— HNA", Reason::EndMark)]
    );
    let last = "They did not take questions, she said. (Reuters)";
    assert_eq!(marked(&plain(&format!("Leaders agree\n\n{BODY}\n\n{last}\n\n2 April 2031"))), []);
}

#[test]
fn sentences_that_hold_the_words_of_a_promotion_are_not_one() {
    for sentence in [
        "Minister Venn hoped that Kestrel would follow us on this road.",
        "Why was my letter in your inbox for a month, Minister?",
        "We launched our app for farmers last year, the Minister said.",
    ] {
        assert_eq!(marked(&plain(&format!("{BODY}\n\n{sentence}\n\n{BODY}"))), [], "{sentence}");
    }
    let promotion = "Get the week in Harborne delivered to your inbox every Friday";
    let text = format!("{BODY}\n\n{promotion}\n\n2 April 2031");
    assert_eq!(marked(&plain(&text)), [(promotion, Reason::Subscription)]);
}

#[test]
fn a_history_of_the_page_goes_to_its_end() {
    let tail =
        "Updates to this page\nPublished 25 September 2031\n26 September 2031: Added the map.";
    let reading = plain(&format!("{BODY}\n\n{tail}"));
    let words: Vec<_> = marked(&reading).iter().map(|(words, _)| *words).collect();
    assert_eq!(words, tail.lines().collect::<Vec<_>>());
}

#[test]
fn a_text_that_came_without_a_page_has_no_lines_of_one() {
    // A list of names and figures looks like a page's; nothing else here tells of a page.
    let list = "Aske\n\n12\n\nTolmark\n\n14\n\nIster Street\n\n9";
    assert_eq!(marked(&plain(&format!("{BODY}\n\n{list}"))), []);
}

#[test]
fn markup_tells_menus_and_footers() {
    let source = format!(
        "<nav><ul><li><a href=/>Bridges</a><li><a href=/>Rivers</a></ul></nav><article><header><h1>Venn receives Okoro</h1></header><p>{}</p><footer>Ada Quill reported</footer></article><footer><p>Gazette of Arvenia, Ister Street</p></footer>",
        BODY.replace("\n\n", "</p><p>")
    );
    let reading = read_as(Media::Html, source.as_bytes());
    assert_eq!(
        marked(&reading),
        [
            ("Bridges", Reason::Navigation),
            ("Rivers", Reason::Navigation),
            ("Gazette of Arvenia, Ister Street", Reason::Footer)
        ]
    );
}

/// A text in the middle of a page.
fn paged(text: &str) -> String {
    let menu = "Skip to content\nHome\nWorld\nPolitics\nContact us\nSubscribe\nSign in";
    let foot = "Most read\nRain on the Ister\nTram drivers go on strike\nAbout us\nPrivacy policy";
    format!("{menu}\nVenn and Okoro agree on the bridge over the Ister\n{text}\n{foot}")
}

#[test]
fn points_that_a_text_announces_stay_in_it() {
    let points = "They agreed on three points:\n- the survey begins in May;\n- shepherds keep their rights;\n- a hotline is set up.";
    let text = paged(&format!("{BODY}\n{points}\n{BODY}"));
    let reading = plain(&text);
    for (words, _) in marked(&reading) {
        assert!(!points.contains(words), "{words}");
    }
}

#[test]
fn names_under_a_joint_statement_stay_in_it() {
    let signed = "For the Government of Arvenia\nOrla Venn\nPresident\nFor the Republic of Tolmark\nTam Okoro\nPrime Minister";
    let text =
        paged(&format!("{BODY}\nDone in two copies, both being equally authentic.\n{signed}"));
    let reading = plain(&text);
    for (words, _) in marked(&reading) {
        assert!(!signed.lines().any(|line| line == words), "{words}");
    }
}

#[test]
fn teasers_below_a_label_go_with_it() {
    let (first, rest) = BODY.split_once("\n\n").expect("three paragraphs");
    let text = format!("{first}\n\nMore on this\n\nFerry fares go up\n\nThey met twice.\n\n{rest}");
    let words: Vec<_> =
        marked(&plain(&text)).into_iter().map(|(words, _)| words.to_owned()).collect();
    assert_eq!(words, ["More on this", "Ferry fares go up"]);
}

#[test]
fn a_lead_is_told_once_below_a_long_menu_too() {
    let lead = "BRENNHOLT - The two leaders agreed on Monday that engineers will meet.";
    let text = paged(&format!("{lead}\n{lead} They spoke for two hours.\n{BODY}"));
    assert!(marked(&plain(&text)).contains(&(lead, Reason::RepeatedHeadline)));
}

#[test]
fn a_day_between_headline_and_text_is_read_as_that_of_the_text() {
    let text = paged(&format!("2 April 2031\nShare\nCopy link\n{BODY}"));
    let reading = plain(&text);
    let day = marked(&reading).into_iter().find(|(words, _)| *words == "2 April 2031");
    assert!(day.is_none_or(|(_, reason)| reason == Reason::Masthead), "{day:?}");
}

#[test]
fn an_office_above_the_text_is_no_headline() {
    let office = "Office of the Spokesperson";
    assert_eq!(
        marked(&plain(&format!("{office}\n\n{BODY}\n\n{BODY}"))),
        [(office, Reason::Masthead)]
    );
    let news = "Embassy of Kestrel protests";
    assert_eq!(marked(&plain(&format!("{news}\n\n{BODY}\n\n{BODY}"))), []);
}

#[test]
fn captions_lists_of_stories_and_notes_of_the_desk_are_marked() {
    let posed = "Minister Oda Venn, left, greets Ambassador Ruben Tao in Brennholt, May 4, 2031.";
    let list = "list 1 of 2\nFerry fares to go up again\nlist 2 of 2\nHarbour strike enters a third week\nend of list";
    let note = "Adds quotes, background";
    let text = format!("Leaders agree\n\n{note}\n\n{posed}\n\n{BODY}\n\n{list}\n\n{BODY}");
    let mut expected = vec![(note, Reason::PageUpdate), (posed, Reason::Credit)];
    expected.extend(list.lines().map(|line| (line, Reason::RelatedStories)));
    assert_eq!(marked(&plain(&text)), expected);
}

#[test]
fn captions_with_a_label_behind_are_marked() {
    let caption = "The two leaders on the quay in Brennholt on Monday. Photo: Harborne Courier";
    assert_eq!(
        marked(&plain(&format!("Leaders agree\n\n{caption}\n\n{BODY}"))),
        [(caption, Reason::Credit)]
    );
    let other =
        "He spoke of the album. Photos: that was what they had asked him for on Monday, he said.";
    assert_eq!(marked(&plain(&format!("Leaders agree\n\n{other}\n\n{BODY}"))), []);
}

#[test]
fn signs_of_buttons_are_marked_and_those_between_paragraphs_are_not() {
    assert_eq!(marked(&plain(&format!("☰\n\n{BODY}"))), [("☰", Reason::PageControl)]);
    assert_eq!(marked(&plain(&format!("{BODY}\n\n* * *\n\n—\n\n{BODY}"))), []);
}

#[test]
fn markup_tells_captions_and_linked_teasers() {
    let (first, rest) = BODY.split_once("\n\n").expect("three paragraphs");
    let source = format!(
        "<article><h1>Venn receives Okoro</h1><figure><figcaption>On the quay. Ada Quill</figcaption></figure><p>{first}</p><p><a href=/x>Ferry fares go up</a></p><p>They met <a href=/y>twice</a>.</p><ul><li><a href=/z>The treaty of the bridge</a></li></ul><aside><a href=/c>Captain retires</a></aside><table><caption>Fares agreed</caption><tr><td>Car</td></tr></table><p>{}</p></article>",
        rest.replace("\n\n", "</p><p>")
    );
    assert_eq!(
        marked(&read_as(Media::Html, source.as_bytes())),
        [
            ("On the quay. Ada Quill", Reason::Credit),
            ("Ferry fares go up", Reason::RelatedStories),
            ("Captain retires", Reason::RelatedStories)
        ]
    );
}

#[test]
fn every_reason_is_explained() {
    let reading = plain(&format!("{BODY}\n\nShare this article"));
    let (_, furniture) = reading.furniture()[0];
    assert_eq!(furniture.reason.code(), "share");
    assert!(furniture.reason.explanation().contains("share"));
    assert_eq!(furniture.certainty, Certainty::Sure);
}

#[test]
fn many_headings_of_teasers_are_read_in_linear_time() {
    let text = format!("{BODY}\n\n").repeat(3)
        + &"More from Tolmark\n\nOne more line here\n\n".repeat(100_000);
    assert!(!plain(&text).furniture().is_empty());
    let text =
        format!("The same old line\n\n{BODY}\n\n") + &"The same old line\n\n".repeat(200_000);
    assert!(!plain(&text).furniture().is_empty());
}

#[test]
fn long_paragraphs_repeat_nothing() {
    let long = |of: &str| {
        format!(
            "The committee on {of} reviewed the progress that was made since the last session and "
        )
        .repeat(6)
            + "agreed to meet again in May."
    };
    let text = format!(
        "Third Session of the Arvenia–Tolmark River Commission Ends in the Capital\n\n{}\n\n{BODY}\n\n{}\n",
        long("bridges"),
        long("rivers")
    );
    assert_eq!(marked(&plain(&text)), []);
}

/// The words of what is marked, for a plain text.
fn furniture(text: &str) -> Vec<String> {
    marked(&plain(text)).into_iter().map(|(words, _)| words.to_owned()).collect()
}

#[test]
fn fields_of_gathered_files_are_marked() {
    for (above, below) in [
        (
            "---\nid: 77\ntitle: \"Venn: no step back\"\ntags:\n  - rivers\ncrawled_at: 2031-05-07 02:11\n---\n\n",
            "",
        ),
        (
            "+++\nlayout = \"post\"\nslug = \"venn\"\n+++\n",
            "\n\n---\n\n*Crawled at: 2031-05-07*\n*Source: [page](https://x.example/n/1)*",
        ),
        (
            "Title: Venn receives Okoro\n\nURL Source: https://x.example/n/1\n\nMarkdown Content:\n\n",
            "",
        ),
    ] {
        let marked = furniture(&format!("{above}{BODY}{below}"));
        let fields = above.lines().chain(below.lines()).filter(|line| !line.trim().is_empty());
        for field in fields {
            assert!(marked.iter().any(|words| words.contains(field.trim())), "{field}: {marked:?}");
        }
        assert!(marked.iter().all(|words| !BODY.contains(words.as_str())));
    }
}

#[test]
fn rules_and_labels_of_a_text_are_no_fields_of_a_file() {
    for text in [
        format!("---\n\n{BODY}\n\n---\n\n{BODY}"),
        format!("From: Orla Venn\n\nTo: Tam Okoro\n\nSubject: the bridge\n\n{BODY}"),
        format!("{BODY}\n\n---\n\nNote: the next session is in May"),
    ] {
        assert_eq!(furniture(&text), [""; 0], "{text}");
    }
}

#[test]
fn lists_of_films_are_marked_and_programmes_are_not() {
    let films = "01:36\n\nFerry fares go up\n\n00:48\n\nBrennholt wins the cup\n\n01:02\n\nRain on the Ister";
    assert_eq!(furniture(&format!("{BODY}\n\n{films}")).len(), 6);
    let below =
        "Ferry fares go up\n\n2:13\n\nBrennholt wins the cup\n\n0:51\n\nRain on the Ister\n\n1:30";
    assert_eq!(furniture(&format!("{BODY}\n\n{below}")).len(), 6);
    let day = "09:30\n\nVenn receives Okoro\n\n11:00\n\nPlenary session\n\n12:30\n\nLunch at the Old Mint";
    assert_eq!(furniture(&format!("{BODY}\n\n{day}")), [""; 0]);
}

#[test]
fn another_article_below_the_first_is_marked() {
    let page = |labels: &str| {
        let next = "Tram drivers go on strike";
        format!(
            "Venn receives Okoro\n\n{labels}\n\n{BODY}\n\n{next}\n\n{labels}\n\n{next}\n\n{BODY}"
        )
    };
    for labels in ["Short Url\n\nFollow", "Share this\n\nUpdated 12 min 4 sec ago", "Copy link"] {
        let marked = furniture(&page(labels));
        assert!(marked.iter().any(|words| words == "Tram drivers go on strike"), "{marked:?}");
        assert!(marked.iter().any(|words| BODY.contains(words.as_str())), "{marked:?}");
    }
    // Headings of a text's own parts.
    let text = format!(
        "Venn receives Okoro\n\n{BODY}\n\nOn the bridge\n\n{BODY}\n\nOn the bridge\n\n{BODY}"
    );
    assert!(furniture(&text).iter().all(|words| !BODY.contains(words.as_str())));
}

#[test]
fn labels_around_a_text_are_marked() {
    for label in [
        "Publication date:",
        "Last updated at",
        "Published in section: News",
        "3 Responses to Venn receives Okoro",
        "Añadir nuevo comentario",
        "Kommentar schreiben",
        "Design by Quillworks",
        "FacebookTwitterWhatsApp",
        "Send in e-mailSend in e-mail",
        "USD 402.56, EUR 440.64",
        "4030 | 1",
        "Ministry of Rivers logo",
        "Updated 15 min 36 sec ago",
    ] {
        assert_eq!(furniture(&format!("Venn receives Okoro\n\n{BODY}\n\n{label}")), [label]);
    }
    for other in [
        "3 responses were given.",
        "Palacio de los Vientos, Tolmark",
        "McAllister and DeVries",
        "Designed by both sides, the bridge will be built by one.",
        "Ministry of Rivers said:",
    ] {
        assert_eq!(furniture(&format!("Venn receives Okoro\n\n{BODY}\n\n{other}")), [""; 0]);
    }
}

#[test]
fn a_section_above_the_headline_is_marked_and_a_place_above_a_day_is_not() {
    for section in ["News", "Diplomacy", "LINE"] {
        let text = format!("{section}\n\nVenn receives Okoro in the capital\n\n{BODY}");
        assert_eq!(furniture(&text), [section]);
    }
    let text = format!("Brennholt\n\n10 August 2031\n\nVenn receives Okoro\n\n{BODY}");
    assert_eq!(furniture(&text), [""; 0]);
}

#[test]
fn whom_the_press_may_ask_is_marked_with_all_lines() {
    let contact = "Media Contact\n\nHedda Moss\n\nAssistant Director, Communications Division\n\nMobile: 5550 0537";
    assert_eq!(furniture(&format!("{BODY}\n\n{contact}")).len(), 4);
    let notes = "The survey of the river was begun by both sides in the spring of last year, and the first maps were printed in the autumn.";
    let marked = furniture(&format!("{BODY}\n\n{contact}\n\n{notes}"));
    assert!(!marked.iter().any(|words| words == notes));
}

#[test]
fn a_last_sentence_that_was_broken_off_stays_in_the_text() {
    for last in [
        "The court of Arvenia warned of \"grave consequences\" for the fleet if the lim",
        "Venn said that the guard posts on the salt road will be staffed by both si",
        "“We did not come to the river to count the boats of othe",
    ] {
        let text =
            format!("Home\n\nSubscribe\n\nVenn receives Okoro\n\nShare this\n\n{BODY}\n\n{last}");
        assert!(!furniture(&text).iter().any(|words| words == last), "{last}");
    }
}

#[test]
fn what_a_page_says_of_itself() {
    let text = format!(
        "Home / Nation / Diplomacy\nA- A A+\nVenn receives Okoro in the capital\n\n{BODY}\n\nWe rely on the support of our readers to keep this website free: please make a donation.\n\nAda Quill\n\nAda Quill is a reporter who writes of the river and of the states on it.\n\nViews: 1,203\nIf you notice an error in the text, highlight it and press Ctrl+Enter\nTwitter Facebook Print\n7 Mint Street, 10100 Tolmark\nTel. +99 12 345 600\nHarborne.example\n"
    );
    assert_eq!(
        marked(&plain(&text)).into_iter().map(|(_, reason)| reason).collect::<Vec<_>>(),
        [
            Reason::Navigation,
            Reason::PageControl,
            Reason::Subscription,
            Reason::AuthorBox,
            Reason::AuthorBox,
            Reason::PageControl,
            Reason::PageControl,
            Reason::PageControl,
            Reason::PressContact,
            Reason::PressContact,
            Reason::Navigation,
        ]
    );
}

#[test]
fn sentences_of_a_text_are_not_what_a_page_says_of_itself() {
    for sentence in [
        "This is the official position of Arvenia on the bridge.",
        "No part of this agreement may be used against Kestrel.",
        "We ask the newspapers of both states to support our agreement and to publish it.",
        "Kestrel is a reliable partner of Arvenia and the second market for its newspapers.",
        "The views expressed by the two ministers were close.",
        "Reporter: Will you sign the agreement, Minister?",
        "In case of use of force the agreement ends.",
        "Your contribution to peace will be remembered.",
        "The office can be reached by telephone under the number of the embassy.",
    ] {
        let text = format!("Venn receives Okoro in the capital\n\n{BODY}\n\n{sentence}\n");
        assert_eq!(marked(&plain(&text)), [], "{sentence}");
    }
}

#[test]
fn headlines_behind_the_end_mark_are_of_other_stories() {
    let others = "-\n1\nFerry to Tolmark likely to run again\n-\n2\nSinger gives a third of her prize to schools";
    let told = plain(&format!("Venn receives Okoro in the capital\n\n{BODY}\n(END)\n{others}\n"));
    let found = marked(&told);
    let other = |line: &str| found.contains(&(line, Reason::RelatedStories));
    assert!(other("Ferry to Tolmark likely to run again"), "{found:?}");
    assert!(other("Singer gives a third of her prize to schools"), "{found:?}");
    // What was signed stands below a text too.
    let signed =
        "Agreement on the bridge over the Ister\nMemorandum on ferries between the two ports";
    for end in ["", "###\n\nOrla Venn, President of Arvenia\n"] {
        let text = format!("Venn receives Okoro in the capital\n\n{BODY}\n\n{end}\n{signed}\n");
        assert!(marked(&plain(&text)).iter().all(|(_, reason)| *reason != Reason::RelatedStories));
    }
}

#[test]
fn notes_on_cookies_and_names_of_signs_are_of_the_page() {
    let cookies = "In order to give you the best of our pages, we use small files called cookies. When you read \
        our pages, such files are kept on your device, and you can change that at any time in the settings of your \
        browser. Whoever goes on reading without changing them agrees to our keeping them, as our rules on the \
        protection of data have it, which can be read at the foot of each of these pages.";
    let text = format!(
        "{cookies}\n\nVenn receives Okoro in the capital\n\nplay_arrow\n\n{BODY}\n\nskip_previous \
         skip_next\n\n![The leaders](/images/leaders.png)\n\nBy the Embassy | 4 May 2031 | Topics: News, Rivers\n"
    );
    let reading = plain(&text);
    let reasons: Vec<_> = marked(&reading).into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(
        reasons,
        [
            Reason::Consent,
            Reason::PageControl,
            Reason::PageControl,
            Reason::PageControl,
            Reason::Tags
        ]
    );
}
