import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { qualityTexts } from '../../text/quality-texts.ts'
import { categories, checkNames, checks } from '../../vault/quality/names.ts'
import { rulesOf, type FieldRules } from '../../vault/quality/rules.ts'

/** docs/data-quality.md is written from the rules that the check works with. */
const page = path.resolve(import.meta.dirname, '../../../../docs/data-quality.md')
const t = qualityTexts('en')

const head = `# Data quality

\`sampan-agent check\` looks at the data before a site takes part: with a study at the tables and columns that the study reads,
without one at every table that cohorts and features can be made of. It only reads, one pass over a table for most
checks, and nothing leaves.

\`\`\`
$ sampan-agent check                                    # every table
$ sampan-agent check 8a1d311c --html quality.html       # what a study needs, and a page of it
$ sampan-agent check --table devices                    # a registry, against its dictionary
$ sampan-agent check --exact                            # counts as they are
\`\`\`

<!-- Written by site-agent/src/operations/quality/quality-page.test.ts with UPDATE_GOLDEN=1. -->

## How to read the report

| result | means |
|---|---|
| fail | more rows are wrong than the threshold allows, and what is wrong contradicts the data model, or the study cannot be read. \`check\` ends with exit status 13 and \`quality-failed\`, unless something else was wrong first |
| warning | more rows are wrong than the threshold allows: somebody should know why. Also a check that took too long (\`statement-timeout\`) or too much memory (\`overloaded\`); the others go on. The exit status stays 0 |
| pass | no more rows are wrong than the threshold allows |
| not applicable | there are no rows to look at, or a table or a column that the check needs is not there or cannot be read |

Failures come first, then warnings, by check; each line names table and column, how many rows (or people, or words) are wrong and of how
many, and the percentage that is allowed. Counts are bands (\`<10\`, \`10-99\`, \`100-999\`, \`1k-9k\`, \`10k-99k\`, \`>=100k\`) in the table, in \`--json\`, and
in the page that \`--html\` writes; \`--exact\` shows them as they are, for the hospital alone. The page is one file that fetches and runs
nothing. Nothing of a row is in any of them; names of columns that the data model does not have are text of the hospital's database.

What the last check of a study found is kept in \`vault/quality/\` and shown by \`sampan-agent show STUDY\`, beside the page that approvers sign: how many
checks of each category failed, warned and passed. What is kept has bands only.

## What is checked

The names of the first three categories, their thresholds and what is fatal are those of OHDSI's
[DataQualityDashboard](https://github.com/OHDSI/DataQualityDashboard) 2.8 (Apache-2.0), the SQL is ours. On the synthetic data set GiBleed
every count and denominator equals that of DataQualityDashboard 2.8.4. What differs by intention:

- A concept without a standard flag is not standard. DataQualityDashboard compares with null and lets it pass.
- A person who is there twice is one person; of several days of death the first counts. There, rows multiply.
- A table of the data model that is not there is a warning, unless it is \`person\` or \`observation_period\` or a study reads it. A column is a failure
  only if the data model requires it or a study reads it.
- A value that is not of its column's kind: any kind is looked at, not only whole numbers, and nothing more is asked of that column. It is a
  warning where the data model has words.
- \`plausibleGender\`, \`plausibleGenderUseDescendants\` and \`plausibleUnitConceptIds\` know a part of its list of concepts (conditions of one sex, units of common
  measurements). A value without a unit is a matter of completeness.
- Notes, episodes, relationships of facts and metadata are not looked at: no cohort and no feature is made of them.

The fourth category is what real files showed. A registry has \`cdmTable\`, \`cdmField\`, \`cdmDatatype\` and the checks of values: against the
kinds, ranges and allowed values of its dictionary.
`

function checkTable(): string {
  const rows = categories.flatMap((category) =>
    checkNames
      .filter((check) => checks[check].category === category)
      .map((check) => {
        const { beyond, threshold } = checks[check]
        const result = t(`status.${beyond}`)
        return `| ${t(`category.${category}`)} | \`${check}\` | ${t(`check.${check}`)} | ${result} | ${threshold} |`
      }),
  )
  return [
    '| category | check | counts | beyond | % allowed |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function said({ kind, rules }: FieldRules): string {
  const words = rules
    .filter(({ check }) => check !== 'measureValueCompleteness')
    .map((rule) => {
      const other = rule.with === '' ? '' : ` (${rule.with})`
      const own = rule.threshold === checks[rule.check].threshold ? '' : ` ${rule.threshold} %`
      return `${rule.check}${other}${own}`
    })
  return [kind, ...words].join(', ')
}

function ruleTables(): string {
  const before = new Map(
    rulesOf('5.3').flatMap(({ table, fields }) =>
      fields.map((each) => [`${table}.${each.field}`, said(each)] as const),
    ),
  )
  return rulesOf('5.4')
    .map(({ table, fields }) => {
      const rows = fields.map((each) => {
        const old = before.get(`${table}.${each.field}`)
        const now = said(each)
        const versions =
          old === now ? now : `5.4: ${now}${old === undefined ? '' : `; 5.3: ${old}`}`
        return `| ${each.field} | ${versions} |`
      })
      const known = new Set(fields.map(({ field }) => field))
      const gone = (rulesOf('5.3').find((each) => each.table === table)?.fields ?? [])
        .filter(({ field }) => !known.has(field))
        .map((each) => `| ${each.field} | 5.3: ${said(each)} |`)
      return [`### ${table}`, '', '| column | asked |', '|---|---|', ...rows, ...gone].join('\n')
    })
    .join('\n\n')
}

const tablesHead = `## Every column

\`measureValueCompleteness\` is asked of every column, with 0 % where a value is required and 100 % elsewhere: to be shown, not to be refused.
A threshold is named where it is not that of the table above. \`tomorrow\` is the day after the check.
`

it('docs/data-quality.md says what is checked', () => {
  const text = [head, checkTable(), '', tablesHead, ruleTables(), ''].join('\n')
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, text)
  expect(readFileSync(page, 'utf8')).toBe(text)
})
