//! Goes over what is not read: blanks, comments, and code with its brackets, texts and patterns.

use super::super::DEEPEST;
use super::Reader;

/// Signs in front of which a `/` begins a pattern and divides nothing.
const BEFORE_PATTERNS: &str = " (,=:[!&|?{};+-*%<>~^";

/// Whether a line that begins like this belongs to the one before it.
pub(super) fn goes_on(next: Option<char>) -> bool {
    next.is_some_and(|c| ".?:+-*/%&|<>=([,`".contains(c))
}

impl Reader<'_> {
    /// Goes over blanks, ends of lines and comments.
    pub(super) fn space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let end = if trimmed.starts_with("//") {
                trimmed.find('\n')
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map(|end| end + 2)
            } else {
                return;
            };
            self.at += end.unwrap_or(trimmed.len());
        }
    }

    /// Goes over a value, up to the comma or bracket behind it.
    pub(super) fn skip_value(&mut self) -> Option<()> {
        self.skip(false)
    }

    /// Goes over a statement, up to its end.
    pub(super) fn skip_statement(&mut self) -> Option<()> {
        self.skip(true)
    }

    fn skip(&mut self, is_statement: bool) -> Option<()> {
        let mut open: Vec<char> = Vec::new();
        let mut last = ' ';
        loop {
            let before = self.at;
            self.space();
            let is_new_line = self.text[before..self.at].contains('\n');
            let Some(next) = self.peek() else {
                return (is_statement && open.is_empty()).then_some(());
            };
            if open.is_empty() {
                let is_end = if is_statement {
                    next == ';' || is_new_line && !goes_on(Some(next)) && !goes_on(Some(last).filter(|c| *c != ')'))
                } else {
                    ",}])".contains(next)
                };
                if is_end && last != ' ' {
                    return Some(());
                }
            }
            self.over(next, last)?;
            match next {
                '(' => open.push(')'),
                '[' => open.push(']'),
                '{' => open.push('}'),
                ')' | ']' | '}' if open.pop() != Some(next) => return None,
                _ => {}
            }
            last = next;
        }
    }

    /// Goes over what comes next, behind `last`: a text, a pattern, or one sign.
    pub(super) fn over(&mut self, next: char, last: char) -> Option<()> {
        match next {
            '\'' | '"' | '`' => self.over_text(next)?,
            '/' if BEFORE_PATTERNS.contains(last) || self.is_behind("return") => self.over_pattern()?,
            _ => self.at += next.len_utf8(),
        }
        Some(())
    }

    fn is_behind(&self, word: &str) -> bool {
        self.text[..self.at].trim_end().ends_with(word)
    }

    /// Goes over a text, and the code in one with back-ticks.
    pub(super) fn over_text(&mut self, quote: char) -> Option<()> {
        self.at += 1;
        loop {
            let next = self.peek()?;
            if quote == '`' && self.take("${") {
                self.inside += 1;
                (self.inside < DEEPEST).then(|| self.skip_value())??;
                self.inside -= 1;
                self.take("}").then_some(())?;
                continue;
            }
            self.at += next.len_utf8();
            match next {
                '\\' => self.at += self.peek()?.len_utf8(),
                '\n' if quote != '`' => return None,
                next if next == quote => return Some(()),
                _ => {}
            }
        }
    }

    /// Goes over `/…/`.
    fn over_pattern(&mut self) -> Option<()> {
        self.at += 1;
        let mut is_in_class = false;
        loop {
            let next = self.peek().filter(|c| *c != '\n')?;
            self.at += next.len_utf8();
            match next {
                '\\' => self.at += self.peek()?.len_utf8(),
                '[' => is_in_class = true,
                ']' => is_in_class = false,
                '/' if !is_in_class => return Some(()),
                _ => {}
            }
        }
    }
}
