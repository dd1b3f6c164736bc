import { group } from '@sampan/terminal'
import { studyWords } from '../text/command-words.ts'
import { exportStudy } from './export.ts'
import { fromAtlas } from './from-atlas.ts'
import { init } from './init.ts'
import { list, show } from './show.ts'
import { submit } from './submit.ts'
import { validate } from './validate.ts'

export const study = group({
  name: 'study',
  words: studyWords('study'),
  commands: [init, fromAtlas, validate, submit, list, show, exportStudy],
})
