import { inBusiness, type Tx } from '@/db/client'
import { lockContactRows } from '@/db/queries/contacts/contact-rows'
import { type NewBackendIdentity, addBackendIdentities } from '@/db/queries/identities/backend-identities'
import { endIdentitiesOf } from '@/db/queries/identities/identities'
import { type Acknowledgement, acknowledgeMarks, awakenSharers } from '@/db/queries/sync/sync-settle'
import { backendIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import type { SyncDeps } from '@/lib/sync/deps'
import type { ClaimedContact } from './read-deliveries'

interface Waiting {
  claimed: ClaimedContact
  acknowledgement: Acknowledgement
}

const idBefore = ({ delivery, mark }: ClaimedContact) => delivery?.externalId ?? mark.externalId

/** Whether the backend has named a contact by an id that was not known. */
const isNamed = ({ claimed, acknowledgement: { externalId } }: Waiting) =>
  externalId !== null && externalId !== idBefore(claimed) && !claimed.gone

/**
 * Acknowledges the contacts of one batch as their outcomes arrive. Outcomes that arrive within `gatherMs` share a
 * transaction, and the last ones of a batch are written at once.
 */
export function acknowledger(deps: SyncDeps, businessId: string, backendId: string, claimId: string) {
  let waiting: Waiting[] = []
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const begin = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    return (writing = writing.then(flush))
  }

  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await inBusiness(deps.db, businessId, (tx) => write(tx, batch))
    } catch (err) {
      // The claims expire by themselves, and the contacts are then written again.
      deps.log.warn({ err, backendId, contacts: batch.length }, 'outcomes could not be written')
    }
  }

  async function write(tx: Tx, batch: readonly Waiting[]): Promise<void> {
    const rows = batch.map(({ acknowledgement }) => acknowledgement)
    const now = deps.clock.now()
    // The contacts before their marks, as in a save, so that the two wait for each other. And under the lock, because
    // who is erased while a request is on its way gets no new identity.
    const named = batch.filter(isNamed).map(({ acknowledgement }) => acknowledgement.contactId)
    if (named.length > 0) await lockContactRows(tx, businessId, named)
    const ours = new Set(await acknowledgeMarks(tx, businessId, backendId, claimId, rows, now))
    const learnt: NewBackendIdentity[] = []
    for (const { claimed, acknowledgement } of batch) {
      const { contactId, externalId } = acknowledgement
      const before = idBefore(claimed)
      if (!ours.has(contactId) || externalId === before) continue
      if (before !== null)
        await endIdentitiesOf(tx, businessId, contactId, [backendIdentity(backendId, before).matchKey], now)
      // A contact that is released or erased gets no new identity.
      if (externalId === null || claimed.gone) continue
      learnt.push({ id: newId(), contactId, ...backendIdentity(backendId, externalId) })
    }
    if (learnt.length === 0) return
    await addBackendIdentities(tx, businessId, learnt, now)
    const externalIds = learnt.map((identity) => identity.value)
    await awakenSharers(tx, businessId, backendId, externalIds, now)
  }

  return {
    add(claimed: ClaimedContact, acknowledgement: Acknowledgement): void {
      waiting.push({ claimed, acknowledgement })
      timer ??= setTimeout(() => void begin(), deps.timing.gatherMs)
    },
    /** Writes everything added so far. Resolves when it is written. */
    done: begin,
  }
}
