const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Unicode UAX 11: wide and full-width characters; emoji are drawn as wide. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u
const marksOnly = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u

/** Columns that a text takes on a terminal: two for Chinese characters and full-width signs, none for marks alone. */
export function displayColumns(text: string): number {
  let columns = 0
  for (const { segment } of segmenter.segment(text)) columns += columnsOfOne(segment)
  return columns
}

function columnsOfOne(grapheme: string): number {
  if (marksOnly.test(grapheme)) return 0
  return wide.test(grapheme) ? 2 : 1
}

/** Fills up with spaces behind, or in front for numbers. Longer texts stay as they are. */
export function padded(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - displayColumns(text)))
  return align === 'right' ? space + text : text + space
}
