import type { Statement } from '@/lib/consent/types'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'
import { publishedNotice } from './save-preferences'

export interface OffersForm {
  /** Hash of the notice the person saw. */
  notice: string
  /** Topics whose switch the person had put off and not saved: a No is taken wherever it is said, a Yes waits for Save. */
  movedOff: readonly string[]
  /** The stop that this takes the place of; null where nothing was stopped. */
  insteadOf: string | null
}

/**
 * Refuses every topic that is marketing and leaves the rest as it is. In the place of a stop it takes that stop back in the same change, if
 * it is still the one that holds: a later one was said for itself.
 */
export async function refuseOffers(deps: Deps, visitor: PageVisitor, form: OffersForm): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'preferences',
    ...pageAct(deps, visitor, 'offers', form),
    sourceNumber: link.claims.source,
    async say({ state, config }, tx) {
      const refused = config.topics.filter(
        ({ id, category, policy, archived }) =>
          (category === 'marketing' && !archived) || (policy !== 'required' && form.movedOff.includes(id)),
      )
      const lifts = form.insteadOf !== null && state.stop?.on === true && state.stop.changeId === form.insteadOf
      const statements: Statement[] = [
        ...(lifts ? [{ on: 'stop', value: false } as const] : []),
        ...refused.map(({ id }) => ({ on: 'answer', topicId: id, answer: 'out', basis: null }) as const),
      ]
      if (statements.length === 0) return null
      return { statements, notice: await publishedNotice(tx, config, form.notice) }
    },
  })
}
