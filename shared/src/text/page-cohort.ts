import type { Cohort } from '../manifest/parts.ts'
import type { DefinitionFile } from '../manifest/study-files.ts'
import type { Speak } from './catalogue.ts'
import { bullet, quote } from './layout.ts'
import { exactly, listed, quoted } from './page-text.ts'
import { visible } from './visible.ts'

/**
 * Who a cohort is. Of a definition of ATLAS what its author named is told, in quotes: names explain, and the digest
 * decides.
 */
export function cohortLines(
  t: Speak,
  { id, name, definition }: Cohort,
  file: DefinitionFile | null,
): string[] {
  return [
    ...bullet(t('page.cohort', { id })),
    ...quote(name, 1),
    ...definitionLines(t, definition),
    ...(file === null ? [] : expressionLines(t, file)),
  ]
}

function definitionLines(t: Speak, definition: Cohort['definition']): string[] {
  switch (definition.kind) {
    case 'everyone':
      return bullet(t('page.everyone'), 1)
    case 'condition':
      return [
        ...bullet(t('page.condition', { concepts: listed(definition.concepts) }), 1),
        ...bullet(t(definition.descendants ? 'page.descendants' : 'page.exactly'), 1),
      ]
    case 'circe':
      return bullet(t('page.circe', { digest: definition.file }), 1)
  }
}

function expressionLines(t: Speak, { bytes, expression }: DefinitionFile): string[] {
  const { primary, conceptSets, rules } = expression
  const events = [...new Set(primary.criteria.map(({ domain }) => domain))]
  const count = (items: readonly unknown[]): string => exactly(items.length)
  return [
    ...bullet(t('page.circeFile', { bytes: exactly(bytes) }), 1),
    ...bullet(t('page.circeEvents', { events: listed(events) }), 1),
    ...bullet(t('page.circeSets', { count: count(conceptSets) }), 1),
    ...conceptSets.flatMap(({ name, items }) =>
      bullet(t('page.circeSet', { name: called(t, name), concepts: count(items) }), 2),
    ),
    ...bullet(t('page.circeRules', { count: count(rules) }), 1),
    ...rules.flatMap(({ name }) => bullet(called(t, name), 2)),
  ]
}

function called(t: Speak, name: string): string {
  return name === '' ? t('page.circeUnnamed') : quoted(visible(name))
}
