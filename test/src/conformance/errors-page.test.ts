import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { codes, explainCode, type Code } from '@sampan/shared'
import { describe, expect, it } from 'vitest'

const page = path.resolve(import.meta.dirname, '../../../docs/errors.md')

/** What the exit statuses have in common. A status that is in no row fails the test. */
const statuses: readonly (readonly [exit: number, meaning: string])[] = [
  [1, 'the round log was altered, shortened, or shown differently to different people'],
  [2, 'the command was not understood; in an audit: the log is sound and a rule was broken'],
  [3, 'the round log cannot be verified: not a log, or no key of yours signed it'],
  [10, 'a value, a setting or a request is wrong'],
  [11, 'a file is missing, wrong, too large, or in the way'],
  [12, 'the study is not sound, not known, or not open'],
  [13, "a hospital's data do not have what the study needs"],
  [14, 'this version does not have that'],
  [20, 'a hospital has not approved, or does not permit it'],
  [21, 'disclosure control: too few people would be hidden in the numbers'],
  [30, 'the other side cannot be reached'],
  [31, 'the other side is not who it should be'],
  [40, 'you are not signed in'],
  [41, 'your account may not do that'],
  [50, 'the run or the result is not there, not open, or came to nothing'],
  [51, 'the numbers do not have an answer of this form'],
  [60, 'a message of the other side is not one'],
  [61, 'one attempt at a round came to nothing; there is another'],
  [62, 'somebody did not keep to the protocol'],
  [70, 'something on this machine is not set up, or set up already'],
  [71, 'too much at once, or the database is away'],
  [99, 'an error of Sampan itself'],
]

const dispositions = `| disposition | what the receiver does |
|---|---|
| ignore | nothing: the message comes too late or twice |
| refuse | says no to this one thing, and goes on |
| retry | tries again by itself, later |
| abort-round | gives up this attempt at a round; nothing was revealed |
| disconnect | ends the connection: what came cannot be believed |`

const head = `# What went wrong

Every refusal of Sampan has a code. The code is the same on the command line, in \`--json\`, in HTTP answers (RFC 9457, member
\`code\`), between hospital and coordinator, and in the round log; its sentences are in three languages. Nothing from a
patient's row is ever part of a refusal. \`sampan COMMAND --help\` lists the codes that the command ends with.

<!-- Written by test/src/conformance/errors-page.test.ts with UPDATE_GOLDEN=1. -->

## Exit status

| status | what it means | codes |
|---|---|---|
| 0 | done | |`

function pageText(): string {
  const all = Object.keys(codes) as Code[]
  const rows = statuses.map(([exit, meaning]) => {
    const own = all.filter((code) => codes[code].exit === exit)
    return `| ${exit} | ${meaning} | ${own.map((code) => `[${code}](#${code})`).join(', ')} |`
  })
  const sections = statuses.flatMap(([exit]) =>
    all.filter((code) => codes[code].exit === exit).map(sectionOf),
  )
  return `${[head, ...rows].join('\n')}\n\n${dispositions}\n\n${sections.join('\n\n')}\n`
}

function sectionOf(code: Code): string {
  const { exit, http, disposition } = codes[code]
  const lines = (['en', 'zh-Hant', 'zh-Hans'] as const).map((language) => {
    const { happened, advice } = explainCode(code, language)
    return language === 'en' ? `**${happened}** ${advice}` : happened + advice
  })
  const facts = `exit status ${exit}, disposition ${disposition}, HTTP ${http}`
  return [`## ${code}`, facts, ...lines].join('\n\n')
}

describe('docs/errors.md', () => {
  it('has a row for every exit status', () => {
    const known = statuses.map(([exit]) => exit)
    const missing = Object.entries(codes).filter(([, { exit }]) => !known.includes(exit))
    expect(missing).toEqual([])
  })

  it('is what the catalogue says (UPDATE_GOLDEN=1 writes it)', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, pageText())
    expect(readFileSync(page, 'utf8')).toBe(pageText())
  })
})
