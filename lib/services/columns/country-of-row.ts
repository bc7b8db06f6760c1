import { BoundedMap } from '@/lib/bounded-map'
import { cellOf, fieldOf, saysSomething } from '@/lib/csv/cell-of'
import type { TableRow } from '@/lib/csv/table'
import { meaningOf } from './column-names'
import { type CountryColumn, isOfNumber } from './match-columns'

/** A cell that names a country, and whether that is the country of the number or only of the person. */
export type CountryCell = Pick<CountryColumn, 'isOfNumber'> & { cell: string }

/** An object of NDJSON may have any keys; what this many of them mean is remembered. */
const KEPT_KEYS = 1000
const meanings = new BoundedMap<'of number' | 'of person' | 'other'>(KEPT_KEYS)

/**
 * Returns the cell of a row that names the country of its number: one of the number before one of the person. In NDJSON
 * also a key counts that is no column because the first object lacks it: there is no other sign that the number is not
 * one of the business's country. Returns null when the row names none.
 */
export function countryOfRow(
  row: TableRow,
  { names, countries }: { names: readonly string[]; countries: readonly CountryColumn[] },
): CountryCell | null {
  const columns = countries.map((column) => ({ ...column, cell: cellOf(row, names, column.index) }))
  const cells = [...columns, ...unseenCountries(row, names)].filter(({ cell }) => saysSomething(cell))
  return cells.find((each) => each.isOfNumber) ?? cells[0] ?? null
}

function unseenCountries({ raw }: TableRow, names: readonly string[]): CountryCell[] {
  if (!raw) return []
  return Object.keys(raw).flatMap((key) => {
    const meaning = meanings.remember(key, () => countryMeaning(key))
    if (meaning === 'other' || names.includes(key)) return []
    return [{ isOfNumber: meaning === 'of number', cell: fieldOf(raw, key) }]
  })
}

function countryMeaning(key: string) {
  const meaning = meaningOf(key)
  if (meaning?.part !== 'country') return 'other'
  return isOfNumber(meaning) ? 'of number' : 'of person'
}
