import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import { openRequest } from '@/lib/consent/decide'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { ContactState, Instant } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'
import { type Locale, readLocale } from '@/lib/i18n/locales'
import { pageNotice, spokenLocales } from '@/lib/i18n/page-notice'
import { noticeHash } from '@/lib/ledger/notice'

/** What one person's page shows of a business (docs/consent.md, "Topics for some people"). */
export interface ShownPage {
  /** The business with the topics of the page alone, in their order, and with the hashes of exactly their notices. */
  config: BusinessConfig
  /** The topic that the link names. It comes first, and a button refuses it alone. Null: the link names none. */
  first: TopicConfig | null
}

/** Whose page it is, and what of their link decides about it. */
export interface PageReader {
  state: ContactState
  now: Instant
  /** The number of the source of the link; 0: none. */
  source: number
  /** What the address names as a topic, as it came from outside; null: nothing. */
  named: string | null
}

/** The pages of a business that a process remembers; forgetting one costs time and nothing else. */
const KEPT_PAGES = 200
const pages = new WeakMap<BusinessConfig, BoundedMap<ShownPage>>()

/**
 * Returns whether everybody sees a topic. What is sent to people who never agreed to it is seen by everybody, whatever
 * is set, because everybody must be able to refuse it.
 */
export const isListed = ({ listed, policy }: Pick<TopicConfig, 'listed' | 'policy'>): boolean =>
  listed === 'always' || policy !== 'opt_in'

/**
 * Returns the page of one person. It shows what everybody sees, what is for the source of their link, what the link
 * names, and every topic that they agreed to or asked for: a person who may get messages of a topic finds its switch,
 * whichever link they open.
 */
export function pageFor(config: BusinessConfig, { state, now, source, named }: PageReader): ShownPage {
  const more = config.topics.filter(
    (topic) =>
      !isListed(topic) &&
      !topic.archived &&
      (isForSource(topic, source) ||
        effectiveAnswer(state.topics[topic.id])?.register.answer === 'in' ||
        openRequest(state, topic.id, now) !== null),
  )
  return pageWith(config, more, firstOf(config, named))
}

/** Returns the page that a form was made from, by the topics that the form and its address name. */
export function pageOfForm(config: BusinessConfig, topicIds: readonly string[], named: string | null): ShownPage {
  const more = config.topics.filter((topic) => !isListed(topic) && !topic.archived && topicIds.includes(topic.id))
  return pageWith(config, more, firstOf(config, named))
}

/** Returns the business with the topics that everybody sees: for what is shown to somebody who is not known. */
export const listedOf = (config: BusinessConfig): BusinessConfig => pageWith(config, [], null).config

/** Returns the notice of a page in a language, as it is stored. */
export const noticeOf = ({ config, first }: ShownPage, locale: Locale) =>
  noticeHash(pageNotice(config, locale, first?.id))

const isForSource = ({ listed, listedSources }: TopicConfig, source: number) =>
  listed === 'sources' && source !== 0 && listedSources.includes(source)

/** Returns the topic that a link names. One that is gone, or that nobody can refuse, is as if none was named. */
export function firstOf(config: BusinessConfig, named: string | null): TopicConfig | null {
  const topic = named === null ? null : findTopic(config, named)
  return topic && !topic.archived && topic.policy !== 'required' ? topic : null
}

function pageWith(config: BusinessConfig, added: readonly TopicConfig[], first: TopicConfig | null): ShownPage {
  const more = added.filter((topic) => topic !== first)
  const known = pages.get(config) ?? new BoundedMap<ShownPage>(KEPT_PAGES)
  pages.set(config, known)
  const key = [first?.id, ...more.map(({ id }) => id)].join(' ')
  return known.remember(key, () => makePage(config, more, first))
}

function makePage(config: BusinessConfig, more: readonly TopicConfig[], first: TopicConfig | null): ShownPage {
  const rest = config.topics.filter((topic) => topic !== first && (isListed(topic) || more.includes(topic)))
  const topics = first ? [first, ...rest] : rest
  // The notices of what everybody sees are published with each change of the page.
  if (!first && more.length === 0) {
    return { config: topics.length === config.topics.length ? config : { ...config, topics }, first }
  }
  const page: ShownPage = { config: { ...config, topics }, first }
  const notices = spokenLocales(config).map((locale) => [locale, noticeOf(page, locale).hash] as const)
  return { ...page, config: { ...page.config, notices: Object.fromEntries(notices) } }
}

/** Returns the language in which a page has the notice of this hash; null: it has no such notice (any more). */
export function localeOfNotice({ config }: ShownPage, hash: string): Locale | null {
  return readLocale(Object.keys(config.notices).find((locale) => config.notices[locale] === hash) ?? null)
}
