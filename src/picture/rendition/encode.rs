//! Encodes what was made: JPEG, or PNG for what can be seen through.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::{Canvas, Made, NoRendition, Pixels};

/// Of 100: what differs is seen by nobody at the size of a screen.
const QUALITY: u8 = 82;

pub(super) fn encode(canvas: &Canvas) -> Result<Made, NoRendition> {
    let is_opaque = || canvas.data.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX);
    match canvas.pixels {
        Pixels::Rgba if !is_opaque() => png(canvas),
        Pixels::Rgba => jpeg(canvas, ColorType::Rgba),
        Pixels::Gray => jpeg(canvas, ColorType::Luma),
        Pixels::Rgb | Pixels::Cmyk => jpeg(canvas, ColorType::Rgb),
    }
}

fn jpeg(canvas: &Canvas, colors: ColorType) -> Result<Made, NoRendition> {
    let broken = |error: String| NoRendition::Broken(error);
    let side = |side: u32| u16::try_from(side).map_err(|error| broken(error.to_string()));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(&canvas.data, side(canvas.width)?, side(canvas.height)?, colors)
        .map_err(|error| broken(error.to_string()))?;
    Ok(Made {
        bytes,
        media_type: "image/jpeg",
        ending: "jpg",
    })
}

fn png(canvas: &Canvas) -> Result<Made, NoRendition> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    encoder
        .write_image(&canvas.data, canvas.width, canvas.height, ExtendedColorType::Rgba8)
        .map_err(|error| NoRendition::Broken(error.to_string()))?;
    Ok(Made {
        bytes,
        media_type: "image/png",
        ending: "png",
    })
}
