import { enter, retried, sqlState, type Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { type CitedLine, citeLines } from '@/db/queries/ledger/contact-lines'
import { findByDedupeKey, findChange } from '@/db/queries/ledger/ledger'
import type { Effect, Instant } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { hasRight, isAllowed, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { findNamed, type NotFound } from './find-named'
import { findOfFormerHolder } from './of-former-holder'
import {
  isLiftedIn,
  type PreferenceStatement,
  statementsOf,
  judgeStatement,
  type RecordedStatement,
  withLine,
} from './preference-answers'
import { dedupeKey, kindOf, momentsOf, type Part, partsOf } from './preference-parts'
import type { PreferenceRequest } from './preference-request'
import { standings, type TopicStandingNow } from './read-contact'

export type { CitedLine, RecordedStatement }

export type RecordResult =
  | NotAllowed
  | NotFound
  /** Nothing is recorded for a person who was erased, or for a number that was released. */
  | { outcome: 'contact_erased' | 'contact_released' }
  | {
      outcome: 'recorded'
      contactId: string
      /**
       * The lines that were written, or were found if the same call came before. There are two if an inexact time gives
       * the Yes and the No different moments.
       */
      changes: { changeId: string; at: Instant | null; repeated: boolean }[]
      statements: RecordedStatement[]
      standings: TopicStandingNow[]
    }

/**
 * Records what a person expressed elsewhere, by the rules of docs/consent.md ("Imports and API writes"): state, line,
 * evidence and sync marks in one transaction. A statement that cannot be recorded is reported on its own, and the
 * others are still recorded: a No never waits for the Yes beside it. If the same call comes again (the same content
 * with the same Idempotency-Key, or with the same `saidAt`), it changes nothing. What is recorded in the person's
 * own name (`agent`) needs a right of its own, because it can lift the person's No.
 */
export async function recordPreferences(
  deps: Deps,
  caller: Caller,
  contactId: string,
  request: PreferenceRequest,
): Promise<RecordResult> {
  const { businessId } = caller
  const right = request.by === 'agent' ? 'preferences.speak' : 'preferences.write'
  // Also asked again below, where a member's role is held; a caller without the right doesn't learn who is known.
  if (!(await hasRight(deps, caller, right))) return NOT_ALLOWED
  const named = await findNamed(deps, businessId, contactId, request)
  if ('outcome' in named) return named
  const moments = momentsOf(request.saidAt, named.config.timeZone)
  const spoken = statementsOf(request, named, moments !== null)
  let heard: Heard = { parts: [], theirs: new Set() }
  const gone: { why: 'erased' | 'released' | null } = { why: null }
  const write = () =>
    retried(() =>
      deps.db.sql.begin(async (tx) => {
        if (caller.kind === 'member') await enter(tx, businessId)
        if (!(await isAllowed(tx, caller, right))) return NOT_ALLOWED
        const lifting = await findOfFormerHolder(deps, tx, businessId, named.contactId, spoken, moments?.yes ?? null)
        // What the same call recorded before was judged then. Its line stands, though the contact got another number.
        const parts = lifting.size === 0 ? [] : partsOf(spoken, moments)
        const before = await effectsBefore(deps, tx, caller, named.contactId, request, parts)
        const theirs = new Set([...lifting].filter((one) => !isLiftedIn(one, before)))
        const own = spoken.filter((one) => !theirs.has(one))
        heard = { parts: partsOf(own, moments), theirs }
        const results: ChangeResult[] = []
        for (const part of heard.parts)
          results.push(await writePart(deps, tx, caller, named.contactId, request, part, gone))
        await auditMember(deps, tx, caller, named.contactId, results)
        return results
      }),
    ) as Promise<ChangeResult[] | NotAllowed>
  // 23505 on the dedupe key: the same call arrived twice at once. The second attempt finds the lines of the first.
  const results = await write().catch((error: unknown) => {
    if (sqlState(error) === '23505') return write()
    throw error
  })
  if ('outcome' in results) return results
  if (gone.why) return { outcome: `contact_${gone.why}` }
  if (results.some(({ outcome }) => outcome === 'recorded')) deps.wakeSync(businessId)
  return report(deps, businessId, named.contactId, spoken, heard, results)
}

/** The statements of a call that count as the contact's, each part with one moment, and those of a former holder. */
interface Heard {
  parts: readonly Part[]
  theirs: ReadonlySet<PreferenceStatement>
}

/** Records in the audit log what a member recorded. What an API key records has its line, and no entry. */
async function auditMember(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  contactId: string,
  results: readonly ChangeResult[],
): Promise<void> {
  const changes = results.flatMap((result) => (result.outcome === 'recorded' ? result.changeId : []))
  if (caller.kind === 'key' || changes.length === 0) return
  const subject = { kind: 'contact', id: contactId } as const
  await recordAudit(deps, tx, caller, { action: 'preferences.recorded', subject, changes: { changes } })
}

const keyOfPart = (key: string, { side }: Part) => (side === '' ? key : `${key}:${side}`)

/** Returns what the lines of the same call did, if it came before. */
async function effectsBefore(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  contactId: string,
  request: PreferenceRequest,
  parts: readonly Part[],
): Promise<readonly Effect[]> {
  const key = dedupeKey(deps, caller, contactId, request)
  if (key === null) return []
  const lines = await Promise.all(parts.map((part) => findByDedupeKey(tx, caller.businessId, keyOfPart(key, part))))
  return lines.flatMap((line) => (line ? effectsOf(readLine(line.payload)) : []))
}

function writePart(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  contactId: string,
  request: PreferenceRequest,
  part: Part,
  gone: { why: 'erased' | 'released' | null },
): Promise<ChangeResult> {
  const { spoken, claimedAt } = part
  const key = dedupeKey(deps, caller, contactId, request)
  const { apiKeyId, memberId } = callerColumns(caller)
  const { evidence, clearProviderStop, saidAt } = request
  return changeWithin(deps, tx, caller.businessId, contactId, {
    kind: kindOf(spoken),
    // A member of the business who records what the person asked for speaks for them; a system of the business does
    // not.
    ...(request.by === 'agent'
      ? ({ actor: 'member', method: 'agent' } as const)
      : ({ actor: 'business', method: 'api' } as const)),
    claimedAt: claimedAt ?? undefined,
    sourceId: request.sourceId,
    evidence: evidence && {
      ...evidence,
      ...(apiKeyId === null ? {} : { apiKey: apiKeyId }),
      ...(saidAt === null ? {} : { saidAt }),
      ...(clearProviderStop ? { reason: clearProviderStop.reason } : {}),
    },
    memberId,
    proven: evidence !== null,
    dedupe: key === null ? undefined : { key: keyOfPart(key, part), kind: 'once' },
    say({ state, now }) {
      gone.why = state.erasedAt !== null ? 'erased' : state.releasedAt !== null ? 'released' : null
      if (gone.why) return null
      const statements = spoken.flatMap((one) => one.statement(state, Math.min(claimedAt ?? now, now)) ?? [])
      return statements.length > 0 ? { statements } : null
    },
  })
}

const OF_FORMER_HOLDER = { outcome: 'kept_out', reason: 'former_holder', changeId: null } as const

/** Returns the outcome of each statement, with the lines that keep some out, and the state of the topics afterwards. */
async function report(
  deps: Deps,
  businessId: string,
  contactId: string,
  spoken: readonly PreferenceStatement[],
  { parts, theirs }: Heard,
  results: readonly ChangeResult[],
): Promise<Extract<RecordResult, { outcome: 'recorded' }> | { outcome: 'unknown_contact' }> {
  return inSnapshot(deps, businessId, async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' }
    const state = stateOf(row)
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const effectsOfPart = await Promise.all(results.map((result) => effectsOfResult(tx, businessId, result)))
    const statements = spoken.map((one) => {
      if (theirs.has(one)) return { one, judged: OF_FORMER_HOLDER }
      const at = parts.findIndex((part) => part.spoken.includes(one))
      const result = results[at]
      const after = result?.outcome === 'recorded' ? result.after : state
      return { one, judged: judgeStatement(one, effectsOfPart[at] ?? [], after) }
    })
    const lines = await citeLines(
      tx,
      businessId,
      statements.flatMap(({ judged }) => (judged.outcome === 'kept_out' && judged.changeId) || []),
    )
    return {
      outcome: 'recorded',
      contactId: row.id,
      changes: results.flatMap((result) =>
        result.outcome === 'unchanged'
          ? []
          : [
              {
                changeId: result.changeId,
                at: result.outcome === 'recorded' ? result.at : null,
                repeated: result.outcome === 'repeated',
              },
            ],
      ),
      statements: statements.map(({ one, judged }) => withLine(one, judged, lines)),
      standings: standings(state, config, deps.clock.now()),
    }
  })
}

async function effectsOfResult(tx: Tx, businessId: string, result: ChangeResult): Promise<readonly Effect[]> {
  if (result.outcome === 'recorded') return result.effects
  if (result.outcome === 'unchanged') return []
  const line = await findChange(tx, businessId, result.contactId, result.changeId)
  return line ? effectsOf(readLine(line.payload)) : []
}
