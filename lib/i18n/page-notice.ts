import { CONFIRM_WORDS } from '@/lib/chat-words'
import { LANGUAGES } from '@/lib/languages'
import { formatList } from './format'
import { type Locale, readLocale } from './locales'
import { translatorOf } from './translator'

/** The parts of a business that its page shows. */
export interface NoticeBusiness {
  name: string
  locales: readonly string[]
  defaultLocale: string
  privacyUrl: string | null
  helpUrl: string
  controller: { legalName: string; address: string; email: string }
  topics: readonly NoticeTopic[]
}

export interface NoticeTopic {
  id: string
  key: string
  category: string
  policy: string
  legalBasis: string | null
  archived: boolean
  texts: Partial<Record<string, TopicWords>>
}

export interface TopicWords {
  name: string
  description: string
  frequency: string
  /** Why it can't be switched off. */
  reason?: string
  /** Why it is sent to people who were not asked. */
  basis?: string
}

/** Placeholders for what differs between people; the page fills them in. */
const NUMBER = '{number}'
const DIGITS = '{digits}'
const DATE = '{date}'

/**
 * Returns everything that the preferences page of a business shows in one language, in the order of the page, and
 * nothing else: it is what a person saw when they answered. It has no personal data: braces stand for a number or a
 * date of the page. The notice is stored and hashed when the business publishes; that of a page that
 * not everybody sees, when somebody answers on it. Its test renders the page and compares every text with the notice.
 * @param firstId the topic that the link names, which a button of its own refuses; left out: it names none
 */
export function pageNotice(business: NoticeBusiness, locale: Locale, firstId?: string) {
  const t = translatorOf(locale)
  const { name } = business
  const topics = business.topics.filter((topic) => !topic.archived)
  const wordsOf = (topic: NoticeTopic) => topicWords(business, topic, locale)
  const first = topics.find(({ id }) => id === firstId)
  const required = topics.filter(isRequired)
  const optional = topics.filter((topic) => !isRequired(topic))
  const others = spokenLocales(business).filter((each) => each !== locale)
  const stopEnds = () => {
    if (optional.length > 0) return t('after.ends', { topics: listOf(optional, wordsOf, locale) })
    return t(required.length > 0 ? 'after.coversNew' : 'after.covers')
  }
  return {
    format: 'sayso.notice.v2',
    language: locale,
    // What the browser shows of the page in its bar, its tabs and its history.
    title: t('page.title', { business: name }),
    who: {
      name,
      contact: [
        t('contact.visible', { number: NUMBER }),
        t('contact.spoken', { digits: DIGITS }),
        t('contact.noNumber'),
      ],
    },
    languages: {
      title: t('footer.languages'),
      names: others.map((each) => LANGUAGES[each].ownName),
    },
    question: t('page.question'),
    hint: t('page.hint'),
    // Only a change of language shows switches that are not saved.
    unsaved: optional.length > 0 && others.length > 0 ? t('page.unsaved') : null,
    status: {
      // What a person has asked for and not confirmed in the chat.
      waiting:
        optional.length > 0
          ? [
              t('status.waiting', { date: DATE }),
              t('status.waitingHelp', { business: name, word: CONFIRM_WORDS[locale] }),
              t('status.confirm'),
            ]
          : null,
      stopped: [t('status.stopped', { date: DATE }), t('status.stoppedHelp'), t('page.return')],
      paused: [t('status.paused', { date: DATE }), t('status.pausedOpen'), t('status.pausedHelp'), t('page.resume')],
      provider_stop: [t('status.providerStop', { business: name }), t('status.providerStopHelp', { business: name })],
    },
    topics_title: t('page.topics'),
    topics: topics.map((topic) => topicNotice(topic, wordsOf(topic), locale)),
    ...(first && { only_this: t('page.stopOnly', { topic: wordsOf(first).name }) }),
    notes: {
      sending_paused: t('topic.sendingPaused', { business: name }),
      awaiting: optional.length > 0 ? t('topic.awaiting') : null,
      expired: optional.length > 0 ? t('topic.expired', { date: DATE }) : null,
      provider_stop: topics.some(isOffer) ? t('topic.providerStop') : null,
    },
    buttons: { save: t('page.save'), stop: t('page.stop') },
    stop: {
      title: t('after.title'),
      ends: stopEnds(),
      still: required.length === 0 ? t('after.nothing') : t('after.still'),
      still_topics: required.map((topic) => ({ name: `${wordsOf(topic).name}.`, reason: wordsOf(topic).reason ?? '' })),
      withdraw: t('after.back', { stop: t('keyword.stop'), keyword: t('keyword.return') }),
      on_their_way: t('after.onTheirWay'),
    },
    offers: offersNotice(topics, wordsOf, locale),
    pause: {
      title: t('pause.title'),
      help: t('pause.help'),
      lengths: [t('pause.1w'), t('pause.1m'), t('pause.3m'), t('pause.forever')],
    },
    data: { ...dataNotice(business, locale), mine: t('footer.mine') },
    human: { text: t('footer.human', { contact: humanLabel(business.helpUrl) }), href: business.helpUrl },
    privacy: business.privacyUrl === null ? null : { text: t('footer.privacy'), href: business.privacyUrl },
  }
}

