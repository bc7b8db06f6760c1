import { inBusiness } from '@/db/client'
import {
  countPeople,
  type ErasedWhom,
  listPeopleToErase,
  type PersonToErase,
  readClosing,
  writeErased,
} from '@/db/queries/business/closing'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import type { Deps } from '@/lib/services/deps'

/** How many contacts are looked up at once. Each is erased in a transaction of its own. */
const AT_ONCE = 2000

export type ErasedClosed =
  /** `people`: how many were erased by this call; `left`: how many are not erased. */
  | { outcome: 'erased'; people: number; left: number }
  /** The business is not closed: its waiting time is not over, or nobody closes it. */
  | { outcome: 'not_closed' }
  | NotAllowed

interface Erasing {
  whom: ErasedWhom
  /** Asked before each contact. */
  mayGoOn?: () => boolean
}

/**
 * Erases the contacts of a closed business as a single one is erased (`eraseContact`): numbers, ids, language, words
 * and proof are deleted, and keyed hashes stay, so that nobody of them is messaged again (decision 177). Each contact
 * is erased whole or not at all, so that a call that was broken off is simply made again. When nobody is left, the
 * audit log gets an entry for the business beside those of the contacts.
 */
export async function eraseClosed(
  deps: Deps,
  caller: Caller,
  { whom, mayGoOn = () => true }: Erasing,
): Promise<ErasedClosed> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'business.close'))) return NOT_ALLOWED
  const { closedAt } = await inBusiness(deps.db, businessId, (tx) => readClosing(tx, businessId))
  if (closedAt === null) return { outcome: 'not_closed' }
  let people = 0
  let after: string | null = null
  let isThrough = false
  while (!isThrough && mayGoOn()) {
    const asked = { whom, after, limit: AT_ONCE }
    const looked: PersonToErase[] = await inBusiness(deps.db, businessId, (tx) =>
      listPeopleToErase(tx, businessId, asked),
    )
    for (const { id, isDue } of looked) {
      if (!mayGoOn()) break
      if (isDue && (await eraseContact(deps, caller, id)).outcome === 'recorded') people++
    }
    after = looked.at(-1)?.id ?? null
    isThrough = looked.length < AT_ONCE
  }
  return { outcome: 'erased', people, left: await finish(deps, caller) }
}

/** Returns how many contacts are left. If it is nobody, the business is written down as erased, once. */
async function finish(deps: Deps, caller: Caller): Promise<number> {
  const { businessId } = caller
  return inBusiness(deps.db, businessId, async (tx) => {
    const left = await countPeople(tx, businessId)
    if (left === 0 && (await writeErased(tx, businessId, deps.clock.now())))
      await recordAudit(deps, tx, caller, { action: 'business.erased', subject: { kind: 'business', id: businessId } })
    return left
  })
}
