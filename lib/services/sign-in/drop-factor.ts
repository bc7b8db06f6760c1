import { asPerson, type Tx } from '@/db/client'
import { deleteRecoveryCodes } from '@/db/queries/people/recovery-codes'
import { deleteSessions } from '@/db/queries/people/sessions'
import { findUserIdByEmail, updateFactor } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'

/** Removes the second factor of the person whom the transaction entered, with its recovery codes. */
export async function dropFactor(tx: Tx, userId: string): Promise<void> {
  await updateFactor(tx, userId, { totpSecret: null, totpSince: null, totpStep: null })
  await deleteRecoveryCodes(tx, userId)
}

/** Does so for somebody who lost it, and signs every browser of theirs out. */
export async function dropFactorAsOperator(deps: Pick<Deps, 'db'>, email: string): Promise<void> {
  const userId = await findUserIdByEmail(deps.db.sql, email.trim().toLowerCase())
  if (userId === null) return
  await asPerson(deps.db, userId, async (tx) => {
    await dropFactor(tx, userId)
    await deleteSessions(tx, userId, null)
  })
}
