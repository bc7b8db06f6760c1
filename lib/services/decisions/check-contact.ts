import type { BusinessConfig } from '@/db/queries/business/config'
import { ask, type AskedAnswer } from '@/db/queries/decisions/ask'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import { decide } from '@/lib/consent/decide'
import { readName } from '@/lib/consent/names'
import { EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { demandRight } from '@/lib/services/callers/in-business-for'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import { keyRevoked } from '@/lib/services/keys/in-business-as'
import type { PersonDecision } from './decide-people'
import {
  NO_TOPIC,
  type Subject,
  type SubjectRequest,
  type SubjectResult,
  templateSubject,
  topicNamed,
} from './decision-subject'

/** What becomes of one person, for a message; `unknown_template`: refused, whoever it is. */
export type Verdict = Pick<PersonDecision, 'allowed' | 'until'> & {
  reason: PersonDecision['reason'] | 'unknown_template'
}

export type CheckResult<T> =
  | { outcome: 'decided'; decided: T }
  | { outcome: 'unknown_topic' }
  | { outcome: 'unknown_sender' }

const refused = (reason: Verdict['reason']): Verdict => ({ allowed: false, reason, until: null })

/** How often a question is put again because the business changed its topics since they were read. */
const ATTEMPTS = 4

/**
 * Whether one person may be sent something now, in one round trip to the database: the key is asked about in it, what the business set up is
 * known by its version, and `decide` decides. A newer version puts the question again.
 * @throws AppError `key_revoked`, `not_allowed`
 */
export async function checkContact(
  deps: Deps,
  caller: Caller,
  name: string,
  request: SubjectRequest,
  sender?: string,
): Promise<CheckResult<Verdict>> {
  if (caller.kind !== 'key') await demandRight(deps, caller, 'messages.ask')
  let config = await deps.configs.at(caller.businessId, 0)
  for (let attempt = 1; ; attempt++) {
    const answer = await put(deps, caller, config, { name, request, sender })
    if (answer.version > config.version && attempt < ATTEMPTS) {
      config = await deps.configs.at(caller.businessId, answer.version)
      continue
    }
    if (sender !== undefined && answer.senderId === null) return { outcome: 'unknown_sender' }
    const found = subjectOf(config, request, answer)
    if (found.outcome === 'unknown_template') return { outcome: 'decided', decided: refused('unknown_template') }
    if (found.outcome !== 'found') return found
    const isReadable = readName(name, config.country) !== null
    const decided = isReadable ? verdict(answer, found.subject, deps.clock.now()) : refused('unreadable')
    return { outcome: 'decided', decided }
  }
}

interface Question {
  name: string
  request: SubjectRequest
  sender: string | undefined
}

async function put(deps: Deps, caller: Caller, config: BusinessConfig, question: Question): Promise<AskedAnswer> {
  const { name, request, sender } = question
  const read = readName(name, config.country)
  const matchKey = read && 'matchKey' in read ? read.matchKey : null
  const template = 'template' in request ? request.template : null
  const answer = await ask(deps.db.sql, caller.businessId, {
    keyId: caller.kind === 'key' ? caller.keyId : null,
    matchKey,
    suppressionHash: matchKey === null ? null : suppressionHash(deps.pepper, matchKey),
    contactId: read && 'contactId' in read ? read.contactId : null,
    topicId: 'topic' in request ? (topicNamed(config, request.topic)?.id ?? null) : null,
    template: template && {
      name: template.name,
      language: template.language === undefined ? null : readGraphLanguage(template.language),
    },
    sender: sender ?? null,
  })
  if (!answer) throw keyRevoked()
  return answer
}

function subjectOf(config: BusinessConfig, request: SubjectRequest, answer: AskedAnswer): SubjectResult {
  const senderId = answer.senderId ?? undefined
  if ('template' in request) return templateSubject(config, answer.templates ?? [], senderId)
  const topic = topicNamed(config, request.topic)
  return topic ? { outcome: 'found', subject: { topic, senderId } } : { outcome: 'unknown_topic' }
}

/** What `decide` says of what was asked. */
export function verdict(
  { contact, cause }: AskedAnswer,
  { topic, category, senderId }: Subject,
  now: Instant,
): Pick<PersonDecision, 'allowed' | 'reason' | 'until'> {
  if (cause) return { allowed: false, reason: cause, until: null }
  return decide(contact ? stateOf(contact) : EMPTY_CONTACT, topic ?? NO_TOPIC, { category, senderId, now })
}
