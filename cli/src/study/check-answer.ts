import {
  canonicalJson,
  checkStudyExport,
  SampanError,
  type ManifestDraft,
  type SignedStudy,
  type StudyDetail,
} from '@sampan/shared'

/**
 * The study that a coordinator says it has: digests are computed here, from the text that came.
 * @throws SampanError manifest-malformed, manifest-digest-mismatch, study-file-missing
 */
function studyOf(detail: StudyDetail): SignedStudy {
  const { summary, manifest, files } = detail
  const { study } = checkStudyExport({ digest: summary.digest, manifest, files })
  if (study.manifest.id !== summary.id || study.manifest.title !== summary.title)
    throw new SampanError('manifest-digest-mismatch', { what: 'summary' })
  return study
}

/**
 * As studyOf, and that it is the study that was asked for: by its id, or by its digest or the beginning of it.
 * @throws SampanError as studyOf
 */
export function studyAsked(asked: string, detail: StudyDetail): SignedStudy {
  const study = studyOf(detail)
  const hex = asked.replace(/^sha256:/, '')
  if (study.manifest.id !== asked && !study.name.startsWith(`sha256:${hex}`))
    throw new SampanError('manifest-digest-mismatch', { what: 'study', asked, found: study.name })
  return study
}

/**
 * That what the coordinator took in is what was sent, and nothing but its id was added: approvers will sign it.
 * @throws SampanError as studyOf
 */
export function submittedStudy(sent: ManifestDraft, detail: StudyDetail): SignedStudy {
  const study = studyOf(detail)
  const { id, ...draft } = study.manifest
  if (canonicalJson(draft) !== canonicalJson(sent))
    throw new SampanError('manifest-digest-mismatch', { what: 'submitted study', study: id })
  return study
}
