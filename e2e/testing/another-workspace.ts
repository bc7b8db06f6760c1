import postgres from 'postgres'
import { instance } from '@/testing/instance'

/**
 * Runs `work` while the demo's backend is said to be of another workspace, so that the demo's workspace can be looked
 * at as one that is not connected yet. The workspace itself is not changed.
 */
export async function asAnotherWorkspace(work: () => Promise<void>): Promise<void> {
  const { ownerUrl, backendId } = instance()
  const sql = postgres(ownerUrl, { max: 1 })
  try {
    const [before] = await sql<
      { settings: postgres.JSONValue }[]
    >`select settings from backends where id = ${backendId}`
    await sql`update backends set settings = settings || '{"workspace": "another"}' where id = ${backendId}`
    try {
      await work()
    } finally {
      await sql`update backends set settings = ${sql.json(before?.settings ?? {})} where id = ${backendId}`
    }
  } finally {
    await sql.end()
  }
}

/** Makes a field for numbers in the workspace, if it has none of this name yet. */
export async function ensureNumberField(label: string): Promise<void> {
  const { sandboxUrl, apiToken } = instance()
  await fetch(`${sandboxUrl}/api/v2/fields.json`, {
    method: 'POST',
    headers: { authorization: `Token ${apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ label, value_type: 'numeric' }),
  })
}
