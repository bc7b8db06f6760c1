import { BoundedMap } from '@/lib/bounded-map'
import { isolate } from './isolate'
import type { Locale } from './locales'

const STYLES = {
  date: { dateStyle: 'long' },
  shortDate: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
  dateTime: { dateStyle: 'long', timeStyle: 'short' },
  shortDateTime: { dateStyle: 'medium', timeStyle: 'short' },
  shortDateSecond: { dateStyle: 'medium', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Making an `Intl` formatter takes some hundred times as long as using it. Businesses share few time zones. */
const dates = new BoundedMap<Intl.DateTimeFormat>(5000)
const lists = new Map<Locale, Intl.ListFormat>()

/**
 * What the formats leave out: "1er décembre" and "1º de dezembro" for the first of a month (where no other ordinal is
 * written), and "a la 1:05" for the one hour that is singular in Spanish.
 */
const CORRECTIONS: Partial<Record<Locale, readonly [wrong: RegExp, right: string]>> = {
  fr: [/^1(?= \p{L})/u, '1er'],
  'pt-BR': [/^1(?= de )/, '1º'],
  es: [/ a las (?=1:)/, ' a la '],
}

function dateFormat(style: string, options: Intl.DateTimeFormatOptions, locale: Locale): Intl.DateTimeFormat {
  const key = `${locale}|${style}|${options.timeZone}`
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, options)))
  return format
}

/**
 * Returns a moment in the business's time zone, in the reader's language.
 * @param at milliseconds since the epoch
 * @param timeZone IANA name; an unknown one throws a RangeError
 */
export function formatInstant(at: number, style: keyof typeof STYLES, locale: Locale, timeZone: string): string {
  const text = dateFormat(style, { ...STYLES[style], timeZone }, locale).format(at)
  const correction = CORRECTIONS[locale]
  return correction ? text.replace(...correction) : text
}

/**
 * The same, followed by the name of the zone in words: "5:05 PM (São Paulo Time)". The reader may be in another zone
 * and would otherwise take the hour for their own.
 */
export function formatZoned(at: number, style: 'time' | 'dateTime', locale: Locale, timeZone: string): string {
  return `${formatInstant(at, style, locale, timeZone)} (${zoneName(at, locale, timeZone)})`
}

/**
 * Returns "hora de São Paulo". Where a language has only an abbreviation ("BRT"), which few people know, returns the
 * long name.
 */
function zoneName(at: number, locale: Locale, timeZone: string): string {
  const named = (timeZoneName: 'shortGeneric' | 'longGeneric') =>
    dateFormat(timeZoneName, { hour: 'numeric', timeZoneName, timeZone }, locale)
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  const short = named('shortGeneric')
  const name = short.includes(' ') ? short : named('longGeneric')
  // Inside of a sentence and of brackets: "São Paulo (Ortszeit)" is "Ortszeit São Paulo", "Ora" and "Horário" begin no
  // sentence, and where only a place follows them, "della" or "da" is missing, which depends on the place.
  return name
    .replace(/^(.+) \((.+)\)$/, '$2 $1')
    .replace(/^Horário Padrão /, 'Horário ')
    .replace(/^(Ora|Horário) (?=d)/, (word) => word.toLowerCase())
    .replace(/^Ora /, 'ora locale: ')
    .replace(/^Horário /, 'horário local: ')
}

/** Returns "A, B and C" in the reader's language. */
export function formatList(items: readonly string[], locale: Locale): string {
  let format = lists.get(locale)
  if (!format) lists.set(locale, (format = new Intl.ListFormat(locale, { type: 'conjunction' })))
  return format.format(items.map((item) => isolate(item, locale)))
}
