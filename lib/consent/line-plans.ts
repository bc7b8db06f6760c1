import { type CountryCode, getCountries, Metadata } from 'libphonenumber-js/max'

interface LinePlan {
  callingCode: string
  /** The numbers of digits in the national numbers of people: fixed lines and mobiles, with their area code. */
  lengths: ReadonlySet<number>
}

/**
 * What is read of a country's plan beyond the library's types. A test checks it with the example numbers of all
 * countries.
 */
interface TypedPlan {
  callingCode(): string
  type(name: string): { possibleLengths(): number[] } | undefined
}

const known = new Map<CountryCode, LinePlan>()

export function linePlanOf(country: CountryCode): LinePlan {
  const made = known.get(country)
  if (made) return made
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  const plan = metadata.numberingPlan as unknown as TypedPlan
  const lengths = ['MOBILE', 'FIXED_LINE'].flatMap((type) => plan.type(type)?.possibleLengths() ?? [])
  const read = { callingCode: plan.callingCode(), lengths: new Set(lengths) }
  known.set(country, read)
  return read
}

let shortest: ReadonlyMap<number, number> | null = null

/**
 * Returns how many digits the shortest national number of a line has, with its area code, in the countries of a calling
 * code; 0 for a code that belongs to no country.
 */
export function shortestLine(callingCode: number): number {
  shortest ??= shortestLines()
  return shortest.get(callingCode) ?? 0
}

function shortestLines(): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const country of getCountries()) {
    const { callingCode, lengths } = linePlanOf(country)
    if (lengths.size === 0) continue
    const code = Number(callingCode)
    found.set(code, Math.min(found.get(code) ?? Infinity, ...lengths))
  }
  return found
}
