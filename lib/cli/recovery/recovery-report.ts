import { inBusiness } from '@/db/client'
import { lastRecordedBefore } from '@/db/queries/business/recovery'
import { readTreeSize } from '@/db/queries/ledger/trees'
import type { Instant } from '@/lib/consent/types'
import { originOf } from '@/lib/services/evidence/logs'
import type { HeldBusiness } from '@/lib/services/recovery/hold'
import type { NotTakenOver, TakenIn } from '@/lib/services/recovery/take-in-export'
import type { SyncDeps } from '@/lib/sync/deps'

const iso = (at: Instant) => new Date(at).toISOString()

const WORDS = { yes: 'a Yes', return: 'a return after a stop', resume: 'the end of a pause', no: 'a No' } as const

/** Returns one line about what is in a file and is not taken over. It names a contact by its id only. */
export function describeUntaken({ kind, contactId, topicId, said, at }: NotTakenOver): string {
  const what = `${WORDS[said]}${topicId === null ? '' : ` to topic ${topicId}`} of contact ${contactId}, at ${iso(at)}`
  if (kind === 'agreement') return `Not taken over, the person can say it again: ${what}.`
  if (kind === 'unplaced') return `Lost, the database has no such topic or sender: ${what}.`
  return `Lost, the database has no such contact, and the file names no numbers: ${what}.`
}

/** Returns one line about what a file came to. */
export function describeTaken(slug: string, taken: TakenIn): string {
  const { size, missing, refusals, before, merges, lost, failed } = taken
  const counts = `refusals recorded: ${refusals}, recorded before: ${before}, merges: ${merges}, lost: ${lost}`
  const rest = failed > 0 ? ` Could not be recorded: ${failed}; take the file in again.` : ''
  return `${slug}: lines in the file: ${size}, of them not in the database: ${missing}; ${counts}.${rest}`
}

/**
 * Prints what can't be known, for each business: how many signed lines the database lacks, and the time whose choices
 * are in no file that was given.
 */
export async function reportUnknown(
  { deps, out }: { deps: SyncDeps; out: (text: string) => void },
  businesses: readonly HeldBusiness[],
  taken: readonly TakenIn[],
): Promise<void> {
  const signer = (await deps.signing?.signer()) ?? null
  if (!signer) out('No key signs here, so nothing shows how many lines the database lacks.')
  for (const { id, slug, since } of businesses) {
    const files = taken.filter(({ businessId }) => businessId === id)
    const remembered = signer ? await deps.signing?.memory.read(originOf(signer.name, id)) : null
    const { size, last } = await inBusiness(deps.db, id, async (tx) => ({
      size: await readTreeSize(tx, id),
      last: await lastRecordedBefore(tx, id, since),
    }))
    const signed = Math.max(remembered?.size ?? 0, ...files.map((file) => file.size))
    if (signed > size) out(`${slug}: lines that were signed and that the database does not have: ${signed - size}.`)
    const from = Math.max(last ?? 0, ...files.map(({ until }) => until ?? 0))
    const begin = from > 0 ? `between ${iso(from)} and ${iso(since)}` : `before ${iso(since)}`
    out(`${slug}: unknown is what people chose ${begin}, unless a backend had it or WhatsApp posts it again.`)
  }
  out(
    'That is: choices on the page, by the API and by imports; messages that were acknowledged to WhatsApp or to a flow; ' +
      'and numbers that were new or changed in that time. If you have an export of consents or a receiver of webhooks, ' +
      'import its refusals.',
  )
}
