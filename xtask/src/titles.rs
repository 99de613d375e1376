//! `cargo xtask titles`: what was found for every document of a corpus, a line each, to be read
//! beside the titles (a title that names talks promises both principals; another promises none).

use std::path::Path;

use anyhow::Result;
use chancery_core::package::Packaged;
use rayon::prelude::*;

use crate::corpus::{analysed, documents, plain};
use crate::predict::account;

/// Prints a line for every document: title, whether it is an account of a contact, principals,
/// date and medium.
pub(crate) fn run(path: &Path) -> Result<()> {
    let documents = documents(path)?;
    let lines: Vec<String> = documents.par_iter().map(line).collect();
    println!("title\taccount\tprincipals\tdate\tmedium\tgenre");
    println!("{}", lines.join("\n"));
    Ok(())
}

fn line(document: &Packaged) -> String {
    let record = analysed(document).record;
    let contact = account(&record);
    let title = document.sidecar.title.as_deref().unwrap_or_default();
    let principals: Vec<&str> = contact
        .map(|contact| contact.principals.iter().map(|who| who.name.as_str()).collect())
        .unwrap_or_default();
    let date = contact.and_then(|contact| contact.date.value()).map(ToString::to_string);
    let medium = contact.and_then(|contact| contact.medium.value()).map(|medium| medium.code());
    let genre = record.document.genre.value().map(|genre| format!("{genre:?}"));
    let fields = [
        title.to_owned(),
        if contact.is_some() { "yes" } else { "no" }.to_owned(),
        principals.join("; "),
        date.unwrap_or_default(),
        medium.unwrap_or_default().to_owned(),
        genre.unwrap_or_default().to_lowercase(),
    ];
    fields.map(|field| plain(&field)).join("\t")
}
