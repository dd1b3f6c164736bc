import { expandAnalysis, type StudyAnalysis } from './analyses/kinds.ts'
import { addTerms, type TermsExpanding } from './expand-terms.ts'
import type { Expanding } from './expanding.ts'
import type { ManifestDraft } from './manifest.ts'
import type { Feature } from './parts.ts'

/** Terms of the study, those that analyses bring with them, and analyses with every setting. */
export function expandAnalyses(
  expanding: Expanding,
  features: readonly Feature[],
): Pick<ManifestDraft, 'terms' | 'analyses'> {
  const { study } = expanding
  const terms: TermsExpanding = { ...expanding, features, known: new Map() }
  const declared = addTerms(terms, study.terms ?? [], ['terms'])
  const analyses = study.analyses.map((analysis, k) => {
    const id = analysis.id ?? idOf(terms, analysis, k)
    return expandAnalysis(terms, analysis, { id, path: ['analyses', k], declared })
  })
  return { terms: [...terms.known.values()], analyses }
}

/** glm, glm-2, glm-3 ... */
function idOf({ study }: Expanding, { kind }: StudyAnalysis, index: number): string {
  const before = study.analyses.slice(0, index).filter((each) => each.kind === kind).length
  return before === 0 ? kind : `${kind}-${before + 1}`
}
