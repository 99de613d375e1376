//! Lines of JSON: a document a line, one in memory at a time.

use std::io::{BufRead, Read};

use chancery_core::package::jsonl_line;

use crate::args::Given;
use crate::error::CommandError;

use super::{Finding, Found, LARGEST, Sink, Stop, file, sidecar};

/// Reads the documents of a stream of lines. A bad line is told and passed over; after one that is
/// too long nothing can be found again, and the rest is left.
pub(crate) fn visit(
    name: &str,
    mut reader: Box<dyn BufRead>,
    given: &Given,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut line = Vec::new();
    let mut documents = 0usize;
    for number in 1usize.. {
        line.clear();
        let place = format!("{name}:{number}");
        match (&mut reader).take(LARGEST + 1).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if line.len() as u64 > LARGEST => {
                return sink(Finding::Problem(file::too_long(&place)));
            }
            Ok(_) => {}
            Err(error) => {
                let message = format!("cannot read {name} beyond line {}", number - 1);
                let hint = "the lines before were read; get the file again, it may be cut short";
                return sink(Finding::Problem(
                    CommandError::new(message).because(&error).hint(hint),
                ));
            }
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        documents += 1;
        sink(document(place, &line, given))?;
    }
    if documents == 0 {
        let problem = CommandError::new(format!("{name} holds no documents"));
        return sink(Finding::Problem(problem.hint("check that the right file was given")));
    }
    Ok(())
}

fn document(place: String, line: &[u8], given: &Given) -> Finding {
    match jsonl_line(line) {
        Ok(packed) => {
            let name = packed.sidecar.url.clone().or_else(|| packed.sidecar.file.clone());
            Finding::Document(Found {
                name: name.unwrap_or(place),
                bytes: packed.content,
                media: Some(packed.media),
                provenance: sidecar::provenance(given, packed.sidecar),
            })
        }
        Err(error) => Finding::Problem(
            CommandError::new(format!("{place} is no document"))
                .because(&error)
                .hint("each line is a JSON object with \"text\" or \"html\""),
        ),
    }
}
