import { inBusiness, type Tx } from '@/db/client'
import { readNotices, type StoredNotice } from '@/db/queries/business/named-things'
import { readLastCheckpoint, readSigningKeys } from '@/db/queries/ledger/checkpoints'
import { findEntry, findPlacedLine, type PlacedLine } from '@/db/queries/ledger/trees'
import { isWithin } from '@/lib/clock'
import type { Effect, Instant } from '@/lib/consent/types'
import { readLocale } from '@/lib/i18n/locales'
import { topicWords } from '@/lib/i18n/page-notice'
import { effectsOf, type LineContent, readLine } from '@/lib/ledger/line'
import { inclusionProof } from '@/lib/merkle/tree'
import { readCheckpointText } from '@/lib/notes/checkpoint'
import { readNote } from '@/lib/notes/note'
import { proofText } from '@/lib/notes/proof'
import type { Deps } from '@/lib/services/deps'
import type { LiveLink } from '@/lib/services/page/open-link'
import { computeOnTree } from './grow-tree'
import { CHECKPOINT_MS, INSTALLATION } from './logs'
import { withCosignatures } from './read-log'
import { type StampOfLine, stampOfLine } from './time-stamps'

/** What a person keeps of one change, as docs/reference/evidence-format.md describes it. */
export interface ReceiptFile {
  format: 'sayso.receipt.v1'
  reference: string
  locale: string | null
  business: { id: string; name: string; key: string }
  summary: {
    recorded_at: string
    kind: string
    choices: { topic_id: string; topic: string; answer: string }[]
  }
  line: { domain: string; payload: string; prev: string; hash: string }
  notices: { hash: string; text: string }[]
  openings: []
  proof: string | null
  installation_proof: string | null
  /** When a checkpoint is expected to cover the line; only while there is no proof. */
  whole_at?: string
  /** That the line was there by a time, by an authority; only where one is set, and has stamped it. */
  time_stamp?: StampOfLine
}

export interface Receipt {
  file: ReceiptFile
  at: Instant
  effects: Effect[]
  /** The texts that the person saw: not those of answers that the change replaced, which are in the file too. */
  shown: StoredNotice[]
  /** Where the line is in the log of the business; null before a checkpoint covers it. */
  place: { index: number; size: number } | null
  /** When a checkpoint is expected to cover it; null once it does. */
  wholeAt: Instant | null
}

/**
 * Returns the receipt of one change of the link's own contact: the same for a Yes as for a No. Null if the contact has
 * no such change, for a limited link, and where nothing is signed.
 * It holds nothing of the evidence, which may be personal: a link alone must not show that.
 */
export async function readReceipt(deps: Deps, link: LiveLink, changeId: string): Promise<Receipt | null> {
  if (link.power !== 'full' || !(await givesReceipts(deps))) return null
  const { businessId, config } = link
  const read = await inBusiness(deps.db, businessId, async (tx) => {
    const line = await findPlacedLine(tx, businessId, link.contactId, changeId)
    if (!line) return null
    const content = readLine(line.payload)
    const effects = effectsOf(content)
    const notices = await readNotices(tx, businessId, hashesOf(content))
    return { line, content, effects, notices, proven: await proveLine(tx, businessId, line) }
  })
  if (!read) return null
  const { line, content, effects, notices, proven } = read
  const locale = readLocale(content.locale ?? null) ?? readLocale(config.defaultLocale) ?? 'en'
  const wholeAt = proven ? null : deps.clock.now() + CHECKPOINT_MS
  const stamp = proven && line.position !== null && (await stampOfLine(deps, businessId, line.position))
  const file: ReceiptFile = {
    format: 'sayso.receipt.v1',
    reference: line.changeId,
    locale: content.locale ?? null,
    business: {
      id: businessId,
      name: config.name,
      key: `${deps.settings.baseUrl}/.well-known/sayso/${businessId}/key`,
    },
    summary: {
      recorded_at: content.recorded_at,
      kind: content.kind,
      choices: effects.flatMap((effect) => {
        if (effect.on !== 'answer' || (effect.outcome !== 'set' && effect.outcome !== 'reaffirmed')) return []
        const topic = config.topics.find(({ id }) => id === effect.topicId)
        const name = topic ? topicWords(config, topic, locale).name : effect.topicId
        return [{ topic_id: effect.topicId, topic: name, answer: effect.said.answer }]
      }),
    },
    line: { domain: 'sayso.ledger.v1', payload: line.payload, prev: line.prev, hash: line.hash },
    notices: notices.map(({ hash, canonical }) => ({ hash, text: canonical })),
    openings: [],
    proof: proven?.proof ?? null,
    installation_proof: proven && (await proveCheckpoint(deps, proven.checkpointText)),
    ...(wholeAt === null ? {} : { whole_at: new Date(wholeAt).toISOString() }),
    ...(stamp ? { time_stamp: stamp } : {}),
  }
  const shown = notices.filter(({ hash }) => hash === content.notice || hashesSaid(content).includes(hash))
  return { file, at: line.recordedAt, effects, shown, place: proven?.place ?? null, wholeAt }
}

