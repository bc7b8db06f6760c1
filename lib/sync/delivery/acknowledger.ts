import { inBusinessAtOnce } from '@/db/at-once'
import { inBusiness, type Tx } from '@/db/client'
import { lockContactRows } from '@/db/queries/contacts/contact-rows'
import { type NewBackendIdentity, addBackendIdentities } from '@/db/queries/identities/backend-identities'
import { endIdentitiesOf } from '@/db/queries/identities/identities'
import { type Acknowledgement, acknowledgeMarks, awakenSharers } from '@/db/queries/sync/sync-settle'
import { backendIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { SyncDeps } from '@/lib/sync/deps'
import type { ClaimedContact } from './read-deliveries'

interface Waiting {
  claimed: ClaimedContact
  acknowledgement: Acknowledgement
}

const idBefore = ({ delivery, mark }: ClaimedContact) => delivery?.externalId ?? mark.externalId

/** Whether the backend knows a contact by another id than before, or by none any more. */
const isNews = ({ claimed, acknowledgement: { externalId } }: Waiting) => externalId !== idBefore(claimed)

/** Whether the backend has named a contact by an id that was not known. */
const isNamed = (each: Waiting) => isNews(each) && each.acknowledgement.externalId !== null && !each.claimed.gone

/**
 * Acknowledges the contacts of one batch as their outcomes arrive. Outcomes that arrive within `gatherMs` share a
 * transaction, and the last ones of a batch are written at once. Where no id changes, which is nearly always, they are
 * sent together with their COMMIT, because saves wait for these marks.
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
      if (batch.some(isNews)) await inBusiness(deps.db, businessId, (tx) => write(tx, batch))
      else await inBusinessAtOnce(deps.db, businessId, (tx) => end(tx, batch, deps.clock.now(), false))
    } catch (err) {
      // The claims expire by themselves, and the contacts are then written again.
      deps.log.warn({ err, backendId, contacts: batch.length }, 'outcomes could not be written')
    }
  }

  const end = (tx: Tx, batch: readonly Waiting[], now: Instant, told: boolean): Promise<string[]> => {
    const rows = batch.map(({ acknowledgement }) => acknowledgement)
    return acknowledgeMarks(tx, businessId, backendId, claimId, rows, now, told)
  }

  async function write(tx: Tx, batch: readonly Waiting[]): Promise<void> {
    const now = deps.clock.now()
    // The contacts before their marks, as in a save, so that the two wait for each other. And under the lock, because
    // who is erased while a request is on its way gets no new identity.
    const named = batch.filter(isNamed).map(({ acknowledgement }) => acknowledgement.contactId)
    if (named.length > 0) await lockContactRows(tx, businessId, named)
    const ours = new Set(await end(tx, batch, now, true))
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
