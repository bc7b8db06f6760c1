import type { ReadAnswer } from './answer-form'

/**
 * A contact as `sayso_lock_for_change` and `sayso_lock_for_changes` give it (0093_single_change.sql,
 * 0094_changes_together.sql): lists in place of objects, because PostgreSQL writes, and we read, the name of each field
 * otherwise.
 */
export type ListedContact = [
  id: string,
  locale: string | null,
  linkEpoch: number,
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
  headSeq: number,
  headHash: string,
  lastOwnAt: number | null,
  configVersion: number,
  phone: string | null,
  answers: ListedAnswer[] | null,
  senders: ListedSender[] | null,
]

type ListedAnswer = [
  topicId: string,
  answer: ReadAnswer['answer'],
  at: number | null,
  since: number | null,
  changeId: string | null,
  notice: string | null,
  basis: string | null,
  expiresAt: number | null,
  evidence: string | null,
  lane: ReadAnswer['lane'],
  terms: string | null,
  proof: string | null,
  lanes: ReadAnswer['lanes'],
  pendingRequestId: string | null,
  pendingAskedAt: number | null,
  pendingExpiresAt: number | null,
]

type ListedSender = [senderId: string, on: boolean | null, at: number, changeId: string | null]

/** Returns a listed contact with the names of its fields. */
export function namedContact(listed: ListedContact) {
  return {
    id: listed[0],
    locale: listed[1],
    linkEpoch: listed[2],
    stopOn: listed[3],
    stopAt: listed[4],
    stopSince: listed[5],
    stopChangeId: listed[6],
    pauseUntil: listed[7],
    pauseAt: listed[8],
    pauseChangeId: listed[9],
    releasedAt: listed[10],
    erasedAt: listed[11],
    mergedInto: listed[12],
    headSeq: listed[13],
    headHash: listed[14],
    lastOwnAt: listed[15],
    configVersion: listed[16],
    phone: listed[17],
    answers: listed[18]?.map(namedAnswer) ?? null,
    senders: listed[19]?.map(([senderId, on, at, changeId]) => ({ senderId, on, at, changeId })) ?? null,
  }
}

const namedAnswer = (listed: ListedAnswer): ReadAnswer => ({
  topicId: listed[0],
  answer: listed[1],
  at: listed[2],
  since: listed[3],
  changeId: listed[4],
  notice: listed[5],
  basis: listed[6],
  expiresAt: listed[7],
  evidence: listed[8],
  lane: listed[9],
  terms: listed[10],
  proof: listed[11],
  lanes: listed[12],
  pendingRequestId: listed[13],
  pendingAskedAt: listed[14],
  pendingExpiresAt: listed[15],
})
