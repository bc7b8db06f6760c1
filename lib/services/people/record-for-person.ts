import { inBusiness, type Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { type CitedLine, citeLines, readHistory } from '@/db/queries/ledger/contact-lines'
import { readWallTime, type Side } from '@/lib/consent/time'
import type { Instant, PauseLength } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import type { PreferenceRequest } from '@/lib/services/records/preference-request'
import { recordPreferences, type RecordResult } from '@/lib/services/records/record-preferences'

/** How a person told a member what they want. The words are stored as evidence, so never rename one. */
export const CHANNELS = ['phone call', 'in person', 'letter or e-mail'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a person asked a member for. */
export interface SpokenWish {
  channel: Channel
  /** As a clock on the wall of the business showed it: `2026-11-28T10:02`; null for now. */
  when: string | null
  /** Their words, and where they can be found. */
  words: string | null
  topics: Readonly<Record<string, 'in' | 'out'>>
  stop: boolean
  /** `back`: messages come again after a stop; `resume`: a pause ends. */
  comeBack: boolean
  pause: PauseLength | null
  resume: boolean
  /** The name of the member, for the evidence. */
  by: string
  /** Names the form, so that a form sent twice has the effect of once. */
  formId: string
}

export type RecordedWish =
  | RecordResult
  /** Nothing was asked for. */
  | { outcome: 'nothing_said' }
  /** A Yes, a return or the end of a pause needs the person's words as evidence. */
  | { outcome: 'words_needed' }
  | { outcome: 'when_unreadable' | 'when_in_future' }

/** The clock of a member may run this many milliseconds ahead of ours. */
const AHEAD_MS = 5 * 60_000
/** Before WhatsApp was there nobody can have said anything about its messages. */
const FIRST_AT = Date.UTC(2009, 0, 1)

/**
 * Records what a person who called or wrote asked a member for, in the person's own name. A No needs no words, so that
 * it is never held up; a Yes is recorded only with the person's words as evidence.
 */
export async function recordForPerson(
  deps: Deps,
  caller: Caller,
  contactId: string,
  wish: SpokenWish,
): Promise<RecordedWish> {
  const isYes = wish.comeBack || wish.resume || Object.values(wish.topics).includes('in')
  const isNo = wish.stop || wish.pause !== null || Object.values(wish.topics).includes('out')
  if (!isYes && !isNo) return { outcome: 'nothing_said' }
  if (isYes && wish.words === null) return { outcome: 'words_needed' }
  const said = await momentOf(deps, caller, contactId, wish.when, isYes ? 'yes' : 'no')
  if (typeof said !== 'string') return said
  const { topics, stop, pause, resume, comeBack } = wish
  const request: PreferenceRequest = {
    by: 'agent',
    topics,
    stop,
    return: comeBack,
    pause,
    resume,
    clearProviderStop: null,
    saidAt: said,
    evidence: { said: wish.words ?? '', where: wish.channel, by: wish.by },
    sourceId: null,
    expiresAt: null,
    idempotencyKey: wish.formId,
  }
  return recordPreferences(deps, caller, contactId, request)
}

/** Returns when the person said it, as a request names it. */
async function momentOf(
  deps: Deps,
  caller: Caller,
  contactId: string,
  when: string | null,
  side: Side,
): Promise<string | { outcome: 'when_unreadable' | 'when_in_future' }> {
  const now = deps.clock.now()
  return inBusiness(deps.db, caller.businessId, async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, caller.businessId, id), contactId)
    const config = row && (await deps.configs.within(tx, caller.businessId, row.configVersion))
    if (when === null || !config) return new Date(now).toISOString()
    const minute = minuteOf(when, config.timeZone, side, now)
    if (minute === null || minute < FIRST_AT) return { outcome: 'when_unreadable' }
    if (minute > now + AHEAD_MS) return { outcome: 'when_in_future' }
    const takenBack = await takenBackAround(tx, caller.businessId, row.id, minute)
    return takenBack === null ? `${new Date(minute).toISOString().slice(0, 16)}Z` : new Date(takenBack).toISOString()
  })
}

/**
 * Returns the minute that a clock of the business showed. In an hour that comes twice because clocks go back, that is
 * the later one for what refuses only, unless it is still to come; the earlier one for anything with a Yes in it.
 */
function minuteOf(when: string, timeZone: string, side: Side, now: Instant): Instant | null {
  const last = side === 'no' ? readWallTime(when, timeZone, 'last') : null
  return last !== null && last <= now ? last : readWallTime(when, timeZone)
}

/** How many of the newest lines are looked at for one that was taken back. */
const LOOKED_AT = 50

/**
 * Returns the moment of a line that took back what a member had recorded for the same minute; null if there is none.
 * What is recorded again counts from that moment: a No of the same time as what was put back wins, and one of an
 * earlier time would be lost.
 */
async function takenBackAround(
  tx: Tx,
  businessId: string,
  contactId: string,
  minute: Instant,
): Promise<Instant | null> {
  const lines = await readHistory(tx, businessId, contactId, { before: null, limit: LOOKED_AT })
  const undos = lines.filter(({ kind, actor }) => kind === 'undo' && actor === 'member')
  const undone = await citeLines(
    tx,
    businessId,
    undos.flatMap(({ refersTo }) => refersTo ?? []),
  )
  const isAround = (line: CitedLine | undefined) => line !== undefined && line.occurredAt >= minute
  const around = undos.filter((undo) => undo.occurredAt <= minute + 60_000 && isAround(undone.get(undo.refersTo ?? '')))
  return around.length === 0 ? null : Math.max(...around.map(({ occurredAt }) => occurredAt))
}
