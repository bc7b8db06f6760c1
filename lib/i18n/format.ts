import type { Locale } from '@/lib/i18n/locales'

const STYLES = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  dateTime: { dateStyle: 'long', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Making an `Intl` formatter costs some hundred times what using it does; businesses share few time zones, so this stays small. */
const dates = new Map<string, Intl.DateTimeFormat>()
const lists = new Map<Locale, Intl.ListFormat>()

/**
 * A moment in the business's time zone, in the reader's language.
 * @param at milliseconds since the epoch
 * @param timeZone IANA name; an unknown one throws a RangeError
 */
export function formatInstant(at: number, style: keyof typeof STYLES, locale: Locale, timeZone: string): string {
  const key = `${locale}|${style}|${timeZone}`
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone })))
  return format.format(at)
}

/** "A, B and C" in the reader's language. */
export function formatList(items: readonly string[], locale: Locale): string {
  let format = lists.get(locale)
  if (!format) lists.set(locale, (format = new Intl.ListFormat(locale, { type: 'conjunction' })))
  return format.format(items)
}
