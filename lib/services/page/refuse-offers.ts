import type { Statement } from '@/lib/consent/types'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { nameNotice, pageSeen } from './form-notice'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'
import { canReplaceStop } from './refused-by-merged'

export interface OffersForm {
  /** Hash of the notice the person saw. */
  notice: string
  /**
   * Topics that the person had switched off without saving. A No counts wherever it is expressed; a Yes counts only
   * after Save.
   */
  movedOff: readonly string[]
  /** Every topic on the form. */
  shown: readonly string[]
  /** The id of the stop that this replaces; null if there was no stop. */
  insteadOf: string | null
}

/**
 * Refuses every marketing topic, also those that the page does not show, and every topic in `movedOff`, and leaves the
 * rest as it is. An archived one is refused too, as in the chat: if the business brings it back, it comes with all
 * answers that it had. If it replaces a stop, it lifts that stop in the same change, but only if it can
 * (`canReplaceStop`): any other stop stays.
 */
export async function refuseOffers(deps: Deps, visitor: PageVisitor, form: OffersForm): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'preferences',
    ...pageAct(deps, visitor, 'offers', form),
    async say(locked, tx) {
      const { config, now } = locked
      const refused = config.topics.filter(
        ({ id, category, policy }) => category === 'marketing' || (policy !== 'required' && form.movedOff.includes(id)),
      )
      const lifts = await canReplaceStop(tx, locked, form.insteadOf)
      const statements: Statement[] = [
        ...(lifts ? [{ on: 'stop', value: false } as const] : []),
        ...refused.map(({ id }) => ({ on: 'answer', topicId: id, answer: 'out', basis: null }) as const),
      ]
      if (statements.length === 0) return null
      const seen = pageSeen(config, form.notice, form.shown, visitor.named ?? null)
      return { statements, notice: await nameNotice(tx, config, form.notice, seen, now) }
    },
  })
}
