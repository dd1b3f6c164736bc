import { message, nameSchema, SampanError } from '@sampan/shared'
import { command, delegate, group, type CommandWords, type Program } from './command.ts'
import { checked, choice, flag, list, needed, text, whole } from './parameter.ts'

/** A program for the tests of this folder: a command of every kind. */
function words<N extends string>(says: Readonly<Record<N, string>>, examples: number) {
  const one: CommandWords<N> = {
    purpose: 'Starts a thing.',
    when: 'When a thing is needed.',
    says,
    examples: Array.from({ length: examples }, (_, k) => `Example ${k + 1}:`),
  }
  return { en: one, 'zh-Hant': { ...one, purpose: '開始一件事。' }, 'zh-Hans': one }
}

const groupWords = { purpose: 'Things.', when: 'Always.' }
const inAll = { en: groupWords, 'zh-Hant': groupWords, 'zh-Hans': groupWords }

const start = command({
  name: 'start',
  words: words(
    {
      THING: 'which',
      MORE: 'others',
      role: 'as what',
      sites: 'where',
      count: 'how often',
      out: 'a file',
      site: 'one site',
      yes: 'do it',
    },
    1,
  ),
  arguments: { THING: needed(text('THING')), MORE: list('MORE') },
  options: {
    role: choice('ROLE', ['operator', 'auditor']),
    sites: list('SITES'),
    count: whole('N', 1, 9),
    out: text('FILE', { short: 'o' }),
    site: checked('SITE', nameSchema, message('fault.site')),
    yes: flag,
  },
  examples: ['thing run start a --yes'],
  codes: ['study-unknown', 'run-unknown', 'approval-missing'],
  run: (given) => Promise.resolve({ data: { ...given }, text: `started ${given.THING}` }),
})

const fail = command({
  name: 'fail',
  words: words({ code: 'how' }, 0),
  arguments: {},
  options: { code: needed(choice('CODE', ['ours', 'foreign', 'disk', 'found'])) },
  examples: [],
  codes: [],
  run: ({ code }) => {
    if (code === 'ours') throw new SampanError('study-unknown', { study: 'x\u0007' })
    if (code === 'disk') throw Object.assign(new Error('full'), { code: 'ENOSPC', path: '/x' })
    if (code === 'foreign') throw new Error('secret message')
    return Promise.resolve({
      data: { faults: 2 },
      text: 'what was found',
      failure: { error: new SampanError('study-invalid', { faults: 2 }), text: 'line 1: bad' },
    })
  },
})

export const sample: Program = {
  name: 'thing',
  version: '1.2.3',
  words: inAll,
  commands: [
    group({ name: 'run', words: inAll, commands: [start, fail] }),
    delegate({
      name: 'simulate',
      words: inAll,
      examples: ['thing simulate study.yaml'],
      run: (given, session) => {
        if (given.includes('absent')) throw new SampanError('package-missing', { package: 'x' })
        session.show(given.join(' '))
        return Promise.resolve(7)
      },
    }),
  ],
}
