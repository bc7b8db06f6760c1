import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { countWrong } from '@/bench/sync/check'
import type { Workbench } from '@/bench/workbench'
import { DEMO } from '@/lib/demo/business'
import { ended, scriptArguments } from '@/lib/process/children.mjs'
import { isShownOn } from '@/lib/services/page/is-topic-on'
import { openLink } from '@/lib/services/page/open-link'
import type { Saver } from './savers'
import type { Stack } from './stack'

const SETTLED_WITHIN_MS = 600_000
const CHUNK = 5000

/** What is left when the load has ended and everything was given time to settle. */
export interface Balance {
  confirmed: number
  /** Saves that were confirmed to the person and are not in the ledger. */
  lost: number
  /** Those who saved, and got a response to their last save. */
  people: number
  /** Contacts whose last confirmed choice is not what holds now. Those whose last save got no response don't count. */
  wrongState: number
  wrongRecords: number
  marks: number
  inbox: number
  /** The exit code of `ledger:verify`. */
  ledgerExit: number
  settledSeconds: number
}

/** Waits until nothing is due, and compares what was confirmed with what is stored here and in Weni. */
export async function takeBalance(
  workbench: Workbench,
  stack: Stack,
  savers: readonly Saver[],
  confirmed: readonly string[],
): Promise<Balance> {
  const began = Date.now()
  let left = await countLeft(stack.database)
  while (left.marks + left.inbox > 0 && Date.now() - began < SETTLED_WITHIN_MS) {
    await sleep(500)
    left = await countLeft(stack.database)
  }
  const settledSeconds = (Date.now() - began) / 1000
  // Weni knows nothing yet of those who saved nothing.
  const judged = savers.filter(({ pending, confirmed: saves }) => pending === null && saves > 0)
  const db = stack.database.app(4)
  try {
    const deps = benchDeps(db)
    let wrongState = 0
    for (const saver of judged) {
      const link = await openLink(deps, saver.token)
      const topic = link.power === 'full' && link.config.topics.find(({ id }) => id === saver.topicId)
      if (!topic || isShownOn(link.state, topic, Date.now()) !== saver.on) wrongState++
    }
    return {
      confirmed: confirmed.length,
      lost: await countLost(stack.database, confirmed),
      people: judged.length,
      wrongState,
      wrongRecords: await countWrong(deps, stack.sandbox, await withUuids(stack.database, judged)),
      ...left,
      ledgerExit: await verifyLedger(workbench, stack.database),
      settledSeconds,
    }
  } finally {
    await db.close()
  }
}

async function countLeft(database: BenchDatabase): Promise<{ marks: number; inbox: number }> {
  const admin = database.admin()
  const rows = await admin.sql<{ marks: number; inbox: number }[]>`
    select (select count(*)::int from sync_marks
        where due_at is not null or claimed_until is not null or set_aside is not null) as marks,
      (select count(*)::int from inbox where due_at is not null or last_error is not null) as inbox`.finally(() =>
    admin.close(),
  )
  return rows[0] ?? { marks: 0, inbox: 0 }
}

async function countLost(database: BenchDatabase, confirmed: readonly string[]): Promise<number> {
  const admin = database.admin()
  let lost = 0
  try {
    for (let at = 0; at < confirmed.length; at += CHUNK) {
      const ids = confirmed.slice(at, at + CHUNK)
      const [row] = await admin.sql<{ lost: number }[]>`
        select count(*)::int as lost from unnest(${ids}::uuid[]) as c (id)
        where not exists (
          select 1 from ledger l where l.business_id = ${DEMO.businessId} and l.change_id = c.id)`
      lost += row?.lost ?? 0
    }
    return lost
  } finally {
    await admin.close()
  }
}

async function withUuids(database: BenchDatabase, savers: readonly Saver[]) {
  const admin = database.admin()
  const rows = await admin.sql<{ id: string; uuid: string }[]>`
    select contact_id as id, external_id as uuid from sync_marks
    where backend_id = ${DEMO.backendId} and external_id is not null`.finally(() => admin.close())
  const uuids = new Map(rows.map(({ id, uuid }) => [id, uuid]))
  return savers.map(({ contactId, on }) => ({
    contactId,
    uuid: uuids.get(contactId) ?? '',
    wanted: on ? ('yes' as const) : ('no' as const),
  }))
}

function verifyLedger(workbench: Workbench, database: BenchDatabase): Promise<number> {
  const child = workbench.family.start('verify', scriptArguments('lib/cli/ledger-verify.ts'), {
    ...workbench.environment,
    ...database.environment,
  })
  return ended(child)
}
