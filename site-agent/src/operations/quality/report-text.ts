import { renderTable } from '@sampan/terminal'
import type { Quality } from '../../vault/quality/check-quality.ts'
import { categories } from '../../vault/quality/names.ts'
import { statuses } from '../../vault/quality/result.ts'
import { tallies } from '../../vault/quality/summary.ts'
import { groupsOf, isFinding } from './groups.ts'
import { aboutText, allowedText, countText, type Telling } from './words.ts'

/** The report as a table for each check that found something, failures first; then how many checks ended how. */
export function reportText(quality: Quality, telling: Telling): string {
  const { t, exact } = telling
  const findings = groupsOf(quality)
    .filter(isFinding)
    .map(({ status, check, results }) => {
      const columns = [
        { head: t('label.about') },
        { head: t('label.count') },
        { head: t('label.threshold') },
      ]
      const rows = results.map((each) => [
        aboutText(each, telling),
        countText(each, telling),
        allowedText(each),
      ])
      const head = `${t(`status.${status}`)}  ${check}: ${t(`check.${check}`)}`
      return `${head}\n${renderTable({ columns, rows })}`
    })
  return [t('title'), ...findings, tallyText(quality, telling), t(exact ? 'exact' : 'banded')].join(
    '\n\n',
  )
}

function tallyText(quality: Quality, { t }: Telling): string {
  const tally = tallies(quality)
  const columns = [
    { head: t('label.category') },
    ...statuses.map((status) => ({ head: t(`status.${status}`), align: 'right' as const })),
  ]
  const rows = categories
    .filter((category) => statuses.some((status) => tally[category][status] > 0))
    .map((category) => [
      t(`category.${category}`),
      ...statuses.map((status) => String(tally[category][status])),
    ])
  return renderTable({ columns, rows })
}
