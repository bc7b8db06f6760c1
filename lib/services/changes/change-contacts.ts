import { retried, type Tx } from '@/db/client'
import { lockContacts } from '@/db/queries/contacts/contact-rows'
import { setLocale } from '@/db/queries/contacts/contacts'
import { findByDedupeKeys } from '@/db/queries/ledger/ledger'
import type { Deps } from '@/lib/services/deps'
import { applyRequest } from './apply-request'
import { changeContact, newLocale } from './change-contact'
import type { ChangeRequest, Changed } from './change-request'
import { stateOf } from './contact-state'
import { type Draft, draftChange, writeChanges } from './record-change'

/**
 * A change that an event outside asks for: told apart by its own key, and with nothing to look up or to write beside
 * it.
 */
export interface EventChange {
  contactId: string
  request: Omit<ChangeRequest, 'also' | 'sourceNumber' | 'dedupe'> & { dedupe: { key: string; kind: 'once' } }
}

/**
 * Changes of many contacts, each once at most, by the rules of `changeContact`: the change of each, its line and its
 * marks are in one transaction, which they share, so that hundreds cost what a few would alone. What can't be done
 * together is done one by one: whoever was merged, and all of them when the shared transaction fails, so that one that
 * can't be written keeps no other back. `failed` is told of each that could not be done.
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
  /** Not for one statement with others. */
  left: EventChange[]
}

async function changeTogether(
  deps: Deps,
  tx: Tx,
  businessId: string,
  changes: readonly EventChange[],
): Promise<Together> {
  const ids = changes.map(({ contactId }) => contactId)
  // Sets the tenant as well.
  const { contacts, now } = await lockContacts(tx, businessId, ids)
  const rows = new Map(contacts.map((row) => [row.id, row]))
  const keys = changes.map(({ request }) => request.dedupe.key)
  const known = await findByDedupeKeys(tx, businessId, keys)
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
    const applied = content && applyRequest(request, locked, content)
    if (!applied) continue
    const place = { sourceId: request.sourceId ?? null, dedupeKey: request.dedupe.key }
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
