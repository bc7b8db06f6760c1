import type { ContactIdentity } from '@/lib/consent/identities'
import { AppError } from '@/lib/errors'
import { suppressionHash } from '@/lib/keys'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import { inBusiness, type Tx } from '@/db/client'
import { insertContact } from '@/db/queries/contacts'
import { addIdentity, endIdentities, findByMatchKey, isSuppressed } from '@/db/queries/identities'
import { markForSync } from '@/db/queries/sync-marks'
import { changeContact } from './change-contact'
import type { Deps } from './deps'

export interface FoundContact {
  contactId: string
  created: boolean
}

/**
 * The contact behind identities that a backend names, in the order given: the first that is known decides. Made when none is known.
 * A number that was released or erased starts again as a new contact that is stopped until its holder opts in.
 */
export async function findOrCreateContact(
  deps: Deps,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
): Promise<FoundContact> {
  const found = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, (tx) => findOrInsert(deps, tx, businessId, identities, locale)),
  )
  if (found.suppressed) {
    await changeContact(deps, businessId, found.contactId, {
      kind: 'stop',
      actor: 'system',
      method: 'reconcile',
      dedupe: { key: `suppressed:${found.contactId}`, kind: 'once' },
      say: ({ state }) => (state.stop ? null : { statements: [{ on: 'stop', value: true }] }),
    })
  }
  return { contactId: found.contactId, created: found.created }
}

async function findOrInsert(
  deps: Deps,
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
) {
  const now = deps.clock.now()
  for (const identity of identities) {
    const known = await findByMatchKey(tx, businessId, identity.matchKey)
    if (!known) continue
    if (known.releasedAt === null) {
      await attach(tx, businessId, known.contactId, identities, now)
      return { contactId: known.contactId, created: false, suppressed: false }
    }
    // The holder before gave the number up; the backend still knows it under the same id. From now on that id is the new holder's.
    if (identity.kind === 'backend') await endIdentities(tx, businessId, known.contactId, 'backend', now)
  }
  const contactId = newId()
  await insertContact(tx, businessId, { id: contactId, locale, genesis: GENESIS, now })
  const [first] = await attach(tx, businessId, contactId, identities, now)
  // Somebody made the same contact at the same moment: this one is rolled back, and the next look finds theirs.
  if (!first) throw new AppError('identity_taken', { message: 'an identity was taken while a contact was made for it' })
  await markForSync(tx, businessId, contactId, { version: 0, urgent: false, now, recheckAt: null })
  const hashes = identities.map((identity) => suppressionHash(deps.pepper, identity.matchKey))
  return { contactId, created: true, suppressed: await isSuppressed(tx, businessId, hashes) }
}

/** Adds the identities that nobody else holds; tells of each whether it was added. */
async function attach(
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  now: number,
): Promise<boolean[]> {
  const added: boolean[] = []
  for (const identity of identities) added.push(await addIdentity(tx, businessId, contactId, newId(), identity, now))
  return added
}

async function retriedWhenTaken<T>(find: () => Promise<T>): Promise<T> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity_taken') return find()
    throw error
  }
}
