//! Colors as every screen shows them: sRGB. A profile that cannot be used is as none.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Canvas, Pixels};

/// The picture in sRGB, from the colors of a profile.
pub(super) fn srgb(canvas: Canvas, profile: Option<&[u8]>) -> Canvas {
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    let converted = profile
        .filter(|profile| fits(profile, canvas.pixels))
        .and_then(|profile| converted(&canvas, &profile));
    match (converted, canvas.pixels) {
        (Some(converted), _) => converted,
        (None, Pixels::Cmyk) => plain(canvas),
        (None, _) => canvas,
    }
}

fn fits(profile: &ColorProfile, pixels: Pixels) -> bool {
    let space = match pixels {
        Pixels::Gray => DataColorSpace::Gray,
        Pixels::Rgb | Pixels::Rgba => DataColorSpace::Rgb,
        Pixels::Cmyk => DataColorSpace::Cmyk,
    };
    profile.color_space == space
}

fn converted(canvas: &Canvas, profile: &ColorProfile) -> Option<Canvas> {
    let (from, to, pixels) = match canvas.pixels {
        Pixels::Gray => (Layout::Gray, Layout::Gray, Pixels::Gray),
        Pixels::Rgb => (Layout::Rgb, Layout::Rgb, Pixels::Rgb),
        Pixels::Rgba => (Layout::Rgba, Layout::Rgba, Pixels::Rgba),
        // Four channels of ink.
        Pixels::Cmyk => (Layout::Rgba, Layout::Rgb, Pixels::Rgb),
    };
    let srgb = if pixels == Pixels::Gray {
        ColorProfile::new_gray_with_gamma(2.2)
    } else {
        ColorProfile::new_srgb()
    };
    let transform = profile
        .create_transform_8bit(from, &srgb, to, TransformOptions::default())
        .ok()?;
    let mut data = vec![0; canvas.data.len() / canvas.pixels.channels() * pixels.channels()];
    transform.transform(&canvas.data, &mut data).ok()?;
    Some(Canvas {
        data,
        pixels,
        profile: None,
        ..*canvas
    })
}

/// Ink without a profile: each color less what covers it.
fn plain(canvas: Canvas) -> Canvas {
    let rgb = |ink: &[u8]| {
        let light = |of: u8| u16::from(255 - of);
        let black = light(ink[3]);
        [0, 1, 2].map(|at| u8::try_from(light(ink[at]) * black / 255).unwrap_or(u8::MAX))
    };
    Canvas {
        data: canvas.data.chunks_exact(4).flat_map(rgb).collect(),
        pixels: Pixels::Rgb,
        ..canvas
    }
}
