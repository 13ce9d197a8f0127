//! Decoders: from a file to pixels with eight bits a channel. JPEG is decoded at the eighth, quarter or half of its size where that
//! is enough.

use std::io::Cursor;

use image::codecs::{bmp::BmpDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder, Limits};
use jpeg_decoder::{Decoder as JpegDecoder, PixelFormat};

use super::{Canvas, MOST_PIXELS, NoRendition, Pixels};

/// Decodes a picture, no smaller than so many pixels across and down.
type Decoder = fn(&[u8], (u32, u32)) -> Result<Canvas, NoRendition>;

/// By media type.
pub(super) const DECODERS: &[(&str, Decoder)] = &[
    ("image/jpeg", jpeg),
    ("image/png", png),
    ("image/webp", webp),
    ("image/bmp", bmp),
];

/// Bytes that a picture takes in all, more or less.
pub(super) fn memory(media_type: &str, bytes: &[u8], (width, height): (u32, u32), least: (u32, u32)) -> u64 {
    let pixels = u64::from(width) * u64::from(height);
    if media_type != "image/jpeg" {
        // Up to sixteen bits a channel, and eight.
        return pixels * 12;
    }
    let scale = u64::from((width / least.0.max(1)).min(height / least.1.max(1)).clamp(1, 8));
    let decoded = pixels * 4 / (scale * scale);
    // All coefficients of a progressive one are kept.
    let is_progressive = memchr::memmem::find(&bytes[..bytes.len().min(1 << 20)], b"\xFF\xC2").is_some();
    decoded * 2 + if is_progressive { pixels * 6 } else { 0 }
}

fn broken(error: impl std::fmt::Display) -> NoRendition {
    NoRendition::Broken(error.to_string())
}

fn jpeg(bytes: &[u8], least: (u32, u32)) -> Result<Canvas, NoRendition> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes));
    decoder.set_max_decoding_buffer_size(usize::try_from(MOST_PIXELS * 4).unwrap_or(usize::MAX));
    decoder.read_info().map_err(broken)?;
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
    let (width, height) = decoder.scale(side(least.0), side(least.1)).map_err(broken)?;
    let data = decoder.decode().map_err(broken)?;
    let info = decoder.info().ok_or(NoRendition::Kind)?;
    let (pixels, data) = match info.pixel_format {
        PixelFormat::L8 => (Pixels::Gray, data),
        PixelFormat::L16 => (
            Pixels::Gray,
            data.chunks_exact(2)
                .map(|pair| u16::from_ne_bytes([pair[0], pair[1]]).to_be_bytes()[0])
                .collect(),
        ),
        PixelFormat::RGB24 => (Pixels::Rgb, data),
        PixelFormat::CMYK32 => (Pixels::Cmyk, data),
    };
    Ok(Canvas {
        width: width.into(),
        height: height.into(),
        pixels,
        data,
        profile: decoder.icc_profile(),
    })
}

fn png(bytes: &[u8], _: (u32, u32)) -> Result<Canvas, NoRendition> {
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(broken)?;
    if decoder.is_apng().map_err(broken)? {
        return Err(NoRendition::Kind);
    }
    canvas(decoder)
}

fn webp(bytes: &[u8], _: (u32, u32)) -> Result<Canvas, NoRendition> {
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    if decoder.has_animation() {
        return Err(NoRendition::Kind);
    }
    canvas(decoder)
}

fn bmp(bytes: &[u8], _: (u32, u32)) -> Result<Canvas, NoRendition> {
    canvas(BmpDecoder::new(Cursor::new(bytes)).map_err(broken)?)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 16);
    limits
}

fn canvas(mut decoder: impl ImageDecoder) -> Result<Canvas, NoRendition> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(NoRendition::TooLarge(width, height));
    }
    decoder.set_limits(limits()).map_err(broken)?;
    let profile = decoder.icc_profile().ok().flatten();
    let has_alpha = decoder.color_type().has_alpha();
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let (pixels, data) = if has_alpha {
        (Pixels::Rgba, image.into_rgba8().into_raw())
    } else {
        (Pixels::Rgb, image.into_rgb8().into_raw())
    };
    Ok(Canvas {
        width,
        height,
        pixels,
        data,
        profile,
    })
}
