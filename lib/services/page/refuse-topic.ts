import type { TopicConfig } from '@/db/queries/business/config'
import type { Statement } from '@/lib/consent/types'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { nameNotice, pageSeen } from './form-notice'
import type { LiveLink } from './open-link'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'

export interface OneTopicForm {
  topicId: string
  /** Hash of the notice the person saw; empty on the page of a limited link, which has none. */
  notice: string
  /** Every topic on the form. */
  shown: readonly string[]
  /** Topics that the person had switched off without saving: a No counts wherever it is expressed. */
  movedOff: readonly string[]
}

/**
 * Refuses one topic, which the link named, and every topic in `movedOff`. A limited link is enough. Returns null if
 * the business has no such topic. A topic that nobody can refuse stays as it is.
 */
export async function refuseTopic(deps: Deps, visitor: PageVisitor, form: OneTopicForm): Promise<ChangeResult | null> {
  if (!visitor.link.config.topics.some(({ id }) => id === form.topicId)) return null
  return changeOnPage(deps, visitor, {
    kind: 'preferences',
    ...pageAct(deps, visitor, 'topic', form),
    async say({ config, now }, tx) {
      const statements = config.topics
        .filter(({ id }) => id === form.topicId || form.movedOff.includes(id))
        .filter(canRefuse)
        .map(({ id }): Statement => ({ on: 'answer', topicId: id, answer: 'out', basis: null }))
      if (statements.length === 0) return null
      const seen = pageSeen(config, form.notice, form.shown, visitor.named ?? null)
      return { statements, notice: await nameNotice(tx, config, form.notice, seen, now) }
    },
  })
}

/**
 * Returns whether a refusal of a topic is new: the person has not refused it themselves. To say it again changes
 * nothing that is sent, so that may be turned away where somebody says it without end.
 */
export function isNewRefusal({ config, state }: Pick<LiveLink, 'config' | 'state'>, topicId: string): boolean {
  const topic = config.topics.find(({ id }) => id === topicId)
  return topic !== undefined && canRefuse(topic) && state.topics[topicId]?.lanes.own?.answer !== 'out'
}

/** Marketing can be refused, whatever else is set. */
const canRefuse = ({ policy, category }: Pick<TopicConfig, 'policy' | 'category'>) =>
  policy !== 'required' || category === 'marketing'
