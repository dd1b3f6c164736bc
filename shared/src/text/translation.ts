/** The same keys as the English area: a missing or an extra one does not compile. Chinese has no plural forms. */
export type Translation<Area> = { readonly [K in keyof Area]: string }
