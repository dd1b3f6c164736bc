import {
  canonicalJson,
  checkStudyExport,
  SampanError,
  type ManifestDraft,
  type ExportedStudy,
  type SignedStudy,
  type StudyDetail,
} from '@sampan/shared'

/**
 * The study that a coordinator says it has: digests are computed here, from the text that came.
 * @throws SampanError as checkStudyExport, manifest-digest-mismatch
 */
function studyOf(detail: StudyDetail): ExportedStudy {
  const { summary, manifest, files } = detail
  const exported = checkStudyExport({ digest: summary.digest, manifest, files })
  const { study } = exported
  if (study.manifest.id !== summary.id || study.manifest.title !== summary.title)
    throw new SampanError('manifest-digest-mismatch', { what: 'summary' })
  return exported
}

/**
 * As studyOf, and that it is the study that was asked for: by its id, or by its digest or the beginning of it.
 * @throws SampanError as studyOf
 */
export function studyAsked(asked: string, detail: StudyDetail): ExportedStudy {
  const exported = studyOf(detail)
  const { study } = exported
  const hex = asked.replace(/^sha256:/, '')
  if (study.manifest.id !== asked && !study.name.startsWith(`sha256:${hex}`))
    throw new SampanError('manifest-digest-mismatch', { what: 'study', asked, found: study.name })
  return exported
}

/**
 * That what the coordinator took in is what was sent, and nothing but its id was added: approvers will sign it.
 * @throws SampanError as studyOf
 */
export function submittedStudy(sent: ManifestDraft, detail: StudyDetail): SignedStudy {
  const { study } = studyOf(detail)
  const { id, ...draft } = study.manifest
  if (canonicalJson(draft) !== canonicalJson(sent))
    throw new SampanError('manifest-digest-mismatch', { what: 'submitted study', study: id })
  return study
}
