import { formatList } from './format'
import type { Locale } from './locales'
import { topicWords, type TopicWords } from './page-notice'
import { translatorOf } from './translator'

/** More names than this are counted, as in every other sentence of the page and the chat. */
const NAMED_TOPICS = 3

/** The parts of a business that decide whether a stop ends all messages. */
interface StoppedBusiness {
  name: string
  defaultLocale: string
  topics: readonly {
    key: string
    policy: string
    archived: boolean
    paused: boolean
    texts: Partial<Record<string, TopicWords>>
  }[]
}

/** Returns the topics that are still sent after "stop all messages", in the order of the page. */
export function topicsAfterStop<Topic extends StoppedBusiness['topics'][number]>(topics: readonly Topic[]): Topic[] {
  return topics.filter(({ policy, archived, paused }) => policy === 'required' && !archived && !paused)
}

/**
 * Returns the sentence that says that messages were stopped. It names what still comes: without that it would promise
 * more than a stop does, because required topics, such as sign-in codes, are sent after it as well.
 */
export function stoppedSentence(business: string, stillComing: readonly string[], locale: Locale): string {
  const t = translatorOf(locale)
  if (stillComing.length === 0) return t('saved.stopped', { business })
  if (stillComing.length > NAMED_TOPICS) return t('saved.stoppedExceptMany', { business, count: stillComing.length })
  return t('saved.stoppedExcept', { business, topics: formatList(stillComing, locale) })
}

/** Returns the same sentence, made from the business as it is configured: what the chat says. */
export function stoppedSentenceOf(business: StoppedBusiness, locale: Locale): string {
  const names = topicsAfterStop(business.topics).map((topic) => topicWords(business, topic, locale).name)
  return stoppedSentence(business.name, names, locale)
}
