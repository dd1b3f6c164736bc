import { group } from '@sampan/terminal'
import { auditWords } from '../text/command-words.ts'
import { exportLog } from './export.ts'
import { show } from './show.ts'
import { verify } from './verify-command.ts'

export const audit = group({
  name: 'audit',
  words: auditWords('audit'),
  commands: [exportLog, verify, show],
})
