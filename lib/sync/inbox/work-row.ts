import { inBusiness, sqlState } from '@/db/client'
import { finishInbox, type InboxRow, postponeInbox } from '@/db/queries/inbox/inbox'
import type { Payload } from '@/lib/backends/whatsapp/events'
import { readPayload } from '@/lib/backends/whatsapp/payload'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { applyPayload } from '@/lib/services/inbound/apply-payload'
import type { SenderCache } from '@/lib/services/inbound/inbound-context'
import { textDigest } from '@/lib/services/text-digest'

/** A POST of which something still fails after so many attempts is a dead letter: kept, with its reason. */
export const ATTEMPTS_MOST = 10
const BACKOFF_MS = 1000
const BACKOFF_MOST_MS = 10 * 60_000

interface Tools {
  senders: SenderCache
  /** Counts updates for the metrics. */
  count(family: string, outcome: string, by?: number): void
}

/**
 * Works off one claimed POST: decrypts it, has it applied, and settles the claim. What failed is tried again with the
 * whole POST, because what was done before does nothing again; the rest of it never waits for that.
 */
export async function workRow(services: Deps, businessId: string, row: InboxRow, tools: Tools): Promise<void> {
  const failures = await applyRow(services, businessId, row, tools).catch((error: unknown) => [error])
  await inBusiness(services.db, businessId, async (tx) => {
    if (failures.length === 0) return finishInbox(tx, businessId, row.id)
    const isLast = row.attempts >= ATTEMPTS_MOST
    const wait = Math.min(BACKOFF_MS * 2 ** row.attempts, BACKOFF_MOST_MS)
    const dueAt = isLast ? null : services.clock.now() + wait
    tools.count('post', isLast ? 'dead_letter' : 'failed')
    services.log.warn(
      { err: failures[0], failures: failures.length, isLast },
      'updates of a backend could not be worked off',
    )
    await postponeInbox(tx, businessId, row.id, dueAt, codeOf(failures[0]))
  })
}

/** Returns why updates of the POST could not be applied; empty: nothing is left to do. */
async function applyRow(services: Deps, businessId: string, row: InboxRow, tools: Tools): Promise<unknown[]> {
  // One that ends the process each time is not begun again for ever.
  if (row.attempts > ATTEMPTS_MOST) return [new AppError('given_up', { message: 'too many attempts' })]
  const payload = readRow(services, row)
  if (!payload) {
    tools.count('post', 'malformed')
    return []
  }
  const { backendId, receivedAt } = row
  const applied = await applyPayload(services, { businessId, backendId, receivedAt }, payload, tools.senders)
  for (const { family, outcome, times } of applied.counts) tools.count(family, outcome, times)
  return applied.failures
}

function readRow({ keys, pepper }: Deps, row: InboxRow): Payload | null {
  return readPayload(decryptEvidence(keys, row.body, row.id), {
    receivedAt: Math.floor(row.receivedAt / 1000),
    digest: (text) => textDigest(pepper, 'inbox', text),
  })
}

/** For people who look at dead letters: never a text of a message. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  return sqlState(error) ?? (error instanceof Error ? error.name : 'unknown')
}
