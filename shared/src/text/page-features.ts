import { byKind, type ByKind, type FeatureOf } from '../manifest/by-kind.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Feature } from '../manifest/parts.ts'
import type { Speak } from './catalogue.ts'
import { bullet } from './layout.ts'
import { exactly, listed, quoted } from './page-text.ts'

/** One feature of the study, with everything that is read for it. */
export function featureText(t: Speak, { ranges }: Manifest, each: Feature): string[] {
  const range = Object.hasOwn(ranges, each.name) ? ranges[each.name] : undefined
  const [first, ...more] = byKind(each, textsByKind(t))
  if (range !== undefined) {
    const key = range.outside === 'missing' ? 'page.rangeMissing' : 'page.rangeRefuse'
    more.push(t(key, { low: exactly(range.low), high: exactly(range.high) }))
  }
  return [...bullet(first), ...more.flatMap((text) => bullet(text, 1))]
}

type Texts = [string, ...string[]]

function textsByKind(t: Speak): ByKind<Texts> {
  const ofConcept = ({ kind, name, concept }: FeatureOf<'sex' | 'race' | 'ethnicity'>): Texts => [
    t(`page.${kind}`, { name, concept: exactly(concept) }),
  ]
  return {
    age: ({ name, at }) => [
      at === null ? t('page.ageIndex', { name }) : t('page.ageOn', { name, day: at }),
    ],
    sex: ofConcept,
    race: ofConcept,
    ethnicity: ofConcept,
    'age-group': ({ name, levels }) => [t('page.ageGroup', { name }), ...levelTexts(t, levels)],
    'index-year': ({ name, levels }) => [t('page.indexYear', { name }), ...levelTexts(t, levels)],
    'index-month': ({ name }) => [t('page.indexMonth', { name })],
    'observed-days': ({ name, side }) => [
      t(side === 'before' ? 'page.observedBefore' : 'page.observedAfter', { name }),
    ],
    score: ({ name, score }) => [t(`page.${score}`, { name })],
    ...recordTexts(t),
    outcome: ({ name }) => [t('page.kindOutcome', { name })],
    'outcome-count': ({ name }) => [t('page.kindOutcomeCount', { name })],
    'time-to-event': ({ name }) => [t('page.kindTimeToEvent', { name })],
    treatment: ({ name }) => [t('page.kindTreatment', { name })],
    site: ({ name, levels }) => [
      t('page.siteFeature', { name, sites: levels.join(', ') }),
      t('page.siteShown'),
    ],
    column: (each) => columnTexts(t, each),
  }
}

/** Features of dated records. */
function recordTexts(
  t: Speak,
): Pick<ByKind<Texts>, 'presence' | 'count' | 'value' | 'range-group'> {
  return {
    presence: ({ name, domain, concepts, descendants, window }) => [
      t('page.presence', { name, domain: t(`domain.${domain}`) }),
      ...conceptTexts(t, concepts, descendants),
      t(`window.${window}`),
    ],
    count: ({ name, counted, domain, concepts, window }) => [
      t(countTexts[counted], { name, domain: t(`domain.${domain}`) }),
      ...(concepts === null
        ? [t('page.everyConcept')]
        : conceptTexts(t, concepts.ids, concepts.descendants)),
      t(`window.${window}`),
    ],
    value: ({ name, domain, concept, unit, window, levels }) => [
      t('page.value', { name, domain: t(`domain.${domain}`) }),
      t('page.concept', { concept: exactly(concept) }),
      unit === null ? t('page.anyUnit') : t('page.unit', { concept: exactly(unit) }),
      t(`window.${window}`),
      ...levelTexts(t, levels),
    ],
    'range-group': ({ name, group, concept, window }) => [
      t(rangeTexts[group], { name }),
      t('page.concept', { concept: exactly(concept) }),
      t(`window.${window}`),
    ],
  }
}

function columnTexts(t: Speak, { name, type, column, equals, levels }: FeatureOf<'column'>): Texts {
  return [
    t(columnKeys[type], { name, column: quoted(column) }),
    ...(equals === null ? [] : [t('page.equals', { value: quoted(equals) })]),
    ...levelTexts(t, levels),
  ]
}

function conceptTexts(
  t: Speak,
  concepts: readonly number[],
  descendants: boolean,
): readonly string[] {
  return [
    t('page.concepts', { concepts: listed(concepts) }),
    t(descendants ? 'page.descendants' : 'page.exactly'),
  ]
}

const countTexts = { records: 'page.countRecords', concepts: 'page.countConcepts' } as const
const rangeTexts = {
  below: 'page.rangeBelow',
  within: 'page.rangeWithin',
  above: 'page.rangeAbove',
} as const
const columnKeys = {
  numeric: 'page.columnNumber',
  binary: 'page.columnBinary',
  category: 'page.columnCategory',
} as const

function levelTexts(t: Speak, levels: readonly string[] | null): readonly string[] {
  return levels === null ? [] : [t('page.levels', { levels: levels.map(quoted).join(', ') })]
}
