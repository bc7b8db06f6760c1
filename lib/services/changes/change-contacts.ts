import { retried, type Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { readSources } from '@/db/queries/business/sources'
import { lockContacts } from '@/db/queries/contacts/contact-rows'
import { setLocale } from '@/db/queries/contacts/contacts'
import { readUnbound } from '@/db/queries/identities/bound-identities'
import { findByDedupeKeys } from '@/db/queries/ledger/ledger'
import type { Deps } from '@/lib/services/deps'
import { applyRequest } from './apply-request'
import { changeContact, newLocale } from './change-contact'
import type { ChangeRequest, Changed } from './change-request'
import { stateOf } from './contact-state'
import { type Draft, draftChange } from './draft-change'
import { passesStop } from './quiet-stops'
import { writeChanges } from './write-changes'

/**
 * A change that an outside event asks for. Its own key recognises a repetition, and it needs no further query or write.
 */
export interface EventChange {
  contactId: string
  request: Omit<ChangeRequest, 'also' | 'sourceNumber' | 'dedupe'> & { dedupe: { key: string; kind: 'once' } }
}

/**
 * Makes changes of many contacts, each at most once, by the rules of `changeContact`. All changes, with their lines and
 * marks, share one transaction, so that hundreds cost about as much as a few. A change that can't share it is made in a
 * transaction of its own: that of a contact who was merged, one that lifts or passes a stop, and every change if the
 * shared transaction fails, so that one that can't be written does not hold up the others. `failed` is called with the
 * error of each change that could not be made.
 */
export async function changeContacts(
  deps: Deps,
  businessId: string,
  changes: readonly EventChange[],
  failed: (error: unknown) => void,
): Promise<void> {
  const alone = (one: EventChange) => changeContact(deps, businessId, one.contactId, one.request).then(() => {}, failed)
  let left: readonly EventChange[] = changes
  try {
    const together = await retried(
      () => deps.db.sql.begin((tx) => changeTogether(deps, tx, businessId, changes)) as Promise<Together>,
    )
    if (together.changed.length > 0) deps.wakeSync(businessId)
    left = together.left
  } catch (err) {
    deps.log.warn({ err, businessId, changes: changes.length }, 'changes could not be written together')
  }
  for (const one of left) await alone(one)
}

interface Together {
  changed: Changed[]
  /** Changes that need a transaction of their own. */
  left: EventChange[]
}

async function changeTogether(
  deps: Deps,
  tx: Tx,
  businessId: string,
  changes: readonly EventChange[],
): Promise<Together> {
  const ids = changes.map(({ contactId }) => contactId)
  // This query also sets the business of the transaction.
  const { contacts, now } = await lockContacts(tx, businessId, ids)
  const rows = new Map(contacts.map((row) => [row.id, row]))
  const keys = changes.map(({ request }) => request.dedupe.key)
  const sourceIds = [...new Set(changes.flatMap(({ request }) => request.sourceId ?? []))]
  const [known, sources, named] = await Promise.all([
    findByDedupeKeys(tx, businessId, keys),
    readSources(tx, businessId, sourceIds),
    readUnbound(tx, businessId, ids),
  ])
  const drafts: Draft[] = []
  const locales: [contactId: string, locale: string][] = []
  const left: EventChange[] = []
  for (const one of changes) {
    const { request } = one
    if (known.has(request.dedupe.key)) continue
    const row = rows.get(one.contactId)
    if (!row || row.mergedInto !== null) {
      left.push(one)
      continue
    }
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const locked = { businessId, row, state: stateOf(row), config, now }
    const content = await request.say(locked, tx)
    // It may owe a quiet stop its line first, and that is a second change of the same contact.
    if (passesStop(content, request.method)) {
      left.push(one)
      continue
    }
    const applied = content && applyRequest(request, locked, content)
    if (!applied) continue
    const place = {
      source: sources.get(request.sourceId ?? '') ?? null,
      dedupeKey: request.dedupe.key,
      unbound: named.filter(({ contactId }) => contactId === row.id),
      packs: writesCompact(tx),
    }
    drafts.push(draftChange(deps, locked, request, applied, place))
    const locale = newLocale(request, locked)
    if (locale !== null) locales.push([row.id, locale])
  }
  if (drafts.length === 0) return { changed: [], left }
  await Promise.all([
    writeChanges(tx, businessId, drafts),
    ...locales.map(([contactId, locale]) => setLocale(tx, businessId, contactId, locale)),
  ])
  return { changed: drafts.map(({ changed }) => changed), left }
}
