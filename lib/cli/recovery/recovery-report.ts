import { inBusiness } from '@/db/client'
import { readLinesBefore } from '@/db/queries/business/recovery'
import type { Instant } from '@/lib/consent/types'
import type { HeldBusiness } from '@/lib/services/recovery/hold'
import type { NotTakenOver, TakenIn } from '@/lib/services/recovery/take-in-export'
import { originOf, SigningFailure } from '@/lib/services/transparency-log/logs'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Remembered } from '@/lib/sync/transparency-log/memory'
import type { Signer } from '@/lib/sync/transparency-log/signer'

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

/** Returns the key that signs here; null if there is none, or none that can be read. */
export function signerOf({ signing }: Pick<SyncDeps, 'signing'>): Promise<Signer | null> {
  return orNull(async () => (await signing?.signer()) ?? null)
}

/** Returns what this machine last signed of a log; null if it does not know. */
function rememberedOf({ signing }: Pick<SyncDeps, 'signing'>, origin: string): Promise<Remembered | null> {
  return orNull(async () => (await signing?.memory.read(origin)) ?? null)
}

/** What can't be signed or remembered keeps nobody from bringing refusals back. */
async function orNull<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SigningFailure) return null
    throw error
  }
}

/**
 * Prints what can't be known, for each business: how many signed lines the backup lacks, and the time whose choices
 * are in no file that was given.
 */
export async function reportUnknown(
  { deps, out }: { deps: SyncDeps; out: (text: string) => void },
  businesses: readonly HeldBusiness[],
  taken: readonly TakenIn[],
): Promise<void> {
  const signer = await signerOf(deps)
  if (!signer) out('No key signs here that can be read, so nothing shows how many lines the backup lacks.')
  for (const { id, slug, since } of businesses) {
    const files = taken.filter(({ businessId }) => businessId === id)
    const remembered = signer && (await rememberedOf(deps, originOf(signer.name, id)))
    const { count, last } = await inBusiness(deps.db, id, (tx) => readLinesBefore(tx, id, since))
    const signed = Math.max(remembered?.size ?? 0, ...files.map((file) => file.size))
    if (signed > count) out(`${slug}: lines that were signed and that the backup does not have: ${signed - count}.`)
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
