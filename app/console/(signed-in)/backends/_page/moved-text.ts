import type { BackendsWords } from '@/lib/i18n/console/backends/shape'
import { formatZoned } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { BackendDetails } from '@/lib/services/backends/read-backend'

interface Telling {
  words: BackendsWords['disable']
  locale: Locale
  timeZone: string
}

/** Says what became of a backend that a member disabled or enabled: it may not send yet, and then says why. */
export function movedText(
  { name, status, blockedUntil, isHeld }: Pick<BackendDetails, 'name' | 'status' | 'blockedUntil' | 'isHeld'>,
  { words, locale, timeZone }: Telling,
): string {
  if (status === 'disabled') return words.done(name)
  if (status === 'active') return words.enabled(name)
  if (isHeld || blockedUntil === null) return words.held(name)
  return words.blocked(name, formatZoned(blockedUntil, 'dateTime', locale, timeZone))
}
