import type { NumberMends } from '@/db/queries/identities/number-mends'

/** What was wrong, in words for the operator. */
const CAUSES: Readonly<Record<string, string>> = {
  as_typed: 'stored as typed, with the right digits',
  other_digits: 'stored as typed, and messages went to other digits; messages to them go out again',
  decimal: 'that end in the .0 of a spreadsheet',
  several: 'with two numbers in one cell',
  dialled_abroad: 'typed with 00 in front, and read as a number of another country',
  read_otherwise: 'that are read otherwise today, or not at all',
  renumbered: 'from before Ivory Coast or Benin added digits',
}

/**
 * Returns what the migration of numbers (0016) found, in lines for the operator that contain no number. Empty where it
 * found nothing.
 */
export function describeNumberMends(mends: readonly NumberMends[]): string {
  const line = ({ businessId, cause, count }: NumberMends) =>
    `  business ${businessId}: ${count} ${CAUSES[cause] ?? cause}`
  const mended = mends.filter(({ outcome }) => outcome === 'mended').map(line)
  const open = mends.filter(({ outcome }) => outcome === 'to_judge').map(line)
  const lines: string[] = []
  if (mended.length > 0) lines.push('Numbers corrected:', ...mended)
  if (open.length > 0) {
    lines.push(
      'Numbers that only you can judge. Nothing is sent to them. Import these contacts again with their right numbers:',
      ...open,
      "  The contacts: select contact_id, cause from number_mends where outcome = 'to_judge' (as sayso_app, within a business)",
    )
  }
  return lines.map((each) => `${each}\n`).join('')
}
