import { invariant } from '@sampan/shared'
import type { CdmVersion, ColumnKind } from '../omop/source.ts'
import { eraRules } from './rules/eras.ts'
import { eventRules } from './rules/events.ts'
import { peopleRules } from './rules/people.ts'
import { visitRules } from './rules/visits.ts'
import { checks, type CheckName } from './names.ts'

/** What one check asks of a column. */
export interface Rule {
  readonly check: CheckName
  /** Percent of rows that may be wrong. */
  readonly threshold: number
  /** A table, a domain, a limit, another column: whatever the check compares with. */
  readonly with: string
}

/** A column of the CDM, and what is asked of it. */
export interface FieldRules {
  readonly field: string
  readonly kind: ColumnKind
  readonly rules: readonly Rule[]
}

export interface TableRules {
  readonly table: string
  readonly fields: readonly FieldRules[]
}

/**
 * The words of a line, and the check that each stands for: `word`, `word:with`, with `@threshold` where it is not the
 * check's own. A line is a column, the version of the CDM when only one has it so, its kind, and words. `modern` and
 * `lived` abbreviate words that often stand together.
 *
 * The facts (table, column, check, threshold) are those of DataQualityDashboard 2.8's threshold files for CDM 5.3 and
 * 5.4 (OHDSI, Apache-2.0); rules.test.ts holds them against those files.
 */
const words: Readonly<Record<string, CheckName>> = {
  required: 'isRequired',
  key: 'isPrimaryKey',
  of: 'isForeignKey',
  domain: 'fkDomain',
  class: 'fkClass',
  standard: 'isStandardValidConcept',
  mapped: 'standardConceptRecordCompleteness',
  source: 'sourceConceptRecordCompleteness',
  words: 'sourceValueCompleteness',
  low: 'plausibleValueLow',
  high: 'plausibleValueHigh',
  after: 'plausibleTemporalAfter',
  life: 'plausibleDuringLife',
  born: 'plausibleAfterBirth',
  alive: 'plausibleBeforeDeath',
  until: 'plausibleStartBeforeEnd',
  visit: 'withinVisitDates',
}
const abbreviations: readonly (readonly [string, string])[] = [
  [' modern', ' low:1950-01-01 high:tomorrow'],
  [' lived', ' life born alive'],
]

const versions: Readonly<Record<CdmVersion, readonly TableRules[]>> = {
  '5.3': parseRules('5.3'),
  '5.4': parseRules('5.4'),
}

/** Every table that a check looks at, in the order of the report. */
export function rulesOf(version: CdmVersion): readonly TableRules[] {
  return versions[version]
}

function parseRules(version: CdmVersion): readonly TableRules[] {
  const text = [peopleRules, visitRules, eventRules, eraRules].join('').replaceAll('\n  ', ' ')
  return text
    .split('[')
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.trim().split('\n')
      const fields = lines.filter((line) => line !== '').flatMap((line) => fieldOf(line, version))
      return { table: head.slice(0, -1), fields }
    })
}

function fieldOf(line: string, version: CdmVersion): readonly FieldRules[] {
  const [field = '', ...rest] = abbreviations
    .reduce((text, [short, long]) => text.replace(short, long), line)
    .split(' ')
  const [first = ''] = rest
  const versioned = first === '5.3' || first === '5.4'
  if (versioned && first !== version) return []
  const [kind = '', ...asked] = versioned ? rest.slice(1) : rest
  invariant(isKind(kind), `a kind of column, not ${kind}`)
  const rules = asked.map(ruleOf)
  const mandatory = rules.some(({ check }) => check === 'isRequired')
  const complete: Rule = {
    check: 'measureValueCompleteness',
    threshold: mandatory ? 0 : checks.measureValueCompleteness.threshold,
    with: '',
  }
  return [{ field, kind, rules: [...rules, complete] }]
}

function isKind(text: string): text is ColumnKind {
  return ['id', 'integer', 'number', 'text', 'date'].includes(text)
}

function ruleOf(text: string): Rule {
  const [said = '', threshold] = text.split('@')
  const [word = '', other = ''] = said.split(':')
  const check = words[word]
  invariant(check !== undefined, `a word of the rules, not ${word}`)
  return {
    check,
    threshold: threshold === undefined ? checks[check].threshold : Number(threshold),
    with: other.replaceAll('_', check === 'fkDomain' ? ' ' : '_'),
  }
}
