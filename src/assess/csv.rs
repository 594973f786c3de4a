//! Reads CSV (RFC 4180): quoted cells, a byte order mark, any line end.

/// A record and the line it begins on, from 1.
pub struct Record {
    /// The line.
    pub line: usize,
    /// Its cells, unquoted.
    pub cells: Vec<String>,
}

/// The records of a text, one by one; blank lines are left out.
pub struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    line: usize,
}

impl<'a> Reader<'a> {
    /// Reads a text from its start.
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            rest: text.chars().peekable(),
            line: 1,
        }
    }

    /// The next cell, and whether it is the last of its record.
    fn cell(&mut self) -> Result<(String, bool), (usize, &'static str)> {
        let mut cell = String::new();
        // Blanks around quotation marks are common, and against the standard.
        while self.rest.next_if_eq(&' ').is_some() {}
        let quoted = self.rest.next_if_eq(&'"').is_some();
        if quoted {
            let opened = self.line;
            loop {
                match self.rest.next() {
                    None => return Err((opened, "a quoted cell has no closing quotation mark")),
                    Some('"') if self.rest.next_if_eq(&'"').is_none() => break,
                    Some(c) => {
                        self.line += usize::from(c == '\n');
                        cell.push(c);
                    }
                }
            }
        }
        loop {
            match self.rest.next() {
                Some(',') => return Ok((cell, false)),
                Some('\r') if self.rest.peek() == Some(&'\n') => {}
                None | Some('\r' | '\n') => {
                    self.line += 1;
                    return Ok((cell, true));
                }
                Some(' ') if quoted => {}
                Some(_) if quoted => {
                    return Err((self.line, "there is text after a closing quotation mark"));
                }
                Some(c) => cell.push(c),
            }
        }
    }
}

impl Iterator for Reader<'_> {
    /// A record, or the line and what is wrong with it; nothing can be read after that.
    type Item = Result<Record, (usize, &'static str)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.rest.peek()?;
            let line = self.line;
            let mut cells = Vec::new();
            loop {
                match self.cell() {
                    Ok((cell, last)) => {
                        cells.push(cell);
                        if last {
                            break;
                        }
                    }
                    Err(fault) => {
                        self.rest = "".chars().peekable();
                        return Some(Err(fault));
                    }
                }
            }
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(Ok(Record { line, cells }));
            }
        }
    }
}
