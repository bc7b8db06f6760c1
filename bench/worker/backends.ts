import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchDatabase } from '@/bench/data/databases'
import { untilReady } from '@/bench/site'
import { control } from '@/bench/sync/sandbox'
import type { Workbench } from '@/bench/workbench'
import { CONTACTS_BUCKET, OTHER_BUCKET } from '@/lib/backends/weni/settings'
import { DEMO } from '@/lib/demo/business'
import { ended, scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { MINUTE_MS, SLOTS } from '@/lib/sync/backends/hour-window'

const IN_STEP_WITHIN_MS = 180_000

/**
 * Starts the sandbox, which is Weni and the receiver of the webhook.
 * @param prepare is called before the start with the settings that tell where the sandbox will be
 */
export async function startSandbox(
  workbench: Workbench,
  database: BenchDatabase,
  prepare: (environment: Record<string, string>) => Promise<void> = async () => {},
) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const environment = {
    SANDBOX_PORT: String(port),
    SANDBOX_URL: origin,
    ALLOW_PRIVATE_BACKENDS: `localhost:${port}`,
  }
  await prepare(environment)
  const child = workbench.family.start('sandbox', scriptArguments('lib/dev/sandbox.ts'), {
    ...workbench.environment,
    ...database.environment,
    ...environment,
    SAYSO_DATA: workbench.folder,
  })
  const exited = ended(child)
  await untilReady(`${origin}/_sandbox/health`, () => child.exitCode !== null)
  await control(origin, 'POST', 'reset', { data: true })
  await control(origin, 'POST', 'limits', { perHour: null })
  return {
    origin,
    environment,
    pid: child.pid ?? 0,
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Points the demo's Weni and webhook at the sandbox. Its WhatsApp account stays, and stores no consent. */
export async function pointBackends(database: BenchDatabase, sandbox: string): Promise<void> {
  const admin = database.admin()
  const { sql } = admin
  try {
    await sql`
      update backends set base_url = ${`${sandbox}/api/v2/`},
        settings = settings || ${sql.json({ perHour: null, concurrency: 8 })} where id = ${DEMO.backendId}`
    await sql`update backends set base_url = ${`${sandbox}/hooks/demo`} where id = ${DEMO.webhookId}`
    // Reading the sandbox is another work of the worker, and not measured here.
    await sql`update poll_cursors set due_at = '9999-01-01'`
  } finally {
    await admin.close()
  }
}

/** Makes the contacts known to the sandbox's Weni. */
export async function teach(sandbox: string, database: BenchDatabase, people: readonly string[]): Promise<void> {
  const admin = database.admin()
  try {
    const rows = await admin.sql<{ uuid: string; phone: string }[]>`
      select m.external_id as uuid, i.value as phone from sync_marks m
        join identities i on i.business_id = m.business_id and i.contact_id = m.contact_id and i.kind = 'phone'
      where m.backend_id = ${DEMO.backendId} and m.contact_id = any(${[...people]}::uuid[])`
    const contacts = rows.map(({ uuid, phone }) => ({
      uuid,
      name: null,
      language: 'spa',
      urn: `whatsapp:${phone}`,
      status: 'active',
    }))
    for (let at = 0; at < contacts.length; at += 500)
      await control(sandbox, 'POST', 'contacts', contacts.slice(at, at + 500))
  } finally {
    await admin.close()
  }
}

/** Spends the whole hour of the demo's Weni, and makes every contact wait for it. */
export async function holdBack(database: BenchDatabase, contacts: number): Promise<void> {
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

/** Waits until nothing is left for the webhook, and nothing for a Weni that has a budget. */
export async function untilInStep(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  const deadline = Date.now() + IN_STEP_WITHIN_MS
  try {
    for (;;) {
      const [row] = await admin.sql<{ left: number }[]>`
        select count(*)::int as left from sync_marks m join backends b on b.id = m.backend_id
        where m.due_at is not null and (b.kind = 'webhook' or b.settings ->> 'perHour' is null)`
      if (row?.left === 0) return
      if (Date.now() > deadline) throw new Error(`${row?.left} contacts are not delivered; see bench.log`)
      await sleep(100)
    }
  } finally {
    await admin.close()
  }
}
