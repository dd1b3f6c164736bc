import { group } from '@sampan/terminal'
import { approverWords } from '../text/command-words.ts'
import { keygen } from './keygen.ts'
import { sign } from './sign.ts'
import { vouch } from './vouch.ts'

export const approver = group({
  name: 'approver',
  words: approverWords('approver'),
  commands: [keygen, sign, vouch],
})
