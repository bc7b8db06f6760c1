import type { BenchDatabase } from '@/bench/data/databases'
import { untilReady } from '@/bench/site'
import { control } from '@/bench/sync/sandbox'
import type { Workbench } from '@/bench/workbench'
import { DEMO } from '@/lib/demo/business'
import { ended, scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'

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
