import { describe, expect, it } from 'vitest'
import { recordedSurroundings, type RecordedOptions } from '../testing/surroundings.ts'
import { runProgram } from './run.ts'
import { sample } from './sample.test.data.ts'

async function run(line: string, more: Partial<RecordedOptions> = {}) {
  const words = line.split(' ').filter((word) => word !== '')
  const recorded = recordedSurroundings({ words, ...more })
  const status = await runProgram(sample, recorded.surroundings)
  const output = recorded.output()
  return { status, output, errors: recorded.errors() }
}

async function envelope(line: string) {
  const { status, output, errors } = await run(line)
  expect(output.endsWith('\n')).toBe(true)
  expect(output.trimEnd()).not.toContain('\n')
  return { status, errors, ...(JSON.parse(output) as { ok: boolean; error?: { code: string } }) }
}

describe('a command', () => {
  it('gets its arguments and options as what they are', async () => {
    const line =
      '--json run start a b,c d --role auditor --sites x,y --sites z --count 3 -o f --site hk --yes'
    expect(await envelope(line)).toMatchObject({
      sampan: 1,
      command: 'run start',
      ok: true,
      status: 0,
      data: {
        THING: 'a',
        MORE: ['b', 'c', 'd'],
        role: 'auditor',
        sites: ['x', 'y', 'z'],
        count: 3,
        out: 'f',
        site: 'hk',
        yes: true,
      },
    })
    const bare = await envelope('run start a --json')
    expect(bare).toMatchObject({ data: { THING: 'a', MORE: [], sites: [], yes: false } })
  })

  it('speaks to people on standard output, and to nobody on standard error', async () => {
    expect(await run('run start a')).toEqual({ status: 0, output: 'started a\n', errors: '' })
  })

  const refusals = [
    ['run strat a', { problem: 'unknown-command', given: 'strat', meant: 'start' }],
    ['rum', { problem: 'unknown-command', given: 'rum', meant: 'run' }],
    ['run start a --rolle x', { problem: 'unknown-option', given: '--rolle', meant: '--role' }],
    ['run start a --jsn', { problem: 'unknown-option', given: '--jsn', meant: '--json' }],
    ['run start a --qqqqqq', { problem: 'unknown-option', given: '--qqqqqq' }],
    ['run start', { problem: 'missing-argument', given: 'THING' }],
    ['run fail', { problem: 'missing-option', given: '--code' }],
    ['run fail more --code ours', { problem: 'extra-arguments' }],
    ['run start a --role', { problem: 'missing-value', given: '--role' }],
    ['run start a --count 3 --count 4', { problem: 'repeated-option', given: '--count' }],
    ['run start a --count 10', { problem: 'wrong-value', given: '--count' }],
    ['run start a --count 1e0', { problem: 'wrong-value', given: '--count' }],
    ['run start a --site HK', { problem: 'wrong-value', given: '--site' }],
    ['run start a --role operater', { problem: 'wrong-value', given: '--role' }],
    ['run start a --lang de', { problem: 'wrong-value', given: '--lang' }],
    ['run', { problem: 'missing-argument', given: 'COMMAND' }],
    ['', { problem: 'missing-argument', given: 'COMMAND' }],
  ] as const
  it.each(refusals)('refuses "%s"', async (line, context) => {
    const refused = await envelope(`--json ${line}`)
    expect(refused).toMatchObject({
      ok: false,
      status: 2,
      error: { code: 'usage-invalid', context },
    })
    const { status, output, errors } = await run(line)
    expect({ status, output }).toEqual({ status: 2, output: '' })
    if ('meant' in context) expect(errors).toContain(`Did you mean ${context.meant}?`)
    if ('given' in context) expect(errors).toContain(context.given)
  })

  it('says which command did not understand', async () => {
    expect((await run('run start a --rolle x')).errors).toBe(
      [
        'thing run start: The command was not understood. There is no option --rolle here. Did you mean --role?',
        'See thing run start --help.',
        '  code  usage-invalid (exit status 2)',
        '',
      ].join('\n'),
    )
    expect(await envelope('run start a --rolle x --json')).toMatchObject({ command: 'run start' })
  })
})

