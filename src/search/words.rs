//! What records and their lists are called in the reader's language.

use super::results::{Facets, Results};
use crate::format::Lang;
use crate::plan::Plan;

impl Results {
    /// Says lists, types and documents in the reader's language, where the words are ours or the plan has them.
    #[must_use]
    pub fn said(mut self, plan: &Plan, lang: Lang) -> Self {
        let Facets {
            kind,
            r#type,
            document,
            ..
        } = &mut self.facets;
        for known in kind.iter_mut().chain(r#type) {
            known.label = called(&known.value, lang).to_owned();
        }
        for value in document {
            let mut documents = plan.documents.iter();
            let known = documents.find(|known| known.id == value.value);
            if let Some(own) = known.and_then(|known| known.names.get(lang.as_str())) {
                value.label.clear();
                value.label.push_str(own);
            }
        }
        self
    }
}

/// The lists a record may be in and what projects and measures are, with what each is called.
const CALLED: &str = "\
project|项目|項目|Project
measure|举措|舉措|Measure
target|目标|目標|Target
term|名词|名詞|Term
section|章节|章節|Section
record|本站补充|本站補充|Added by this site
study|研究|研究|Study
platform|平台或机构|平台或機構|Platform or institution
cluster|片区|片區|Area
programme|行动|行動|Programme
school|学校|學校|School
carrier|载体|載體|Building or site
reform|改革|改革|Reform
commitment|承诺|承諾|Commitment
policy|政策|政策|Policy";

/// What the list of a record is called, or what a project or a measure is, by the word that stands for it. A word of others
/// stays as it is.
pub fn called(word: &str, lang: Lang) -> &str {
    for line in CALLED.split('\n') {
        let texts = line.strip_prefix(word);
        if let Some(texts) = texts.and_then(|texts| texts.strip_prefix('|')) {
            return lang.pick(texts);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{MeasureKind, ProjectKind};
    use crate::search::Kind;

    #[test]
    fn every_word_of_ours_is_called_something() {
        let mut words = Vec::from(Kind::ALL.map(Kind::as_str));
        words.extend(ProjectKind::ALL.iter().map(|kind| kind.as_str()));
        words.extend(MeasureKind::ALL.iter().map(|kind| kind.as_str()));
        for word in words {
            assert_ne!(called(word, Lang::ZhHans), word);
        }
        assert_eq!(called("study", Lang::En), "Study");
        assert_eq!(called("pro", Lang::En), "pro");
        assert_eq!(called("", Lang::En), "");
    }
}
