/** What a reader of SVG sees: elements are checked to be closed, texts are read back. */
export interface ReadSvg {
  readonly texts: readonly string[]
  readonly elements: readonly string[]
  readonly ids: readonly string[]
}

const tag = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<>]*")*)\s*(\/?)>|<|>/g

/** Reads well-formed XML of elements, quoted attributes and text. Anything else is an error. */
export function readSvg(svg: string): ReadSvg {
  const open: string[] = []
  const texts: string[] = []
  const elements: string[] = []
  let end = 0
  for (const match of svg.matchAll(tag)) {
    const [whole, closing, name = '', , empty] = match
    if (name === '')
      throw new Error(
        `a stray ${whole} at ${match.index}: ${svg.slice(match.index, match.index + 60)}`,
      )
    const text = svg.slice(end, match.index)
    if (open.at(-1) === 'text' || open.at(-1) === 'title') texts.push(unescaped(text))
    else if (text.trim() !== '') throw new Error(`text outside of a text element: ${text}`)
    if (closing === '/' && open.pop() !== name) throw new Error(`${name} was not open`)
    if (closing === '') elements.push(name)
    if (closing === '' && empty === '') open.push(name)
    end = match.index + whole.length
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`)
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '')
  return { texts: texts.filter((text) => text !== ''), elements, ids }
}

function unescaped(text: string): string {
  const stray = /&(?!(?:amp|lt|gt|quot|#39);)/.exec(text)
  if (stray !== null) throw new Error(`a stray & in ${text}`)
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
