/** One sentence about what happened and one about what to do. */
export type ErrorText = readonly [happened: string, advice: string]

/** The same codes as the English area: a missing or an extra one does not compile. */
export type ErrorTranslation<Area> = { readonly [K in keyof Area]: ErrorText }
