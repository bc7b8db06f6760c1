import type { Answer, AnswerRegister, Instant, Outcome, Pending, PauseRegister, StopRegister } from './types'

interface Timed {
  at: Instant
  changeId: string
}

/** How much a register refuses; at the same moment the register that refuses more holds. */
export type Strictness<R> = (register: R) => number

const ANSWER_STRICTNESS: Record<Answer, number> = { in: 0, none: 1, out: 2 }

export const answerStrictness: Strictness<Pick<AnswerRegister, 'answer'>> = (register) =>
  ANSWER_STRICTNESS[register.answer]

/** For stops and provider stops. */
export const stopStrictness: Strictness<{ on: boolean }> = (register) => (register.on ? 1 : 0)

/** The later end is stricter; "resumed" is the weakest. */
export const pauseStrictness: Strictness<Pick<PauseRegister, 'until'>> = (register) => register.until ?? -Infinity

/**
 * Returns whether `said` takes the register from `held`: the newer time wins, at the same time the stricter value, at
 * the same value the greater change id. That is a total order, so the register ends the same in whatever order the
 * changes arrive.
 */
export function takes<R extends Timed>(said: R, held: R | null | undefined, strictness: Strictness<R>): boolean {
  if (!held) return true
  if (said.at !== held.at) return said.at > held.at
  if (strictness(said) !== strictness(held)) return strictness(said) > strictness(held)
  return said.changeId > held.changeId
}

/**
 * Returns the outcome of `said`, or null when it says nothing new and needs no line. `refuses` tells a No from a Yes: a
 * repeated No moves the register and gets a line, a Yes that is repeated late gets none.
 */
export function judge<R extends Timed>(
  said: R,
  held: R | null | undefined,
  strictness: Strictness<R>,
  refuses: (register: R) => boolean,
): Outcome | null {
  if (!held) return 'set'
  const same = strictness(said) === strictness(held)
  if (takes(said, held, strictness)) {
    if (!same) return 'set'
    return refuses(said) ? 'reaffirmed' : 'renewed'
  }
  const sentTwice = said.changeId === held.changeId && said.at === held.at && same
  return sentTwice || (same && !refuses(said)) ? null : 'none'
}

/** Returns whether `said` is the later of two requests, which is the one that holds. */
export function isLaterRequest(said: Pending, held: Pending | null): boolean {
  if (!held) return true
  return said.askedAt === held.askedAt ? said.requestId > held.requestId : said.askedAt > held.askedAt
}

/**
 * Returns whether the stop that holds voids a request for confirmation: it does when the request is older than the
 * stop.
 */
export function isVoidedBy(stop: StopRegister | null, pending: Pending): boolean {
  return stop !== null && stop.on && stop.at >= pending.askedAt
}
