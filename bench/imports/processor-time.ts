import { readFileSync } from 'node:fs'
import type { Database } from '@/db/client'

/** Of Linux: what `getconf CLK_TCK` says everywhere. */
const TICKS_A_SECOND = 100

/** Seconds of processor time that this process and PostgreSQL's processes for the bench's pools have used so far. */
export async function processorSeconds(admin: Database): Promise<{ ours: number; database: number }> {
  const rows = await admin.sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and application_name = 'sayso-bench'`
  const { user, system } = process.cpuUsage()
  return { ours: (user + system) / 1e6, database: rows.reduce((sum, { pid }) => sum + processorSecondsOf(pid), 0) }
}

/** Seconds of processor time that a process has used so far. */
export function processorSecondsOf(pid: number): number {
  // The name stands in brackets and may hold blanks; user and system time are the 14th and 15th field.
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /)
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
