//! What files of sound and film say of themselves: how long they play, and whether there is something to see. One file a
//! container. Nothing is decoded, and of a file no more is read than that takes.

mod adts;
mod flac;
mod mp3;
mod mp4;
mod ogg;
mod riff;
mod webm;

use std::io;

use crate::picture::source::{Source, Stored};

/// What was found in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Found {
    /// How long it plays, in seconds.
    pub seconds: Option<f64>,
    /// Its media type, where the first bytes alone do not tell it.
    pub media_type: Option<&'static str>,
}

impl Found {
    /// So many samples, of which so many are played a second.
    #[expect(clippy::cast_precision_loss, reason = "nothing plays for 2^52 samples")]
    fn samples(samples: u64, rate: u64) -> Self {
        let seconds = (rate > 0 && samples > 0).then(|| samples as f64 / rate as f64);
        Self {
            seconds,
            ..Self::default()
        }
    }

    /// Whole seconds, the nearest; `None` where it is not known or less than half of one.
    pub fn whole_seconds(self) -> Option<u64> {
        let seconds = self.seconds.filter(|seconds| (0.5..1e9).contains(seconds))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is in the range"
        )]
        Some(seconds.round() as u64)
    }
}

/// Reads a container.
type Reader = fn(&mut Source<'_>) -> io::Result<Found>;

/// Where a mark of a container stands, and what reads it. The first that fits counts.
const CONTAINERS: &[(usize, &[u8], Reader)] = &[
    (0, b"fLaC", flac::read),
    (0, b"OggS", ogg::read),
    (0, b"RIFF", riff::read),
    (0, b"RF64", riff::read),
    (4, b"ftyp", mp4::read),
    (4, b"moov", mp4::read),
    (0, b"\x1A\x45\xDF\xA3", webm::read),
    (0, b"\xFF\xF1", adts::read),
    (0, b"\xFF\xF9", adts::read),
    (0, b"ID3", mp3::read),
    (0, b"\xFF", mp3::read),
];

/// What a file says of itself; nothing where it says nothing that can be read.
pub fn read(stored: &mut dyn Stored) -> io::Result<Found> {
    let mut source = Source::new(stored)?;
    let head = source.head(16)?;
    let fits = |(at, mark, _): &&(usize, &[u8], Reader)| head.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    let Some((.., reader)) = CONTAINERS.iter().find(fits) else {
        return Ok(Found::default());
    };
    match reader(&mut source) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
            Ok(Found::default())
        }
        found => found,
    }
}
