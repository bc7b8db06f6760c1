import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import {
  type NamedSource,
  nameSenders,
  nameSources,
  readNotices,
  type SenderName,
  type StoredNotice,
} from '@/db/queries/business/named-things'
import { readNoticesCheckedFrom } from '@/db/queries/business/notices'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { readSummaries } from '@/db/queries/contacts/contacts'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { type KnownIdentity, readKnownIdentities } from '@/db/queries/identities/identities'
import { readHeads, readLines, type StoredLine } from '@/db/queries/ledger/chains'
import { readPositions } from '@/db/queries/ledger/fed-lines'
import type { Effect, Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { decryptEvidence, type KeyRing } from '@/lib/keys'
import { verifyEvidence } from '@/lib/ledger/evidence'
import { effectsOf, type LineContent, readLine } from '@/lib/ledger/line'
import { noticeHash } from '@/lib/ledger/notice'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { provePositions } from '@/lib/services/transparency-log/prove-positions'
import { standings, type TopicStandingNow } from './read-contact'
import { type BadLine, ContactVerifier, isOfLine } from './verify-chain-lines'

/** What is left of the evidence of a line. */
export type EvidenceStatus =
  /** The line never had evidence. */
  | { state: 'none' }
  /** The evidence is stored, and the line's digest is its digest. */
  | { state: 'kept'; body: unknown; salt: string }
  /** The time for which it is kept is over, or the person was erased. The digest stays. */
  | { state: 'deleted' }
  /** It is encrypted under a key that is not available. */
  | { state: 'unreadable' }
  /** The stored evidence is not what was sealed. It is not shown, because it may be another person's. */
  | { state: 'differs' }

export interface EvidenceLine extends StoredLine {
  /** Null if the stored text is not a valid line. */
  content: LineContent | null
  effects: Effect[]
  evidenceStatus: EvidenceStatus
  /** That the log of the business has the line (C2SP, tlog-proof); null before a checkpoint covers it. */
  logProof: string | null
}

export interface EvidenceChain {
  contactId: string
  /** The head of the chain as stored in the contact's row. */
  head: { seq: number; hash: string } | null
  lines: EvidenceLine[]
  /** The first fault; null if every line is as it was sealed and none is missing. */
  problem: BadLine | null
  /** How many pieces of evidence were checked against their digests. */
  checked: number
}

export interface ProvenNotice extends StoredNotice {
  /** Whether the text has the hash that it is stored under. */
  whole: boolean
}

export interface EvidenceBundle {
  madeAt: Instant
  config: BusinessConfig
  contactId: string
  createdAt: Instant
  locale: string | null
  releasedAt: Instant | null
  erasedAt: Instant | null
  identities: KnownIdentity[]
  standings: TopicStandingNow[]
  /** The contact's own chain first, then those of contacts that were merged into it. */
  chains: EvidenceChain[]
  notices: ProvenNotice[]
  /** Hashes of notices that were published, by the lines that name them, and are no longer stored. */
  missingNotices: string[]
  /**
   * Hashes that forms made up before forms were checked. They are no notices of the business, and no fault of the
   * record.
   */
  foreignNotices: string[]
  sources: NamedSource[]
  senders: SenderName[]
}

/** How many lines one query reads. */
const PIECE = 1000

/**
 * Returns all that proves what one person chose: their lines exactly as they were sealed, the texts that they saw, the
 * evidence that still exists, and the verdict of `ledger:verify` on their chains, all read in one snapshot. For a
 * person who was erased these are the chains and their digests. Returns null when the business has no such contact.
 * Writes nothing.
 */
export async function readEvidence(
  deps: Deps,
  caller: Caller,
  contactId: string,
): Promise<EvidenceBundle | NotAllowed | null> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'evidence.read'))) return NOT_ALLOWED
  return inSnapshot(deps, businessId, async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return null
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const merged = await findMergedInto(tx, businessId, row.id)
    const erased = row.erasedAt !== null
    const chains: EvidenceChain[] = []
    for (const id of [row.id, ...merged]) chains.push(await readChain(tx, deps.keys, businessId, id, erased))
    const lines = chains.flatMap((chain) => chain.lines)
    const positions = await readPositions(tx, businessId, [row.id, ...merged])
    const proofs = await provePositions(tx, businessId, [...positions.values()])
    for (const line of lines) line.logProof = proofs.get(positions.get(line.hash) ?? 0) ?? null
    const hashes = [...new Set(lines.flatMap(noticesOf))]
    const [notices, summaries, identities, sources, senders, checkedFrom] = await Promise.all([
      readNotices(tx, businessId, hashes),
      readSummaries(tx, businessId, [row.id]),
      readKnownIdentities(tx, businessId, row.id),
      nameSources(tx, businessId, [...new Set(lines.flatMap(({ sourceId }) => sourceId ?? []))]),
      nameSenders(tx, businessId),
      readNoticesCheckedFrom(tx, businessId),
    ])
    const unknown = hashes.filter((hash) => !notices.some((notice) => notice.hash === hash))
    // A line of that time names the hash first; later lines name it only because the answer returned with an undo.
    const madeUp = new Set(lines.filter((line) => line.recordedAt < checkedFrom).flatMap(noticesOf))
    const now = deps.clock.now()
    return {
      madeAt: now,
      config,
      contactId: row.id,
      createdAt: summaries.get(row.id)?.createdAt ?? 0,
      locale: row.locale,
      releasedAt: row.releasedAt,
      erasedAt: row.erasedAt,
      identities,
      standings: standings(stateOf(row), config, now),
      chains,
      notices: notices.map((notice) => ({ ...notice, whole: isWhole(notice) })),
      missingNotices: unknown.filter((hash) => !madeUp.has(hash)),
      foreignNotices: unknown.filter((hash) => madeUp.has(hash)),
      sources,
      senders,
    }
  })
}

