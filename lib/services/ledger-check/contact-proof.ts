import type { StoredLine } from '@/db/queries/ledger/chains'
import { fold } from '@/lib/consent/fold'
import { type ContactState, type Effect, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { dedupeDigest, sourceDigest } from '@/lib/ledger/bindings'
import { effectsOf, type LineContent } from '@/lib/ledger/line'
import { digestOfUuid } from '@/lib/ledger/packed/codes'
import type { BusinessProof } from './business-proof'
import type { Finding } from './findings'

const DAY = 86_400_000
/** Clocks are set back by hand, and lines of one moment are written by several processes; nothing explains a day. */
const CLOCK_STEP = DAY
/** Of one contact and table, more are counted in one finding. */
const NAMED_MOST = 20

/**
 * Takes a contact's lines in their order, folds them, and finds what is stored beside a line and does not follow from
 * it. It is fed with lines whose chain is whole. Memory does not grow with the number of lines.
 */
export class ContactProof {
  readonly #business: BusinessProof
  readonly #contactId: string
  readonly #findings: Finding[] = []
  readonly #missingEvidence: Finding[] = []
  #moreMissing = 0
  #lastRecorded: Instant
  state: ContactState = EMPTY_CONTACT
  readonly bound: string[] = []
  /** Whether a line merges this contact with another, so that its lines alone do not make its state. */
  isMerged = false
  /** The latest time of what its lines state. */
  lastOccurred = 0
  /** How many pieces of evidence are gone because their time is over. */
  expired = 0

  constructor(business: BusinessProof, contactId: string) {
    this.#business = business
    this.#contactId = contactId
    this.#lastRecorded = timeOfId(contactId)
  }

  line(line: StoredLine): void {
    const content = contentOf(line.payload)
    // The check of the chain names a text that is no line.
    if (!content) return
    this.state = fold([content.folded], this.state)
    this.isMerged ||= content.kind === 'merged'
    this.lastOccurred = Math.max(this.lastOccurred, line.occurredAt)
    if (content.identities) this.bound.push(...content.identities)
    this.#compareTime(line)
    this.#compareKey(line, content)
    this.#compareSource(line, content)
    this.#compareEvidence(line, content)
    for (const finding of this.#business.compareLine(content, line.recordedAt)) this.#add(finding)
  }

  /** Returns the findings; `isErased`: the person was erased, and their evidence with them. */
  end(isErased: boolean): Finding[] {
    if (isErased) return this.#findings
    const more: Finding[] = this.#moreMissing
      ? [{ ...this.#at('evidence', `${this.#moreMissing} more lines`), columns: null, problem: 'missing' }]
      : []
    return [...this.#findings, ...this.#missingEvidence, ...more]
  }

  #at(table: string, row: string) {
    return { contactId: this.#contactId, table, row }
  }

  #add(finding: Omit<Finding, 'contactId'>): void {
    if (this.#findings.length < NAMED_MOST) this.#findings.push({ contactId: this.#contactId, ...finding })
  }

  /** A line is recorded after the contact and the change were made, after the line before it, and not in the future. */
  #compareTime({ seq, recordedAt, changeId }: StoredLine): void {
    const earliest = Math.max(this.#lastRecorded, timeOfId(changeId)) - CLOCK_STEP
    if (recordedAt < earliest || recordedAt > this.#business.now + CLOCK_STEP)
      this.#add({ table: 'ledger', row: `line ${seq}`, columns: ['recorded_at'], problem: 'changed' })
    else this.#lastRecorded = Math.max(this.#lastRecorded, recordedAt)
  }

  /**
   * A line has one form, and the key and its digest are those of the line. A packed line always has the digest, and
   * the key only where it is read again; one of the last release has only the key, until `db:compact` is through.
   */
  #compareKey(line: StoredLine, content: LineContent): void {
    const { seq, dedupeKey, hasPackedKey, storedTwice, dedupe, isPacked, method } = line
    const ofKey = dedupeKey === null ? null : dedupeDigest(dedupeKey)
    const ofColumn = dedupe === null ? null : digestOfUuid(dedupe)
    // A line of format 1 does not hold the digest.
    const sealed = content.format === 1 ? ofKey : (content.dedupe ?? null)
    const mayLackKey = sealed === null || (isPacked && method !== 'import')
    const mayLackDigest = sealed === null || line.isFoundByOther || !(isPacked || this.#business.hasDigests)
    const columns = [...storedTwice]
    if (ofKey === null ? hasPackedKey || !mayLackKey : ofKey !== sealed)
      columns.push(ofKey === null && isPacked ? 'packed_key' : 'dedupe_key')
    if (ofColumn === null ? !mayLackDigest : ofColumn !== sealed) columns.push('dedupe')
    if (columns.length > 0) this.#add({ table: 'ledger', row: `line ${seq}`, columns, problem: 'changed' })
  }

  #compareSource({ sourceId, source }: StoredLine, { source_digest: digest }: LineContent): void {
    if (sourceId === null) return
    const row = { table: 'sources', row: sourceId }
    if (!source) return this.#add({ ...row, columns: null, problem: 'missing' })
    if (digest === undefined) return
    const names = [source.name, ...source.formerNames]
    if (!names.some((name) => sourceDigest({ ...source, name }) === digest))
      this.#add({ ...row, columns: ['kind', 'name', 'number', 'reference', 'former_names'], problem: 'changed' })
  }

  /** What a wrong digest or text of evidence means, the check of the chain says already. */
  #compareEvidence({ seq, recordedAt, evidence }: StoredLine, content: LineContent): void {
    if (content.evidence === null) {
      if (evidence) this.#add({ table: 'evidence', row: `line ${seq}`, columns: null, problem: 'added' })
      return
    }
    const days = content.evidence_days
    if (evidence) {
      const kept = evidence.keepUntil - recordedAt
      // Before format 2 no line says for how long; it was always a whole number of days.
      const isAsPlanned = days === undefined ? kept > 0 && kept % DAY === 0 : kept === days * DAY
      if (!isAsPlanned)
        this.#add({ table: 'evidence', row: `line ${seq}`, columns: ['keep_until'], problem: 'changed' })
      return
    }
    const until = recordedAt + (days ?? this.#business.evidenceDays) * DAY
    if (until <= this.#business.now) this.expired++
    else if (this.#missingEvidence.length === NAMED_MOST) this.#moreMissing++
    else this.#missingEvidence.push({ ...this.#at('evidence', `line ${seq}`), columns: null, problem: 'missing' })
  }
}

/** Returns the content of a line with its effects; null for a text that is none. */
function contentOf(payload: string): (LineContent & { folded: Effect[] }) | null {
  try {
    const content = JSON.parse(payload) as LineContent
    return { ...content, folded: effectsOf(content) }
  } catch {
    return null
  }
}

/** Returns the time in a UUIDv7 (RFC 9562, 5.7); 0 for an id of another version. */
export function timeOfId(id: string): Instant {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0
}
