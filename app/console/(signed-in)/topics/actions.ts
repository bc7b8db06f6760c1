'use server'

import { z } from 'zod'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { SignedIn } from '@/lib/auth/signed-in'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { isUuid } from '@/lib/ids'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { MOST_TOPICS } from '@/lib/services/business/business-definition'
import { moveTopic } from '@/lib/services/business/move-topic'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { openTopic } from '@/lib/services/business/read-page'
import { restoreTopic } from '@/lib/services/business/restore-topic'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { agreedField, countedLine, effectLines, peopleIn, undoLabel } from './_topics/say'
import { TopicForm } from './_topics/topic-form'

const id = z.string().refine(isUuid)
const agreed = TopicForm.shape.agreed

/** Returns how a topic is called in the language of a member. */
async function namedTopic(deps: Deps, member: Caller, topicId: string, locale: keyof typeof TOPICS): Promise<string> {
  const opened = await openTopic(deps, member, topicId)
  return opened && !('outcome' in opened) ? topicName(opened.topic, locale, opened.page.defaultLocale) : ''
}

/** Puts a topic before another one, or last. */
export const moveTopicAction: FormAction = consoleAction({
  name: 'moveTopic',
  undo: () => moveTopicAction,
  right: 'topics.write',
  schema: z.strictObject({ topic: id, before: id.nullable() }),
  fieldsOf(form) {
    const move = form.get('move')
    const [topic, before] = typeof move === 'string' ? move.split(':') : []
    return { topic, before: before === 'last' ? null : before }
  },
  async run(deps, { member, locale }, { topic, before }) {
    const moved = await moveTopic(deps, member, topic, before)
    return 'place' in moved ? { ...moved, name: await namedTopic(deps, member, topic, locale) } : moved
  },
  answer(moved, { locale }, { topic }): Answer {
    const { list } = TOPICS[locale]
    switch (moved.outcome) {
      case 'moved': {
        const fields = { move: `${topic}:${moved.wasBefore ?? 'last'}` }
        return {
          done: list.moved(moved.name, moved.place, moved.of),
          undo: { label: undoLabel(locale), fields },
        }
      }
      case 'unchanged':
        return { done: list.stays(moved.name, moved.place, moved.of) }
      case 'unknown_topic':
        return { done: list.gone, tone: 'warn' }
    }
  },
})

/** Pauses a topic for everybody, or resumes it. It is done at once: this is the switch for an emergency. */
export const pauseTopicAction: FormAction = consoleAction({
  name: 'pauseTopic',
  undo: () => pauseTopicAction,
  right: 'topics.pause',
  schema: z.strictObject({ topic: id, paused: z.enum(['0', '1']) }),
  fieldsOf: (form) => ({ topic: form.get('topic'), paused: form.get('paused') }),
  async run(deps, { member, locale }, { topic, paused }) {
    const set = await setTopicPaused(deps, member, topic, paused === '1')
    return { ...set, name: await namedTopic(deps, member, topic, locale) }
  },
  answer(set, { locale }, { topic, paused }): Answer {
    const { done, problems } = TOPICS[locale]
    if (set.outcome === 'unknown_topic') return { problem: problems.unknown }
    if (set.outcome === 'topic_required') return { problem: problems.required }
    const fields = { topic, paused: paused === '1' ? '0' : '1' }
    return {
      done: (paused === '1' ? done.paused : done.resumed)(set.name),
      undo: { label: undoLabel(locale), fields },
    }
  },
})

const Archiving = z.strictObject({ topic: id, agreed })
const archivingFieldsOf = (form: FormData) => ({ topic: form.get('topic'), agreed: form.get('agreed') })

/** Takes a topic off the page. It asks once, with the number of people. */
export const archiveTopicAction: FormAction = consoleAction({
  name: 'archiveTopic',
  undo: () => restoreTopicAction,
  right: 'topics.write',
  schema: Archiving,
  fieldsOf: archivingFieldsOf,
  async run(deps, { member, locale }, { topic, agreed: numbers }) {
    const name = await namedTopic(deps, member, topic, locale)
    return { ...(await archiveTopic(deps, member, topic, { agreed: numbers })), name }
  },
  answer(archived, who, { topic }): Answer {
    const { locale } = who
    const { done, problems, archive } = TOPICS[locale]
    switch (archived.outcome) {
      case 'archived': {
        const fields = { topic, takesBack: String(archived.version) }
        return { done: done.archived(archived.name), undo: { label: undoLabel(locale), fields } }
      }
      case 'unchanged':
        return { done: done.archived(archived.name) }
      case 'asks': {
        const people = peopleIn(archived.effect.stops, locale)
        const fields = agreedField(archived.effect)
        const lines = [people.count > 0 ? archive.askLine(people.text) : archive.askNobody, archive.back]
        lines.push(...countedLine(archived.effect, who))
        const buttons = [{ label: archive.confirm(people), kind: 'harm' as const }]
        return { ask: { title: archive.ask(archived.name), lines, fields, buttons } }
      }
      case 'last_topic':
        return { problem: problems.lastTopic }
      case 'not_counted':
        return { problem: problems.notCounted }
      case 'unknown_topic':
        return { problem: problems.unknown }
    }
  },
})

/**
 * Puts an archived topic back. It asks if that lets messages be sent again, unless it takes back an archiving of a
 * moment ago.
 */
export const restoreTopicAction: FormAction = consoleAction({
  name: 'restoreTopic',
  right: 'topics.write',
  schema: Archiving.extend({ takesBack: z.coerce.number().int().min(1).max(2_000_000_000).nullable() }),
  fieldsOf: (form) => ({ ...archivingFieldsOf(form), takesBack: form.get('takesBack') }),
  async run(deps, { member, locale }, { topic, agreed: numbers, takesBack }) {
    const name = await namedTopic(deps, member, topic, locale)
    return { ...(await restoreTopic(deps, member, topic, { agreed: numbers, takesBack })), name }
  },
  answer: (restored, who, { topic }) => restoredAnswer(restored, who, topic),
})

type Restored = Exclude<Awaited<ReturnType<typeof restoreTopic>>, { outcome: 'not_allowed' }> & { name: string }

function restoredAnswer(restored: Restored, who: SignedIn, topic: string): Answer {
  const { locale } = who
  const { done, problems, restore } = TOPICS[locale]
  switch (restored.outcome) {
    case 'restored':
    case 'unchanged':
      return { done: done.restored(restored.name) }
    case 'asks': {
      const people = peopleIn(restored.effect.starts, locale)
      const lines = effectLines({ ...restored.effect, same: {} }, restored.name, who)
      const fields = { ...agreedField(restored.effect), topic }
      return {
        ask: { title: restore.ask(restored.name), lines, fields, buttons: [{ label: restore.confirm(people) }] },
      }
    }
    case 'too_many':
      return { problem: problems.tooMany(MOST_TOPICS) }
    case 'not_valid':
      return { problem: problems.restoreTexts }
    case 'not_counted':
      return { problem: problems.notCounted }
    case 'unknown_topic':
      return { problem: problems.unknown }
  }
}
