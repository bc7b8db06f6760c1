import type {
  Answer,
  AnswerRegister,
  Effect,
  Lane,
  Outcome,
  PauseRegister,
  Pending,
  ProviderStopRegister,
  StopRegister,
} from '@/lib/consent/types'
import { fields, flag, isoTime, LineFormatError, maybe, readTime, text, word } from './wire'

/** A register as a line stores it: times as ISO text, absent values left out (in a pause, null means resumed). */
interface LineAnswer {
  answer: Answer
  at: string
  since: string
  change_id: string
  notice?: string
  basis?: string
  expires_at?: string
  evidence?: string
}
interface LineFlag {
  on: boolean
  at: string
  change_id: string
}
interface LineStop extends LineFlag {
  since: string
}
interface LinePause {
  until: string | null
  at: string
  change_id: string
}
interface LinePending {
  request_id: string
  asked_at: string
  expires_at: string
}
interface LineMoment {
  at: string
}
interface Said<R> {
  outcome: Outcome
  said: R
  before: R | null
}

/** An `Effect` of lib/consent as a line stores it. */
export type LineEffect =
  | ({ on: 'answer'; topic_id: string; lane: Lane } & Said<LineAnswer>)
  | ({ on: 'stop' } & Said<LineStop>)
  | ({ on: 'pause' } & Said<LinePause>)
  | ({ on: 'provider_stop'; sender_id: string } & Said<LineFlag>)
  | ({ on: 'pending'; topic_id: string } & Said<LinePending | null>)
  | ({ on: 'release' } & Said<LineMoment>)
  | ({ on: 'erasure' } & Said<LineMoment>)

// The words are listed here a second time because they are the format: a line must read the same in ten years. The
// types of lib/consent make a missing or an extra word an error of the compiler.
const ANSWER_WORDS = { in: true, out: true, none: true } satisfies Record<Answer, true>
const LANE_WORDS = { own: true, other: true, unproven: true } satisfies Record<Lane, true>
const OUTCOME_WORDS = {
  set: true,
  reaffirmed: true,
  renewed: true,
  none: true,
  kept_out: true,
} satisfies Record<Outcome, true>

/** Returns effects in the form that `sealLine` takes. */
export function writeEffects(effects: readonly Effect[]): LineEffect[] {
  return effects.map(writeEffect)
}

function writeEffect(effect: Effect): LineEffect {
  switch (effect.on) {
    case 'answer':
      return { on: effect.on, topic_id: effect.topicId, lane: effect.lane, ...both(effect, writeAnswer) }
    case 'stop':
      return { on: effect.on, ...both(effect, writeStop) }
    case 'pause':
      return { on: effect.on, ...both(effect, writePause) }
    case 'provider_stop':
      return { on: effect.on, sender_id: effect.senderId, ...both(effect, writeFlag) }
    case 'pending':
      return { on: effect.on, topic_id: effect.topicId, ...both(effect, writePending) }
    case 'release':
    case 'erasure':
      return { on: effect.on, ...both(effect, ({ at }) => ({ at: isoTime(at) })) }
  }
}

function both<R, W>(effect: { outcome: Outcome; said: R; before: R | null }, write: (register: R) => W): Said<W> {
  const { outcome, said, before } = effect
  return { outcome, said: write(said), before: before === null ? null : write(before) }
}

function writeAnswer({ answer, at, since, changeId, notice, basis, expiresAt, evidence }: AnswerRegister): LineAnswer {
  const known = { answer, at: isoTime(at), since: isoTime(since), change_id: changeId }
  return {
    ...known,
    ...(notice === null ? {} : { notice }),
    ...(basis === null ? {} : { basis }),
    ...(expiresAt === null ? {} : { expires_at: isoTime(expiresAt) }),
    ...(evidence === null ? {} : { evidence }),
  }
}

const writeFlag = ({ on, at, changeId }: ProviderStopRegister): LineFlag => ({
  on,
  at: isoTime(at),
  change_id: changeId,
})

const writeStop = (stop: StopRegister): LineStop => ({ ...writeFlag(stop), since: isoTime(stop.since) })

const writePause = ({ until, at, changeId }: PauseRegister): LinePause => ({
  until: until === null ? null : isoTime(until),
  at: isoTime(at),
  change_id: changeId,
})

