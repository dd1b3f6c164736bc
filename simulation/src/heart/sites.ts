/** The four hospitals of UCI Heart Disease. Sites keep their true names. */
export interface HeartSite {
  readonly id: HeartSiteId
  readonly name: string
  readonly investigator: string
  /** File in the folder that UCI distributes. */
  readonly file: string
  /** Rows in that file. */
  readonly people: number
}

type HeartSiteId = 'cleveland' | 'hungarian' | 'switzerland' | 'va'

export const heartSites: readonly HeartSite[] = [
  {
    id: 'cleveland',
    name: 'Cleveland Clinic Foundation',
    investigator: 'Robert Detrano, M.D., Ph.D.',
    file: 'processed.cleveland.data',
    people: 303,
  },
  {
    id: 'hungarian',
    name: 'Hungarian Institute of Cardiology, Budapest',
    investigator: 'Andras Janosi, M.D.',
    file: 'processed.hungarian.data',
    people: 294,
  },
  {
    id: 'switzerland',
    name: 'University Hospitals, Zurich and Basel',
    investigator: 'William Steinbrunn, M.D.; Matthias Pfisterer, M.D.',
    file: 'processed.switzerland.data',
    people: 123,
  },
  {
    id: 'va',
    name: 'V.A. Medical Center, Long Beach',
    investigator: 'Robert Detrano, M.D., Ph.D.',
    file: 'processed.va.data',
    people: 200,
  },
]

/** To be shown wherever the data are. */
export const heartAttribution =
  'Heart Disease, UCI Machine Learning Repository, 1988. A. Janosi, W. Steinbrunn, M. Pfisterer, R. Detrano. CC BY 4.0.'
