import type { Language } from '@sampan/shared'

/** Between two sentences. */
export function sentenceGap(language: Language): string {
  return language === 'en' ? ' ' : ''
}

/** Behind the head of a section. */
export function colon(language: Language): string {
  return language === 'en' ? ':' : '：'
}
