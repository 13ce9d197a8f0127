//! Sizes that pictures are made in: so wide at most, or cut to a shape. No picture is made larger than it is.

use std::fmt;

/// A size that pictures are made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// In pixels.
    pub width: u32,
    /// Of a picture that is cut to the shape; else it follows from the width.
    pub height: Option<u32>,
}

/// The least and the largest side.
const SIDES: std::ops::RangeInclusive<u32> = 16..=8192;

impl Shape {
    /// `600`, or `1200x675`.
    pub fn parse(text: &str) -> Option<Self> {
        let side = |text: &str| {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|side| digits && SIDES.contains(side))
        };
        let (width, height) = match text.split_once('x') {
            Some((width, height)) => (side(width)?, Some(side(height)?)),
            None => (side(text)?, None),
        };
        Some(Self { width, height })
    }

    /// The size that a picture of this size is made in; `None` where there is nothing to make.
    pub fn of(self, (width, height): (u32, u32)) -> Option<(u32, u32)> {
        let Some(wanted) = self.height else {
            let scaled = scaled(height, self.width, width).max(1);
            return (self.width < width).then_some((self.width, scaled));
        };
        let (cut_width, cut_height) = cut((width, height), (self.width, wanted));
        let size = if cut_width > self.width {
            (self.width, wanted)
        } else {
            (cut_width, cut_height)
        };
        (size != (width, height)).then_some(size)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.height {
            Some(height) => write!(formatter, "{}x{height}", self.width),
            None => write!(formatter, "{}", self.width),
        }
    }
}

/// The largest part of a picture that has a shape.
pub(crate) fn cut((width, height): (u32, u32), (across, down): (u32, u32)) -> (u32, u32) {
    let fitting = scaled(width, down, across);
    if fitting <= height {
        (width, fitting.max(1))
    } else {
        (scaled(height, across, down).clamp(1, width), height)
    }
}

/// `value * by / of`, to the nearest.
fn scaled(value: u32, by: u32, of: u32) -> u32 {
    let (value, by, of) = (u64::from(value), u64::from(by), u64::from(of).max(1));
    u32::try_from((value * by + of / 2) / of).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(shape: &str, size: (u32, u32)) -> Option<(u32, u32)> {
        Shape::parse(shape).unwrap().of(size)
    }

    #[test]
    fn no_picture_is_made_larger() {
        assert_eq!(made("600", (1200, 800)), Some((600, 400)));
        assert_eq!(made("600", (600, 800)), None);
        assert_eq!(made("600", (599, 800)), None);
        assert_eq!(made("600", (10_000, 3)), Some((600, 1)));
    }

    #[test]
    fn a_shape_is_cut_out_of_the_picture() {
        assert_eq!(made("1200x675", (4000, 3000)), Some((1200, 675)));
        assert_eq!(made("1200x675", (800, 600)), Some((800, 450)));
        assert_eq!(made("1200x675", (300, 900)), Some((300, 169)));
        assert_eq!(made("1200x675", (900, 300)), Some((533, 300)));
        assert_eq!(made("1200x675", (1200, 675)), None);
        assert_eq!(made("1200x675", (1600, 900)), Some((1200, 675)));
    }

    #[test]
    fn what_is_no_size_is_none() {
        for text in [
            "",
            "x",
            "15",
            "8193",
            "600x",
            "x600",
            "600x9999",
            "+600",
            "16:9",
            "600x400x2",
        ] {
            assert_eq!(Shape::parse(text), None, "{text}");
        }
        assert_eq!(Shape::parse("600x400").unwrap().to_string(), "600x400");
    }
}
