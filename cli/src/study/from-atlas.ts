import { limits } from '@sampan/proto'
import {
  baseName,
  equalBytes,
  fileExists,
  folderOf,
  isSampanError,
  joinPath,
  readBounded,
  readDefinition,
  resolvePath,
  SampanError,
  type CohortExpression,
} from '@sampan/shared'
import { command, list, needed, requireNew, text, writeNew } from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { studyTemplate, type NamedCohort } from './template.ts'

interface Definition {
  /** As it was given on the command line. */
  readonly given: string
  /** Its name beside the study file. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly expression: CohortExpression
}

export const fromAtlas = command({
  name: 'from-atlas',
  words: studyWords('fromAtlas'),
  arguments: { COHORT: needed(list('COHORT')) },
  options: { out: text('FILE') },
  examples: [
    'sampan study from-atlas diabetes.json',
    'sampan study from-atlas new-users.json stroke.json --out study/study.yaml',
  ],
  codes: [
    'file-missing',
    'file-exists',
    'file-too-large',
    'file-not-text',
    'file-malformed',
    'cohort-invalid',
    'cohort-unsupported',
    'value-invalid',
  ],
  run: ({ COHORT: given, out }, session) => {
    if (given.length > limits.cohortsMax)
      throw new SampanError('value-invalid', { what: 'COHORT', most: limits.cohortsMax })
    const file = out ?? joinPath(folderOf(given[0] ?? ''), 'study.yaml')
    requireNew(file)
    const definitions = given.map(readOne)
    const cohorts = namedCohorts(definitions)
    for (const definition of definitions) placeBeside(folderOf(file), definition)
    writeNew(file, studyTemplate(session.language, { cohorts }))
    const t = cliTexts(session.language)
    const found = definitions.map(({ name, expression }, k) => ({
      cohort: cohorts[k]?.id ?? '',
      file: name,
      conceptSets: expression.conceptSets.length,
      rules: expression.rules.length,
    }))
    const lines = found.map(({ cohort, ...rest }) => t('study.cohort', { cohort, ...rest }))
    return Promise.resolve({
      data: { file, cohorts: found },
      text: [...lines, t('study.written', { file })].join('\n'),
    })
  },
})

/** @throws SampanError with the file's name beside what is wrong in it */
function readOne(given: string): Definition {
  const bytes = readBounded(given, limits.studyFileBytesMax)
  try {
    return { given, name: baseName(given), bytes, expression: readDefinition(bytes) }
  } catch (error) {
    if (!isSampanError(error)) throw error
    throw new SampanError(error.code, { file: given, ...error.context })
  }
}

/** Ids as a study file has them, from the names of the files; no two alike. */
function namedCohorts(definitions: readonly Definition[]): readonly NamedCohort[] {
  const taken = new Set<string>()
  return definitions.map(({ name }) => {
    const plain = name.replace(/\.json$/i, '')
    const id = freeId(idOf(plain), taken)
    taken.add(id)
    return { id, file: name, name: plain }
  })
}

function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 30)
  return /^[a-z]/.test(id) && id !== 'constructor' ? id : `cohort_${id}`.replace(/_$/, '')
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let k = 1; ; k++) {
    const tried = k === 1 ? id : `${id}_${k}`
    if (!taken.has(tried)) return tried
  }
}

/**
 * A study reads only what lies beside it: definitions from elsewhere are copied there, byte by byte.
 * @throws SampanError file-exists when something else of that name is there
 */
function placeBeside(folder: string, { given, name, bytes }: Definition): void {
  const place = joinPath(folder, name)
  if (resolvePath(place) === resolvePath(given)) return
  if (!fileExists(place)) writeNew(place, bytes)
  else if (!equalBytes(readBounded(place, limits.studyFileBytesMax), bytes))
    throw new SampanError('file-exists', { file: place })
}
