import { figuresOf, renderPage, renderSvg, type Figure } from '@sampan/figures'
import type { Language } from '@sampan/shared'
import { resultNotes, type ReleasedResult } from '@sampan/terminal'

export interface Picture {
  /** The kind of figure, with a number where there are more of it: `forest`, `forest-2`. */
  readonly name: string
  readonly svg: string
}

export function picturesOf(language: Language, opened: ReleasedResult): readonly Picture[] {
  const figures = drawn(language, opened)
  return figures.map((figure, k) => {
    const before = figures.slice(0, k).filter(({ kind }) => kind === figure.kind).length
    const name = before === 0 ? figure.kind : `${figure.kind}-${before + 1}`
    return { name, svg: renderSvg(figure, language) }
  })
}

/** All figures of a result in one page; none where there is nothing to draw. */
export function pageOf(language: Language, opened: ReleasedResult): readonly string[] {
  const figures = drawn(language, opened)
  if (figures.length === 0) return []
  const facts = resultNotes(language, opened).provenance
  return [renderPage(figures, { language, title: opened.analysis, facts })]
}

function drawn(language: Language, opened: ReleasedResult): readonly Figure[] {
  return figuresOf(opened.result, resultNotes(language, opened).warnings)
}
