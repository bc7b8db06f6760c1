import type { WrittenRecipient } from '@/lib/backends/gateway/read-send'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callingCode, phoneMatchKey } from '@/lib/consent/phones'
import type { PersonDecision } from '@/lib/services/decisions/decide-people'

/** Who a message may be for. */
export interface Whom {
  /** What Meta may read `to` as, the likelier first; else the BSUID. */
  readings: string[]
  /** The BSUID beside a number: Meta goes by the number, and a No is a No by whatever name. */
  beside: string | null
}

/**
 * Reads whom a message is for. A number without a plus is read by Meta's documentation with the sender's own country code before it, and in
 * practice as an international number: both are looked at. Null when it can't be anybody.
 */
export function readWhom({ to, recipient }: WrittenRecipient, displayNumber: string | null): Whom | null {
  const bsuid = recipient === null ? null : (bsuidIdentity(recipient)?.canonical ?? null)
  // An id that we can't read may be one that Meta reads, and whose No we would not have looked at.
  if (recipient !== null && bsuid === null) return null
  if (to === null) return bsuid === null ? null : { readings: [bsuid], beside: null }
  const code = displayNumber === null ? null : callingCode(displayNumber.replace(/\D/g, ''))
  const written = to.startsWith('+') ? [to] : [`+${to}`, ...(code === null ? [] : [`+${code}${to}`])]
  // One of which a reader leaves digits out (`+55 0 11 …`) is written as it came, and Meta may leave out others.
  const readings = written.filter((number) => phoneIdentity(number)?.matchKey === phoneMatchKey(number))
  return readings.length === 0 ? null : { readings, beside: bsuid }
}

/**
 * What holds of the decisions about all of them, in the order of `readings` and then `beside`: of the readings of a number those count that
 * name somebody, or the first when none does; the first No of these is the answer.
 */
export function strictest({ readings }: Whom, decisions: readonly PersonDecision[]): PersonDecision | null {
  const mine = decisions.slice(0, readings.length)
  const known = mine.filter(isKnown)
  const counting = known.length > 0 ? known : mine.slice(0, 1)
  const all = [...counting, ...decisions.slice(readings.length).filter(isKnown)]
  return all.find(({ allowed }) => !allowed) ?? counting[0] ?? null
}

/** Somebody we have met, or whose number was released or erased. */
const isKnown = ({ contactId, reason }: PersonDecision) =>
  contactId !== null || reason === 'released' || reason === 'erased'
