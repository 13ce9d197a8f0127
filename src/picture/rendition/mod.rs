//! Pictures in other sizes: decoded once, turned upright, in sRGB, without anything but a label beside the pixels. How much memory
//! that takes is known from the header; what takes too much is not decoded.

mod budget;
mod color;
mod decode;
mod encode;
mod resize;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::clean::clean;
use super::label::Label;
use super::shape::cut;
use super::{Found, by_bytes};

/// Pixels of the largest original: some cameras have a hundred million.
pub const MOST_PIXELS: u64 = 160_000_000;

/// Why no other sizes are made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRendition {
    /// Nothing is to be made of pictures of its kind, such as drawings and pictures that move.
    Kind,
    /// It says to have more pixels than are decoded: width and height.
    TooLarge(u32, u32),
    /// What is wrong with it.
    Broken(String),
}

/// A picture that was made.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    /// Of the file's name.
    pub ending: &'static str,
}

/// Whether other sizes are made of pictures of a media type, as far as they stand still.
pub fn is_made_of(media_type: &str) -> bool {
    decode::DECODERS.iter().any(|(known, _)| *known == media_type)
}

/// A picture in some sizes, each with whether it is cut to its shape. They are not larger than the picture.
pub fn make(bytes: &[u8], found: &Found, sizes: &[((u32, u32), bool)]) -> Result<Vec<Made>, NoRendition> {
    let format = by_bytes(bytes).ok_or(NoRendition::Kind)?;
    let (_, decoder) = decode::DECODERS
        .iter()
        .find(|(known, _)| *known == format.media_type)
        .ok_or(NoRendition::Kind)?;
    let (width, height) = found.size.ok_or(NoRendition::Kind)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(NoRendition::TooLarge(width, height));
    }
    let label = Label::new(&found.packets);
    let turn = if format.media_type == "image/jpeg" {
        label.orientation
    } else {
        0
    };
    let is_on_its_side = turn >= 5;
    let label = label.upright();
    let as_stored = |(width, height): (u32, u32)| {
        if is_on_its_side {
            (height, width)
        } else {
            (width, height)
        }
    };
    let (stored, targets) = (
        as_stored((width, height)),
        sizes.iter().map(|(size, is_cut)| (as_stored(*size), *is_cut)),
    );
    let targets: Vec<((u32, u32), bool)> = targets.collect();
    // So large it has to be at least where it is decoded, so that the largest can be made of it.
    let least = targets.iter().map(|(size, is_cut)| whole(stored, *size, *is_cut));
    let least = least.fold((1, 1), |(a, b), (width, height)| (a.max(width), b.max(height)));
    let work = || -> Result<Vec<Made>, NoRendition> {
        let _share = budget::take(decode::memory(format.media_type, bytes, stored, least));
        let canvas = decoder(bytes, least)?;
        let one = |(target, is_cut): &((u32, u32), bool)| {
            let small = resize::resize(&canvas, *target, *is_cut, turn)?;
            let small = color::srgb(small, canvas.profile.as_deref());
            let upright = resize::turned(small, turn);
            let made = encode::encode(&upright)?;
            let bytes = by_bytes(&made.bytes).and_then(|format| clean(format, &made.bytes, &label).ok());
            Ok(Made {
                bytes: bytes.unwrap_or(made.bytes),
                ..made
            })
        };
        targets.iter().map(one).collect()
    };
    // Decoders are others' work, and pictures come from anywhere.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(NoRendition::Broken("it cannot be decoded".to_owned())))
}

/// How large a whole picture is of which a size, perhaps cut out, is the scaled picture.
fn whole((width, height): (u32, u32), target: (u32, u32), is_cut: bool) -> (u32, u32) {
    if !is_cut {
        return target;
    }
    let (cut_width, cut_height) = cut((width, height), target);
    let scale = |side: u32, target: u32, cut: u32| {
        let whole = (u64::from(side) * u64::from(target)).div_ceil(u64::from(cut.max(1)));
        u32::try_from(whole).unwrap_or(u32::MAX)
    };
    (scale(width, target.0, cut_width), scale(height, target.1, cut_height))
}

/// Pixels with their color profile, as they are stored.
struct Canvas {
    width: u32,
    height: u32,
    pixels: Pixels,
    data: Vec<u8>,
    profile: Option<Vec<u8>>,
}

/// How pixels stand in memory, a byte a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pixels {
    Gray,
    Rgb,
    Rgba,
    /// Amounts of ink.
    Cmyk,
}

impl Pixels {
    fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}
