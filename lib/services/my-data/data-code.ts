import type { Tx } from '@/db/client'
import { findDataCode } from '@/db/queries/my-data/data-codes'
import { hmacOf } from '@/lib/hmac'
import type { Deps } from '@/lib/services/deps'

const DIGITS = 6

/** How long a code works, in milliseconds. */
export const CODE_MS = 10 * 60_000
/** How many codes may be tried before a new one has to be asked for. */
export const MOST_TRIES = 5
/** How long the data stays open after the right code, in milliseconds. */
export const OPEN_MS = 15 * 60_000

type Pepper = Pick<Deps, 'pepper'>

const keyed = ({ pepper }: Pepper, purpose: string, text: string) => hmacOf(pepper)(`sayso.my-data.${purpose}:${text}`)

/**
 * Returns the code with an id: six digits, which only an installation with the same pepper can make. So the code need
 * not be stored for the message that carries it.
 */
export function codeOf(deps: Pepper, codeId: string): string {
  const number = keyed(deps, 'code', codeId).readUIntBE(0, 6) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

/** Returns what is stored of a code. */
export const codeDigest = (deps: Pepper, codeId: string, code: string): string =>
  keyed(deps, 'digest', `${codeId}:${code}`).toString('hex')

/** Returns the digits of what a person typed, also on an Arabic or a Persian keyboard. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    // Each of these rows of digits begins at a multiple of sixteen.
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/\D/g, '')

/** Returns what signs that the data of a contact was opened by a code, until a time. */
export const grantMac = (deps: Pepper, parts: readonly (string | number)[]): string =>
  keyed(deps, 'grant', JSON.stringify(parts)).toString('base64url')

/** Returns the code for the message that carries it; null when it is over, used, or was replaced by another one. */
export async function readDataCode(
  deps: Pick<Deps, 'pepper' | 'clock'>,
  tx: Tx,
  { businessId, contactId, codeId }: { businessId: string; contactId: string; codeId: string },
): Promise<string | null> {
  const stored = await findDataCode(tx, businessId, contactId)
  if (!stored || stored.id !== codeId || stored.usedAt !== null || stored.expiresAt <= deps.clock.now()) return null
  return codeOf(deps, codeId)
}