/**
 * Returns a topic as its card reads: the switch has a word for each side, and another one where it is on by the policy
 * alone.
 */
function topicNotice(topic: NoticeTopic, { name, description, frequency, reason }: TopicWords, locale: Locale) {
  const t = translatorOf(locale)
  const words = { id: topic.id, name, description, frequency }
  if (isRequired(topic))
    return { ...words, always: t('topic.always'), why: t('topic.required', { reason: reason ?? '' }) }
  const sides = { yes: t('topic.yes'), no: t('topic.no'), waiting: t('topic.waiting') }
  return topic.policy === 'opt_out'
    ? { ...words, ...sides, unasked: t('topic.on'), unasked_note: t('topic.untilNo') }
    : { ...words, ...sides }
}

/** Returns the part that refuses marketing alone; null where the business sends no marketing, or nothing else. */
function offersNotice(topics: readonly NoticeTopic[], wordsOf: (topic: NoticeTopic) => TopicWords, locale: Locale) {
  const t = translatorOf(locale)
  const offers = topics.filter(isOffer)
  const others = topics.filter((topic) => !isOffer(topic) && !isRequired(topic))
  if (offers.length === 0 || others.length === 0) return null
  return {
    title: t('offers.title'),
    text: t('offers.text', { topics: listOf(offers, wordsOf, locale) }),
    button: t('offers.button'),
  }
}

/** Returns who is responsible for the data, what is kept, and on what basis. */
export function dataNotice(business: NoticeBusiness, locale: Locale) {
  const t = translatorOf(locale)
  const { name, controller } = business
  const { legalName, address, email } = controller
  return {
    title: t('footer.data'),
    controller: t('footer.controller', { legalName, address, email }),
    kept: t('footer.dataText', { business: name }),
    copy: t('footer.dataHow', { contact: humanLabel(business.helpUrl) }),
    basis: [t('footer.basis'), ...basesOf(business, locale)],
  }
}

/** Returns the legal basis that the business states for each topic that it sends without consent. */
function basesOf(business: NoticeBusiness, locale: Locale): string[] {
  const t = translatorOf(locale)
  return business.topics.flatMap((topic) => {
    const { name, basis = topic.legalBasis } = topicWords(business, topic, locale)
    return topic.archived || !basis ? [] : [t('footer.basisOf', { topic: name, basis })]
  })
}

/**
 * Returns a topic's words in a language; where they are missing, those in the business's own language, which is the
 * first of its languages; where these are missing too, its key.
 */
export function topicWords(
  { defaultLocale }: Pick<NoticeBusiness, 'defaultLocale'>,
  topic: Pick<NoticeTopic, 'key' | 'texts'>,
  locale: Locale,
): TopicWords {
  return topic.texts[locale] ?? topic.texts[defaultLocale] ?? { name: topic.key, description: '', frequency: '' }
}

/** Returns the language in which a topic's words are shown, where it is another than that of the page. */
export function fallbackOf(
  { defaultLocale }: Pick<NoticeBusiness, 'defaultLocale'>,
  topic: Pick<NoticeTopic, 'texts'>,
  locale: Locale,
): Locale | undefined {
  if (topic.texts[locale] || !topic.texts[defaultLocale]) return undefined
  return readLocale(defaultLocale) ?? undefined
}

/** The languages of a business, its own first. */
export function spokenLocales({ locales, defaultLocale }: Pick<NoticeBusiness, 'locales' | 'defaultLocale'>): Locale[] {
  const own = readLocale(defaultLocale)
  return [...new Set([...(own ? [own] : []), ...locales.flatMap((locale) => readLocale(locale) ?? [])])]
}

/** Returns the address as a person would say it: without its scheme. */
export function humanLabel(url: string): string {
  return url.replace(/^(mailto:|tel:|https?:\/\/)/, '').replace(/\/$/, '')
}

/** Whether a topic is marketing, whatever its policy: these topics are what "only the offers" refuses. */
export const isOffer = ({ category }: Pick<NoticeTopic, 'category'>) => category === 'marketing'

/** Whether a topic can't be refused. */
const isRequired = ({ policy }: NoticeTopic) => policy === 'required'

function listOf(topics: readonly NoticeTopic[], wordsOf: (topic: NoticeTopic) => TopicWords, locale: Locale): string {
  return formatList(
    topics.map((topic) => wordsOf(topic).name),
    locale,
  )
}
