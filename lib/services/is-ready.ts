import type { Deps } from './deps'

/** Resolves when the database answers. Throws what it throws. */
export async function isReady(deps: Deps): Promise<void> {
  await deps.db.sql`select 1`
}
