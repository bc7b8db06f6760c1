import type { BusinessConfig } from '@/db/queries/business/config'
import { type Difference, differences } from '@/lib/consent/form'
import type { Statement } from '@/lib/consent/types'
import type { ChangeResult, Locked } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { nameNotice, pageSeen } from './form-notice'
import { isShownOn } from './is-topic-on'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'
import { pageFor } from './shown-page'

export interface PreferencesForm {
  /** Hash of the notice the person saw. */
  notice: string
  /** Each topic on the form, and whether its switch was on when shown. */
  shown: Readonly<Record<string, boolean>>
  /** Each topic, and whether its switch was on when the person sent the form. */
  submitted: Readonly<Record<string, boolean>>
}

export type SaveResult =
  | { outcome: 'unknown_topics' }
  | {
      outcome: 'saved'
      change: ChangeResult
      /**
       * Topics switched on under a text that has changed since: the Yes is not recorded, and the person is asked again.
       */
      askedAgain: string[]
      /** Topics switched on that the business has archived meanwhile, or that this person's page does not show. */
      notOffered: string[]
      /** Whether something on this form was changed elsewhere, such as in another tab, after the form was shown. */
      between: boolean
    }

/** Returns what a form says: the topics whose switch was moved. */
export const movedSwitches = ({ shown, submitted }: Omit<PreferencesForm, 'notice'>): Difference[] =>
  differences(shown, submitted)

/**
 * Saves what a person changed on the form. Only differences between what was shown and what was sent become statements,
 * so that the changes of two tabs are merged. A Yes under a notice that is superseded, or that this business never
 * published, is not recorded, and the person is asked again; so is a Yes to a topic that the notice does not have. A No
 * is always recorded, also for an archived topic and for one that the page did not show. The change names the notice
 * only if the business published it, because the record must be able to show every text it names.
 */
export async function savePreferences(deps: Deps, visitor: PageVisitor, form: PreferencesForm): Promise<SaveResult> {
  const { link } = visitor
  const known = new Map(link.config.topics.map((topic) => [topic.id, topic]))
  if (
    Object.keys(form.shown).some((id) => !known.has(id)) ||
    Object.keys(form.submitted).some((id) => !(id in form.shown))
  ) {
    return { outcome: 'unknown_topics' }
  }
  const result = { askedAgain: [] as string[], notOffered: [] as string[], between: false }

  const change = await changeOnPage(deps, visitor, {
    kind: 'preferences',
    ...pageAct(deps, visitor, 'save', form),
    async say(locked, tx) {
      const { config, state, now } = locked
      const named = visitor.named ?? null
      const seen = pageSeen(config, form.notice, Object.keys(form.shown), named)
      const { config: page } = pageFor(config, { state, now, source: link.claims.source, named })
      const isOnPage = (topicId: string) => page.topics.some(({ id, archived }) => id === topicId && !archived)
      result.askedAgain = []
      result.notOffered = []
      result.between = isBetween(locked, form)
      const statements: Statement[] = []
      for (const { topicId, answer } of movedSwitches(form)) {
        const topic = config.topics.find((each) => each.id === topicId)
        if (!topic || (topic.policy === 'required' && topic.category !== 'marketing')) continue
        if (answer === 'in' && topic.archived) result.notOffered.push(topicId)
        else if (answer === 'in' && !seen?.config.topics.includes(topic))
          (isOnPage(topicId) ? result.askedAgain : result.notOffered).push(topicId)
        else statements.push({ on: 'answer', topicId, answer, basis: answer === 'in' ? 'consent' : null })
      }
      if (statements.length === 0) return null
      return { statements, notice: await nameNotice(tx, config, form.notice, seen, now) }
    },
  })
  return { outcome: 'saved', change, ...result }
}

/**
 * Returns whether a switch of the form had changed between the time the form was shown and the time it arrived, and the
 * person did not ask for that same change.
 */
function isBetween(locked: Locked, form: PreferencesForm): boolean {
  return Object.entries(form.shown).some(([topicId, shown]) => {
    const topic = topicOf(locked.config, topicId)
    return (
      topic !== null &&
      isShownOn(locked.state, topic, locked.now) !== shown &&
      form.submitted[topicId] !== isShownOn(locked.state, topic, locked.now)
    )
  })
}

function topicOf(config: BusinessConfig, topicId: string) {
  return config.topics.find((topic) => topic.id === topicId) ?? null
}