describe('an error', () => {
  it('ends with the status of its code, and with its facts made visible', async () => {
    const { status, output, errors } = await run('run fail --code ours')
    expect({ status, output }).toEqual({ status: 12, output: '' })
    expect(errors).toContain('thing run fail: There is no such study here.')
    expect(errors).toContain('study  x\\u{7}')
    expect(errors).toContain('study-unknown (exit status 12)')
    expect(await envelope('run fail --code ours --json')).toMatchObject({
      ok: false,
      command: 'run fail',
      errors: '',
      error: { code: 'study-unknown', exit: 12, context: { study: 'x\u0007' } },
    })
  })

  it('may come with what was found', async () => {
    const { status, output, errors } = await run('run fail --code found')
    expect({ status, output }).toEqual({ status: 12, output: 'what was found\n' })
    expect(errors.startsWith('line 1: bad\nthing run fail: ')).toBe(true)
    expect(await envelope('run fail --code found --json')).toMatchObject({
      ok: false,
      error: { code: 'study-invalid' },
      data: { faults: 2 },
    })
  })

  it('that nobody expected says little, unless somebody looks for it', async () => {
    const quiet = await run('run fail --code foreign')
    expect(quiet.status).toBe(99)
    expect(quiet.errors).not.toContain('secret message')
    expect(quiet.errors).not.toContain('run.test.ts')
    const debug = await run('run fail --code foreign', { environment: { SAMPAN_DEBUG: '1' } })
    expect(debug.errors).toContain('secret message')
    expect(debug.errors).toContain('sample.test.data.ts')
    expect(JSON.stringify(await envelope('run fail --code foreign --json'))).not.toContain('secret')
  })

  it('of the operating system is one of ours where people can mend it', async () => {
    expect(await envelope('run fail --code disk --json')).toMatchObject({
      status: 11,
      error: { code: 'disk-full', context: { file: '/x' } },
    })
  })

  it('is told in the language of the command', async () => {
    expect((await run('--lang zh-Hant run fail --code ours')).errors).toContain('結束狀態 12')
    expect((await run('run fail --code ours --lang=zh-Hans')).errors).toContain('退出状态 12')
    const inHongKong = await run('run fail --code ours', { environment: { LANG: 'zh_HK.UTF-8' } })
    expect(inHongKong.errors).toContain('結束狀態 12')
  })

  it('in the document escapes what a terminal would obey', async () => {
    const { output } = await run('run start a\u009bb\u202ec --json')
    expect(output).toContain('"a\\u009bb\\u202ec"')
    expect(JSON.parse(output)).toMatchObject({ data: { THING: 'a\u009bb\u202ec' } })
  })
})

describe('a help page', () => {
  it.each(['run start --help', 'run start -h', 'help run start'])('comes by "%s"', async (line) => {
    const { status, output, errors } = await run(line)
    expect({ status, errors }).toEqual({ status: 0, errors: '' })
    expect(output).toBe(
      [
        'thing run start THING [MORE...] [options]',
        '',
        '  Starts a thing.',
        '',
        'When to use it:',
        '  When a thing is needed.',
        '',
        'Arguments:',
        '  THING  which',
        '  MORE   others',
        '',
        'Options:',
        '  --role ROLE      as what',
        '  --sites SITES    where',
        '  --count N        how often',
        '  -o, --out FILE   a file',
        '  --site SITE      one site',
        '  --yes            do it',
        '  --json           write exactly one JSON document to standard output',
        '  --lang LANGUAGE  language: en, zh-Hant or zh-Hans (otherwise LC_ALL, LC_MESSAGES or LANG says)',
        '  -h, --help       show this page',
        '',
        'Examples:',
        '  Example 1:',
        '    $ thing run start a --yes',
        '',
        'Exit status:',
        '  0   done',
        '  2   The command was not understood. (usage-invalid)',
        '  12  There is no such study here. (study-unknown)',
        '  20  The approvers of this hospital have not approved exactly this. (approval-missing)',
        '  50  There is no such run. (run-unknown)',
        '',
      ].join('\n'),
    )
  })

  it('speaks the language, and fits the screen', async () => {
    const { output } = await run('run start --help --lang zh-Hant', { columns: 60 })
    expect(output).toContain('開始一件事。')
    expect(output).toContain('何時使用：'.slice(0, 4))
    const narrow = await run('run start --help', { columns: 60 })
    for (const line of narrow.output.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })

  it('of a group lists its commands; without a command it is an error', async () => {
    const { status, output } = await run('run --help')
    expect(status).toBe(0)
    expect(output).toContain('  start  Starts a thing.')
    const root = await run('')
    expect(root.status).toBe(2)
    expect(root.output).toBe('')
    expect(root.errors).toContain('  simulate  Things.')
  })

  it('and the version are data under --json', async () => {
    expect(await envelope('--json --help')).toMatchObject({ ok: true, data: {} })
    expect(await envelope('--version --json')).toMatchObject({ data: { version: '1.2.3' } })
    expect((await run('--version')).output).toBe('1.2.3\n')
  })
})

describe('a command that is another program', () => {
  it('gets every word after its name as it is', async () => {
    const { status, output } = await run('--lang zh-Hant simulate a --site x=y --help --json')
    expect({ status, output }).toEqual({
      status: 7,
      output: '',
    })
  })

  it('keeps standard output to itself', async () => {
    const { output } = await run('simulate a --site x=y')
    expect(output).toBe('a --site x=y\n')
  })

  it('that is not there is an error, with its page for who asked', async () => {
    const { status, errors } = await run('simulate absent --help')
    expect(status).toBe(70)
    expect(errors).toContain('$ thing simulate study.yaml')
    expect(await envelope('simulate absent --json')).toMatchObject({
      command: 'simulate',
      error: { code: 'package-missing', context: { package: 'x' } },
    })
  })
})
