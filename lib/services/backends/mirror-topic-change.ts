import type { Tx } from '@/db/client'
import { restartPoll } from '@/db/queries/sync/polls'
import { findBackendsShowing } from '@/db/queries/sync/topic-followers'
import type { Deps } from '@/lib/services/deps'

/**
 * Lets the backends follow when a business pauses, resumes, adds, changes or archives a topic: called in the transaction that does so and
 * raises the version of the configuration. `decide` answers by the new topic from the commit on; workers then make everybody's marks
 * due, some at a time, and call where something differs. Another change meanwhile begins again. The caller tells the
 * workers (`deps.wakeSync`) after the commit.
 */
export async function mirrorTopicChange(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  businessId: string,
  topicId: string,
): Promise<void> {
  const start = { cursor: null, dueAt: deps.clock.now() }
  for (const backendId of await findBackendsShowing(tx, businessId, topicId)) {
    await restartPoll(tx, businessId, backendId, 'topics', start)
  }
}
