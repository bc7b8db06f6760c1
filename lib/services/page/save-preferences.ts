import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { isCurrentNotice } from '@/db/queries/business/config'
import { wasPublished } from '@/db/queries/business/notices'
import { differences } from '@/lib/consent/form'
import type { Statement } from '@/lib/consent/types'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult, Locked } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { isOn } from './is-topic-on'
import { type PageVisitor, pageAct } from './page-act'

const HASH = /^[0-9a-f]{64}$/

export interface PreferencesForm {
  /** Hash of the notice the person saw. */
  notice: string
  /** Each topic on the form, and whether its switch was on when shown. */
  shown: Readonly<Record<string, boolean>>
  /** The same as the person sent it. */
  submitted: Readonly<Record<string, boolean>>
}

export type SaveResult =
  | { outcome: 'unknown_topics' }
  | {
      outcome: 'saved'
      change: ChangeResult
      /** Topics switched on under a text that has changed since: asked again, not taken. */
      askedAgain: string[]
      /** Topics switched on that can't be had any more. */
      notOffered: string[]
      /** Somebody else, or another tab, had changed something on this form since it was shown. */
      between: boolean
    }

/**
 * Saves what a person changed on the form: only differences between what was shown and what was sent are statements, so two tabs merge.
 * A Yes given on a superseded notice, or on one that this business never published, is asked again; a No is always taken, on archived
 * topics too, and under no notice that is not the business's own: what is sealed is what somebody can be shown.
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

  const change = await changeContact(deps, link.businessId, link.contactId, {
    kind: 'preferences',
    ...pageAct(deps, visitor, 'save', form),
    sourceNumber: link.claims.source,
    async say(locked, tx) {
      const { config } = locked
      const current = isCurrentNotice(config, form.notice)
      result.askedAgain = []
      result.notOffered = []
      result.between = isBetween(locked, form)
      const statements: Statement[] = []
      for (const { topicId, answer } of differences(form.shown, form.submitted)) {
        const topic = config.topics.find((each) => each.id === topicId)
        if (!topic || (topic.policy === 'required' && topic.category !== 'marketing')) continue
        if (answer === 'in' && topic.archived) result.notOffered.push(topicId)
        else if (answer === 'in' && !current) result.askedAgain.push(topicId)
        else statements.push({ on: 'answer', topicId, answer, basis: answer === 'in' ? 'consent' : null })
      }
      if (statements.length === 0) return null
      return { statements, notice: await publishedNotice(tx, config, form.notice) }
    },
  })
  return { outcome: 'saved', change, ...result }
}

/** The notice that a form names, where the business published it, now or once; a No keeps the text it was said on. Else null. */
export async function publishedNotice(tx: Tx, config: BusinessConfig, hash: string): Promise<string | null> {
  if (isCurrentNotice(config, hash)) return hash
  return HASH.test(hash) && (await wasPublished(tx, config.id, hash)) ? hash : null
}

/** Whether a switch of the form stood otherwise when it arrived than when it was shown, and not merely where the person now puts it. */
function isBetween(locked: Locked, form: PreferencesForm): boolean {
  return Object.entries(form.shown).some(([topicId, shown]) => {
    const topic = topicOf(locked.config, topicId)
    return (
      topic !== null && isOn(locked.state, topic) !== shown && form.submitted[topicId] !== isOn(locked.state, topic)
    )
  })
}

function topicOf(config: BusinessConfig, topicId: string) {
  return config.topics.find((topic) => topic.id === topicId) ?? null
}