/** null closes a request for confirmation. */
function writePending(pending: Pending | null): LinePending | null {
  if (pending === null) return null
  const { requestId, askedAt, expiresAt } = pending
  return { request_id: requestId, asked_at: isoTime(askedAt), expires_at: isoTime(expiresAt) }
}

/**
 * Returns an effect of a line in the words of lib/consent; it equals the effect that was written.
 * @throws LineFormatError when it is not one
 */
export function readEffect(value: unknown, where: string): Effect {
  const on = typeof value === 'object' && value !== null && 'on' in value ? value.on : undefined
  const own =
    on === 'answer'
      ? ['topic_id', 'lane']
      : on === 'pending'
        ? ['topic_id']
        : on === 'provider_stop'
          ? ['sender_id']
          : []
  const effect = fields(value, where, ['on', 'outcome', 'said', 'before', ...own])
  const said = <R>(read: (value: unknown, where: string) => R) => ({
    outcome: word(effect.outcome, `${where}.outcome`, OUTCOME_WORDS),
    said: read(effect.said, `${where}.said`),
    before: maybe(effect.before, `${where}.before`, read),
  })
  const topicId = () => text(effect.topic_id, `${where}.topic_id`)
  switch (on) {
    case 'answer':
      return { on, topicId: topicId(), lane: word(effect.lane, `${where}.lane`, LANE_WORDS), ...said(readAnswer) }
    case 'stop':
      return { on, ...said(readStop) }
    case 'pause':
      return { on, ...said(readPause) }
    case 'provider_stop':
      return { on, senderId: text(effect.sender_id, `${where}.sender_id`), ...said(readFlag) }
    case 'pending':
      return { on, topicId: topicId(), ...said((value, at) => maybe(value, at, readPending)) }
    case 'release':
    case 'erasure':
      return { on, ...said(readMoment) }
    default:
      throw new LineFormatError(`${where}.on`, 'a known word')
  }
}

function readAnswer(value: unknown, where: string): AnswerRegister {
  const optional = ['notice', 'basis', 'expires_at', 'evidence']
  const register = fields(value, where, ['answer', 'at', 'since', 'change_id'], optional)
  if (optional.some((name) => register[name] === null))
    throw new LineFormatError(where, 'without null for what is left out')
  return {
    answer: word(register.answer, `${where}.answer`, ANSWER_WORDS),
    at: readTime(register.at, `${where}.at`),
    since: readTime(register.since, `${where}.since`),
    changeId: text(register.change_id, `${where}.change_id`),
    notice: maybe(register.notice, `${where}.notice`, text),
    basis: maybe(register.basis, `${where}.basis`, text),
    expiresAt: maybe(register.expires_at, `${where}.expires_at`, readTime),
    evidence: maybe(register.evidence, `${where}.evidence`, text),
  }
}

function readFlag(value: unknown, where: string): ProviderStopRegister {
  return flagOf(fields(value, where, ['on', 'at', 'change_id']), where)
}

function readStop(value: unknown, where: string): StopRegister {
  const register = fields(value, where, ['on', 'at', 'change_id', 'since'])
  return { ...flagOf(register, where), since: readTime(register.since, `${where}.since`) }
}

function flagOf(register: Record<string, unknown>, where: string): ProviderStopRegister {
  return {
    on: flag(register.on, `${where}.on`),
    at: readTime(register.at, `${where}.at`),
    changeId: text(register.change_id, `${where}.change_id`),
  }
}

function readPause(value: unknown, where: string): PauseRegister {
  const register = fields(value, where, ['until', 'at', 'change_id'])
  return {
    until: maybe(register.until, `${where}.until`, readTime),
    at: readTime(register.at, `${where}.at`),
    changeId: text(register.change_id, `${where}.change_id`),
  }
}

function readPending(value: unknown, where: string): Pending {
  const register = fields(value, where, ['request_id', 'asked_at', 'expires_at'])
  return {
    requestId: text(register.request_id, `${where}.request_id`),
    askedAt: readTime(register.asked_at, `${where}.asked_at`),
    expiresAt: readTime(register.expires_at, `${where}.expires_at`),
  }
}

function readMoment(value: unknown, where: string): { at: number } {
  return { at: readTime(fields(value, where, ['at']).at, `${where}.at`) }
}
