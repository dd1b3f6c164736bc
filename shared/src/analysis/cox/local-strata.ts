import { incrementsOf } from './cells.ts'
import type { CoxPeople, Placed } from './cox-people.ts'
import type { LocalValues } from './local-moments.ts'
import { ownResiduals } from './local-residuals.ts'
import { ownRisk, ownTied } from './local-risk.ts'
import { ownSlope } from './local-step.ts'
import { withoutMeans, withoutTies } from './second-part.ts'
import type { CoxSettings } from './spec.ts'
import type { CoxStandard } from './state.ts'

interface Own {
  readonly people: CoxPeople
  readonly standard: CoxStandard
  readonly beta: readonly number[]
  readonly placed: Placed
  readonly analysis: string
}

/** A site that is a stratum of its own: its risk sets are those of its people, and everything is done here. */
export function localStrata(own: Own, { robust, cluster }: CoxSettings): LocalValues {
  const { cells } = own.placed
  const { overCap, ...sums } = ownRisk(own)
  const risk = {
    atRisk: [...sums.atRisk],
    atRiskX: [...sums.atRiskX],
    tied: [...sums.tied],
  }
  const increments = incrementsOf(cells, risk)
  const slope = ownSlope({ ...own, risk })
  const tiedX = ownTied(own)
  const over =
    cells.count === 0 ? slope.information : withoutMeans(slope.information, cells, risk, increments)
  const tied = { sums: tiedX, second: increments.second }
  return new Map<string, ArrayLike<number>>([
    ['score', slope.score],
    ['information', cells.count === 0 ? over : withoutTies(over, cells, risk, tied)],
    ['log likelihood', [slope.logLik - increments.logs]],
    ['residuals', robust ? ownResiduals({ ...own, risk, tiedX, cluster }) : []],
    ['over-cap', [overCap]],
  ])
}
