import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { type ContactRow } from '@/db/queries/contacts/contact-rows'
import { setLocale } from '@/db/queries/contacts/contacts'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { markMerged } from '@/db/queries/contacts/merges'
import { writeAnswers, writeContacts, writeProviderStops } from '@/db/queries/contacts/write-contact'
import { bindIdentities, readUnbound } from '@/db/queries/identities/bound-identities'
import { insertEvidence } from '@/db/queries/ledger/evidence'
import { appendLines, type LedgerRow } from '@/db/queries/ledger/ledger'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { mergeContacts } from '@/lib/consent/merge'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Actor, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { LineContent } from '@/lib/ledger/line'
import { sealLine } from '@/lib/ledger/seal'
import { isoTime } from '@/lib/ledger/wire'
import { answerRows, stateOf } from '@/lib/services/changes/contact-state'
import { evidenceRow, sealedEvidence } from '@/lib/services/changes/evidence-row'
import { sealIdentities } from '@/lib/services/changes/seal-identities'
import type { Deps } from '@/lib/services/deps'

/** Who states that two contacts are one person, and the evidence for it. */
export interface MergeAuthor {
  actor: Actor
  evidence: { deps: Pick<Deps, 'keys' | 'settings'>; body: Readonly<Record<string, unknown>> } | null
}

/** WhatsApp, which named both in one event. */
const PROVIDER: MergeAuthor = { actor: 'provider', evidence: null }

interface Head {
  seq: number
  hash: string
}

/**
 * Merges two contacts who are one person (docs/consent.md, "Who is it"): what one of them refused is refused. Both
 * chains get a `merged` line, no line is moved, and old links lead to the contact that stays, which is the one with the
 * longer chain. This is part of the caller's transaction. Returns the id of the contact that stayed; null when one of
 * them no longer exists, or was merged, released or erased meanwhile, and then the caller must look again.
 */
export async function mergeWithin(
  tx: Tx,
  businessId: string,
  one: string,
  other: string,
  author: MergeAuthor = PROVIDER,
): Promise<string | null> {
  const locked: ContactRow[] = []
  let now: Instant = 0
  // Always in the same order, so that two merges of the same contacts wait for each other.
  for (const id of [one, other].toSorted()) {
    const { contact, now: at } = await lockContact(tx, businessId, id)
    // Who released the number or was erased is nobody any more: merged, they would take the other one along.
    if (!contact || contact.mergedInto !== null || contact.releasedAt !== null || contact.erasedAt !== null) return null
    locked.push(contact)
    now = at
  }
  const [into, from] = locked.toSorted((a, b) => b.headSeq - a.headSeq || (a.id < b.id ? -1 : 1))
  if (!into || !from) return null

  // The line of the contact that goes names the current head of the other. The line of the contact that stays then
  // names the whole chain of the one that goes.
  const gone = await appendMerged(tx, businessId, from, into.headSeq > 0 ? headOf(into) : null, now, author)
  const head = await appendMerged(tx, businessId, into, { contact_id: from.id, ...gone }, now, author)
  const merged = mergeContacts(stateOf(into), stateOf(from))
  const lastOwnAt = Math.max(into.lastOwnAt ?? 0, from.lastOwnAt ?? 0) || null
  await writeContacts(tx, businessId, [
    { contactId: from.id, state: stateOf(from), head: { ...gone, lastOwnAt: from.lastOwnAt } },
    { contactId: into.id, state: merged, head: { ...head, lastOwnAt } },
  ])
  const answers = answerRows(merged).map((answer) => ({ contactId: into.id, answer }))
  await writeAnswers(tx, businessId, answers)
  await writeProviderStops(tx, businessId, into.id, merged, Object.keys(merged.providerStops))
  await markMerged(tx, businessId, from.id, into.id, now)
  if (into.locale === null && from.locale !== null) await setLocale(tx, businessId, into.id, from.locale)
  const mark = { urgent: true, now, recheckAt: null }
  // In this order, because the contact that goes is also marked together with the one that stays.
  await markForSync(tx, businessId, [{ ...mark, contactId: from.id, version: gone.seq }])
  await markForSync(tx, businessId, [
    { ...mark, contactId: into.id, version: head.seq, recheckAt: nextTransition(merged, now) },
  ])
  return into.id
}

const headOf = (row: ContactRow) => ({ contact_id: row.id, seq: row.headSeq, hash: row.headHash })

async function appendMerged(
  tx: Tx,
  businessId: string,
  row: ContactRow,
  otherHead: LineContent['other_head'] | null,
  now: Instant,
  { actor, evidence }: MergeAuthor,
): Promise<Head> {
  const seq = row.headSeq + 1
  const changeId = newId()
  const sealed = evidence && sealedEvidence(evidence.body)
  const bound = sealIdentities(await readUnbound(tx, businessId, [row.id]))
  const { payload, hash } = sealLine(
    {
      format: 2,
      business_id: businessId,
      contact_id: row.id,
      seq,
      change_id: changeId,
      kind: 'merged',
      occurred_at: isoTime(now),
      recorded_at: isoTime(now),
      actor,
      method: 'reconcile',
      source: null,
      notice: null,
      reason: null,
      refers_to: null,
      effects: [],
      evidence: sealed?.digest ?? null,
      ...(otherHead ? { other_head: otherHead } : {}),
      ...(evidence ? { evidence_days: evidence.deps.settings.evidenceDays } : {}),
      ...(bound.length === 0 ? {} : { identities: bound.map(({ digest }) => digest) }),
    },
    row.headHash,
  )
  const line: LedgerRow = {
    contactId: row.id,
    seq,
    changeId,
    kind: 'merged',
    occurredAt: now,
    recordedAt: now,
    actor,
    method: 'reconcile',
    sourceId: null,
    reason: null,
    refersTo: null,
    payload,
    prev: row.headHash,
    hash,
    dedupeKey: null,
  }
  await appendLines(tx, businessId, [line])
  if (evidence && sealed) {
    const place = { changeId, contactId: row.id, recordedAt: now, packs: writesCompact(tx) }
    await insertEvidence(tx, businessId, [evidenceRow(evidence.deps, sealed, place)])
  }
  await bindIdentities(tx, businessId, bound)
  return { seq, hash }
}
