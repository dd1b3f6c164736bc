import { describe, expect, it } from 'vitest'
import { readStudy } from './read-study.ts'
import { clock, directory, exampleText, examples } from './sample.test.data.ts'

describe('the examples of the documentation', () => {
  it.each(examples)('%s is a sound study', (name) => {
    const source = { text: exampleText(name), fileName: name }
    const { manifest, faults } = readStudy(source, directory, { clock })
    expect(faults).toEqual([])
    const own = name === 'common-conditions.yaml' ? 'prevalence' : 'glm'
    expect(manifest?.analyses.map(({ kind }) => kind)).toContain(own)
  })
})
