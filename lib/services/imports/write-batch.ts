import { inBusiness, type Tx } from '@/db/client'
import { readNow } from '@/db/queries/business/config'
import { type ContactRow, lockContactRows, readContacts } from '@/db/queries/contacts/contact-rows'
import { writeAnswers } from '@/db/queries/contacts/write-contact'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { findSuppressions, hasSuppressions } from '@/db/queries/identities/suppressions'
import { insertIssues, type NewIssue } from '@/db/queries/imports/import-issues'
import {
  type AnswerOf,
  appendImportedLines,
  insertAnswers,
  insertImported,
  markImported,
  markKnown,
  moveHeads,
  readImportedKeys,
} from '@/db/queries/imports/imported-changes'
import { advanceImport, holdImport } from '@/db/queries/imports/imports'
import { nextTransition } from '@/lib/consent/next-transition'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { suppressionHash } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import { answerRow, stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import { type Applied, type ApplyContext, applyPerson, type Standing } from './apply-person'
import { type Person, rowKeysOf } from './group-rows'
import type { Guess, Refusal } from './read-rows'
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
  for (let attempt = 1; ; attempt++) {
    try {
      return await inBusiness(deps.db, claim.businessId, (tx) => writeWithin(deps, tx, claim, batch, onSent))
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof AppError) || error.code !== 'people_moved') throw error
    }
  }
}

const moved = () => new AppError('people_moved', { message: 'people of a batch were made or merged meanwhile' })

