import type { WatchWords } from '@/lib/i18n/console/watch/shape'
import type { Locale } from '@/lib/i18n/locales'

/** What every part of the template watch needs to speak. */
export interface WatchScene {
  words: WatchWords
  locale: Locale
  timeZone: string
  businessId: string
}

export type StateWord = 'too_little' | 'fine' | 'watch' | 'harming'

export interface RateView {
  rate: number
  low: number
  high: number
}

/** A template on the board. */
export interface BoardLine {
  id: string
  name: string
  /** Its topic and its category in words. */
  about: string
  isNew: boolean
  isPaused: boolean
  state: StateWord
  rate: RateView | null
  delivered: number
  /** Refusals by day, the oldest first. */
  days: readonly number[]
  /** Meta's words: the class of the mark, and what it says. */
  meta: { class: string; text: string }
  age: string
}

const CLASSES: Readonly<Record<StateWord, string>> = {
  harming: 'st harm',
  watch: 'st watch',
  fine: 'st',
  too_little: 'st little',
}

/** The class of a state: its shape and colour. */
export const classOfState = (state: StateWord): string => CLASSES[state]

/** Returns a rate with one digit behind the point: `9.6`. */
export function rateText(rate: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(rate)
}
