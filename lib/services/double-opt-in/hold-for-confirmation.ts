import { askToConfirm } from '@/lib/consent/ask-to-confirm'
import { nextOwnTime } from '@/lib/consent/time'
import { newId } from '@/lib/ids'
import type { ChangeContent, ChangeRequest, Locked } from '@/lib/services/changes/change-request'

/** For how many milliseconds a request can be confirmed. */
export const REQUEST_MS = 3 * 86_400_000

/**
 * Returns the request of an act on the page in which a Yes to marketing waits until the person confirms it in WhatsApp,
 * where the business requires that (docs/double-opt-in.md). The holder of the link can ask; only the holder of the
 * number can confirm. Everything else of the act counts at once.
 */
export function holdForConfirmation(request: ChangeRequest): ChangeRequest {
  const id = request.id ?? newId()
  return {
    ...request,
    id,
    async say(locked, tx) {
      const content = await request.say(locked, tx)
      return content && locked.config.confirmMarketing ? held({ ...request, id }, locked, content) : content
    },
  }
}

function held(request: ChangeRequest & { id: string }, locked: Locked, content: ChangeContent): ChangeContent {
  const at = nextOwnTime(locked.now, locked.row.lastOwnAt)
  const { id, kind, actor, method } = request
  const { statements } = content
  const change = { id, kind, at, actor, method, statements, notice: null, evidence: null, proven: false }
  const topics = locked.config.topics.filter((topic) => !topic.archived)
  return { ...content, statements: askToConfirm(locked.state, change, topics, at + REQUEST_MS) }
}
