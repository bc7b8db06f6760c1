import type { Sql } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface AttemptCount {
  subject: string
  /** This attempt included. */
  count: number
  endsAt: Instant
}

/**
 * Counts one attempt of each subject (hashes, each once) in a window that begins with the first, in a transaction of
 * its own: attempts made at the same time are all counted.
 */
export async function takeAttempts(
  sql: Sql,
  subjects: readonly string[],
  { now, until }: { now: Instant; until: Instant },
): Promise<AttemptCount[]> {
  return sql<AttemptCount[]>`
    select subject, count, ends_at as "endsAt"
    from sayso_take_attempts(${[...subjects]}::text[], ${instant(now)}::timestamptz, ${instant(until)}::timestamptz)`
}

/** What a process counted of one subject since it last said so, and when its window ends unless another one runs. */
export interface CountedSubject {
  subject: string
  amount: number
  until: Instant
}

/** Adds what this process counted (each subject once), and returns what all processes counted together. */
export async function addAttempts(sql: Sql, counted: readonly CountedSubject[], now: Instant): Promise<AttemptCount[]> {
  const column = columnsOf(counted)
  return sql<AttemptCount[]>`
    select subject, count, ends_at as "endsAt"
    from sayso_add_attempts(
      ${column(({ subject }) => subject)}::text[],
      ${column(({ amount }) => amount)}::integer[],
      ${instant(now)}::timestamptz,
      ${column(({ until }) => instant(until))}::timestamptz[])`
}

/** Forgets the attempts of what belongs to one person, and takes one attempt back from what many share. */
export async function forgiveAttempts(
  sql: Sql,
  { own, shared }: { own: readonly string[]; shared: readonly string[] },
): Promise<void> {
  await sql`select sayso_forgive_attempts(${[...own]}::text[], ${[...shared]}::text[])`
}
