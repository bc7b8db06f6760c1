import { retried, sqlState } from '@/db/client'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import type { ChangeRequest, ChangeResult } from './change-request'
import { changeWithin } from './change-within'

/**
 * Makes a change in a transaction of its own, by the rules of `changeContact`. The caller wakes the workers.
 * @throws AppError `unknown_contact` (404)
 */
export async function changeAlone(
  deps: Deps,
  businessId: string,
  contactId: string,
  request: ChangeRequest,
): Promise<ChangeResult> {
  const run = (suffix: string) =>
    retried(
      () =>
        deps.db.sql.begin((tx) =>
          changeWithin(deps, tx, businessId, contactId, request, suffix),
        ) as Promise<ChangeResult>,
    )
  return run('').catch(async (error: unknown) => {
    // 23505 on the ledger's dedupe key: the same event arrived twice at once, or a form repeats a statement that was
    // undone meanwhile.
    if (sqlState(error) !== '23505' || !request.dedupe) throw error
    return run(request.dedupe.kind === 'form' ? `#${newId()}` : '')
  })
}
