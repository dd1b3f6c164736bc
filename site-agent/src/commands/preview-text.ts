import { explainCode, formatNumber, visible, wrap, type Language } from '@sampan/shared'
import { realText, renderFields, renderTable } from '@sampan/terminal'
import type { Crossing } from '../operations/preview/crossings.ts'
import type { Preview } from '../operations/preview/preview-study.ts'
import type { FeatureSummary } from '../operations/preview/table-one.ts'
import { agentTexts, type SpeakAgent } from '../text/agent-texts.ts'

const right = { align: 'right' } as const
const width = 100

/** Attrition, Table 1 and what would leave, for reading. */
export function previewText(preview: Preview, language: Language, columns: number): string {
  const t = agentTexts(language)
  const number = (value: number): string => formatNumber(language, value)
  const { study, people, attrition, features, crossings } = preview
  const head = renderFields([
    [t('label.study'), study.manifest.id],
    [t('label.title'), visible(study.manifest.title)],
    [t('label.digest'), study.name],
    [t('preview.people'), number(people)],
  ])
  const steps = {
    columns: [{ head: t('preview.step') }, { head: t('preview.people'), ...right }],
    rows: attrition.map((each) => [visible(each.step), number(each.people)]),
  }
  return [
    ...[head, titled(t('preview.attrition'), renderTable(steps, columns))],
    ...[titled(t('preview.tableOne'), tableText(features, people, t, columns))],
    titled(t('preview.leaves'), t('preview.masked')),
    ...crossings.map((crossing) => crossingText(crossing, language, columns)),
    t('preview.stays'),
  ].join('\n\n')
}

function titled(title: string, body: string): string {
  return `${title}\n\n${body}`
}

function tableText(
  features: readonly FeatureSummary[],
  people: number,
  t: SpeakAgent,
  columns: number,
): string {
  const heads = ['preview.n', 'preview.missing', 'preview.summary', 'preview.remark'] as const
  const rows = features.flatMap((each) => rowsOf(each, people, t))
  return renderTable(
    {
      columns: [
        { head: t('preview.feature') },
        ...heads.map((head, k) => ({ head: t(head), ...(k < 2 ? right : {}) })),
      ],
      rows,
    },
    columns,
  )
}

function rowsOf(
  summary: FeatureSummary,
  people: number,
  t: SpeakAgent,
): readonly (readonly string[])[] {
  const { feature, n, missing } = summary
  const lead = [visible(feature), String(n), String(missing)]
  const remark = n === 0 && people > 0 ? t('preview.nobody') : ''
  if (summary.type === 'numeric') {
    const [low, median, high] = summary.quartiles?.map(realText) ?? ['.', '.', '.']
    const shown = `${realText(summary.mean)} (${realText(summary.sd)}); ${median} [${low}, ${high}]`
    return [[...lead, shown, summary.constant ? t('preview.constant') : remark]]
  }
  return summary.levels.map(({ level, people: has }, k) => [
    ...(k === 0 ? lead : ['', '', '']),
    `${summary.type === 'binary' ? '' : `${visible(level)}: `}${has} (${share(has, n)})`,
    k === 0 ? remark : '',
  ])
}

function share(count: number, n: number): string {
  return n === 0 ? '.' : `${((100 * count) / n).toFixed(1)} %`
}

/** Long parts show how many numbers they have: the product of two columns is no news to anybody. */
const valuesShown = 6

function crossingText(crossing: Crossing, language: Language, columns: number): string {
  const t = agentTexts(language)
  const { analysis, kind, numbers, width: bits, bytes, refusal } = crossing
  const lead = t('preview.crossing', { analysis, kind, numbers, bits, bytes })
  const rows = crossing.parts.map(({ name, bound, values }) => [
    visible(name),
    values.length > valuesShown
      ? t('preview.numbers', { count: values.length })
      : values.map(realText).join(', '),
    realText(bound),
  ])
  const heads = ['preview.part', 'preview.own', 'preview.bound'] as const
  const table = renderTable({ columns: heads.map((head) => ({ head: t(head) })), rows }, columns)
  if (refusal === null) return `${lead}\n\n${table}\n${t('preview.passes')}`
  const { happened, advice } = explainCode(refusal, language)
  return `${lead}\n\n${table}\n${wrap(`${t('preview.refused')} ${refusal}: ${happened} ${advice}`, '', '', width).join('\n')}`
}
