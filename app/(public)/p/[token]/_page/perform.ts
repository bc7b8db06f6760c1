import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { giveReason } from '@/lib/services/page/give-reason'
import type { PageVisitor } from '@/lib/services/page/page-act'
import { pauseMessages, resumeMessages } from '@/lib/services/page/pause-messages'
import { refuseOffers } from '@/lib/services/page/refuse-offers'
import { refuseTopic } from '@/lib/services/page/refuse-topic'
import { releaseNumber } from '@/lib/services/page/release-number'
import { returnMessages } from '@/lib/services/page/return-messages'
import { type PreferencesForm, savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { undoChange } from '@/lib/services/page/undo-change'
import type { MyDataForm, PageForm } from './form'
import type { Note } from './saved-model'

/** What the next page shows: the change that was made, and what else the person should read. */
export interface Performed {
  done: string
  again?: string
  /** The ids of the topics that were not turned on, because there were too many changes. */
  late?: string
  note?: string
}

/**
 * The forms that `perform` acts on. Asking for a fresh link is for limited links (act.tsx), a new language changes
 * nothing, and "my data" answers its own forms.
 */
export type ActForm = Exclude<PageForm, { act: 'fresh_link' | 'language' } | MyDataForm>

/** Does what a form asks. Returns null if the form names something that the business does not have. */
export async function perform(deps: Deps, visitor: PageVisitor, form: ActForm): Promise<Performed | null> {
  switch (form.act) {
    case 'save':
      return save(deps, visitor, form)
    case 'offers':
      return offers(deps, visitor, form)
    case 'topic':
      return oneTopic(deps, visitor, form)
    case 'stop':
      return { done: changeOf(await stopEverything(deps, visitor)) }
    case 'return':
      return { done: changeOf(await returnMessages(deps, visitor)) }
    case 'resume':
      return { done: changeOf(await resumeMessages(deps, visitor)) }
    case 'pause':
      return { done: changeOf(await pauseMessages(deps, visitor, form.length, form.instead ?? null)) }
    case 'undo': {
      const result = await undoChange(deps, visitor, form.change)
      // The page of the change that stays says so.
      return result.outcome === 'unchanged'
        ? { done: form.change, note: 'undo_too_late' satisfies Note }
        : { done: result.changeId }
    }
    case 'reason':
      if (form.reason || form.text) await giveReason(deps, visitor, form.change, form.reason ?? 'other', form.text)
      // Returns to the page of the change that the reason is about.
      return { done: form.change }
    case 'release':
      await releaseNumber(deps, visitor)
      return { done: 'released' }
  }
}

async function save(
  deps: Deps,
  visitor: PageVisitor,
  form: Extract<PageForm, { act: 'save' }>,
): Promise<Performed | null> {
  const result = await savePreferences(deps, visitor, { notice: form.notice, ...answersIn(form) })
  if (result.outcome === 'unknown_topics') return null
  const notes: Note[] = [
    ...(result.between ? (['other_save'] as const) : []),
    ...(result.notOffered.length > 0 ? (['topic_gone'] as const) : []),
  ]
  return {
    done: changeOf(result.change),
    again: result.askedAgain.join(' ') || undefined,
    note: notes.join(' ') || undefined,
  }
}

async function offers(
  deps: Deps,
  visitor: PageVisitor,
  form: Extract<PageForm, { act: 'offers' }>,
): Promise<Performed> {
  const change = await refuseOffers(deps, visitor, {
    notice: form.notice,
    shown: idsOf(form.shown),
    movedOff: movedOff(form),
    insteadOf: form.change ?? null,
  })
  return { done: changeOf(change) }
}

async function oneTopic(
  deps: Deps,
  visitor: PageVisitor,
  form: Extract<PageForm, { act: 'topic' }>,
): Promise<Performed | null> {
  const { topic: topicId, notice } = form
  const change = await refuseTopic(deps, visitor, {
    topicId,
    notice,
    shown: idsOf(form.shown),
    movedOff: movedOff(form),
  })
  return change && { done: changeOf(change) }
}

type Switches = Pick<Extract<PageForm, { act: 'save' }>, 'shown' | 'on'>

const idsOf = (shown: Switches['shown']) => shown.map(({ topicId }) => topicId)

/** Returns the switches of a form: as they were shown, and as they were sent. */
export function answersIn({ shown, on }: Switches): Pick<PreferencesForm, 'shown' | 'submitted'> {
  const isOn = new Set(on)
  return {
    shown: Object.fromEntries(shown.map((topic) => [topic.topicId, topic.on])),
    submitted: Object.fromEntries([
      ...shown.map(({ topicId }) => [topicId, isOn.has(topicId)]),
      ...on.map((id) => [id, true]),
    ]),
  }
}

/** Returns the topics that the person has switched off on a form without saving it. */
export function movedOff({ shown, on }: Switches): string[] {
  const still = new Set(on)
  return shown.flatMap((topic) => (topic.on && !still.has(topic.topicId) ? [topic.topicId] : []))
}

const changeOf = (result: ChangeResult) => (result.outcome === 'unchanged' ? 'nothing' : result.changeId)
