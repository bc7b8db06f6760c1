import { retried } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { ask, type AskedAnswer, type AskedTemplate } from '@/db/queries/decisions/ask'
import { buttonsOf, emptyButtons } from '@/lib/backends/gateway/add-parameter'
import { badParameter, type GraphAnswer, unavailable } from '@/lib/backends/gateway/graph-error'
import type { TemplateSend } from '@/lib/backends/gateway/read-send'
import { isYounger } from '@/lib/clock'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import { paths } from '@/lib/paths'
import { decideAnswered } from '@/lib/services/decisions/check-contact'
import type { PersonDecision } from '@/lib/services/decisions/decide-people'
import { askedOf, type Subject, templateSubject } from '@/lib/services/decisions/decision-subject'
import type { Deps } from '@/lib/services/deps'
import { pageOrigins } from '@/lib/services/domains/link-origin'
import { askDatabase, Unasked } from './ask-database'
import type { Candidate, GatewayMemory, KnownSubject } from './memory'
import { refuseDecision, refuseTemplate } from './refuse-decision'
import { readWhom, strictest, type Whom } from './whom'

/** A business that lets a message pass, and what is remembered of the decision. */
export interface Passed {
  candidate: Candidate
  templateId: string | null
  /** Null if nobody was decided about, because the database could not be asked. */
  person: PersonDecision | null
  whom: Whom
  /** Set if the decision was made with the database: links are then made with it. */
  config: BusinessConfig | null
  /** The indexes of buttons that open our page and have no parameter. */
  empty: number[]
}

export type SendDecision = { passed: Passed[] } | { refused: GraphAnswer }

/** What is known of a template counts for this many milliseconds while the database cannot be asked. */
const SUBJECT_COUNTS_MS = 24 * 3_600_000

/**
 * Decides whether a template message may be sent. Where several businesses share number and token, those that know the
 * template decide, and a No of any of them holds.
 */
export async function decideSend(
  deps: Deps,
  memory: GatewayMemory,
  candidates: readonly Candidate[],
  send: TemplateSend,
): Promise<SendDecision> {
  const [first] = candidates
  const whom = first ? readWhom(send.whom, first.displayNumber) : null
  if (!whom)
    return {
      refused: badParameter(
        131009,
        'unreadable: neither to nor recipient names a person. Give the phone number with its country code.',
      ),
    }
  try {
    const byBusiness = new Map(candidates.map((candidate) => [candidate.businessId, candidate]))
    const asked = await Promise.all(
      [...byBusiness.values()].map((candidate) => askOne(deps, memory, candidate, send, whom)),
    )
    const deciding = asked.filter((each) => each !== null)
    if (deciding.length === 0) return { refused: refuseTemplate() }
    const no = deciding.find(({ person }) => !person.allowed)
    return no ? { refused: refuseDecision(no.person) } : { passed: deciding }
  } catch (error) {
    if (!(error instanceof Unasked)) throw error
    return decideUnasked(deps, memory, candidates, send, whom)
  }
}

/**
 * Asks one business. Returns null if it does not know the template, because then it refuses the message. Each identity
 * of the recipient is one round trip; all are made at the same time.
 */
function askOne(
  deps: Deps,
  memory: GatewayMemory,
  candidate: Candidate,
  send: TemplateSend,
  whom: Whom,
): Promise<(Passed & { person: PersonDecision }) | null> {
  const { businessId } = candidate
  const names = [...whom.readings, ...(whom.beside === null ? [] : [whom.beside])]
  return askDatabase(deps, memory, async () => {
    const known = await deps.configs.at(businessId, 0)
    const asked = await Promise.all(names.map((name) => askAbout(deps, businessId, name, send)))
    const version = Math.max(...asked.map((answer) => answer.version))
    const config = version > known.version ? await deps.configs.at(businessId, version) : known
    const templates = asked[0] ? askedOf(asked[0]) : { asked: [], others: [] }
    const result = templateSubject(config, templates, candidate.senderId ?? undefined)
    const now = deps.clock.now()
    if (result.outcome !== 'found') {
      holdKnown(memory, businessId, send, now)
      return null
    }
    const addresses = pageOrigins(deps, config).map((origin) => origin + paths.anyPreferences())
    const subject = { ...knowSubject(config, result.subject, asked[0]?.templates ?? [], now), addresses }
    memory.subjects.set(keyOf(businessId, send), subject)
    const person = strictest(
      whom,
      asked.map((answer) => personOf(config, answer, result.subject, now)),
    )
    if (!person) throw new Error('a decision was made about no recipient')
    const empty = emptyOf(subject, send)
    return { candidate, templateId: subject.templateId, person, whom, config, empty }
  })
}

