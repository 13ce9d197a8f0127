//! Texts of a script (ECMA-262, 12.9.4 and 12.9.6). One with code in it is none.

use super::Reader;

impl Reader<'_> {
    /// A text in quotes or back-ticks.
    pub(super) fn string(&mut self) -> Option<String> {
        let quote = self.peek()?;
        let mut out = String::new();
        self.at += quote.len_utf8();
        loop {
            let rest = &self.text[self.at..];
            let next = rest.chars().next()?;
            self.at += next.len_utf8();
            match next {
                '\\' => self.escape(&mut out)?,
                '\n' if quote != '`' => return None,
                '$' if quote == '`' && rest.starts_with("${") => return None,
                next if next == quote => return Some(out),
                next => out.push(next),
            }
        }
    }

    /// Adds what stands behind a backslash; the end of a line is nothing.
    fn escape(&mut self, out: &mut String) -> Option<()> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        let plain = match next {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'v' => '\u{B}',
            '0' => '\0',
            '\n' => return Some(()),
            'x' => self.code_point(2)?,
            'u' if self.take("{") => {
                let length = self.text[self.at..].find('}')?;
                let found = self.code_point(length)?;
                self.at += 1;
                found
            }
            'u' => self.unit()?,
            other => other,
        };
        out.push(plain);
        Some(())
    }

    /// `\u00e9`, or two halves of a sign.
    fn unit(&mut self) -> Option<char> {
        let first = self.hexadecimal(4)?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        let second = self.take("\\u").then(|| self.hexadecimal(4))??;
        let units = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
        char::decode_utf16(units).next()?.ok()
    }

    fn code_point(&mut self, length: usize) -> Option<char> {
        char::from_u32(self.hexadecimal(length)?)
    }

    fn hexadecimal(&mut self, length: usize) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + length)?;
        self.at += length;
        u32::from_str_radix(digits, 16).ok()
    }
}
