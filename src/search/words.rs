//! What records and their lists are called in the reader's language.

use super::fields::Kind;
use super::results::{Facets, Results};
use crate::format::Lang;
use crate::plan::{MeasureKind, Plan, ProjectKind};

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
            known.label = value(&known.value, lang).to_owned();
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

/// A value of a facet whose words are ours: what a record is.
fn value(word: &str, lang: Lang) -> &str {
    if let Some(kind) = Kind::parse(word).filter(|kind| *kind != Kind::Project) {
        return self::kind(kind, lang);
    }
    let project = ProjectKind::parse(word).map(|kind| project(kind, lang));
    let measure = || MeasureKind::parse(word).map(|kind| measure(kind, lang));
    project.or_else(measure).unwrap_or(word)
}

/// The list a record is in.
pub fn kind(kind: Kind, lang: Lang) -> &'static str {
    lang.pick(match kind {
        Kind::Project => "项目|項目|Project",
        Kind::Measure => "举措|舉措|Measure",
        Kind::Target => "目标|目標|Target",
        Kind::Term => "名词|名詞|Term",
        Kind::Section => "章节|章節|Section",
        Kind::Record => "本站补充|本站補充|Added by this site",
    })
}

/// What a project is.
pub fn project(kind: ProjectKind, lang: Lang) -> &'static str {
    lang.pick(match kind {
        ProjectKind::Project => "项目|項目|Project",
        ProjectKind::Study => "研究|研究|Study",
        ProjectKind::Platform => "平台或机构|平台或機構|Platform or institution",
        ProjectKind::Cluster => "片区|片區|Area",
        ProjectKind::Programme => "行动|行動|Programme",
        ProjectKind::School => "学校|學校|School",
        ProjectKind::Carrier => "载体|載體|Building or site",
    })
}

/// What a measure is.
pub fn measure(kind: MeasureKind, lang: Lang) -> &'static str {
    lang.pick(match kind {
        MeasureKind::Reform => "改革|改革|Reform",
        MeasureKind::Commitment => "承诺|承諾|Commitment",
        MeasureKind::Policy => "政策|政策|Policy",
    })
}
