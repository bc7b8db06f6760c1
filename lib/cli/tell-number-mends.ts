import type { NumberMends } from '@/db/queries/identities/number-mends'

/** What was wrong, in words for the operator. */
const CAUSES: Readonly<Record<string, string>> = {
  as_typed: 'kept as typed, with the right digits',
  other_digits: 'kept as typed, and written to under other digits; they are written to again',
  decimal: 'with the .0 of a spreadsheet',
  several: 'of two numbers in one cell',
  dialled_abroad: 'dialled with 00, and read as another country’s',
  renumbered: 'of before Ivory Coast or Benin added digits',
}

/**
 * Returns what the migration of numbers (0016) found, in lines for the operator: never a number. Empty where it found
 * nothing.
 */
export function tellNumberMends(mends: readonly NumberMends[]): string {
  const line = ({ businessId, cause, count }: NumberMends) =>
    `  business ${businessId}: ${count} ${CAUSES[cause] ?? cause}`
  const mended = mends.filter(({ outcome }) => outcome === 'mended').map(line)
  const open = mends.filter(({ outcome }) => outcome === 'to_judge').map(line)
  const told: string[] = []
  if (mended.length > 0) told.push('Numbers mended:', ...mended)
  if (open.length > 0) {
    told.push(
      'Numbers that only you can judge; nothing is sent to them. Import these people again, as their numbers should be:',
      ...open,
      "  The contacts: select contact_id, cause from number_mends where outcome = 'to_judge' (as sayso_app, within a business)",
    )
  }
  return told.map((each) => `${each}\n`).join('')
}
