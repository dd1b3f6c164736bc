import { delegate } from '@sampan/terminal'
import { delegateWords } from '../text/command-words.ts'
import { delegateTo } from './delegate-to.ts'

/** Setting up and running a coordinator: its own package, which only its machine needs. */
export const coordinator = delegate({
  name: 'coordinator',
  words: delegateWords('coordinator'),
  examples: ['sampan coordinator init', 'sampan coordinator start'],
  run: (words, { surroundings }) => {
    const program = { package: '@sampan/coordinator', executable: 'sampan-coordinator' }
    return delegateTo(program, words, surroundings)
  },
})

/** A study over one table, without a federation: the same package. */
export const analyse = delegate({
  name: 'analyse',
  words: delegateWords('analyse'),
  examples: ['sampan analyse study.yaml heart.csv'],
  run: (words, { surroundings }) => {
    const program = { package: '@sampan/simulation', executable: 'sampan-analyse' }
    return delegateTo(program, words, surroundings)
  },
})

/** A whole federation in one process on local data: its own package, with a database engine. */
export const simulate = delegate({
  name: 'simulate',
  words: delegateWords('simulate'),
  examples: ['sampan simulate study.yaml --site hk-east=data/hk-east --site hk-west=data/hk-west'],
  run: (words, { surroundings }) => {
    const program = { package: '@sampan/simulation', executable: 'sampan-simulate' }
    return delegateTo(program, words, surroundings)
  },
})