async function writeWithin(
  deps: Deps,
  tx: Tx,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: () => void,
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
  const known = await readKnown(tx, businessId, found)
  const suppressed = anySuppressed ? await readSuppressed(deps, tx, businessId, people, known) : NONE_SUPPRESSED
  const now = known.now ?? before.now

  const context: ApplyContext = { businessId, importId, keys: deps.keys, now }
  const strangers: { person: Person; contactId: string; applied: Applied }[] = []
  const issues: NewIssue[] = batch.refused.map((refusal) => refused(refusal))
  const counts = { taken: 0, unchanged: 0, keptOut: 0, refused: batch.refused.length, guessed: batch.guessed.length }
  const keepOutAll = (person: Person, code: 'released' | 'erased') => {
    for (const { row, place } of person.groups.flatMap(({ sayings }) => sayings)) {
      issues.push({ row, place, outcome: 'kept_out', code, contactId: null, changeId: null })
      counts.keptOut++
    }
  }
  const otherOf = new Map<string, { contactId: string; applied: Applied }>()
  const breath = yieldToEventLoop()
  for (const person of people) {
    const pause = breath()
    if (pause) await pause
    let standing = known.standings.get(person.identity.matchKey)
    const cause = standing === undefined ? suppressed.get(person.identity.matchKey) : undefined
    const gone = standing ? goneBy(standing) : cause
    if (gone) {
      keepOutAll(person, gone)
      continue
    }
    const contactId = standing?.contactId ?? newId()
    // If two numbers belong to one contact, the second is applied after the first.
    const first = otherOf.get(contactId)
    if (standing && first) standing = { ...standing, state: first.applied.after, head: first.applied.head }
    const applied = applyPerson(context, person, standing ?? newStanding(contactId))
    counts.taken += applied.taken
    counts.unchanged += applied.unchanged
    counts.keptOut += applied.keptOut.length
    for (const { row, place, code, changeId } of applied.keptOut)
      issues.push({ row, place, outcome: 'kept_out', code, contactId, changeId })
    if (!standing) strangers.push({ person, contactId, applied })
    else otherOf.set(contactId, { contactId, applied: first ? together(first.applied, applied) : applied })
  }
  // These come after the others, so that an answer that was kept out is listed as kept out.
  for (const guess of batch.guessed) issues.push({ ...guess, ...GUESSED })
  const others = [...otherOf.values()]

  const lines = [...strangers, ...others].flatMap(({ applied }) => applied.lines)
  const changed = others.filter(({ applied }) => applied.lines.length > 0)
  const sent = Promise.all([
    insertImported(
      tx,
      businessId,
      strangers.map(({ person, contactId, applied }) => ({
        contactId,
        identityId: newId(),
        identity: person.identity,
        head: applied.head,
      })),
      now,
    ),
    appendImportedLines(tx, businessId, lines, { now, keepUntil: now + deps.settings.evidenceDays * DAY }),
    insertAnswers(tx, businessId, strangers.flatMap(answersOf)),
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
    markImported(
      tx,
      businessId,
      strangers.map((each) => markOf(each, now)),
      now,
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
  const [numbers] = await sent
  if (numbers !== strangers.length) throw moved()
  return 'written'
}

const NONE_SUPPRESSED: ReadonlyMap<string, 'released' | 'erased'> = new Map()

/** Returns by match key which of the unknown people released their number or were erased. */
async function readSuppressed(
  deps: Deps,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
  known: Known,
): Promise<ReadonlyMap<string, 'released' | 'erased'>> {
  const keyOf = new Map<string, string>()
  for (const { identity } of people) {
    if (known.standings.has(identity.matchKey)) continue
    keyOf.set(suppressionHash(deps.pepper, identity.matchKey), identity.matchKey)
  }
  const causes = await findSuppressions(tx, businessId, [...keyOf.keys()])
  return new Map([...causes].map(([hash, cause]) => [keyOf.get(hash) ?? '', cause]))
}

interface Known {
  standings: Map<string, Standing>
  /** PostgreSQL's time under the locks; null if no contact of the batch is known. */
  now: number | null
}

/** Locks all known contacts and reads the state of each. */
async function readKnown(tx: Tx, businessId: string, found: ReadonlyMap<string, string>): Promise<Known> {
  if (found.size === 0) return { standings: new Map(), now: null }
  const ids = [...new Set(found.values())]
  await lockContactRows(tx, businessId, ids)
  const [rows, imported, { now }] = await Promise.all([
    readContacts(tx, businessId, ids),
    readImportedKeys(tx, businessId, ids),
    readNow(tx, businessId),
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const keysOf = new Map<string, Set<string>>()
  for (const { contactId, dedupeKey } of imported) {
    const keys = keysOf.get(contactId) ?? new Set()
    keysOf.set(contactId, keys)
    for (const key of rowKeysOf(dedupeKey)) keys.add(key)
  }
  const standings = new Map<string, Standing>()
  for (const [matchKey, contactId] of found) {
    const row = rowOf.get(contactId)
    // The contact was merged between the query and the lock. The next attempt finds the contact that stayed.
    if (!row || row.mergedInto !== null) throw moved()
    standings.set(matchKey, standingOf(row, keysOf.get(contactId)))
  }
  return { standings, now }
}

function standingOf(row: ContactRow, known: ReadonlySet<string> = NO_KEYS): Standing {
  return { contactId: row.id, state: stateOf(row), head: { seq: row.headSeq, hash: row.headHash }, known }
}

const NO_KEYS: ReadonlySet<string> = new Set()

function newStanding(contactId: string): Standing {
  return { contactId, state: EMPTY_CONTACT, head: { seq: 0, hash: GENESIS }, known: NO_KEYS }
}

/** Returns whether a contact was released or erased, even if only between the query and the lock; null if neither. */
function goneBy({ state }: Standing): 'released' | 'erased' | null {
  if (state.erasedAt !== null) return 'erased'
  return state.releasedAt === null ? null : 'released'
}

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

function answersOf({ contactId, applied }: { contactId: string; applied: Applied }): AnswerOf[] {
  return [...applied.touched].map((topicId) => ({
    contactId,
    ...answerRow(topicId, applied.after.topics[topicId] ?? { lanes: {}, pending: null }),
  }))
}

function markOf({ contactId, applied }: { contactId: string; applied: Applied }, now: number) {
  return { contactId, version: applied.head.seq, urgent: applied.urgent, recheckAt: nextTransition(applied.after, now) }
}
