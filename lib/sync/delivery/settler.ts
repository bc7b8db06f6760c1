import { inBusiness, type Tx } from '@/db/client'
import { type NewBackendIdentity, addBackendIdentities } from '@/db/queries/identities/backend-identities'
import { endIdentitiesOf } from '@/db/queries/identities/identities'
import { awakenSharers, settleMarks, type Settlement } from '@/db/queries/sync/sync-settle'
import { backendIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import type { SyncDeps } from '@/lib/sync/deps'

export interface Settled extends Settlement {
  /** The contact's id in the backend before this claim. */
  externalIdBefore: string | null
  /** Whether a new id in the backend is worth an identity: not for who is released or erased. */
  mayIdentify: boolean
}

/** Ends the claims of one batch as outcomes come in, those of the same moment in one transaction. */
export function settler(deps: SyncDeps, businessId: string, backendId: string, claimId: string) {
  let waiting: Settled[] = []
  let writing: Promise<void> = Promise.resolve()

  async function flush(): Promise<void> {
    const rows = waiting
    waiting = []
    if (rows.length === 0) return
    try {
      await inBusiness(deps.db, businessId, (tx) => write(tx, rows))
    } catch (err) {
      // The claims run out by themselves, and what was written is written again.
      deps.log.warn({ err, backendId, contacts: rows.length }, 'outcomes could not be written')
    }
  }

  async function write(tx: Tx, rows: readonly Settled[]): Promise<void> {
    const ours = new Set(await settleMarks(tx, businessId, backendId, claimId, rows))
    const now = deps.clock.now()
    const changed = rows.filter((row) => ours.has(row.contactId) && row.externalId !== row.externalIdBefore)
    const learnt: NewBackendIdentity[] = []
    for (const { contactId, externalId, externalIdBefore, mayIdentify } of changed) {
      if (externalIdBefore !== null) {
        const { matchKey } = backendIdentity(backendId, externalIdBefore)
        await endIdentitiesOf(tx, businessId, contactId, [matchKey], now)
      }
      if (externalId === null || !mayIdentify) continue
      learnt.push({ id: newId(), contactId, ...backendIdentity(backendId, externalId) })
    }
    if (learnt.length === 0) return
    await addBackendIdentities(tx, businessId, learnt, now)
    const externalIds = learnt.map((identity) => identity.value)
    await awakenSharers(tx, businessId, backendId, externalIds, now)
  }

  return {
    add(row: Settled): void {
      waiting.push(row)
      if (waiting.length > 1) return
      writing = writing.then(() => new Promise<void>((soon) => setImmediate(soon))).then(flush)
    },
    /** Resolves when everything added so far is written. */
    done: () => writing,
  }
}
