import type { Tx } from '@/db/client'
import { restartPoll } from '@/db/queries/sync/polls'
import { findBackendsShowing } from '@/db/queries/sync/topic-followers'
import type { Deps } from '@/lib/services/deps'

/**
 * Updates the backends when a business pauses, resumes, adds, changes or archives a topic. It is called in the
 * transaction that changes the topic and raises the version of the configuration. From the commit on, `decide` uses the
 * changed topic; workers then make the marks of all contacts due, some at a time, and call a backend where something
 * differs. Another change meanwhile starts this again. The caller wakes the workers (`deps.wakeSync`) after the commit.
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
