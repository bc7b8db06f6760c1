import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { writeAnswers } from '@/db/queries/contacts/write-contact'
import { insertIssues, type NewIssue } from '@/db/queries/imports/import-issues'
import { appendImportedLines, markKnown, moveHeads } from '@/db/queries/imports/imported-changes'
import { advanceImport } from '@/db/queries/imports/imports'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { applyFirst } from './apply-first'
import { type Applied, type ApplyContext, applyPerson } from './apply-person'
import type { Person, Saying } from './group-rows'
import type { Look } from './look-at-batch'
import type { ClaimedImport, OnSent, PreparedBatch } from './prepared-batch'
import type { Refusal } from './read-rows'
import { goneBy, newStanding } from './read-standings'
import { FORMER_HOLDER, withoutFormerYes } from './without-former-yes'
import { type AppliedContact, answersOf, markOf, StrangerWriter } from './write-strangers'
import { yieldToEventLoop } from './yield-to-event-loop'

const DAY = 86_400_000

/**
 * Applies the rows of a batch to what was found of its people, and sends all that is written of it. Resolves when
 * PostgreSQL has written it.
 * @param onSent called when all statements were sent
 */
export async function sendBatch(
  deps: Deps,
  tx: Tx,
  claim: ClaimedImport,
  batch: PreparedBatch,
  look: Look,
  { onSent, areOthers }: { onSent: OnSent; areOthers: boolean },
): Promise<void> {
  const { businessId, importId } = claim
  const { standings, suppressed, former, now } = look
  const { evidenceDays } = deps.settings
  const config = await deps.configs.within(tx, businessId, look.configVersion)
  const made = { importId, keys: deps.keys, packs: writesCompact(tx) }
  const context: ApplyContext = { businessId, ...made, evidenceDays, config, now, areOthers }
  const times = { now, keepUntil: now + evidenceDays * DAY }
  const strangers = new StrangerWriter(tx, businessId, times)
  const issues: NewIssue[] = batch.refused.map((refusal) => refused(refusal))
  const counts = { taken: 0, unchanged: 0, keptOut: 0, refused: batch.refused.length, guessed: batch.guessed.length }
  // Nobody is named: whom the rows are about is gone, and who has the number now did not say them.
  const keepOut = (sayings: readonly Saying[], code: 'released' | 'erased' | typeof FORMER_HOLDER) => {
    for (const { row, place } of sayings)
      issues.push({ row, place, outcome: 'kept_out', code, contactId: null, changeId: null })
    counts.keptOut += sayings.length
  }
  const otherOf = new Map<string, AppliedContact>()
  const breath = yieldToEventLoop()
  let isSent = false
  for (const whole of batch.people) {
    const pause = breath(isSent)
    if (pause) await pause
    isSent = false
    const { matchKey } = whole.identity
    let standing = standings.get(matchKey)
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
      isSent = strangers.addFirst(first)
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
  onSent(standings.size === 0)
  await sent
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