async function readChain(
  tx: Tx,
  keys: KeyRing,
  businessId: string,
  contactId: string,
  erased: boolean,
): Promise<EvidenceChain> {
  const [head] = await readHeads(tx, businessId, { after: null, only: contactId, limit: 1 })
  const verifier = new ContactVerifier(businessId, keys)
  const lines: EvidenceLine[] = []
  for (let from = 0; ;) {
    const after = { contactId, seq: from }
    const piece = await readLines(tx, businessId, { after, upTo: null, only: contactId, limit: PIECE })
    for (const line of piece) {
      verifier.line(line)
      const content = contentOf(line)
      lines.push({
        ...line,
        content,
        effects: content ? effectsOf(content) : [],
        evidenceStatus: statusOf(line, content, keys, erased),
        logProof: null,
      })
    }
    const last = piece.at(-1)
    if (!last || piece.length < PIECE) break
    from = last.seq
  }
  return {
    contactId,
    head: head ? { seq: head.seq, hash: head.hash } : null,
    lines,
    problem: verifier.end(head ?? null, lines[0]?.seq ?? null),
    checked: verifier.evidence,
  }
}

function contentOf(line: StoredLine): LineContent | null {
  try {
    return readLine(line.payload)
  } catch {
    return null
  }
}

function statusOf(line: StoredLine, content: LineContent | null, keys: KeyRing, erased: boolean): EvidenceStatus {
  const digest = content?.evidence ?? null
  if (digest === null && !line.evidence) return { state: 'none' }
  if (!line.evidence || erased) return { state: 'deleted' }
  if (digest === null || !isOfLine(line.evidence, line.contactId, digest)) return { state: 'differs' }
  try {
    const body: unknown = JSON.parse(decryptEvidence(keys, line.evidence.body, line.changeId))
    if (!verifyEvidence(body, line.evidence.salt, digest)) return { state: 'differs' }
    return { state: 'kept', body, salt: line.evidence.salt.toString('hex') }
  } catch (error) {
    const keyIsGone = error instanceof AppError && (error.code === 'key_unknown' || error.code === 'key_compromised')
    return { state: keyIsGone ? 'unreadable' : 'differs' }
  }
}

/**
 * Returns the hashes of the notices that a line names: the one that was shown, and those of answers that it set or
 * replaced.
 */
function noticesOf({ content, effects }: EvidenceLine): string[] {
  const ofAnswers = effects.flatMap((effect) =>
    effect.on === 'answer' ? [effect.said.notice, effect.before?.notice ?? null] : [],
  )
  return [content?.notice ?? null, ...ofAnswers].filter((hash): hash is string => hash !== null)
}

function isWhole({ canonical, hash }: StoredNotice): boolean {
  try {
    const made = noticeHash(JSON.parse(canonical))
    return made.hash === hash && made.canonical === canonical
  } catch {
    return false
  }
}
