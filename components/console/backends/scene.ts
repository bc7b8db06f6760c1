import type { BackendsWords } from '@/lib/i18n/console/backends/shape'
import type { Locale } from '@/lib/i18n/locales'

/** What every part of the backends' screens needs to speak: the words, and how moments and numbers are written. */
export interface Scene {
  words: BackendsWords
  locale: Locale
  timeZone: string
  businessId: string
}

export type BackendKind = keyof BackendsWords['kinds']
export type BackendState = keyof BackendsWords['states']

/** The class of a state: its shape and colour beside the word. */
export function classOfState(state: BackendState): string {
  if (state === 'in_step') return 'st'
  if (state === 'disabled') return 'st little'
  return state === 'reading' ? 'st half' : 'st watch'
}

/** What waits at a backend. */
export interface Waiting {
  waiting: number
  refusals: number
}

/** Returns sentences that say what waits, and what is safe although it waits. */
export function safetyOf({ safe }: BackendsWords, kind: BackendKind, state: BackendState, waits: Waiting): string[] {
  if (waits.waiting === 0) return [safe.nothing]
  const first = state === 'disabled' || state === 'gone' ? safe.resume : waits.refusals > 0 ? safe.first : ''
  const sentences = [safe.waits(waits.waiting, waits.refusals), first, safe.honours]
  if (kind !== 'whatsapp') sentences.push(safe[kind])
  return sentences.filter(Boolean)
}
