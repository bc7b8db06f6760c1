import postgres from 'postgres'
import { READS } from './layout'

/**
 * Returns whether a connection by a login's address says what `db/client.ts` tells it to of the layout that it reads. A
 * pooler between Sayso and PostgreSQL may keep such parameters back; then everything would fail once rows are shorter.
 * Rejects where there is no connection.
 * @param says what the connection says; another value is for tests
 */
export async function passesLayout(url: string, says: Partial<typeof READS> = READS): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, connection: { ...says } })
  try {
    const [row] = await sql<{ layout: string | null }[]>`select current_setting('app.layout', true) as layout`
    return row?.layout === READS['app.layout']
  } finally {
    await sql.end()
  }
}
