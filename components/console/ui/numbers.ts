import type { Locale } from '@/lib/i18n/locales'

/** Returns a count in the digits and groups of the language. */
export const countText = (count: number, locale: Locale): string => new Intl.NumberFormat(locale).format(count)

/** Returns a share of a whole as whole percent, of which 0 and 100 are said only where they are exact. */
export function shareText(part: number, whole: number, locale: Locale): string {
  if (whole === 0) return ''
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const share = part / whole
  if (part > 0 && share < 0.01) return `< ${percent.format(0.01)}`
  if (part < whole && share > 0.99) return `> ${percent.format(0.99)}`
  return percent.format(share)
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Returns a length of time in its largest unit: "3 minutes". */
export function lengthText(ms: number, locale: Locale): string {
  const [unit, size] = UNITS.find((each) => ms >= each[1]) ?? UNITS[3]
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 })
  return format.format(Math.max(1, Math.floor(ms / size)))
}

/** Returns a moment as words in a sentence: "29 Nov 2026, 10:07". */
export const momentText = (at: number, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