async function askAbout(deps: Deps, businessId: string, name: string, send: TemplateSend): Promise<AskedAnswer> {
  const identity = bsuidIdentity(name) ?? phoneIdentity(name)
  if (!identity) throw new Error('a recipient is neither a number nor a user id')
  const { matchKey } = identity
  const { name: template, language } = send
  const question = { keyId: null, contactId: null, topicId: null, template: { name: template, language }, sender: null }
  const answer = await retried(() =>
    ask(deps.db.sql, businessId, { ...question, matchKey, suppressionHash: suppressionHash(deps.pepper, matchKey) }),
  )
  if (!answer) throw new Error('a business no longer exists')
  return answer
}

function personOf(config: BusinessConfig, answer: AskedAnswer, subject: Subject, now: Instant): PersonDecision {
  const { allowed, reason, until } = decideAnswered(config, answer, subject, now)
  const { id = null, linkEpoch = 0, locale = null } = answer.contact ?? {}
  return { allowed, reason, until, contactId: id, linkEpoch, locale }
}

function knowSubject(
  { recoveringSince = null }: BusinessConfig,
  subject: Subject,
  [template]: readonly AskedTemplate[],
  at: Instant,
): Omit<KnownSubject, 'addresses'> {
  return {
    isMarketing: isMarketing(subject),
    isPaused: recoveringSince !== null || isPaused(subject),
    templateId: template?.id ?? null,
    urlButtons: template?.urlButtons ?? [],
    at,
  }
}

/**
 * Applies the choice that the business made for outages to what this process remembers. A template that it does not
 * remember has to wait.
 */
function decideUnasked(
  deps: Deps,
  memory: GatewayMemory,
  candidates: readonly Candidate[],
  send: TemplateSend,
  whom: Whom,
): SendDecision {
  const wait = { refused: unavailable('unavailable: consent can’t be asked at the moment; nothing was sent.') }
  const all = candidates.map((candidate) => {
    const known = memory.subjects.get(keyOf(candidate.businessId, send))
    return { candidate, known: known && isYounger(deps, known.at, SUBJECT_COUNTS_MS) ? known : null }
  })
  const knowing = all.filter(({ known }) => known !== null)
  const deciding = knowing.length > 0 ? knowing : all
  const passes = deciding.every(({ candidate: { outage }, known }) => {
    // What the business paused is not sent, whatever else passes meanwhile.
    if (known?.isPaused) return false
    if (outage === 'pass_all') return true
    return outage === 'hold_marketing' && known !== null && !known.isMarketing
  })
  if (!passes) return wait
  const passed = deciding.map(({ candidate, known }) => ({
    candidate,
    templateId: known?.templateId ?? null,
    person: null,
    whom,
    config: null,
    empty: known ? emptyOf(known, send) : [],
  }))
  // Without its link Meta would refuse the message for good, so the caller must send it again later.
  return passed.some(({ empty }) => empty.length > 0) ? wait : { passed }
}

const keyOf = (businessId: string, { name, language }: TemplateSend) => `${businessId} ${language} ${name}`

/** Remembers that a template is refused now which passed before: its topic was archived, or it lost its topic. */
function holdKnown({ subjects }: GatewayMemory, businessId: string, send: TemplateSend, at: Instant): void {
  const key = keyOf(businessId, send)
  const known = subjects.get(key)
  if (known) subjects.set(key, { ...known, isPaused: true, at })
}

/** Returns whether the business has paused the template or its topic, as `decide` treats them. */
function isPaused(subject: Subject): boolean {
  const { topic, templatePaused = false } = subject
  if (templatePaused || topic?.closed === true) return true
  return topic?.paused === true && (topic.policy !== 'required' || isMarketing(subject))
}

const isMarketing = ({ topic, category }: Subject) =>
  topic === null || topic.category === 'marketing' || category === 'marketing'

function emptyOf({ urlButtons, addresses }: KnownSubject, send: TemplateSend): number[] {
  if (send.components === null || send.json === null) return []
  return emptyButtons(send.components, buttonsOf(urlButtons, addresses))
}
