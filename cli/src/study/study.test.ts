import { languageSchema, parseStudyFile } from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directory, somebody, studyText, type Person } from '../testing/fixtures.test.support.ts'

let person: Person
beforeEach(() => {
  person = somebody()
  person.write('directory.json', JSON.stringify(directory))
})
afterEach(() => {
  person.leave()
})

const validate = (more = ''): string =>
  `study validate ${person.file('study.yaml')} --directory ${person.file('directory.json')}${more}`

describe('study init', () => {
  const forms = languageSchema.options.flatMap((language) =>
    (['omop', 'registry'] as const).map((data) => [language, data] as const),
  )
  it.each(forms)(
    'in %s over %s writes a file that lacks nothing but its sites',
    async (language, data) => {
      const file = person.file('study.yaml')
      const flag = data === 'registry' ? ' --registry' : ''
      const made = await person.ask(`study init ${file} --lang ${language}${flag}`)
      expect(made).toMatchObject({ ok: true, command: 'study init', data: { file, data } })
      expect(parseStudyFile(person.read('study.yaml'), file).faults).toEqual([])
      const named = {
        ...directory,
        sites: directory.sites.map((site, k) => ({ ...site, site: `site-${k + 1}` })),
      }
      person.write('directory.json', JSON.stringify(named))
      expect(await person.ask(validate())).toMatchObject({ ok: true, data: { faults: [] } })
    },
  )

  it('overwrites nothing, and needs its folder', async () => {
    const file = person.write('study.yaml', 'mine')
    expect(await person.ask(`study init ${file}`)).toMatchObject({ error: { code: 'file-exists' } })
    expect(person.read('study.yaml')).toBe('mine')
    const nowhere = person.file('no/such/study.yaml')
    expect(await person.ask(`study init ${nowhere}`)).toMatchObject({
      error: { code: 'file-missing' },
    })
  })
})

describe('study validate', () => {
  it('shows what a sound study asks for', async () => {
    person.write('study.yaml', studyText)
    const { status, output } = await person.sampan(validate())
    expect(status).toBe(0)
    expect(output).toContain('study.yaml is a sound study.')
    expect(output).toMatch(/title +Illness by age/)
    expect(output).toContain('east (trust-east)')
    expect(await person.ask(validate())).toMatchObject({
      ok: true,
      data: { faults: [], manifest: { title: 'Illness by age' } },
    })
  })

  it('points at every fault at once, at its line and column', async () => {
    const faulty = studyText.replace('age: { column: age,', 'age: { colum: age,')
    const text = `${faulty}colour: red\n`
    const file = person.write('study.yaml', text)
    const { status, output, errors } = await person.sampan(validate())
    expect({ status, output }).toEqual({ status: 12, output: '' })
    expect(errors).toContain(`${file}:10:10: `)
    expect(errors).toContain('> 10 |   age: { colum: age, range: [0, 120] }')
    expect(errors).toMatch(/\n {5}\| {10}\^\n/)
    expect(await person.ask(validate())).toMatchObject({
      ok: false,
      error: { code: 'study-invalid', exit: 12 },
      data: {
        file,
        faults: [
          { line: 10, column: 10, path: 'features.age.colum' },
          { line: 15, column: 1, path: 'colour' },
        ],
      },
    })
  })

  it('names the site that was meant', async () => {
    person.write('study.yaml', studyText.replace('west]', 'wset]'))
    const { errors } = await person.sampan(validate())
    expect(errors).toContain('> 6 | sites: [east, north, wset]')
    expect(errors).toContain('west')
    expect(await person.ask(validate())).toMatchObject({
      error: { code: 'participant-unknown' },
      data: { faults: [{ line: 6, column: 22 }] },
    })
  })

  it('shows control characters of a file, and obeys none', async () => {
    person.write('study.yaml', studyText.replace('Dr Lam', 'Dr \u001b[31mLam'))
    const { errors } = await person.sampan(validate())
    expect(errors).not.toContain('\u001b')
    expect(errors).toContain('\\u{1b}')
  })

  const files = [
    ['study.yaml', Uint8Array.of(0xff, 0xfe), 'file-not-text'],
    ['study.yaml', 'x'.repeat(2 ** 22), 'file-too-large'],
    ['directory.json', '{"coordinator":{},"sites":[]}', 'file-malformed'],
    ['directory.json', '{', 'file-malformed'],
  ] as const
  it.each(files)('refuses a %s that is none (%#)', async (name, content, code) => {
    person.write('study.yaml', studyText)
    person.write(name, content)
    expect(await person.ask(validate())).toMatchObject({ ok: false, error: { code } })
  })

  it('takes the digest of the protocol beside the study, and of nothing elsewhere', async () => {
    person.write('protocol.pdf', 'A protocol')
    person.write('study.yaml', `${studyText}protocol: protocol.pdf\n`)
    expect(JSON.stringify(await person.ask(validate()))).toContain(
      'sha256:e2d6efb2ad8e87f6f4e3f04e3980bbd7bc21f65ba0f90077e1d9205349e62565',
    )
    person.write('study.yaml', `${studyText}protocol: x/../protocol.pdf\n`)
    expect((await person.ask(validate())).ok).toBe(false)
  })
})
