import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { processorSecondsOf } from '@/bench/imports/processor-time'
import type { Sql } from '@/db/client'

/** The processes of one side, by what they are; those of PostgreSQL are the sessions of that side's database. */
export type Processes = Record<string, readonly number[]>

/** Whether the system says what a process uses. Only Linux has these files. */
export const canMeasureProcesses = existsSync('/proc/self/stat')

/** Returns a process and all that it has started. */
export function treeOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return []
  const children = readdirSync(tasks).flatMap((task) => {
    const text = readIfThere(`${tasks}/${task}/children`)
    return text.split(' ').filter(Boolean).map(Number)
  })
  return [pid, ...children.flatMap(treeOf)]
}

/** Returns the ids of PostgreSQL's processes that serve the sessions of the present database, but not this one. */
export async function sessionsOf(sql: Sql): Promise<number[]> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`
  return rows.map(({ pid }) => pid)
}

/** The seconds of processor time that each process has used so far. */
export type Used = ReadonlyMap<number, number>

/** Returns the processor time of those processes that still run. */
export const secondsOf = (pids: readonly number[]): Used =>
  new Map(pids.filter((pid) => existsSync(`/proc/${pid}/stat`)).map((pid) => [pid, processorSecondsOf(pid)]))

/**
 * Returns the seconds that processes used between two looks. A server may close its sessions and open others in
 * between: a new one counts from its start, and what one used that is gone is not known.
 */
export const usedBetween = (before: Used, after: Used): number =>
  [...after].reduce((sum, [pid, seconds]) => sum + Math.max(0, seconds - (before.get(pid) ?? 0)), 0)

/**
 * Returns the memory that each process holds in MB. `Pss`: a page that several share is counted in parts ("proportional
 * set size"). `Rss`: it is counted for each of them ("resident set size"), such as PostgreSQL's shared memory for each
 * of its sessions, and Node's own code for each process of Node.
 */
export function megabytesOf(pids: readonly number[], size: 'Pss' | 'Rss'): number[] {
  return pids.map((pid) => {
    const kilobytes = new RegExp(`^${size}:\\s+(\\d+)`, 'm').exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1]
    return Number(kilobytes ?? 0) / 1024
  })
}

export const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

/** A process may end while it is looked at. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
