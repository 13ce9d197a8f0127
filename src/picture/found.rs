//! What a container is found to hold: a size, and packets of metadata that nobody has read yet.

use super::exif::Exif;
pub use super::source::LARGEST;
pub(crate) use super::source::broken;

/// Why a file is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The system does not give its bytes.
    Unreadable,
    /// It has no bytes.
    Empty,
    /// Its first bytes are of no known kind.
    NoPicture,
    /// It ends, or makes no sense, before its size is told.
    Broken,
}

impl Fault {
    /// As it is told behind the name of the file.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreadable => "cannot be read",
            Self::Empty => "is empty",
            Self::NoPicture => "holds no picture",
            Self::Broken => "holds no whole picture",
        }
    }
}

/// So many packets are unpacked: one is enough, and each may be as large as a packet may be.
const UNPACKED: u8 = 16;

/// What was found in a picture.
#[derive(Debug, Default)]
pub struct Found {
    /// Width and height as they are stored, in pixels.
    pub size: Option<(u32, u32)>,
    /// Packets of metadata.
    pub packets: Packets,
    unpacked: u8,
}

impl Found {
    /// Unpacks something, unless enough was.
    pub(crate) fn unpack(&mut self, how: fn(&[u8]) -> Option<Vec<u8>>, bytes: &[u8]) -> Option<Vec<u8>> {
        self.unpacked = self.unpacked.saturating_add(1);
        (self.unpacked <= UNPACKED).then(|| how(bytes)).flatten()
    }
}

/// Packets as they stand in the file, taken out of their containers, unpacked and joined.
#[derive(Debug, Default)]
pub struct Packets {
    /// XMP, the first packet: XML in some Unicode encoding (ISO 16684-1).
    pub xmp: Option<Vec<u8>>,
    /// Parts of extended XMP of JPEG (XMP specification, part 3, section 1.1.3.1).
    pub extensions: Vec<Extension>,
    /// Image resources of Photoshop, with IIM in one of them; or IIM alone.
    pub iim: Option<Vec<u8>>,
    /// What EXIF says, or the first directory of TIFF.
    pub exif: Option<Exif>,
    /// `title` and `desc` of SVG.
    pub title: Option<String>,
    /// The same.
    pub description: Option<String>,
}

impl Packets {
    /// The first packet of XMP counts.
    pub(crate) fn xmp(&mut self, packet: Vec<u8>) {
        self.xmp.get_or_insert(packet);
    }

    /// EXIF that may have the mark that it has in JPEG before it.
    pub(crate) fn exif(&mut self, packet: &[u8]) {
        let packet = packet.strip_prefix(b"Exif\0\0").unwrap_or(packet);
        if self.exif.is_none() {
            self.exif = Exif::parse(packet);
        }
    }

    /// The next part of IIM.
    pub(crate) fn iim(&mut self, part: &[u8]) {
        let whole = self.iim.get_or_insert_default();
        if whole.len() as u64 + part.len() as u64 <= LARGEST {
            whole.extend_from_slice(part);
        }
    }
}

/// A part of extended XMP: 32 letters that say of which, its place, and its bytes.
#[derive(Debug)]
pub struct Extension {
    /// As the first packet names it.
    pub guid: [u8; 32],
    /// Bytes of the whole.
    pub whole: u32,
    /// Of the first byte of this part.
    pub offset: u32,
    /// This part.
    pub bytes: Vec<u8>,
}

impl Extension {
    /// The part in a segment, behind its mark.
    pub(crate) fn parse(segment: &[u8]) -> Option<Self> {
        let (guid, rest) = segment.split_first_chunk()?;
        let (whole, rest) = rest.split_first_chunk()?;
        let (offset, bytes) = rest.split_first_chunk()?;
        Some(Self {
            guid: *guid,
            whole: u32::from_be_bytes(*whole),
            offset: u32::from_be_bytes(*offset),
            bytes: bytes.to_vec(),
        })
    }
}
