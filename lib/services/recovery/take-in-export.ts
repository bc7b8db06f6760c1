import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { nameSenders, readNotices } from '@/db/queries/business/named-things'
import { findContactIds, findLineHashes } from '@/db/queries/business/recovery'
import { readSigningKeys } from '@/db/queries/ledger/checkpoints'
import { findByDedupeKeys } from '@/db/queries/ledger/ledger'
import type { Instant } from '@/lib/consent/types'
import { type Verifier, verifierOf } from '@/lib/notes/keys'
import { verifyNote } from '@/lib/notes/note'
import type { Deps } from '@/lib/services/deps'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'
import { ExportRefused, type ExportedLine, type OpenFile, readExportHead, readExportLines } from './read-export'
import { type Known, type SaidInLine, saidInLine } from './said-in-line'
import { stateAgain } from './state-again'

/** What an export came to. Each number is about lines that the database does not have. */
export interface TakenIn {
  businessId: string
  /** The number of lines in the file. */
  size: number
  /** When the last line of the file was recorded; null for a file without lines. */
  until: Instant | null
  missing: number
  /** Lines whose refusals are recorded again by this call. */
  refusals: number
  /** Lines whose refusals an earlier call recorded. */
  before: number
  /** Merges of two contacts that were made again. */
  merges: number
  /** Refusals of contacts that the database does not have, or about a topic or sender that it does not have. */
  lost: number
  /** Lines that could not be recorded, for a fault of this process or the database. */
  failed: number
}

/** What cannot be taken over, as it is found. */
export interface NotTakenOver {
  kind: 'agreement' | 'stranger' | 'unplaced'
  contactId: string
  /** For an agreement: our id of the topic; null for a return or a resumption. */
  topicId: string | null
  said: SaidInLine['agreements'][number]['said'] | 'no'
  at: Instant
}

export interface ExportToTakeIn {
  open: OpenFile
  /** Keys that the operator trusts, beside those that the database knows and that are not compromised. */
  keys: readonly Verifier[]
  /** The key that signs now, if there is one: a backup from before a rotation does not know it. */
  signer: { name: string; publicKey: Buffer } | null
  businessIds: ReadonlySet<string>
  notTakenOver: (found: NotTakenOver) => void
}

/**
 * Records the refusals of an evidence export (`evidence.jsonl`) that the database does not have, each with its own
 * time, actor, method and source, once. A Yes is never taken over. Nothing is recorded before the whole file was
 * verified. Taking the same file in again records nothing.
 * @throws ExportRefused when the file is changed, of another installation, or no whole export
 */
export async function takeInExport(deps: Deps, given: ExportToTakeIn): Promise<TakenIn> {
  const head = await readExportHead(given.open)
  const { businessId, checkpoint, note } = head
  if (!given.businessIds.has(businessId))
    throw new ExportRefused('It is of a business that this database does not have.')
  const keys = await trustedKeys(deps, checkpoint.origin, given)
  const verdict = verifyNote(note, keys)
  if (!verdict.ok)
    throw new ExportRefused(
      verdict.problem === 'bad_signature'
        ? 'It was changed: the signature of its checkpoint does not hold.'
        : 'Its checkpoint is signed by no key that is known here. Name a file with the public key by --key.',
    )
  await verifyWhole(readExportLines(given.open, head))

  const taken: TakenIn = {
    ...{ businessId, size: checkpoint.size, until: null, missing: 0 },
    ...{ refusals: 0, before: 0, merges: 0, lost: 0, failed: 0 },
  }
  const others = new Map<string, string[]>()
  for await (const lines of readExportLines(given.open, head)) await takeInLines(deps, given, taken, others, lines)
  return taken
}

/** Reads a file through, so that its lines were compared with its checkpoint before one of them is used. */
async function verifyWhole(lines: AsyncIterable<unknown>): Promise<void> {
  const iterator = lines[Symbol.asyncIterator]()
  while (!(await iterator.next()).done);
}

