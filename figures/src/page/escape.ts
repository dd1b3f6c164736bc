import { visible } from '@sampan/shared'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text from anywhere as the content of an element or a quoted attribute. */
export function escaped(text: string): string {
  return visible(text, 2000).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '')
}
