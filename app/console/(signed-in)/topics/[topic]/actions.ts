'use server'

import { z } from 'zod'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { sentencesOf } from '@/app/console/(signed-in)/topics/_topics/problems'
import { askEffect, askNewer, undoLabel } from '@/app/console/(signed-in)/topics/_topics/say'
import { keyFrom, topicFieldsOf, TopicForm, topicIn } from '@/app/console/(signed-in)/topics/_topics/topic-form'
import { topicAddress } from '@/components/console/topics/topic-address'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { isUuid } from '@/lib/ids'
import { MOST_TOPICS } from '@/lib/services/business/business-definition'
import { changeTopic } from '@/lib/services/business/change-topic'
import { createTopic } from '@/lib/services/business/create-topic'
import { readPage } from '@/lib/services/business/read-page'
import { revertTopic } from '@/lib/services/business/revert-topic'
import { weighTopic } from '@/lib/services/business/weigh-topic'

const id = z.string().refine(isUuid)
const version = z.coerce.number().int().min(1).max(2_000_000_000)

/** Says what a policy and a category would mean for people, before anything is saved. */
export const weighTopicAction: FormAction = consoleAction({
  name: 'weighTopic',
  right: 'topics.write',
  schema: TopicForm,
  fieldsOf: topicFieldsOf,
  run: (deps, { member }, { topic, policy, category }) => weighTopic(deps, member, topic, { policy, category }),
  answer(weighed, who, form): Answer {
    const { problems } = TOPICS[who.locale]
    if (weighed.outcome === 'unknown_topic') return { problem: problems.unknown }
    if (weighed.outcome === 'not_counted') return { problem: problems.notCounted }
    return { ask: askEffect(weighed.effect, namedIn(form, who.locale), who, form.topic === null) }
  },
})

/** Saves a topic that exists. */
export const saveTopicAction: FormAction = consoleAction({
  name: 'saveTopic',
  undo: () => revertTopicAction,
  right: 'topics.write',
  keepsTyped: true,
  schema: TopicForm.extend({ topic: id, version }),
  fieldsOf: topicFieldsOf,
  run(deps, { member }, form) {
    const { legalBasis, ...content } = topicIn(form)
    const { version: read, resolve, agreed: numbers } = form
    return changeTopic(
      deps,
      member,
      form.topic,
      { ...content, legalBasis },
      { version: read, resolve, agreed: numbers },
    )
  },
  answer(saved, who, form): Answer {
    const { locale } = who
    const { problems, done } = TOPICS[locale]
    switch (saved.outcome) {
      case 'changed': {
        const to = form.resolve?.seen ?? form.version
        const fields = { topic: form.topic, version: String(saved.version), to: String(to) }
        return { done: done.saved, undo: { label: undoLabel(locale), fields } }
      }
      case 'unchanged':
        return { done: done.unchanged }
      case 'asks': {
        const ask = askEffect(saved.effect, namedIn(form, locale), who, false)
        const resolve: Record<string, string> = form.resolve
          ? { resolve: `${form.resolve.winner}:${form.resolve.seen}` }
          : {}
        return { ask: { ...ask, fields: { ...ask.fields, ...resolve } } }
      }
      case 'newer':
        return { ask: askNewer(saved, locale) }
      case 'not_valid':
        return { problem: problems.some, fields: sentencesOf(saved.problems, problems) }
      case 'not_counted':
        return { problem: problems.notCounted }
      case 'unknown_topic':
        return { problem: problems.unknown }
    }
  },
})

/** Takes the last save of a topic back. */
export const revertTopicAction: FormAction = consoleAction({
  name: 'revertTopic',
  right: 'topics.write',
  schema: z.strictObject({ topic: id, version, to: version }),
  fieldsOf: (form) => ({ topic: form.get('topic'), version: form.get('version'), to: form.get('to') }),
  run: (deps, { member }, { topic, ...versions }) => revertTopic(deps, member, topic, versions),
  answer(reverted, { locale }): Answer {
    const { done, problems } = TOPICS[locale]
    if (reverted.outcome === 'changed' || reverted.outcome === 'unchanged') return { done: done.undone }
    if (reverted.outcome === 'not_valid')
      return { problem: Object.values(sentencesOf(reverted.problems, problems))[0] ?? problems.some }
    return { problem: reverted.outcome === 'newer' ? done.newer : problems.unknown }
  },
})

/** Creates a topic, last on the page. */
export const createTopicAction: FormAction = consoleAction({
  name: 'createTopic',
  right: 'topics.write',
  keepsTyped: true,
  schema: TopicForm,
  fieldsOf: topicFieldsOf,
  async run(deps, { member, locale }, form) {
    const page = await readPage(deps, member)
    if ('outcome' in page) return page
    const { legalBasis, ...content } = topicIn(form)
    const own = Object.entries(content.texts).find(([language]) => language === page.defaultLocale)?.[1]
    const key = form.key.trim() || keyFrom(own?.name ?? '')
    const given = { ...(legalBasis !== null && { legalBasis }), ...(form.listed !== null && { listed: form.listed }) }
    const made = await createTopic(deps, member, { key, ...content, ...given }, { agreed: form.agreed })
    if (made.outcome !== 'key_taken') return { ...made, key }
    const taken = page.topics.find(({ id: known }) => known === made.topicId)
    const by = taken ? topicName(taken, locale, page.defaultLocale) : key
    return { ...made, key, by, isArchived: taken?.archived === true }
  },
  answer(made, who, form): Answer {
    const { locale } = who
    const { problems } = TOPICS[locale]
    switch (made.outcome) {
      case 'created':
        return { go: `${topicAddress({ id: made.topicId, key: made.key })}?made=1` }
      case 'key_taken': {
        const say = made.isArchived ? problems.keyArchived : problems.keyTaken
        return { problem: problems.some, fields: { key: say(made.key, made.by) } }
      }
      case 'too_many':
        return { problem: problems.tooMany(MOST_TOPICS) }
      case 'asks':
        return { ask: askEffect(made.effect, namedIn(form, locale), who, true) }
      case 'not_valid':
        return { problem: problems.some, fields: sentencesOf(made.problems, problems) }
      case 'not_counted':
        return { problem: problems.notCounted }
    }
  },
})

/** Returns the name that the form has for its topic, in the member's language where it has one. */
function namedIn({ texts, key }: TopicForm, locale: keyof typeof TOPICS): string {
  return texts[locale]?.name || Object.values(texts).find((text) => text?.name)?.name || key
}
