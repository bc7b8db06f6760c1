import { type BusinessConfig, readConfigVersion } from '@/db/queries/business/config'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { readLines } from '@/db/queries/ledger/chains'
import { readExportContacts } from '@/db/queries/ledger/consent-export'
import type { Instant } from '@/lib/consent/types'
import { effectsOf, type LineContent, readLine } from '@/lib/ledger/line'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { type ConsentRecord, consentRecords, type RecordLine } from '@/lib/services/records/consent-records'
import type { EvidenceRange } from './export-evidence'

/** The consent of one person to each topic, with what is needed to put it into words. */
export interface PersonRecords {
  contactId: string
  config: BusinessConfig
  records: ConsentRecord[]
}

export type ExportedRecords =
  | { outcome: 'exported'; people: AsyncGenerator<PersonRecords> }
  | { outcome: 'unknown_contact' }
  | NotAllowed

/** How many contacts, and how many lines of one, are read by one query. */
const CONTACTS = 200
const LINES = 1000

/**
 * Returns consent records of ISO/IEC TS 27560: of one person, of everybody, or those in which something happened in a
 * time. A record always has all of its events. The audit log records it before the first is read.
 */
export async function exportRecords(deps: Deps, caller: Caller, range: EvidenceRange = {}): Promise<ExportedRecords> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'evidence.read', async (tx): Promise<ExportedRecords> => {
    const { contactId, from, to } = range
    const contact = contactId && (await followMerge((id) => readContactRow(tx, businessId, id), contactId))
    if (contactId !== undefined && !contact) return { outcome: 'unknown_contact' }
    const isoOf = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString())
    await recordAudit(deps, tx, caller, {
      action: 'export.read',
      subject: contact ? { kind: 'contact', id: contact.id } : { kind: 'business', id: businessId },
      changes: { of: 'consent_records', from: isoOf(from), to: isoOf(to) },
    })
    const ids = contact ? oneOf(contact.id) : contactsOf(deps, businessId, range)
    return { outcome: 'exported', people: readPeople(deps, businessId, ids, range) }
  })
}

async function* oneOf(id: string): AsyncGenerator<string> {
  yield id
}

/** Yields the contacts that can have something in the time, by their ids, which no change moves. */
async function* contactsOf(
  deps: Deps,
  businessId: string,
  { from = -Infinity }: EvidenceRange,
): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof readExportContacts>> = await inSnapshot(deps, businessId, (tx) =>
      readExportContacts(tx, businessId, { after, limit: CONTACTS }),
    )
    for (const { id, updatedAt } of page) if (updatedAt >= from) yield id
    if (page.length < CONTACTS) return
    after = page.at(-1)?.id ?? null
  }
}

async function* readPeople(
  deps: Deps,
  businessId: string,
  ids: AsyncGenerator<string>,
  { from = -Infinity, to = Infinity }: EvidenceRange,
): AsyncGenerator<PersonRecords> {
  for await (const contactId of ids) {
    const { config, lines } = await readPerson(deps, businessId, contactId)
    const records = consentRecords({ chains: [{ lines }] }).filter(({ events }) =>
      events.some(({ time }) => time >= from && time < to),
    )
    if (records.length > 0) yield { contactId, config, records }
  }
}

async function readPerson(deps: Deps, businessId: string, contactId: string) {
  return inSnapshot(deps, businessId, async (tx) => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const lines: RecordLine[] = []
    for (const only of [contactId, ...(await findMergedInto(tx, businessId, contactId))]) {
      for (let seq = 0; ;) {
        const piece = await readLines(tx, businessId, {
          after: { contactId: only, seq },
          upTo: null,
          only,
          limit: LINES,
        })
        for (const { changeId, occurredAt, recordedAt, payload } of piece) {
          const content = contentOf(payload)
          lines.push({ changeId, occurredAt, recordedAt, content, effects: content ? effectsOf(content) : [] })
        }
        if (piece.length < LINES) break
        seq = piece.at(-1)?.seq ?? seq
      }
    }
    return { config, lines }
  })
}

/** Returns what a line says; null for a text that is no line, which `ledger:verify` names. */
function contentOf(payload: string): LineContent | null {
  try {
    return readLine(payload)
  } catch {
    return null
  }
}
