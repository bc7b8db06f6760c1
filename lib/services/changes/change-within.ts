import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { findSource, type NamedSource, readSources } from '@/db/queries/business/sources'
import { setLocale } from '@/db/queries/contacts/contacts'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import { findByDedupeKey } from '@/db/queries/ledger/ledger'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { applyRequest } from './apply-request'
import type { ChangeContent, ChangeRequest, ChangeResult, Locked } from './change-request'
import { stateOf } from './contact-state'
import { draftChange } from './draft-change'
import { owedRequest, owedStop, quietStop, repeatedLine, setsAny } from './quiet-stops'
import { writeChanges } from './write-changes'

/**
 * Makes one change within the caller's transaction; the caller wakes the workers after the commit.
 * `suffix` is added to the dedupe key of a form that repeats a statement that was undone meanwhile.
 */
export async function changeWithin(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  request: ChangeRequest,
  suffix = '',
): Promise<ChangeResult> {
  // Sent together: the lock comes first and makes the business the tenant.
  const [{ unbound, ...locked }, source] = await Promise.all([
    lock(deps, tx, businessId, contactId),
    sourceOf(tx, businessId, request),
  ])
  const id = locked.row.id
  const { dedupe } = request
  if (dedupe?.kind === 'once') {
    const first = await findByDedupeKey(tx, businessId, dedupe.key)
    if (first) return { outcome: 'repeated', changeId: first.changeId, contactId: first.contactId }
  }
  const content = await request.say(locked, tx)
  const owed = await owedStop(tx, locked, request, content)
  if (owed !== null) {
    await changeWithin(deps, tx, businessId, id, owedRequest(owed))
    return changeWithin(deps, tx, businessId, id, request, suffix)
  }
  const applied = content && applyRequest(request, locked, content)
  if (!applied) return repeatedRequest(tx, locked, request, content)
  const { effects } = applied
  if (dedupe?.kind === 'form' && !setsAny(effects)) {
    const first = await findByDedupeKey(tx, businessId, dedupe.key)
    const repeated = first && (await repeatedLine(tx, locked, request, effects, first))
    if (repeated) return { outcome: 'repeated', changeId: repeated, contactId: id }
  }
  const quiet = await quietStop(tx, locked, request, effects)
  if (quiet !== null) return { outcome: 'repeated', changeId: quiet, contactId: id }
  const dedupeKey = dedupe ? dedupe.key + suffix : null
  const draft = draftChange(deps, locked, request, applied, { source, dedupeKey, unbound, packs: writesCompact(tx) })
  const locale = newLocale(request, locked)
  await Promise.all([writeChanges(tx, businessId, [draft]), locale !== null && setLocale(tx, businessId, id, locale)])
  await request.also?.(tx, draft.changed)
  return draft.changed
}

async function sourceOf(
  tx: Tx,
  businessId: string,
  { sourceId, sourceNumber }: ChangeRequest,
): Promise<NamedSource | null> {
  if (sourceId) return (await readSources(tx, businessId, [sourceId])).get(sourceId) ?? null
  return findSource(tx, businessId, sourceNumber ?? 0)
}

/**
 * Returns the outcome of a change that does nothing. A form that was sent twice and only asks for what waits for its
 * confirmation already is the first change again.
 */
async function repeatedRequest(
  tx: Tx,
  { businessId, row, state }: Locked,
  { dedupe }: ChangeRequest,
  content: ChangeContent | null,
): Promise<ChangeResult> {
  const first = content && dedupe?.kind === 'form' ? await findByDedupeKey(tx, businessId, dedupe.key) : null
  if (first) return { outcome: 'repeated', changeId: first.changeId, contactId: row.id }
  return { outcome: 'unchanged', contactId: row.id, state }
}

/**
 * Returns the language that the contact chose to read or write in, which is the language we write to them in. Returns
 * null if it stays as it is.
 */
export function newLocale({ locale, actor }: ChangeRequest, { row }: Locked): string | null {
  return locale && actor === 'contact' && locale !== row.locale ? locale : null
}

/** The identities of the contact that no line has bound yet. */
interface Unbound {
  unbound: readonly UnboundIdentity[]
}

async function lock(deps: Deps, tx: Tx, businessId: string, contactId: string): Promise<Locked & Unbound> {
  let now: Instant = 0
  let unbound: UnboundIdentity[] = []
  const row = await followMerge(async (id) => {
    const locked = await lockContact(tx, businessId, id)
    ;({ now, unbound } = locked)
    return locked.contact
  }, contactId)
  if (!row || row.mergedInto !== null)
    throw new AppError('unknown_contact', { message: 'no such contact in this business', status: 404 })
  const config = await deps.configs.within(tx, businessId, row.configVersion)
  return { businessId, row, state: stateOf(row), config, now, unbound }
}
