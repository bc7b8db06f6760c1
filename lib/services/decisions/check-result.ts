import type { Decision } from '@/lib/consent/types'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { PersonDecision } from './decide-people'

/** The decision of a check about one name. `unknown_template`: the message is refused for every recipient. */
export type CheckDecision = Decision<PersonDecision['reason'] | 'unknown_template'>

export type CheckResult<Decided> =
  | { outcome: 'decided'; decided: Decided }
  | { outcome: 'unknown_topic' | 'unknown_sender' }
  | NotAllowed

export const refused = (reason: CheckDecision['reason']): CheckDecision => ({ allowed: false, reason, until: null })
