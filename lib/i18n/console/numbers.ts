import type { Locale } from '@/lib/i18n/locales'

/** Returns what writes whole numbers in a language: `12,474`. */
export function numbersIn(locale: string): (count: number) => string {
  const format = new Intl.NumberFormat(locale)
  return (count) => format.format(count)
}

/** Returns a count in the digits and groups of the language. */
export const countText = (count: number, locale: Locale): string => numbersIn(locale)(count)

/** Returns a share of a whole as whole percent, of which 0 and 100 are said only where they are exact. */
export function shareText(part: number, whole: number, locale: Locale): string {
  if (whole === 0) return ''
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const share = part / whole
  if (part > 0 && share < 0.01) return `< ${percent.format(0.01)}`
  if (part < whole && share > 0.99) return `> ${percent.format(0.99)}`
  return percent.format(share)
}

const MINUTE = 60_000
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
  ['second', 1000],
] as const

/** Returns what writes a span of milliseconds in a language, in its largest unit: `26 min`. */
export function spansIn(locale: string): (ms: number) => string {
  return (ms) => {
    const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? (['second', 1000] as const)
    const digits = { maximumFractionDigits: unit === 'second' && ms < 10_000 ? 1 : 0 }
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...digits }).format(ms / size)
  }
}

/** Returns a length of time in its largest unit: "3 minutes". */
export function lengthText(ms: number, locale: Locale): string {
  const [unit, size] = UNITS.find((each) => ms >= each[1]) ?? (['second', 1000] as const)
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 })
  return format.format(Math.max(1, Math.floor(ms / size)))
}
