import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchDatabase } from '@/bench/data/databases'
import { untilReady } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'
import { CONTACTS_BUCKET, OTHER_BUCKET } from '@/lib/backends/weni/settings'
import { DEMO } from '@/lib/demo/business'
import { ended, scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { MINUTE_MS, SLOTS } from '@/lib/sync/backends/hour-window'

const IN_STEP_WITHIN_MS = 180_000

/** Starts what plays Weni and the receiver of webhooks at the least cost (stand-in.ts). */
export async function startStandIn(workbench: Workbench) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = workbench.family.start('stand-in', scriptArguments('bench/worker/stand-in.ts'), {
    STAND_IN_PORT: String(port),
  })
  const exited = ended(child)
  await untilReady(`${origin}/ready`, () => child.exitCode !== null)
  return {
    origin,
    environment: { ALLOW_PRIVATE_BACKENDS: `127.0.0.1:${port}` },
    pid: child.pid ?? 0,
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** `none`: Weni has no hourly limit. `spent`: its hour is spent, and all contacts wait for it. */
export type Backlog = 'none' | 'spent'

/** Returns what a case has for backends, for its method. */
export function backendsOf(contacts: number, backlog: Backlog): string {
  const weni =
    backlog === 'spent'
      ? ', and a Weni whose hourly budget is spent, for which all contacts wait, one in a hundred with a refusal'
      : ' and a Weni without an hourly limit'
  return `${contacts.toLocaleString('en')} contacts; backends: a webhook${weni}, and a WhatsApp account; PostgreSQL, all processes and the stand-in for the backends share the cores`
}

/** Points the demo's Weni and webhook at `origin`. Its WhatsApp account stays, and stores no consent. */
export async function pointBackends(
  database: BenchDatabase,
  origin: string,
  backlog: Backlog,
  contacts: number,
): Promise<void> {
  const admin = database.admin()
  const { sql } = admin
  try {
    await sql`
      update backends set base_url = ${`${origin}/api/v2/`},
        settings = settings || ${sql.json({ perHour: null, concurrency: 8 })} where id = ${DEMO.backendId}`
    await sql`update backends set base_url = ${`${origin}/hooks/demo`} where id = ${DEMO.webhookId}`
    // Reading Weni is another work of the worker, and not measured here.
    await sql`update poll_cursors set due_at = '9999-01-01'`
  } finally {
    await admin.close()
  }
  if (backlog === 'spent') await holdBack(database, contacts)
}

/** Spends the whole hour of the demo's Weni, and makes every contact wait for it. */
async function holdBack(database: BenchDatabase, contacts: number): Promise<void> {
  const admin = database.admin()
  const { sql } = admin
  const perHour = 2500
  const used = Array.from({ length: SLOTS }, (_, slot) => (slot === SLOTS - 1 ? perHour : 0))
  try {
    await sql`update backends set settings = settings || ${sql.json({ perHour })} where id = ${DEMO.backendId}`
    for (const bucket of [CONTACTS_BUCKET, OTHER_BUCKET])
      await sql`
        insert into backend_budgets (business_id, backend_id, bucket, minute, used)
        values (${DEMO.businessId}, ${DEMO.backendId}, ${bucket}, ${Math.floor(Date.now() / MINUTE_MS)}, ${used})
        on conflict (business_id, backend_id, bucket) do update set minute = excluded.minute, used = excluded.used`
    await sql`
      with v as (select contact_id, row_number() over (order by contact_id) as place from sync_marks
        where backend_id = ${DEMO.backendId})
      update sync_marks m set due_at = now() - interval '1 minute', waiting_since = now() - interval '1 minute',
        urgent = v.place % 100 = 0, mirrored = null
      from v where m.backend_id = ${DEMO.backendId} and m.contact_id = v.contact_id`
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from sync_marks where backend_id = ${DEMO.backendId} and due_at is not null`
    if ((row?.count ?? 0) < contacts - 1000) throw new Error(`only ${row?.count} contacts wait`)
    await sql`vacuum analyze sync_marks`
  } finally {
    await admin.close()
  }
}

/**
 * Waits until nothing is left for the webhook, and nothing for a Weni that has a budget, until all lines are in the
 * feed, and until the figures of the console and the template watch have counted them.
 */
export async function untilInStep(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  const deadline = Date.now() + IN_STEP_WITHIN_MS
  try {
    for (;;) {
      const [row] = await admin.sql<{ left: number }[]>`
        select (select count(*)::int from sync_marks m join backends b on b.id = m.backend_id
            where m.due_at is not null and (b.kind = 'webhook' or b.settings ->> 'perHour' is null))
          + (select count(*)::int from unfed_lines)
          + (select count(*)::int from figures where days_due_at is not null)
          + (select count(*)::int from template_watch where lines_due_at is not null) as left`
      if (row?.left === 0) return
      if (Date.now() > deadline) throw new Error(`${row?.left} things are left to do; see bench.log`)
      await sleep(100)
    }
  } finally {
    await admin.close()
  }
}
