const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text from outside, safe to put on a terminal or a page: control characters, text direction marks and other
 * characters without a picture appear as escapes, and what is longer than `max` code units ends in an ellipsis.
 */
export function visible(text: string, max = 200): string {
  const kept = text.length > max ? `${text.slice(0, max - 1)}…` : text
  return kept.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
