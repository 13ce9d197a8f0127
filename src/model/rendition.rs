//! A picture in another size than its original.

/// A smaller picture that feedmill made, in the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendition {
    /// RSS and Atom `media:thumbnail/@url`, JSON Feed `banner_image`, `srcset` in the text.
    pub url: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Length of the file.
    pub bytes: u64,
    /// Whether it is cut to a shape, and shows less than the original.
    pub is_cut: bool,
}
