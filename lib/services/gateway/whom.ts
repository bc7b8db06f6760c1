import type { WrittenRecipient } from '@/lib/backends/gateway/read-send'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callingCode, phoneMatchKey } from '@/lib/consent/phones'
import type { PersonDecision } from '@/lib/services/decisions/decide-people'

/** The recipient of a message, as far as it can be read. */
export interface Whom {
  /** The numbers that Meta may read `to` as, the most likely first; without `to`, the BSUID. */
  readings: string[]
  /** The BSUID that is named beside a number. Meta uses the number, but a No counts under any identity. */
  beside: string | null
}

/**
 * Reads whom a message is for. By Meta's documentation a number without a plus gets the country code of the sender; in
 * practice Meta takes it as an international number. So both readings are checked. Returns null when it cannot be
 * anybody.
 */
export function readWhom({ to, recipient }: WrittenRecipient, displayNumber: string | null): Whom | null {
  const bsuid = recipient === null ? null : (bsuidIdentity(recipient)?.canonical ?? null)
  // Meta may be able to read an id that we cannot read, and then a No of that person would be missed.
  if (recipient !== null && bsuid === null) return null
  if (to === null) return bsuid === null ? null : { readings: [bsuid], beside: null }
  const code = displayNumber === null ? null : callingCode(displayNumber.replace(/\D/g, ''))
  const written = to.startsWith('+') ? [to] : [`+${to}`, ...(code === null ? [] : [`+${code}${to}`])]
  // A number of which our reader drops digits (`+55 0 11 …`) is no reading, because Meta may drop other digits.
  const readings = written.filter((number) => phoneIdentity(number)?.matchKey === phoneMatchKey(number))
  return readings.length === 0 ? null : { readings, beside: bsuid }
}

/**
 * Returns the decision that holds for the recipient. `decisions` are in the order of `readings` and then `beside`. Of
 * the readings of a number those count that belong to a known person, or the first if none does; a known person's BSUID
 * counts too. The first No of these is returned, else the first decision.
 */
export function strictest({ readings }: Whom, decisions: readonly PersonDecision[]): PersonDecision | null {
  const mine = decisions.slice(0, readings.length)
  const known = mine.filter(isKnown)
  const counting = known.length > 0 ? known : mine.slice(0, 1)
  const all = [...counting, ...decisions.slice(readings.length).filter(isKnown)]
  return all.find(({ allowed }) => !allowed) ?? counting[0] ?? null
}

/** Returns whether a decision is about a contact we know, or about a number that was released or erased. */
const isKnown = ({ contactId, reason }: PersonDecision) =>
  contactId !== null || reason === 'released' || reason === 'erased'
