import { describe, expect, it } from 'vitest'
import { renderSvg } from '../render-svg.ts'
import { readSvg } from '../svg-reading.test.support.ts'
import { balanceFigures } from './balance-figure.ts'
import { metaForests } from './meta-forests.ts'
import { glmForest, hazardForest } from './model-forest.ts'
import { predictionFigures } from './prediction-figures.ts'
import { survivalFigure } from './survival-figure.ts'

const row = (term: string, estimate: number) => ({
  ...{ term, estimate },
  ...{ 'conf.low': estimate - 0.5, 'conf.high': estimate + 0.5 },
})
const fitted = {
  ...{ analysis: 'model', confidence: 0.95 },
  estimates: [row('(Intercept)', -3), row('age', Math.log(2)), row('far', 800)],
}

describe('a fitted model', () => {
  it.each([
    ['binomial', 'logit', 'odds-ratio'],
    ['poisson', 'log', 'rate-ratio'],
    ['binomial', 'log', 'risk-ratio'],
    ['gamma', 'log', 'mean-ratio'],
    ['gaussian', 'identity', 'coefficient'],
    ['gamma', 'inverse', 'coefficient'],
  ])('of %s with %s shows %s', (family, link, measure) => {
    const figure = glmForest({ ...fitted, family, link }, [])
    expect(figure.measure).toBe(measure)
    expect(figure.rows.map(({ label }) => label)).toEqual(['age', 'far'])
    const [age] = figure.rows
    expect(age?.estimate).toBeCloseTo(measure === 'coefficient' ? Math.log(2) : 2, 12)
  })

  it('of hazards shows ratios, and those that no number holds without a picture', () => {
    const figure = hazardForest(fitted, ['few events'])
    expect(figure).toMatchObject({ measure: 'hazard-ratio', notes: ['few events'] })
    const { texts } = readSvg(renderSvg(figure, 'en'))
    expect(texts).toEqual(expect.arrayContaining(['age', '2.00', '1.21 to 3.30', '∞']))
  })
})

describe('curves', () => {
  const curve = {
    ...{ group: 'male', time: [10, 20], 'n.risk': [5, 3], surv: [0.8, 0.4] },
    ...{ 'conf.low': [0.5, null], 'conf.high': [1, null] },
    quantiles: [{ p: 0.5, time: 20, 'conf.low': 10, 'conf.high': null }],
  }

  it('become steps with people at risk and medians', () => {
    const figure = survivalFigure({ analysis: 'os', confidence: 0.95, curves: [curve] }, [])
    const median = { estimate: 20, low: 10, high: null }
    const steps = [
      { time: 10, atRisk: 5, survival: 0.8, low: 0.5, high: 1 },
      { time: 20, atRisk: 3, survival: 0.4, low: null, high: null },
    ]
    expect(figure.groups).toEqual([{ label: 'male', median, steps }])
    readSvg(renderSvg(figure, 'zh-Hans'))
  })

  it('without groups bear the name of the analysis, and no median that nobody asked for', () => {
    const alone = { ...curve, group: null, quantiles: [] }
    const { groups } = survivalFigure({ analysis: 'os', confidence: 0.9, curves: [alone] }, [])
    expect(groups[0]).toMatchObject({ label: 'os', median: null })
  })
})

describe('groups that are described', () => {
  it('are compared by feature; suppressed differences stay without a number', () => {
    const differences = [
      { feature: 'age', smd: -0.2 },
      { feature: 'sex', smd: null },
    ]
    const plain = { differences, weighted: null }
    const [figure] = balanceFigures({ analysis: 'table1', grouped: plain }, [])
    expect(figure?.covariates).toEqual([
      { label: 'age', before: -0.2 },
      { label: 'sex', before: null },
    ])
    expect(balanceFigures({ analysis: 'table1', grouped: null }, [])).toEqual([])
    const weighted = { differences: [{ smdWeighted: 0.01 }, { smdWeighted: null }] }
    const grouped = { differences, weighted }
    expect(balanceFigures({ analysis: 'table1', grouped }, [])[0]?.covariates).toEqual([
      { label: 'age', before: -0.2, after: 0.01 },
      { label: 'sex', before: null, after: null },
    ])
  })
})

describe('a meta-analysis', () => {
  it('shows hospitals with normal intervals above what they are pooled to', () => {
    const pooled = { estimate: 0.1, 'conf.low': 0, 'conf.high': 0.2 }
    const estimates = [
      { site: 'east', estimate: 0.2, 'std.error': 0.1 },
      { site: 'west', estimate: 0, 'std.error': 0.1 },
    ]
    const terms = ['(Intercept)', 'age'].map((term) => ({
      ...{ term, estimates, fixed: pooled, dl: pooled, reml: null },
    }))
    const base = { analysis: 'pooled', confidence: 0.95, family: 'gaussian', link: 'identity' }
    const [figure, ...others] = metaForests({ ...base, terms }, [])
    expect(others).toEqual([])
    expect(figure?.name).toBe('pooled, age')
    expect(figure?.rows.map(({ label }) => label)).toEqual(['east', 'west', 'FE', 'DL'])
    // qnorm(0.975) = 1.959963984540054.
    expect(figure?.rows[0]?.low).toBeCloseTo(0.2 - 0.1959963984540054, 12)
    expect(figure?.rows.map((each) => each.pooled)).toEqual([false, false, true, true])
  })
})

describe('predictions', () => {
  it('show where the scores of both groups lie, where bins are shown', () => {
    const auc = { estimate: 0.7, 'std.error': 0.1, 'conf.low': 0.5, 'conf.high': 0.9, error: 0 }
    const base = { analysis: 'score', outcome: 'treated', confidence: 0.95, auc }
    const histogram = [
      { low: 0, high: 0.3, cases: 5, others: 9 },
      { low: 0.3, high: 1, cases: 8, others: 6 },
    ]
    const shown = predictionFigures({ ...base, groups: [], points: [], histogram }, [])
    expect(shown.map(({ kind }) => kind)).toEqual(['calibration', 'overlap'])
    expect(shown[1]).toMatchObject({
      edges: [0, 0.3, 1],
      groups: [
        { label: 'treated 1', counts: [5, 8] },
        { label: 'treated 0', counts: [9, 6] },
      ],
    })
    const hidden = predictionFigures({ ...base, groups: [], points: [], histogram: [] }, [])
    expect(hidden.map(({ kind }) => kind)).toEqual(['calibration'])
  })
})
