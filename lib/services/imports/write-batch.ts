import { inBusiness, sqlState, type Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { readNow } from '@/db/queries/business/config'
import { writeAnswers } from '@/db/queries/contacts/write-contact'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { hasSuppressions } from '@/db/queries/identities/suppressions'
import { insertIssues, type NewIssue } from '@/db/queries/imports/import-issues'
import { appendImportedLines, markKnown, moveHeads } from '@/db/queries/imports/imported-changes'
import { advanceImport, holdImport } from '@/db/queries/imports/imports'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { applyFirst } from './apply-first'
import { type Applied, type ApplyContext, applyPerson } from './apply-person'
import type { Person } from './group-rows'
import type { Guess, Refusal, RowStatement } from './read-rows'
import { goneBy, newStanding, NONE_SUPPRESSED, readKnown, readSuppressed } from './read-standings'
import { FORMER_HOLDER, readFormerOf, withoutFormerYes } from './without-former-yes'
import { type AppliedContact, answersOf, markOf, StrangerWriter } from './write-strangers'
import { yieldToEventLoop } from './yield-to-event-loop'

const DAY = 86_400_000

/** Rows of a file that were read and collected by person: a batch, which becomes one transaction. */
export interface PreparedBatch {
  /** How many rows of the file it has. */
  rows: number
  people: readonly Person[]
  refused: readonly Refusal[]
  /** Answers whose number has no country code and may be another person's. */
  guessed: Guess[]
  /** The version of the configuration with which the rows were read. */
  configVersion: number
}

export interface ClaimedImport {
  businessId: string
  importId: string
  /** The worker that holds the claim. */
  by: string
  /** How many rows were processed before. */
  done: number
  leaseMs: number
}

/**
 * - `written` all of it, in one transaction
 * - `lost` another worker holds the import now: nothing was written
 * - `stale` the business changed its topics meanwhile: nothing was written, and the rows must be read again
 */
export type BatchOutcome = 'written' | 'lost' | 'stale'

/** How many times a batch is tried if one of its contacts is created, merged or released at the same moment. */
const ATTEMPTS = 5

/**
 * Writes one batch in one transaction: contacts, numbers, answers, sealed and chained lines, evidence, sync marks,
 * issues and the import's progress. If the process is killed at any moment, either all of it counts or nothing.
 * @param onSent called when all statements were sent: from then on this process waits for PostgreSQL, and may prepare
 * the next batch
 */
export async function writeBatch(
  deps: Deps,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: () => void = () => {},
): Promise<BatchOutcome> {
  let areOthers = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await inBusiness(deps.db, claim.businessId, (tx) => writeWithin(deps, tx, claim, batch, onSent, areOthers))
    } catch (error) {
      // 23505 on the ledger's dedupe key: a row was imported before for somebody else, who had the number then.
      const isOther = sqlState(error) === '23505'
      if (attempt === ATTEMPTS || !(isOther || (error instanceof AppError && error.code === 'people_moved')))
        throw error
      areOthers ||= isOther
    }
  }
}

