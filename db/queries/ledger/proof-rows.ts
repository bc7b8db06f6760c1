import type { Tx } from '@/db/client'
import { type AnswerForm, answersOf, type StoredAnswer } from '@/db/queries/contacts/answer-form'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { valueColumn } from '@/db/queries/identities/identities'
import type { IdentityKind, IdentityOrigin, Instant } from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'

/** What the tables say of contacts, column by column, for the comparison with what follows from their lines. */
export type ProofContact = Pick<
  ContactRow,
  | 'id'
  | `stop${'On' | 'At' | 'Since' | 'ChangeId'}`
  | `pause${'Until' | 'At' | 'ChangeId'}`
  | 'releasedAt'
  | 'erasedAt'
  | 'mergedInto'
  | 'lastOwnAt'
>

export async function readProofContacts(tx: Tx, businessId: string, ids: readonly string[]): Promise<ProofContact[]> {
  return tx<ProofContact[]>`
    select id, stop_on as "stopOn", sayso_ms(stop_at) as "stopAt", sayso_ms(stop_since) as "stopSince",
      stop_change_id as "stopChangeId", sayso_ms(pause_until) as "pauseUntil", sayso_ms(pause_at) as "pauseAt",
      pause_change_id as "pauseChangeId", sayso_ms(released_at) as "releasedAt", sayso_ms(erased_at) as "erasedAt",
      merged_into as "mergedInto", sayso_ms(last_own_at) as "lastOwnAt"
    from contacts where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/** A row of `answers` with its parts as words, and with the columns of which those of the shorter layout are made. */
export type ProofAnswer = StoredAnswer &
  Pick<AnswerForm, 'terms' | 'proof'> & {
    contactId: string
    made: number | null
  }

export async function readProofAnswers(tx: Tx, businessId: string, ids: readonly string[]): Promise<ProofAnswer[]> {
  const rows = await tx<ProofAnswer[]>`
    select contact_id as "contactId", topic_id as "topicId", answer, sayso_ms(at)::float8 as at, sayso_ms(since)::float8 as since,
      change_id as "changeId", notice, basis, sayso_ms(expires_at)::float8 as "expiresAt", evidence, lane, lanes,
      sayso_ms(own_yes_since)::float8 as "ownYesSince", pending_request_id as "pendingRequestId",
      sayso_ms(pending_asked_at)::float8 as "pendingAskedAt", sayso_ms(pending_expires_at)::float8 as "pendingExpiresAt",
      terms, encode(proof, 'hex') as proof, made
    from answers where business_id = ${businessId} and contact_id = any(${[...ids]}::uuid[])`
  return [...grouped(rows, ({ contactId }) => contactId).values()].flatMap((own) =>
    answersOf(own).map((answer, place) => ({
      ...answer,
      terms: own[place]?.terms ?? null,
      proof: own[place]?.proof ?? null,
    })),
  )
}

export interface ProofSender {
  contactId: string
  senderId: string
  stopOn: boolean | null
  stopAt: Instant | null
  stopChangeId: string | null
}

/** WhatsApp's own stops, also those of which only a part is stored. */
export async function readProofSenders(tx: Tx, businessId: string, ids: readonly string[]): Promise<ProofSender[]> {
  return tx<ProofSender[]>`
    select contact_id as "contactId", sender_id as "senderId", stop_on as "stopOn", sayso_ms(stop_at) as "stopAt",
      stop_change_id as "stopChangeId"
    from contact_senders where business_id = ${businessId} and contact_id = any(${[...ids]}::uuid[])
      and (stop_on is not null or stop_at is not null or stop_change_id is not null)`
}

export interface ProofIdentity {
  id: string
  contactId: string
  kind: IdentityKind
  value: string
  canonical: string
  matchKey: string
  givenBy: IdentityOrigin
  createdAt: Instant
  endedAt: Instant | null
  salt: Buffer | null
}

export async function readProofIdentities(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<ProofIdentity[]> {
  return tx<ProofIdentity[]>`
    select id, contact_id as "contactId", kind, ${valueColumn(tx)} as value, canonical, match_key as "matchKey", given_by as "givenBy",
      sayso_ms(created_at) as "createdAt", sayso_ms(ended_at) as "endedAt", salt
    from identities where business_id = ${businessId} and contact_id = any(${[...ids]}::uuid[]) order by id`
}
