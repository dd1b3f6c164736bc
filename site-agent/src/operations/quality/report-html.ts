import { visible } from '@sampan/shared'
import type { Quality } from '../../vault/quality/check-quality.ts'
import { categories } from '../../vault/quality/names.ts'
import { statuses } from '../../vault/quality/result.ts'
import { tallies } from '../../vault/quality/summary.ts'
import { groupsOf, isFinding, type ResultGroup } from './groups.ts'
import { aboutText, allowedText, countText, type Telling } from './words.ts'

export interface PageHead {
  /** What was checked, and when. */
  readonly subject: string
  readonly at: string
}

/**
 * The report as one file that fetches nothing and runs nothing: the policy in its head forbids both. Whatever the data
 * have in their names is text in it.
 */
export function reportHtml(quality: Quality, telling: Telling, { subject, at }: PageHead): string {
  const { language, t, exact } = telling
  const groups = groupsOf(quality)
  const section = (group: ResultGroup): string => groupHtml(group, telling)
  const { cdmVersion, vocabularyVersion } = quality.facts
  const facts = [subject, at, cdmVersion, vocabularyVersion].filter((each) => each !== null)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(t('title'))}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(t('title'))}</h1>
<p>${facts.map(escaped).join(' · ')}</p>
<p>${escaped(t(exact ? 'exact' : 'banded'))}</p>
${tallyHtml(quality, telling)}
${groups.filter(isFinding).map(section).join('\n')}
<details>
<summary>${escaped(t('passed'))}</summary>
${groups
  .filter((group) => !isFinding(group))
  .map(section)
  .join('\n')}
</details>
</body>
</html>
`
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;margin:.5em 0 1.5em}th,td{border:1px solid #bbb;padding:.2em .6em;text-align:left}
td{overflow-wrap:anywhere}.fail{color:#a00}.warn{color:#960}`

function tallyHtml(quality: Quality, { t }: Telling): string {
  const tally = tallies(quality)
  const rows = categories.map((category) => [
    t(`category.${category}`),
    ...statuses.map((status) => String(tally[category][status])),
  ])
  return tableHtml([t('label.category'), ...statuses.map((status) => t(`status.${status}`))], rows)
}

function groupHtml({ status, check, results }: ResultGroup, telling: Telling): string {
  const { t } = telling
  const head = `${t(`status.${status}`)} · ${check}`
  const heads = [t('label.about'), t('label.count'), t('label.threshold')]
  const rows = results.map((each) => [
    aboutText(each, telling),
    countText(each, telling),
    allowedText(each),
  ])
  return `<h2 class="${status}">${escaped(head)}</h2>
<p>${escaped(t(`check.${check}`))}</p>
${tableHtml(heads, rows)}`
}

function tableHtml(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table>
${[line(heads, 'th'), ...rows.map((row) => line(row, 'td'))].join('\n')}
</table>`
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

function escaped(text: string): string {
  return visible(text, Number.POSITIVE_INFINITY).replaceAll(
    /[&<>"']/g,
    (character) => entities[character] ?? '',
  )
}
