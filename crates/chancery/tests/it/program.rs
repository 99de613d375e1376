//! Runs the program in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

/// Folder of the bundled documents.
pub(crate) fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(name)
}

/// The accounts that the tests use most.
pub(crate) const ONE: &str = "01-valdoria-mfa-video-call.txt";
pub(crate) const TWO: &str = "02-kestrel-presidency-video-call.txt";

/// A folder to run in, and the documents of the demo if wanted.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder") }
    }

    /// With all bundled documents, sidecars and the lexicon.
    pub(crate) fn with_demo() -> Self {
        let folder = Self::empty();
        for entry in fs::read_dir(demo("")).expect("the demo") {
            let entry = entry.expect("an entry");
            fs::copy(entry.path(), folder.path(entry.file_name().to_str().expect("a name")))
                .expect("copied");
        }
        folder
    }

    /// The same with a case of them.
    pub(crate) fn with_case() -> Self {
        static CASE: OnceLock<Vec<u8>> = OnceLock::new();
        let case = CASE.get_or_init(|| {
            let folder = Self::with_demo();
            folder.run(&["add", ".", "--lexicon", "lexicon.toml"]).succeeds();
            fs::read(folder.path("talks.chancery")).expect("a case")
        });
        let folder = Self::with_demo();
        folder.write("talks.chancery", case);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), bytes).expect("written");
        self
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(args).current_dir(self.dir.path()).env("COLUMNS", "100").env("USER", "Tester");
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        Ended::of(args, self.command(args).stdin(Stdio::null()).output().expect("runs"))
    }

    pub(crate) fn pipe(&self, args: &[&str], input: &[u8]) -> Ended {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("runs");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("ends");
        let _ = writer.join().expect("no panic");
        Ended::of(args, output)
    }
}

/// How a run ended.
pub(crate) struct Ended {
    what: String,
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    fn of(args: &[&str], output: Output) -> Self {
        Self {
            what: args.join(" "),
            code: output.status.code().expect("no signal"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        self.ends(0)
    }

    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}\n{}", self.what, self.out, self.err);
        self
    }

    /// All of these are in the output.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.out.contains(part), "{}: no {part:?} in\n{}", self.what, self.out);
        }
        self
    }

    /// All of these are in the messages.
    #[track_caller]
    pub(crate) fn tells(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "{}: no {part:?} in\n{}", self.what, self.err);
        }
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{}: {e}\n{}", self.what, self.out))
    }

    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<serde_json::Value> {
        let lines = self.out.lines().map(serde_json::from_str);
        lines
            .collect::<Result<_, _>>()
            .unwrap_or_else(|e| panic!("{}: {e}\n{}", self.what, self.out))
    }
}

/// The bytes as a gzip stream.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}
