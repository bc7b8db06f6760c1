import type { Sql } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { ask, ASKED_AT_ONCE, type AskedAnswer, askMany, type TopicAsked } from '@/db/queries/decisions/ask'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import { decide } from '@/lib/consent/decide'
import { type Name, readName } from '@/lib/consent/names'
import { type Decision, type DecisionReason, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED } from '@/lib/services/callers/in-business-for'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import { keyRevoked } from '@/lib/services/keys/in-business-as'
import { readTogether } from '@/lib/services/read-together'
import { type CheckDecision, type CheckResult, refused } from './check-result'
import {
  findLiveTopic,
  NO_TOPIC,
  type Subject,
  type SubjectRequest,
  type SubjectResult,
  askedOf,
  templateSubject,
} from './decision-subject'
import { type RECOVERING, whileRecovering } from './while-recovering'

/** How many times the database is asked if the business changes its topics meanwhile. */
const ATTEMPTS = 4

/** Asks about a topic, together with what other keys of the business ask at the same moment. */
const askTogether = readTogether<Sql, TopicAsked, AskedAnswer>(
  askMany,
  ({ keyId, matchKey, contactId, topicId }) => `${keyId} ${topicId} ${matchKey ?? contactId}`,
  ASKED_AT_ONCE,
)

/**
 * Decides whether a message may be sent to one contact now, in one round trip to the database, which checks that are
 * made at the same moment share. The same query checks the key; the business's configuration is known by its version;
 * `decide` decides. If the query returns a newer version, it is sent again.
 * @throws AppError `key_revoked`
 */
export async function checkContact(
  deps: Deps,
  caller: Caller,
  name: string,
  request: SubjectRequest,
  sender?: string,
): Promise<CheckResult<CheckDecision>> {
  if (!(await hasRight(deps, caller, 'messages.ask'))) return NOT_ALLOWED
  let config = await deps.configs.at(caller.businessId, 0)
  for (let attempt = 1; ; attempt++) {
    const question = readQuestion(config, name, request)
    const answer = await askDatabase(deps, caller, question, request, sender)
    if (answer.version > config.version && attempt < ATTEMPTS) {
      config = await deps.configs.at(caller.businessId, answer.version)
      continue
    }
    if (sender !== undefined && answer.senderId === null) return { outcome: 'unknown_sender' }
    const found = answeredSubject(config, question, answer)
    if (found.outcome === 'unknown_template') return { outcome: 'decided', decided: refused('unknown_template') }
    if (found.outcome !== 'found') return found
    const decided = question.name
      ? decideAnswered(config, answer, found.subject, deps.clock.now())
      : refused('unreadable')
    return { outcome: 'decided', decided }
  }
}

/** What a call names, read with the configuration of one version. */
interface Question {
  /** Null if it cannot be read. */
  name: Name | null
  /** A template, or a topic; the topic is null if the business has none of that name. */
  subject: { template: true } | { topic: TopicConfig | null }
}

function readQuestion(config: BusinessConfig, name: string, request: SubjectRequest): Question {
  return {
    name: readName(name, config.country),
    subject: 'topic' in request ? { topic: findLiveTopic(config, request.topic) } : { template: true },
  }
}

async function askDatabase(
  deps: Deps,
  caller: Caller,
  { name, subject }: Question,
  request: SubjectRequest,
  sender: string | undefined,
): Promise<AskedAnswer> {
  const { businessId } = caller
  const keyId = caller.kind === 'key' ? caller.keyId : null
  const matchKey = name && 'matchKey' in name ? name.matchKey : null
  const asked = {
    matchKey,
    suppressionHash: matchKey === null ? null : suppressionHash(deps.pepper, matchKey),
    contactId: name && 'contactId' in name ? name.contactId : null,
    topicId: 'topic' in subject ? (subject.topic?.id ?? null) : null,
  }
  const template = 'template' in request ? request.template : null
  const isFrequent = keyId !== null && template === null && sender === undefined
  const answer = isFrequent
    ? await askTogether(deps.db.sql, businessId, { ...asked, keyId })
    : await ask(deps.db.sql, businessId, {
        ...asked,
        keyId,
        template: template && {
          name: template.name,
          language: template.language === undefined ? null : readGraphLanguage(template.language),
        },
        sender: sender ?? null,
      })
  if (!answer) throw keyRevoked()
  return answer
}

function answeredSubject(config: BusinessConfig, { subject }: Question, answer: AskedAnswer): SubjectResult {
  const senderId = answer.senderId ?? undefined
  if ('template' in subject) return templateSubject(config, askedOf(answer), senderId)
  const { topic } = subject
  return topic ? { outcome: 'found', subject: { topic, senderId } } : { outcome: 'unknown_topic' }
}

/** Returns the decision about a message, from the database's answer about the contact. */
export function decideAnswered(
  config: Pick<BusinessConfig, 'recoveringSince'>,
  { contact, cause }: AskedAnswer,
  { topic, category, templatePaused, senderId }: Subject,
  now: Instant,
): Decision<DecisionReason | typeof RECOVERING> {
  if (cause) return { allowed: false, reason: cause, until: null }
  const state = contact ? stateOf(contact) : EMPTY_CONTACT
  return whileRecovering(config, decide(state, topic ?? NO_TOPIC, { category, templatePaused, senderId, now }))
}
