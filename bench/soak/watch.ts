import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { megabytesOf, sessionsOf, sum } from '@/bench/peer/processes'
import type { Stack } from './stack'

/** The web server closes a connection that nobody used for 65 seconds (lib/server/web/server.mjs). */
const IDLE_AFTER_MS = 75_000

/** What is held at one moment. */
export interface Sample {
  webMb: number
  workerMb: number
  sessions: number
  /** PostgreSQL's memory of these sessions, shared pages in parts. */
  sessionsMb: number
  webFiles: number
  workerFiles: number
  /** Contacts whose change waits for a backend. */
  marks: number
  /** POSTs of backends that are not processed yet. */
  inbox: number
}

/** Looks at the processes that no fault ends, and at what waits. */
export async function lookAt(stack: Stack): Promise<Sample> {
  const admin = stack.database.admin()
  try {
    const sessions = await sessionsOf(admin.sql)
    const [row] = await admin.sql<{ marks: number; inbox: number }[]>`
      select (select count(*)::int from sync_marks where due_at is not null or claimed_until is not null) as marks,
        (select count(*)::int from inbox where due_at is not null) as inbox`
    const web = stack.lastingWeb()
    return {
      webMb: sum(megabytesOf([web], 'Pss')),
      workerMb: sum(megabytesOf([stack.lastingWorker], 'Pss')),
      sessions: sessions.length,
      sessionsMb: sum(megabytesOf(sessions, 'Pss')),
      webFiles: filesOf(web),
      workerFiles: filesOf(stack.lastingWorker),
      marks: row?.marks ?? 0,
      inbox: row?.inbox ?? 0,
    }
  } finally {
    await admin.close()
  }
}

/**
 * Returns what is held when nobody asks for anything any more: connections of the load are closed by then.
 */
export async function lookWhenIdle(stack: Stack): Promise<Sample> {
  await sleep(IDLE_AFTER_MS)
  return lookAt(stack)
}

/** Returns how many files and connections a process holds open. Throws when it has ended: nothing may end it. */
function filesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}
