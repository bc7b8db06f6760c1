'use server'

import { z } from 'zod'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { undoLabel } from '@/app/console/(signed-in)/topics/_topics/say'
import { LISTED } from '@/lib/consent/types'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { LISTING } from '@/lib/i18n/console/topics/listing'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { isUuid } from '@/lib/ids'
import { listTopic, MOST_SOURCES } from '@/lib/services/business/list-topic'
import { readListing } from '@/lib/services/business/read-listing'
import { openTopic } from '@/lib/services/business/read-page'

const id = z.string().refine(isUuid)
const SOURCE = 'source.'

/** Sets who sees a topic. It changes nothing of what may be sent, so it is done at once. */
export const listTopicAction: FormAction = consoleAction({
  name: 'listTopic',
  undo: () => listTopicAction,
  right: 'topics.list',
  schema: z.strictObject({ topic: id, listed: z.enum(LISTED), sources: z.array(id).max(MOST_SOURCES) }),
  fieldsOf(form) {
    const sources = [...form.keys()].flatMap((name) => (name.startsWith(SOURCE) ? [name.slice(SOURCE.length)] : []))
    return { topic: form.get('topic'), listed: form.get('listed'), sources }
  },
  async run(deps, { member, locale }, { topic, listed, sources }) {
    const opened = await openTopic(deps, member, topic)
    const before = await readListing(deps, member, topic)
    if (opened && 'outcome' in opened) return opened
    if (before && 'outcome' in before) return before
    const set = await listTopic(deps, member, topic, { listed, sources: listed === 'sources' ? sources : [] })
    return {
      ...set,
      name: opened ? topicName(opened.topic, locale, opened.page.defaultLocale) : '',
      sourcesBefore: before?.sources.filter(({ isChosen }) => isChosen).map(({ id: source }) => source) ?? [],
    }
  },
  answer(set, { locale }, { topic }): Answer {
    const words = LISTING[locale]
    switch (set.outcome) {
      case 'set': {
        const chosen = Object.fromEntries(set.sourcesBefore.map((source) => [`${SOURCE}${source}`, '1']))
        const fields = { topic, listed: set.before.listed, ...chosen }
        return { done: words.done(set.name), undo: { label: undoLabel(locale), fields } }
      }
      case 'unknown_source':
        return { problem: words.problems.source }
      case 'not_opt_in':
        return { problem: words.problems.notOptIn }
      case 'last_topic':
        return { problem: words.problems.lastTopic }
      case 'unknown_topic':
        return { problem: TOPICS[locale].problems.unknown }
    }
  },
})
