//! The bundled documents. All of it is fiction: no such states, people or talks exist.

/// A bundled document.
pub(crate) struct Bundled {
    /// Its file name.
    pub(crate) name: &'static str,
    /// Its bytes.
    pub(crate) bytes: &'static [u8],
    /// The sidecar beside it.
    pub(crate) sidecar: Option<&'static [u8]>,
}

/// The fictional states.
pub(crate) const LEXICON: &str = include_str!("../demo/lexicon.toml");

/// A codebook of one's own for the fiction, as an example.
pub(crate) const CODEBOOK: &str = include_str!("../demo/codebook.yaml");

/// The documents, in order.
pub(crate) const DOCUMENTS: [Bundled; 6] = [
    Bundled {
        name: "01-valdoria-mfa-video-call.txt",
        bytes: include_bytes!("../demo/01-valdoria-mfa-video-call.txt"),
        sidecar: None,
    },
    Bundled {
        name: "02-kestrel-presidency-video-call.txt",
        bytes: include_bytes!("../demo/02-kestrel-presidency-video-call.txt"),
        sidecar: Some(include_bytes!("../demo/02-kestrel-presidency-video-call.json")),
    },
    Bundled {
        name: "03-blog-machine-translation-video-call.txt",
        bytes: include_bytes!("../demo/03-blog-machine-translation-video-call.txt"),
        sidecar: None,
    },
    Bundled {
        name: "04-valdoria-mfa-ministers-phone-call.txt",
        bytes: include_bytes!("../demo/04-valdoria-mfa-ministers-phone-call.txt"),
        sidecar: None,
    },
    Bundled {
        name: "05-kestrel-marran-joint-statement.txt",
        bytes: include_bytes!("../demo/05-kestrel-marran-joint-statement.txt"),
        sidecar: Some(include_bytes!("../demo/05-kestrel-marran-joint-statement.json")),
    },
    Bundled {
        name: "06-dispatch-report-phone-call.html",
        bytes: include_bytes!("../demo/06-dispatch-report-phone-call.html"),
        sidecar: None,
    },
];
