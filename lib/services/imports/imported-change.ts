import type { Change } from '@/lib/consent/types'
import type { Saying } from './group-rows'

/** Returns the change that rows of an import state. */
export function importedChange(
  change: Pick<Change, 'id' | 'at' | 'evidence'>,
  sayings: readonly Saying[],
  isProven: boolean,
): Change {
  return {
    ...change,
    kind: 'preferences',
    actor: 'import',
    method: 'import',
    notice: null,
    proven: isProven,
    statements: sayings.map(({ topicId, answer }) => ({
      on: 'answer',
      topicId,
      answer,
      basis: answer === 'in' ? 'consent' : null,
    })),
  }
}
