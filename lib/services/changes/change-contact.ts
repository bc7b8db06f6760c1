import { retried, sqlState, type Tx } from '@/db/client'
import { findSourceId } from '@/db/queries/business/sources'
import { lockContact } from '@/db/queries/contacts/contact-rows'
import { setLocale } from '@/db/queries/contacts/contacts'
import { findByDedupeKey } from '@/db/queries/ledger/ledger'
import { applyChange } from '@/lib/consent/change'
import { nextOwnTime, occurredAt } from '@/lib/consent/time'
import type { Change } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import type { Locked, ChangeContent, ChangeRequest, ChangeResult } from './change-request'
import { stateOf } from './contact-state'
import { owedRequest, owedStop, quietStop } from './quiet-stops'
import { draftChange, type LineDetails, writeChanges } from './record-change'

/** Stands for the digest of evidence that is not sealed yet: equal to none. */
const UNSEALED = 'unsealed'

/** How often a merged contact is followed to the one it was merged into. */
const MERGE_DEPTH = 8

/**
 * The one way to change what a contact said: lock, apply, then line, state, evidence and sync marks in one transaction, or nothing.
 * Expected outcomes are data. Throws AppError `contact_not_found`; errors of the database pass through.
 */
export async function changeContact(
  deps: Deps,
  businessId: string,
  contactId: string,
  request: ChangeRequest,
): Promise<ChangeResult> {
  const run = (suffix: string) =>
    retried(
      () =>
        deps.db.sql.begin((tx) =>
          changeWithin(deps, tx, businessId, contactId, request, suffix),
        ) as Promise<ChangeResult>,
    )
  const result = await run('').catch(async (error: unknown) => {
    // 23505 on the ledger's dedupe key: the same event came in twice at once, or a form says again what was undone meanwhile.
    if (sqlState(error) !== '23505' || !request.dedupe) throw error
    return run(request.dedupe.kind === 'form' ? `#${newId()}` : '')
  })
  if (result.outcome === 'recorded') deps.wakeSync(businessId)
  return result
}

/**
 * The same as a part of a transaction of the caller, who tells the workers after the commit. `suffix` ends the dedupe key of a form
 * that says again what was taken back meanwhile.
 */
export async function changeWithin(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  request: ChangeRequest,
  suffix = '',
): Promise<ChangeResult> {
  const locked = await lock(deps, tx, businessId, contactId)
  const id = locked.row.id
  const { dedupe } = request
  if (dedupe?.kind === 'once') {
    const first = await findByDedupeKey(tx, businessId, dedupe.key)
    if (first) return { outcome: 'repeated', changeId: first.changeId, contactId: first.contactId }
  }
  const said = await request.say(locked, tx)
  const owed = await owedStop(tx, locked, request, said)
  if (owed !== null) {
    await changeWithin(deps, tx, businessId, id, owedRequest(owed))
    return changeWithin(deps, tx, businessId, id, request, suffix)
  }
  const change = said && changeOf(request, locked, said)
  if (!change) return { outcome: 'unchanged', contactId: id, state: locked.state }
  const { effects } = applyChange(locked.state, change)
  if (dedupe?.kind === 'form' && !effects.some(({ outcome }) => outcome === 'set')) {
    const first = await findByDedupeKey(tx, businessId, dedupe.key)
    if (first) return { outcome: 'repeated', changeId: first.changeId, contactId: id }
  }
  const quiet = await quietStop(tx, locked, request, effects)
  if (quiet !== null) return { outcome: 'repeated', changeId: quiet, contactId: id }
  const sourceId = request.sourceId ?? (await findSourceId(tx, businessId, request.sourceNumber ?? 0))
  const draft = draftChange(deps, locked, change, detailsOf(request, locked, said, sourceId, suffix))
  await writeChanges(tx, businessId, [draft])
  const locale = newLocale(request, locked)
  if (locale !== null) await setLocale(tx, businessId, id, locale)
  await request.also?.(tx, draft.changed)
  return draft.changed
}

/** The change that a request comes to; null when it does nothing. */
export function changeOf(request: ChangeRequest, locked: Locked, said: ChangeContent): Change | null {
  const change: Change = {
    id: newId(),
    kind: request.kind,
    at:
      request.claimedAt === undefined
        ? nextOwnTime(locked.now, locked.row.lastOwnAt)
        : occurredAt(request.claimedAt, locked.now).at,
    actor: request.actor,
    method: request.method,
    notice: said.notice ?? null,
    // What it will be is known when it is sealed; that there is one makes a repeated Yes a renewal.
    evidence: evidenceOf(request) && locked.state.erasedAt === null ? UNSEALED : null,
    proven: request.proven ?? false,
    statements: said.statements,
  }
  return said.always || applyChange(locked.state, change).effects.length > 0 ? change : null
}

export function detailsOf(
  request: ChangeRequest,
  locked: Locked,
  said: ChangeContent,
  sourceId: string | null,
  suffix = '',
): LineDetails {
  return {
    said,
    ownAct: request.claimedAt === undefined,
    claimedAt: request.claimedAt ?? null,
    sourceId,
    locale: request.locale ?? null,
    // Of a person who was erased nothing personal is kept again, also from a page that was still open. A time that was cut is kept.
    evidence: locked.state.erasedAt === null ? (evidenceOf(request) ?? (wasCut(request, locked) ? {} : null)) : null,
    dedupeKey: request.dedupe ? request.dedupe.key + suffix : null,
    isAnswered: request.isAnswered ?? false,
  }
}

/** What proves a change, and which member made it; null: nothing. */
function evidenceOf({ evidence = null, memberId = null }: ChangeRequest): Record<string, unknown> | null {
  return memberId === null ? evidence : { ...evidence, member: memberId }
}

/** Whether the time that was claimed lies in the future, and ours stands in its place. */
function wasCut({ claimedAt }: ChangeRequest, { now }: Locked): boolean {
  return claimedAt !== undefined && occurredAt(claimedAt, now).cut
}

/** The language they chose to read or write in is the one we write to them in. Null: as it is. */
export function newLocale({ locale, actor }: ChangeRequest, { row }: Locked): string | null {
  return locale && actor === 'contact' && locale !== row.locale ? locale : null
}

async function lock(deps: Deps, tx: Tx, businessId: string, contactId: string): Promise<Locked> {
  let id = contactId
  for (let depth = 0; depth < MERGE_DEPTH; depth++) {
    const { contact, now } = await lockContact(tx, businessId, id)
    if (!contact) break
    if (!contact.mergedInto) {
      const config = await deps.configs.within(tx, businessId, contact.configVersion)
      return { businessId, row: contact, state: stateOf(contact), config, now }
    }
    id = contact.mergedInto
  }
  throw new AppError('contact_not_found', { message: 'no such contact in this business', status: 404 })
}
