import type { Tx } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { decideMany } from '@/db/queries/decisions/decisions'
import {
  type ExportAnswer,
  type ExportContact,
  readExportAnswers,
  readExportContacts,
  readExportIdentities,
} from '@/db/queries/ledger/consent-export'
import type { DecisionReason, Instant, Method } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { isParent } from '@/lib/services/contacts/whatsapp-event'
import { type RECOVERING, whileRecovering } from '@/lib/services/decisions/while-recovering'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'

/** The consent of one contact to one topic. */
export interface ConsentRow {
  contactId: string
  /** The number in E.164 with its plus. */
  phone: string | null
  bsuid: string | null
  topic: string
  answer: 'in' | 'out' | null
  allowed: boolean
  reason: DecisionReason | typeof RECOVERING
  until: Instant | null
  answeredAt: Instant | null
  method: Method | null
  source: string | null
  notice: string | null
  stop: boolean
  /** `FOREVER` for a pause that lasts until the person resumes. */
  pauseUntil: Instant | null
  updatedAt: Instant
}

export interface ExportRange {
  /** Contacts updated at this moment or later. */
  from?: Instant
  /** Contacts updated before this moment. */
  to?: Instant
  /** One topic alone. */
  topicId?: string
}

/** How many contacts are read in one transaction. */
const AT_ONCE = 500

export type ExportedConsents = { outcome: 'exported'; parts: AsyncGenerator<ConsentRow[]> } | NotAllowed

/**
 * Returns the state of every contact of a business for every topic, in parts. Each contact appears exactly once, as it
 * is when its part is read, whatever changes meanwhile: the order is that of ids, which no change moves. Each part has
 * a transaction of its own; the export as a whole has none. The audit log records it before the first part is read.
 */
export async function exportConsents(deps: Deps, caller: Caller, range: ExportRange = {}): Promise<ExportedConsents> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'exports.read', async (tx): Promise<ExportedConsents> => {
    const subject = { kind: 'business', id: businessId } as const
    const { from, to, topicId } = range
    const changes = { from: isoOf(from), to: isoOf(to), ...(topicId === undefined ? {} : { topic: topicId }) }
    await recordAudit(deps, tx, caller, { action: 'export.read', subject, changes })
    return { outcome: 'exported', parts: readParts(deps, businessId, range) }
  })
}

async function* readParts(deps: Deps, businessId: string, range: ExportRange): AsyncGenerator<ConsentRow[]> {
  const now = deps.clock.now()
  let after: string | null = null
  do {
    const part: Part = await inSnapshot(deps, businessId, (tx) => readPart(deps, tx, businessId, { after, range, now }))
    if (part.rows.length > 0) yield part.rows
    after = part.last
  } while (after !== null)
}

const isoOf = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString())

interface Part {
  rows: ConsentRow[]
  /** The id of the last contact that was read; null if there are no more. */
  last: string | null
}

async function readPart(
  deps: Deps,
  tx: Tx,
  businessId: string,
  { after, range, now }: { after: string | null; range: ExportRange; now: Instant },
): Promise<Part> {
  const looked = await readExportContacts(tx, businessId, { after, limit: AT_ONCE })
  const last = looked.length < AT_ONCE ? null : (looked.at(-1)?.id ?? null)
  const { from = -Infinity, to = Infinity } = range
  const contacts = looked.filter(({ updatedAt }) => updatedAt >= from && updatedAt < to)
  if (contacts.length === 0) return { rows: [], last }
  const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
  const topics = config.topics.filter(
    ({ id, archived }) => !archived && (range.topicId === undefined || range.topicId === id),
  )
  const ids = contacts.map(({ id }) => id)
  const [decisions, answers, identities] = await Promise.all([
    decideMany(tx, businessId, { contactIds: ids, topicIds: topics.map(({ id }) => id), now }),
    readExportAnswers(tx, businessId, ids),
    readExportIdentities(tx, businessId, ids),
  ])
  const contactOf = new Map(contacts.map((contact) => [contact.id, contact]))
  const keyOf = new Map(topics.map(({ id, key }) => [id, key]))
  const answerOf = new Map(answers.map((answer) => [`${answer.contactId}:${answer.topicId}`, answer]))
  const phoneOf = new Map<string, string>()
  const bsuidOf = new Map<string, string>()
  for (const { contactId, kind, canonical } of identities) {
    const known = kind === 'phone' ? phoneOf : bsuidOf
    if (known.has(contactId) || (kind === 'bsuid' && isParent(canonical))) continue
    known.set(contactId, canonical)
  }
  const rows = decisions.flatMap((decided) => {
    const decision = whileRecovering(config, decided)
    const contact = contactOf.get(decision.contactId)
    const topic = keyOf.get(decision.topicId)
    if (!contact || topic === undefined) return []
    return {
      contactId: contact.id,
      phone: phoneOf.get(contact.id) ?? null,
      bsuid: bsuidOf.get(contact.id) ?? null,
      topic,
      ...answered(answerOf.get(`${contact.id}:${decision.topicId}`)),
      allowed: decision.allowed,
      reason: decision.reason,
      until: decision.until,
      ...standing(contact, now),
    }
  })
  return { rows, last }
}

function answered(
  row: ExportAnswer | undefined,
): Pick<ConsentRow, 'answer' | 'answeredAt' | 'method' | 'source' | 'notice'> {
  if (!row || (row.answer !== 'in' && row.answer !== 'out'))
    return { answer: null, answeredAt: null, method: null, source: null, notice: null }
  const { answer, since, method, sourceName, notice } = row
  return { answer, answeredAt: since, method, source: sourceName, notice }
}

function standing(contact: ExportContact, now: Instant): Pick<ConsentRow, 'stop' | 'pauseUntil' | 'updatedAt'> {
  const { stopOn: stop, pauseUntil, updatedAt } = contact
  return { stop, pauseUntil: pauseUntil !== null && pauseUntil > now ? pauseUntil : null, updatedAt }
}
