import { studyDetailSchema, type StudyExport } from '@sampan/shared'
import { needed, requireNew, text, writeNew } from '@sampan/terminal'
import { pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { studyAsked } from './check-answer.ts'

export const exportStudy = online({
  name: 'export',
  words: studyWords('export'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: { out: needed(text('FILE', { short: 'o' })) },
  examples: ['sampan study export study_01jk... -o study.export.json'],
  codes: ['study-unknown', 'manifest-digest-mismatch', 'file-exists'],
  run: async ({ STUDY, out }, session, hub) => {
    requireNew(out)
    const detail = await hub.get(pathOf('studies', STUDY), studyDetailSchema)
    const { study } = studyAsked(STUDY, detail)
    const exported: StudyExport = {
      schema: 'sampan/study-export/v1',
      digest: study.name,
      manifest: detail.manifest,
      files: detail.files,
    }
    writeNew(out, `${JSON.stringify(exported, null, 2)}\n`)
    const t = cliTexts(session.language)
    return {
      data: { id: study.manifest.id, digest: study.name, file: out },
      text: t('study.exported', { digest: study.name, file: out }),
    }
  },
})
