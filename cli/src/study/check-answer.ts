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
export function studyOf(detail: StudyDetail): SignedStudy {
  const { summary, manifest, files } = detail
  const { study } = checkStudyExport({ digest: summary.digest, manifest, files })
  if (study.manifest.id !== summary.id || study.manifest.title !== summary.title)
    throw new SampanError('manifest-digest-mismatch', { what: 'summary' })
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