async function writeWithin(
  deps: Deps,
  tx: Tx,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: () => void,
  areOthers: boolean,
): Promise<BatchOutcome> {
  const { businessId, importId } = claim
  const { people } = batch
  // The numbers come first, so that a contact who is erased between the two queries is found by the second.
  const [held, found, anySuppressed, before] = await Promise.all([
    holdImport(tx, businessId, importId, { by: claim.by, rows: claim.done }),
    findLiveHolders(
      tx,
      businessId,
      people.map(({ identity }) => identity.matchKey),
    ),
    hasSuppressions(tx, businessId),
    readNow(tx, businessId),
  ])
  if (!held) return 'lost'
  if (before.configVersion !== batch.configVersion) return 'stale'
  const known = await readKnown(tx, businessId, found, 'locked')
  const suppressed = anySuppressed ? await readSuppressed(deps, tx, businessId, people, known) : NONE_SUPPRESSED
  const now = known.now ?? before.now
  const former = await readFormerOf(deps, tx, businessId, people, found)

  const { evidenceDays } = deps.settings
  const config = await deps.configs.within(tx, businessId, before.configVersion)
  const made = { importId, keys: deps.keys, packs: writesCompact(tx) }
  const context: ApplyContext = { businessId, ...made, evidenceDays, config, now, areOthers }
  const times = { now, keepUntil: now + evidenceDays * DAY }
  const strangers = new StrangerWriter(tx, businessId, times)
  const issues: NewIssue[] = batch.refused.map((refusal) => refused(refusal))
  const counts = { taken: 0, unchanged: 0, keptOut: 0, refused: batch.refused.length, guessed: batch.guessed.length }
  // Nobody is named: whom the rows are about is gone, and who has the number now did not say them.
  const keepOut = (sayings: readonly RowStatement[], code: 'released' | 'erased' | typeof FORMER_HOLDER) => {
    for (const { row, place } of sayings)
      issues.push({ row, place, outcome: 'kept_out', code, contactId: null, changeId: null })
    counts.keptOut += sayings.length
  }
  const otherOf = new Map<string, AppliedContact>()
  const breath = yieldToEventLoop()
  let isSent = false
  for (const whole of people) {
    const pause = breath(isSent)
    if (pause) await pause
    isSent = false
    const { matchKey } = whole.identity
    let standing = known.standings.get(matchKey)
    const cause = standing === undefined ? suppressed.get(matchKey) : undefined
    const gone = standing ? goneBy(standing) : cause
    if (gone) {
      keepOut(sayingsOf(whole), gone)
      continue
    }
    const { person, theirs } = withoutFormerYes(whole, former.get(matchKey))
    keepOut(theirs, FORMER_HOLDER)
    if (person.groups.length === 0) continue
    const first = standing ? null : applyFirst(context, person)
    if (first) {
      counts.taken += first.taken
      isSent = strangers.add(first)
      continue
    }
    const contactId = standing?.contactId ?? newId()
    // If two numbers belong to one contact, the second is applied after the first.
    const one = otherOf.get(contactId)
    if (standing && one) standing = { ...standing, state: one.applied.after, head: one.applied.head }
    const applied = applyPerson(context, person, standing ?? newStanding(contactId))
    counts.taken += applied.taken
    counts.unchanged += applied.unchanged
    counts.keptOut += applied.keptOut.length
    for (const { row, place, code, changeId } of applied.keptOut)
      issues.push({ row, place, outcome: 'kept_out', code, contactId, changeId })
    if (!standing) isSent = strangers.add({ person, contactId, before: EMPTY_CONTACT, applied })
    else if (one) otherOf.set(contactId, { ...one, applied: together(one.applied, applied) })
    else otherOf.set(contactId, { contactId, before: standing.state, applied })
  }
  // These come after the others, so that an answer that was kept out is listed as kept out.
  for (const guess of batch.guessed) issues.push({ ...guess, ...GUESSED })
  const others = [...otherOf.values()]

  const changed = others.filter(({ applied }) => applied.lines.length > 0)
  const sent = Promise.all([
    strangers.end(),
    appendImportedLines(
      tx,
      businessId,
      changed.flatMap(({ applied }) => applied.lines),
      times,
    ),
    writeAnswers(
      tx,
      businessId,
      changed.flatMap(answersOf).map((answer) => ({ contactId: answer.contactId, answer })),
    ),
    moveHeads(
      tx,
      businessId,
      changed.map(({ contactId, applied }) => ({ contactId, ...applied.head })),
    ),
    markKnown(
      tx,
      businessId,
      changed.filter(({ applied }) => applied.moved).map((each) => markOf(each, now)),
      now,
    ),
    insertIssues(tx, businessId, importId, issues),
    advanceImport(tx, businessId, importId, { ...counts, rows: batch.rows, now, until: now + claim.leaseMs }),
  ])
  onSent()
  await sent
  return 'written'
}

const sayingsOf = ({ groups }: Person) => groups.flatMap(({ sayings }) => sayings)

/** Returns the joint result for two numbers of one contact, of which the second was applied after the first. */
function together(first: Applied, second: Applied): Applied {
  return {
    ...second,
    lines: [...first.lines, ...second.lines],
    touched: new Set([...first.touched, ...second.touched]),
    moved: first.moved || second.moved,
    urgent: first.urgent || second.urgent,
  }
}

const GUESSED = { outcome: 'guessed', contactId: null, changeId: null } as const

function refused({ row, place, code }: Refusal): NewIssue {
  return { row, place, outcome: 'refused', code, contactId: null, changeId: null }
}
