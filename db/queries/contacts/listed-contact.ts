import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import type { Instant } from '@/lib/consent/types'
import { answersOf, type ReadAnswer } from './answer-form'
import type { ContactRow } from './contact-rows'

/** What `sayso_lock_contacts` gives (0101_contacts_as_text.sql): lists as text, null where there is nothing. */
export interface LockedText {
  contacts: string | null
  answers: string | null
  identities: string | null
  senders: string | null
  config: number | null
  now: Instant
}

/** What few contacts have. */
export type ListedRest = [
  stopOn: boolean | null,
  stopAt: number | null,
  stopSince: number | null,
  stopChangeId: string | null,
  pauseUntil: number | null,
  pauseAt: number | null,
  pauseChangeId: string | null,
  releasedAt: number | null,
  erasedAt: number | null,
  mergedInto: string | null,
]

/** What few answers have, at the end of each. */
export type ListedAnswerRest = [
  lane?: ReadAnswer['lane'],
  lanes?: ReadAnswer['lanes'],
  pendingRequestId?: string | null,
  pendingAskedAt?: number | null,
  pendingExpiresAt?: number | null,
]

/**
 * Lists in place of objects: PostgreSQL would write, and we would read, the name of each field. What few contacts have
 * is left out at the end.
 */
type ListedContact = [
  id: string,
  linkEpoch: number,
  headSeq: number,
  headHash: string,
  lastOwnAt: number | null,
  locale: string | null,
  rest?: ListedRest,
]

/** The first value of each is the place of the contact in the list of contacts, from 1. */
type ListedAnswer = [
  place: number,
  topicId: string,
  answer: ReadAnswer['answer'],
  at: number | null,
  terms: string | null,
  changeId: string | null,
  proof: string | null,
  notice: string | null,
  since?: number | null,
  basis?: string | null,
  expiresAt?: number | null,
  evidence?: string | null,
  ...rest: ListedAnswerRest,
]

/** A live number, or an identity that no line has bound; in the order in which the contact got them. */
type ListedIdentity = [
  place: number,
  canonical: string,
  unbound?: [isPhone: boolean, id: string, kind: UnboundIdentity['kind'], matchKey: string],
]

type ListedSender = [place: number, senderId: string, on: boolean | null, at: number, changeId: string | null]

/** Contacts that a transaction has locked, the identities that no line has bound yet, and PostgreSQL's time. */
export interface LockedContacts {
  contacts: ContactRow[]
  unbound: UnboundIdentity[]
  now: Instant
}

/** Returns the contacts that lists as text hold. */
export function namedContacts(text: LockedText): LockedContacts {
  const contacts = listed<ListedContact>(text.contacts).map((contact) => namedContact(contact, text.config ?? 0))
  const answers: ReadAnswer[][] = contacts.map(() => [])
  for (const answer of listed<ListedAnswer>(text.answers)) answers[answer[0] - 1]?.push(namedAnswer(answer))
  const unbound: UnboundIdentity[] = []
  for (const [place, canonical, other] of listed<ListedIdentity>(text.identities)) {
    const contact = contacts[place - 1]
    if (!contact) continue
    if (!other || other[0]) contact.phone ??= canonical
    if (other) unbound.push({ id: other[1], contactId: contact.id, kind: other[2], canonical, matchKey: other[3] })
  }
  for (const [place, senderId, on, at, changeId] of listed<ListedSender>(text.senders)) {
    const contact = contacts[place - 1]
    if (contact) (contact.senders ??= []).push({ senderId, on, at, changeId })
  }
  for (const [place, contact] of contacts.entries()) {
    const own = answers[place]
    if (own && own.length > 0) contact.answers = answersOf(own)
  }
  return { contacts, unbound, now: text.now }
}

const listed = <Row>(text: string | null): Row[] => (text === null ? [] : (JSON.parse(text) as Row[]))

/** Returns the names of what few contacts have. */
export const namedRest = (rest?: ListedRest) => ({
  stopOn: rest ? rest[0] : null,
  stopAt: rest ? rest[1] : null,
  stopSince: rest ? rest[2] : null,
  stopChangeId: rest ? rest[3] : null,
  pauseUntil: rest ? rest[4] : null,
  pauseAt: rest ? rest[5] : null,
  pauseChangeId: rest ? rest[6] : null,
  releasedAt: rest ? rest[7] : null,
  erasedAt: rest ? rest[8] : null,
  mergedInto: rest ? rest[9] : null,
})

function namedContact(listed: ListedContact, configVersion: number): ContactRow {
  return {
    id: listed[0],
    locale: listed[5],
    linkEpoch: listed[1],
    ...namedRest(listed[6]),
    headSeq: listed[2],
    headHash: listed[3],
    lastOwnAt: listed[4],
    configVersion,
    phone: null,
    answers: null,
    senders: null,
  }
}

const namedAnswer = (listed: ListedAnswer): ReadAnswer => ({
  topicId: listed[1],
  answer: listed[2],
  at: listed[3],
  since: listed[8] ?? null,
  changeId: listed[5],
  notice: listed[7],
  basis: listed[9] ?? null,
  expiresAt: listed[10] ?? null,
  evidence: listed[11] ?? null,
  lane: listed[12] ?? null,
  terms: listed[4],
  proof: listed[6],
  lanes: listed[13] ?? null,
  pendingRequestId: listed[14] ?? null,
  pendingAskedAt: listed[15] ?? null,
  pendingExpiresAt: listed[16] ?? null,
})
