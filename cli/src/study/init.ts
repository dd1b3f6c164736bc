import { fileExists, SampanError } from '@sampan/shared'
import { command, flag, needed, text, writeNew } from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { studyTemplate } from './template.ts'

export const init = command({
  name: 'init',
  words: studyWords('init'),
  arguments: { FILE: needed(text('FILE')) },
  options: { registry: flag },
  examples: ['sampan study init study.yaml', 'sampan study init heart.yaml --registry'],
  codes: ['file-exists', 'file-missing'],
  run: ({ FILE: file, registry }, session) => {
    if (fileExists(file)) throw new SampanError('file-exists', { file })
    writeNew(file, studyTemplate(session.language, registry ? 'registry' : 'omop'))
    const t = cliTexts(session.language)
    return Promise.resolve({
      data: { file, data: registry ? 'registry' : 'omop' },
      text: t('study.written', { file }),
    })
  },
})