/** How long a process remembers that nothing is signed, in milliseconds: where a key is set, people soon see it. */
const UNSIGNED_MS = 10_000
const known = new WeakMap<Deps['db'], { at: Instant; countsMs: number; signs: Promise<boolean> }>()

/** Returns whether anything is signed here. What a person has saved shows it each time, so it is remembered. */
export async function givesReceipts({ db, clock }: Deps): Promise<boolean> {
  const now = clock.now()
  const last = known.get(db)
  if (last && isWithin(now, last.at, last.countsMs)) return last.signs
  const signs = inBusiness(db, INSTALLATION, async (tx) => (await readSigningKeys(tx, INSTALLATION)).length > 0)
  const kept = { at: now, countsMs: UNSIGNED_MS, signs }
  known.set(db, kept)
  signs.then(
    (yes) => (kept.countsMs = yes ? CHECKPOINT_MS : UNSIGNED_MS),
    () => known.delete(db),
  )
  return signs
}

/** Returns the proof of a line by the newest checkpoint of its business, or null while none covers it. */
async function proveLine(tx: Tx, businessId: string, { position }: PlacedLine) {
  const last = await readLastCheckpoint(tx, businessId)
  if (!last || position === null || position > last.size) return null
  const index = position - 1
  const hashes = await computeOnTree(tx, businessId, (read) => inclusionProof(read, index, last.size))
  const checkpoint = await withCosignatures(tx, businessId, last)
  return {
    proof: proofText({ index, hashes, checkpoint }),
    place: { index, size: last.size },
    checkpointText: readNote(last.note).text,
  }
}

/**
 * Returns the proof that the checkpoint of a business is in the log of the installation; null if that has not been
 * signed since, or bears another name by now.
 */
async function proveCheckpoint({ db }: Deps, text: string): Promise<string | null> {
  return inBusiness(db, INSTALLATION, async (tx) => {
    const index = await findEntry(tx, INSTALLATION, text)
    const last = await readLastCheckpoint(tx, INSTALLATION)
    if (index === null || !last || index >= last.size) return null
    const { origin } = readCheckpointText(readNote(last.note).text)
    if (!readCheckpointText(text).origin.startsWith(`${origin}/`)) return null
    const hashes = await computeOnTree(tx, INSTALLATION, (read) => inclusionProof(read, index, last.size))
    return proofText({ index, hashes, checkpoint: await withCosignatures(tx, INSTALLATION, last) })
  })
}

/** Returns the hashes of the notices that a line names. */
function hashesOf(content: LineContent): string[] {
  const before = content.effects.flatMap((effect) => (effect.on === 'answer' ? [effect.before?.notice] : []))
  return [...new Set([content.notice, ...hashesSaid(content), ...before].filter((hash) => typeof hash === 'string'))]
}

/** Returns the hashes of the notices of the answers that a line gives. */
const hashesSaid = (content: LineContent): string[] =>
  content.effects.flatMap((effect) => (effect.on === 'answer' ? (effect.said.notice ?? []) : []))
