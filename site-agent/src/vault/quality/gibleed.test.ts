import { readFileSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '@sampan/shared'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import { absence, options, referenceData } from '../omop/sources.test.fixture.ts'
import { checkQuality, type Quality } from './check-quality.ts'
import { checks } from './names.ts'

interface ReferenceCheck {
  readonly checkName: string
  readonly table: string
  readonly field: string
  readonly threshold: string
  readonly violated: number
  readonly denominator: number
  readonly failed: boolean
}

/** Tables of the reference that no cohort or feature of ours can be made of. */
const notLookedAt = ['note', 'fact_relationship']

describe.skipIf(absence !== '')(`GiBleed${absence}`, () => {
  let quality: Quality
  let reference: readonly ReferenceCheck[]
  beforeAll(async () => {
    const file = path.join(referenceData, 'omop/ohdsi_specs/dqd_reference_gibleed.json')
    const text = JSON.parse(readFileSync(file, 'utf8')) as { checks: ReferenceCheck[] }
    reference = text.checks
    const place = openSource({ model: 'omop', path: `${referenceData}/omop/gibleed` }, options)
    quality = await checkQuality(place, { clock: systemClock, needs: null })
  }, 120_000)

  it('has the counts of DataQualityDashboard 2.8.4, check by check', () => {
    const ours = new Map(
      quality.results.map((each) => [`${each.check} ${each.table} ${each.field ?? ''}`, each]),
    )
    const differing = reference.flatMap((theirs) => {
      const table = theirs.table.toLowerCase()
      const name = `${theirs.checkName} ${table} ${theirs.field.toLowerCase()}`
      if (notLookedAt.includes(table)) return []
      const own = ours.get(name)
      const same =
        own !== undefined &&
        own.violated === theirs.violated &&
        own.rows === theirs.denominator &&
        own.threshold === Number(theirs.threshold) &&
        (own.status === 'warn' || own.status === 'fail') === theirs.failed
      return same
        ? []
        : [`${name}: ${theirs.violated}/${theirs.denominator} ${JSON.stringify(own)}`]
    })
    console.log(differing.slice(0, 60).join('\n'), differing.length)
    console.log(
      quality.results.filter(
        ({ status, check }) =>
          status !== 'pass' &&
          status !== 'not-applicable' &&
          (checks[check].category === 'site' ||
            check.startsWith('cdm') ||
            check.startsWith('plausibleG')),
      ),
    )
    expect(differing).toEqual([])
  })
})
