//! Scales, cuts and turns pixels.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};

use super::{Canvas, NoRendition, Pixels};
use crate::picture::shape::cut;

/// The part of what is above and below a cut that is taken off above: faces stand in the upper half.
const ABOVE: f64 = 1.0 / 3.0;

/// The picture in a size, as it is stored: `turn` says where its upper side is.
pub(super) fn resize(canvas: &Canvas, target: (u32, u32), is_cut: bool, turn: u8) -> Result<Canvas, NoRendition> {
    let kind = match canvas.pixels {
        Pixels::Gray => PixelType::U8,
        Pixels::Rgb => PixelType::U8x3,
        Pixels::Rgba | Pixels::Cmyk => PixelType::U8x4,
    };
    let broken = |error: String| NoRendition::Broken(error);
    let source =
        ImageRef::new(canvas.width, canvas.height, &canvas.data, kind).map_err(|error| broken(error.to_string()))?;
    let mut small = Image::new(target.0, target.1, kind);
    let mut options = ResizeOptions::new().use_alpha(canvas.pixels == Pixels::Rgba);
    if is_cut {
        let (width, height) = cut((canvas.width, canvas.height), target);
        let (left, top) = corner((canvas.width - width, canvas.height - height), turn);
        options = options.crop(left, top, width.into(), height.into());
    }
    Resizer::new()
        .resize(&source, &mut small, &options)
        .map_err(|error| broken(error.to_string()))?;
    Ok(Canvas {
        width: target.0,
        height: target.1,
        pixels: canvas.pixels,
        data: small.into_vec(),
        profile: None,
    })
}

/// Where a cut begins in what is stored, of what is left across and down.
fn corner((across, down): (u32, u32), turn: u8) -> (f64, f64) {
    let (across, down) = (f64::from(across), f64::from(down));
    let (middle, upper, lower) = (0.5, ABOVE, 1.0 - ABOVE);
    let (left, top) = match turn {
        3 | 4 => (middle, lower),
        // Their upper side is stored at the left, or at the right.
        5 | 6 => (upper, middle),
        7 | 8 => (lower, middle),
        _ => (middle, upper),
    };
    ((across * left).floor(), (down * top).floor())
}

/// The picture upright (EXIF orientation; CIPA DC-008, 4.6.5).
pub(super) fn turned(canvas: Canvas, turn: u8) -> Canvas {
    if !(2..=8).contains(&turn) {
        return canvas;
    }
    let (width, height) = (canvas.width as usize, canvas.height as usize);
    let channels = canvas.pixels.channels();
    let (across, down) = if turn >= 5 { (height, width) } else { (width, height) };
    let mut data = Vec::with_capacity(canvas.data.len());
    for y in 0..down {
        for x in 0..across {
            // Where what is seen at x and y is stored.
            let (from_x, from_y) = match turn {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (y, height - 1 - x),
                7 => (width - 1 - y, height - 1 - x),
                _ => (width - 1 - y, x),
            };
            let at = (from_y * width + from_x) * channels;
            data.extend_from_slice(&canvas.data[at..at + channels]);
        }
    }
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    Canvas {
        width: side(across),
        height: side(down),
        data,
        ..canvas
    }
}
