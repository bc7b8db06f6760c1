import { isOfDatabase, sqlState } from '@/db/client'

/**
 * Does the work of each that is due, one after another, while it may go on. One that fails keeps no other from its
 * turn.
 * @throws what failed, at the end; an AggregateError for several. At once where the database is away, because then
 * none of the others gets on either
 */
export async function forEachDue<Due>(
  all: readonly Due[],
  mayGoOn: () => boolean,
  work: (due: Due) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = []
  for (const due of all) {
    if (!mayGoOn()) break
    try {
      await work(due)
    } catch (error) {
      if (isOfDatabase(error) && sqlState(error) === undefined) throw error
      errors.push(error)
    }
  }
  if (errors.length > 1) throw new AggregateError(errors, 'some of what was due failed')
  if (errors.length === 1) throw errors[0]
}
