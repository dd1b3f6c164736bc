import {
  exportSpki,
  formatDigest,
  fromUtf8,
  generateP256,
  present,
  readStudy,
  sha256,
  signedStudy,
  systemClock,
  type Directory,
  type SignedStudy,
  type StudyExport,
} from '@sampan/shared'

const keyName = (): string => formatDigest(sha256(exportSpki(generateP256().publicKey)))

/** Three hospitals of three controllers. */
export const directory: Directory = {
  coordinator: { id: 'hub', controller: 'institute', jurisdiction: 'HK', key: keyName() },
  sites: ['east', 'north', 'west'].map((site) => ({
    site,
    controller: `trust-${site}`,
    jurisdiction: 'HK',
    identity: keyName(),
  })),
}

export const studyText = `schema: sampan/study/v1
title: Illness by age
purpose: To see whether age matters.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [east, north, west]
data: { registry: people, person: id }
asOf: 2024-01-01
features:
  age: { column: age, range: [0, 120] }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: count, kind: feasibility }
  - { id: model, kind: glm, outcome: ill, terms: [age] }
`

/** The study as a coordinator would have taken it in, and as it exports it. */
export function sampleStudy(text = studyText): {
  readonly study: SignedStudy
  readonly exported: StudyExport
} {
  const source = { text, fileName: 'study.yaml' }
  const { manifest, faults } = readStudy(source, directory, { clock: systemClock })
  if (manifest === null) throw new Error(JSON.stringify(faults))
  const study = signedStudy({ ...manifest, id: `study_${'0'.repeat(26)}` })
  const json = present(fromUtf8(study.bytes), 'UTF-8')
  return {
    study,
    exported: {
      schema: 'sampan/study-export/v1',
      digest: study.name,
      manifest: json,
      files: [],
    },
  }
}
