import type { LookWords } from '@/lib/i18n/console/look/shape'

/** Returns what the systems of the business can do about a confirmation. */
export function optInHints(kinds: readonly string[], by: LookWords['sending']['optInBy']): string {
  const hints = [kinds.includes('whatsapp') ? by.whatsapp : null, kinds.includes('weni') ? by.weni : null]
  return hints.filter((hint) => hint !== null).join(' ') || by.none
}
