import { readConfigVersion } from '@/db/queries/business/config'
import { readNotices } from '@/db/queries/business/named-things'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { readLastCheckpoint } from '@/db/queries/ledger/checkpoints'
import { type FedLine, readFedLines } from '@/db/queries/ledger/fed-lines'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { provePositions } from './prove-positions'
import { withCosignatures } from './read-log'
import { stampsOfLog } from './time-stamps'

/** Which lines: of one person, of a time, or (neither) all of them. */
export interface EvidenceRange {
  contactId?: string
  /** Lines that were recorded at this moment or later. */
  from?: Instant
  /** Lines that were recorded before this moment. */
  to?: Instant
}

export type ExportedEvidence =
  | { outcome: 'exported'; lines: AsyncGenerator<string> }
  | { outcome: 'unknown_contact' }
  /** No checkpoint was signed yet, so nothing could be verified. */
  | { outcome: 'nothing_signed' }
  | NotAllowed

/** What every line is hashed under (lib/ledger/seal.ts). */
const DOMAIN = 'sayso.ledger.v1'
/** How many lines are read in one transaction. */
const AT_ONCE = 500

interface Plan {
  businessId: string
  size: number
  contactIds: string[] | null
  range: EvidenceRange
}

/**
 * Returns the lines of the ledger that the newest checkpoint covers, as a file that a stranger can verify
 * (docs/reference/evidence-format.md, Exports), in pieces. All of them need no proof, because the root is computed from
 * them; some of them bring one each. Nothing in it is personal: ids, times, hashes and the texts that were shown. The
 * audit log records it before the first piece is read.
 */
export async function exportEvidence(deps: Deps, caller: Caller, range: EvidenceRange = {}): Promise<ExportedEvidence> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'evidence.read', async (tx): Promise<ExportedEvidence> => {
    const { contactId, from, to } = range
    const contact = contactId && (await followMerge((id) => readContactRow(tx, businessId, id), contactId))
    if (contactId !== undefined && !contact) return { outcome: 'unknown_contact' }
    const contactIds = contact ? [contact.id, ...(await findMergedInto(tx, businessId, contact.id))] : null
    const last = await readLastCheckpoint(tx, businessId)
    if (!last) return { outcome: 'nothing_signed' }
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    await recordAudit(deps, tx, caller, {
      action: 'export.read',
      subject: contact ? { kind: 'contact', id: contact.id } : { kind: 'business', id: businessId },
      changes: { of: 'evidence', from: isoOf(from), to: isoOf(to) },
    })
    const head = {
      format: 'sayso.export.v1',
      checkpoint: await withCosignatures(tx, businessId, last),
      business: { id: businessId, name: config.name },
    }
    const plan = { businessId, size: last.size, contactIds, range }
    return { outcome: 'exported', lines: readPieces(deps, head, plan) }
  })
}

const isoOf = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString())

async function* readPieces(deps: Deps, head: object, plan: Plan): AsyncGenerator<string> {
  const given = new Set<string>()
  const positions: number[] = []
  yield `${JSON.stringify(head)}\n`
  for (let after: number | null = 0; after !== null && after < plan.size;) {
    const piece: Piece = await readPiece(deps, plan, after, given)
    if (piece.text !== '') yield piece.text
    for (const position of piece.positions) positions.push(position)
    after = piece.last
  }
  const { businessId, size } = plan
  for await (const stamp of stampsOfLog(deps, businessId, { size, positions }))
    yield `${JSON.stringify({ time_stamp: stamp })}\n`
}

interface Piece {
  positions: number[]
  /** The position that was read last; null when there is no more. */
  last: number | null
  text: string
}

async function readPiece(deps: Deps, plan: Plan, after: number, given: Set<string>): Promise<Piece> {
  const { businessId, size, contactIds, range } = plan
  const { from = -Infinity, to = Infinity } = range
  const isWhole = contactIds === null && range.from === undefined && range.to === undefined
  return inSnapshot(deps, businessId, async (tx) => {
    const read = await readFedLines(tx, businessId, { after, upTo: size, contactIds, limit: AT_ONCE })
    const lines = read.filter(({ recordedAt }) => recordedAt >= from && recordedAt < to)
    const hashes = [...new Set(lines.flatMap(noticesIn))].filter((hash) => !given.has(hash))
    const notices = await readNotices(tx, businessId, hashes)
    for (const hash of hashes) given.add(hash)
    const positions = lines.map(({ position }) => position)
    const proofs = await provePositions(tx, businessId, isWhole ? [] : positions)
    const texts = [
      ...notices.map(({ hash, canonical }) => ({ notice: { hash, text: canonical } })),
      ...lines.map((line) => entryOf(line, proofs.get(line.position))),
    ]
    const last = read.length < AT_ONCE ? null : (read.at(-1)?.position ?? null)
    return { positions, last, text: texts.map((each) => `${JSON.stringify(each)}\n`).join('') }
  })
}

function entryOf({ position, payload, prev, hash }: FedLine, proof: string | undefined) {
  const line = { domain: DOMAIN, payload, prev, hash }
  return { index: position - 1, line, ...(proof === undefined ? {} : { proof }) }
}

/** Returns the hashes of the notices that the text of a line names. Nothing else in a line is under this name. */
const noticesIn = ({ payload }: FedLine): string[] =>
  [...payload.matchAll(/"notice":"([0-9a-f]{64})"/g)].flatMap(([, hash]) => hash ?? [])
