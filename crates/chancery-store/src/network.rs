//! Whether a path lies on a network file system.
//!
//! The write-ahead log needs shared memory between the programs that use one file, and file systems
//! over a network do not give it (<https://sqlite.org/wal.html>, section 1).

use std::path::Path;

/// The name of the network file system that holds `path`; `None` for a local one, and where it
/// cannot be told.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn network(path: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(path).ok()?;
    // The type's width differs between architectures; the magic numbers have 32 bits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a 32-bit code")]
    named(found.f_type as u32)
}

/// The codes of `statfs(2)` and of the kernel's `include/uapi/linux/magic.h`.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn named(code: u32) -> Option<&'static str> {
    Some(match code {
        0x6969 => "NFS",
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => "SMB",
        0x0102_1997 => "9P",
        0x5346_414F | 0x6B41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x564C => "NCP",
        0x00C3_6400 => "Ceph",
        0x0BD0_0BD0 => "Lustre",
        0x0116_1970 => "GFS2",
        0x7461_636F => "OCFS2",
        0x786F_4256 => "a shared folder of VirtualBox",
        0x6573_5546 => "FUSE",
        _ => return None,
    })
}

/// Not told apart on other systems: the write-ahead log is used.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn network(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(all(test, any(target_os = "linux", target_os = "android")))]
mod tests {
    use super::*;

    #[test]
    fn file_systems_over_a_network_are_told_from_local_ones() {
        assert_eq!(named(0x6969), Some("NFS"));
        assert_eq!(named(0xFE53_4D42), Some("SMB"));
        for local in [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994] {
            assert_eq!(named(local), None, "{local:x}");
        }
    }
}
