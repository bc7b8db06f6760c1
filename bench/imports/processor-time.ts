import { readFileSync } from 'node:fs'
import type { Database } from '@/db/client'

/** On Linux `getconf CLK_TCK` is always this. */
const TICKS_A_SECOND = 100

/**
 * Returns the seconds of processor time used up to now by this process and by PostgreSQL's processes for the bench's
 * pools.
 */
export async function processorSeconds(admin: Database): Promise<{ ours: number; database: number }> {
  const rows = await admin.sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and application_name = 'sayso-bench'`
  const { user, system } = process.cpuUsage()
  return { ours: (user + system) / 1e6, database: rows.reduce((sum, { pid }) => sum + processorSecondsOf(pid), 0) }
}

/** Returns the seconds of processor time that a process has used so far. */
export function processorSecondsOf(pid: number): number {
  // The name is in brackets and may contain blanks; user and system time are the 14th and 15th field.
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /)
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
