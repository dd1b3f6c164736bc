import type { Json } from '@sampan/shared'
import { needed, text } from '@sampan/terminal'
import type { Preview } from '../operations/preview/preview-study.ts'
import { agentTexts } from '../text/agent-texts.ts'
import { approvalWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const preview = atHome({
  name: 'preview',
  words: approvalWords('preview'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: {},
  examples: ['sampan-agent preview study_01jk...'],
  codes: [
    'study-unknown',
    'floors-missing',
    'floors-invalid',
    'source-unreachable',
    'source-not-omop',
    'source-table-missing',
    'source-column-missing',
    'source-type-wrong',
    'source-ids-invalid',
    'statement-timeout',
    'cohort-empty',
    'people-too-many',
    'unit-mismatch',
    'value-out-of-range',
    'vocabulary-mismatch',
  ],
  run: async ({ STUDY }, session, home) => {
    const { previewStudy } = await import('../operations/preview/preview-study.ts')
    const { previewText } = await import('./preview-text.ts')
    const t = agentTexts(session.language)
    const { clock } = session.surroundings
    const found = await previewStudy(home, STUDY, {
      clock,
      onProgress: ({ done, total }) => {
        session.note(t('preview.progress', { done, total }))
      },
    })
    return { data: dataOf(found), text: previewText(found, session.language, session.columns) }
  },
})

function dataOf({
  study,
  people,
  attrition,
  features,
  crossings,
}: Preview): Readonly<Record<string, Json>> {
  return {
    ...{ study: study.manifest.id, digest: study.name, people },
    attrition: attrition.map((step) => ({ ...step })),
    features: features as unknown as Json,
    crossings: crossings as unknown as Json,
  }
}
