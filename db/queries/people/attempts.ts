import type { Sql } from '@/db/client'
import { instant } from '@/db/sql'
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

/** Forgets the attempts of what belongs to one person, and takes one attempt back from what many share. */
export async function forgiveAttempts(
  sql: Sql,
  { own, shared }: { own: readonly string[]; shared: readonly string[] },
): Promise<void> {
  await sql`select sayso_forgive_attempts(${[...own]}::text[], ${[...shared]}::text[])`
}