/** Returns the keys by which a log of this installation may be signed. */
async function trustedKeys(deps: Deps, origin: string, { keys, signer }: ExportToTakeIn): Promise<Verifier[]> {
  const name = origin.slice(0, origin.lastIndexOf('/'))
  const stored = await inBusiness(deps.db, INSTALLATION, (tx) => readSigningKeys(tx, INSTALLATION))
  const known = stored.map((key) => ({ ...key, publicKey: Buffer.from(key.publicKey, 'base64') }))
  const compromised = known.filter((key) => key.compromisedAt !== null)
  const trusted = [...known, ...(signer ? [signer] : [])].filter(
    (key) => key.name === name && !compromised.some(({ publicKey }) => publicKey.equals(key.publicKey)),
  )
  return [...trusted.map(({ publicKey }) => verifierOf(origin, publicKey)), ...keys]
}

async function takeInLines(
  deps: Deps,
  { notTakenOver }: ExportToTakeIn,
  taken: TakenIn,
  others: Map<string, string[]>,
  lines: readonly ExportedLine[],
): Promise<void> {
  const { businessId } = taken
  const last = lines.at(-1)
  if (!last) return
  taken.until = Date.parse(last.content.recorded_at)
  const placed = lines.map(({ hash, content: { contact_id: contactId, seq } }) => ({ hash, contactId, seq }))
  const { missing, there, known, notices, before } = await inBusiness(deps.db, businessId, async (tx) => {
    const stored = await findLineHashes(tx, businessId, placed)
    const missing = lines.filter(({ hash }) => !stored.has(hash))
    const ids = missing.flatMap(({ content }) => [
      content.contact_id,
      ...(content.other_head ? [content.other_head.contact_id] : []),
      ...(others.get(content.contact_id) ?? []),
    ])
    const hashes = [...new Set(missing.flatMap(({ content }) => content.notice ?? []))]
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const known: Known = {
      topicIds: new Set(config.topics.map(({ id }) => id)),
      senderIds: new Set((await nameSenders(tx, businessId)).map(({ id }) => id)),
    }
    return {
      missing,
      known,
      there: await findContactIds(tx, businessId, [...new Set(ids)]),
      notices: new Set((await readNotices(tx, businessId, hashes)).map(({ hash }) => hash)),
      before: await findByDedupeKeys(
        tx,
        businessId,
        missing.map(({ hash }) => recoveryKey(hash)),
      ),
    }
  })
  taken.missing += missing.length
  for (const { hash, content } of missing) {
    const said = saidInLine(content, known)
    const { contact_id: contactId, other_head: otherHead } = content
    const at = Date.parse(content.occurred_at)
    for (const { topicId, said: word } of said.agreements)
      notTakenOver({ kind: 'agreement', contactId, topicId, said: word, at })
    if (said.unplaced > 0) {
      taken.lost += said.unplaced
      notTakenOver({ kind: 'unplaced', contactId, topicId: null, said: 'no', at })
    }
    if (otherHead) note(others, contactId, otherHead.contact_id)
    const holders = [contactId, ...(others.get(contactId) ?? [])].filter((id) => there.has(id))
    const isMerge = otherHead !== undefined && there.has(contactId) && there.has(otherHead.contact_id)
    if (said.refusals.length === 0 && !isMerge) continue
    if (holders.length === 0) {
      taken.lost += 1
      notTakenOver({ kind: 'stranger', contactId, topicId: null, said: 'no', at })
      continue
    }
    const line = { hash, content, said, notice: content.notice !== null && notices.has(content.notice) }
    try {
      if (isMerge && (await stateAgain(deps, businessId, { ...line, merge: [contactId, otherHead.contact_id] })))
        taken.merges += 1
      if (said.refusals.length === 0) continue
      for (const [place, holder] of holders.entries())
        await stateAgain(deps, businessId, { ...line, holder, key: recoveryKey(hash, place) })
      if (before.has(recoveryKey(hash))) taken.before += 1
      else taken.refusals += 1
    } catch (err) {
      deps.log.error({ err, businessId, contactId }, 'a refusal of an export could not be recorded')
      taken.failed += 1
    }
  }
}

/** By this key a refusal of an export is recognised when the file is taken in again. */
const recoveryKey = (hash: string, place = 0) => (place === 0 ? `recovered:${hash}` : `recovered:${hash}:${place}`)

/** Remembers that two contacts became one, where the database has only one of them: what one refuses, both refuse. */
function note(others: Map<string, string[]>, one: string, other: string): void {
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const)
    others.set(a, [...new Set([...(others.get(a) ?? []), b])])
}
