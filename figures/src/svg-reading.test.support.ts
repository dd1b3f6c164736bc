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
    const text = svg.slice(end, match.index)
    end = match.index + match[0].length
    if (['text', 'title'].includes(open.at(-1) ?? '')) texts.push(unescaped(text))
    else if (text.trim() !== '') throw new Error(`text outside of a text element: ${text}`)
    const started = follow(match, open)
    if (started !== null) elements.push(started)
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`)
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '')
  return { texts: texts.filter((text) => text !== ''), elements, ids }
}

/** The element that a tag begins; null for one that ends an element. */
function follow(
  [whole, closing, name = '', , empty]: RegExpExecArray,
  open: string[],
): string | null {
  if (name === '') throw new Error(`a stray ${whole}`)
  if (closing === '/') {
    if (open.pop() !== name) throw new Error(`${name} was not open`)
    return null
  }
  if (empty === '') open.push(name)
  return name
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
