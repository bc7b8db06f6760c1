/** Returns what writes whole numbers in a language: `12,474`. */
export function numbersIn(locale: string): (count: number) => string {
  const format = new Intl.NumberFormat(locale)
  return (count) => format.format(count)
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
