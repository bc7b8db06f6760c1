import { retried, sqlState } from '@/db/client'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import type { ChangeRequest, ChangeResult } from './change-request'
import type { AskedChange } from './change-together'
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
  return attempt(deps, businessId, contactId, request).catch((error: unknown) =>
    changeAgain(deps, businessId, { contactId, request }, error),
  )
}

/**
 * Makes a change again whose transaction failed because its dedupe key is known by now.
 * @throws the error, if it is another
 */
export async function changeAgain(
  deps: Deps,
  businessId: string,
  { contactId, request }: AskedChange,
  error: unknown,
): Promise<ChangeResult> {
  // 23505 on the ledger's dedupe key: the same event arrived twice at once, or a form repeats a statement that was
  // undone meanwhile.
  if (sqlState(error) !== '23505' || !request.dedupe) throw error
  return attempt(deps, businessId, contactId, request, request.dedupe.kind === 'form' ? `#${newId()}` : '')
}

const attempt = (deps: Deps, businessId: string, contactId: string, request: ChangeRequest, suffix = '') =>
  retried(
    () =>
      deps.db.sql.begin((tx) =>
        changeWithin(deps, tx, businessId, contactId, request, suffix),
      ) as Promise<ChangeResult>,
  )
