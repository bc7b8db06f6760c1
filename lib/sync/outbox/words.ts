import type { BusinessConfig } from '@/db/queries/business/config'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import type { Content } from '@/lib/backends/whatsapp/send'
import { FOREVER, type Instant } from '@/lib/consent/types'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { formatInstant, formatList } from '@/lib/i18n/format'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { receiptText } from '@/lib/i18n/receipt-text'
import { stoppedSentenceOf } from '@/lib/i18n/stopped-sentence'
import { translatorOf } from '@/lib/i18n/translator'
import type { Deps } from '@/lib/services/deps'
import { contactLink } from '@/lib/services/messages/mint-contact-link'
import type { ReadAnnouncedChange } from '@/lib/services/messages/read-announced-change'
import type { ReceiptChange } from '@/lib/services/messages/send-receipt'
import { isListed } from '@/lib/services/page/shown-page'

/** More topics than this are counted and not named, as on the page. */
const NAMED_TOPICS = 3

/**
 * Returns a message in the contact’s language, with their link. It announces `change`; without one it offers the link.
 */
export function contentFor(
  services: Deps,
  config: BusinessConfig,
  contact: ContactRow,
  change: ReadAnnouncedChange | null,
  now: Instant,
): Extract<Content, { kind: 'link' }> {
  const locale = contactLocale(config, contact.phone, contact.locale)
  const t = translatorOf(locale)
  const url = linkFor(services, config, contact, locale)
  const text = change
    ? `${sentence(change, config, contact, locale, now)} ${t('chat.change')}${comeBack(change, config, locale)}`
    : t('chat.choose', { business: config.name })
  return { kind: 'link', text, button: t('chat.button'), url }
}

/** Returns a message with the reference of a choice, which leads to its receipt, in the contact’s language. */
export function receiptContent(
  services: Deps,
  config: BusinessConfig,
  contact: ContactRow,
  change: ReceiptChange,
): Extract<Content, { kind: 'link' }> {
  const locale = contactLocale(config, contact.phone, contact.locale)
  const url = linkFor(services, config, contact, locale, { changeId: change.id, locale })
  return { kind: 'link', text: receiptText(change, config, locale), button: translatorOf(locale)('receipt.open'), url }
}

/** Returns a link in the contact's language, to their page or to the receipt of one choice. */
const linkFor = (
  services: Deps,
  config: BusinessConfig,
  contact: ContactRow,
  locale: Locale,
  receipt?: Parameters<typeof contactLink>[1]['receipt'],
): string =>
  contactLink(services, {
    business: config,
    contactId: contact.id,
    linkEpoch: contact.linkEpoch,
    sourceNumber: 0,
    language: localeToByte(locale),
    ...(receipt && { receipt }),
  })

/** Returns how a single topic is asked for again, after a stop that ended something. */
function comeBack({ kind }: ReadAnnouncedChange, { topics }: BusinessConfig, locale: Locale): string {
  const t = translatorOf(locale)
  const ended = topics.some(({ policy, archived }) => policy !== 'required' && !archived)
  return kind === 'stop' && ended ? ` ${t('chat.comeBack', { keyword: t('keyword.return') })}` : ''
}

function sentence(
  change: ReadAnnouncedChange,
  config: BusinessConfig,
  contact: ContactRow,
  locale: Locale,
  now: Instant,
): string {
  const t = translatorOf(locale)
  const pausedUntil = contact.pauseUntil !== null && contact.pauseUntil > now ? contact.pauseUntil : null
  switch (change.kind) {
    case 'stop':
      return stoppedSentenceOf(config, locale)
    case 'return':
      // The text mentions the pause, because "welcome back" and then silence would look like a fault.
      return t(pausedUntil === null ? 'saved.returned' : 'saved.returnedPaused')
    case 'pause':
      if (pausedUntil === null || pausedUntil >= FOREVER) return t('saved.pausedOpen')
      return t('saved.paused', { date: formatInstant(pausedUntil, 'date', locale, config.timeZone) })
    case 'resume':
      return t(contact.stopOn === true ? 'saved.resumedStopped' : 'saved.resumed')
    case 'undo':
      return t('saved.undone')
    default:
      return topicSentence(change, config, locale)
  }
}

function topicSentence(change: ReadAnnouncedChange, config: BusinessConfig, locale: Locale): string {
  const t = translatorOf(locale)
  const named = (ids: readonly string[]) =>
    formatList(
      ids.map((id) => nameOf(config, id, locale)),
      locale,
    )
  const { on } = change
  const off = knownTo(change, config)
  if (change.kind === 'confirmation' && on.length === 0) return t('chat.notOpen')
  if (on.length + off.length === 0) return t('saved.unchanged')
  if (on.length + off.length > NAMED_TOPICS) {
    if (off.length === 0) return t('saved.manyOn', { count: on.length })
    if (on.length === 0) return t('saved.manyOff', { count: off.length })
    return t('saved.manyBoth', { on: on.length, off: off.length })
  }
  if (off.length === 0) return t('saved.on', { topics: named(on) })
  if (on.length === 0) return t('saved.off', { topics: named(off) })
  return t('saved.both', { on: named(on), off: named(off) })
}

/**
 * Returns the topics of a refusal that the person knows. "No more offers" also refuses offers that are for some people
 * only, and their names are not for everybody. Where it refused nothing else, it was about them.
 */
function knownTo({ off, agreedBefore }: ReadAnnouncedChange, { topics }: BusinessConfig): string[] {
  const known = off.filter((id) => {
    const topic = topics.find((each) => each.id === id)
    return topic === undefined || isListed(topic) || agreedBefore.includes(id)
  })
  return known.length > 0 ? known : off
}

function nameOf(config: BusinessConfig, topicId: string, locale: Locale): string {
  const topic = config.topics.find((each) => each.id === topicId)
  const texts = topic?.texts[locale] ?? topic?.texts[config.defaultLocale] ?? Object.values(topic?.texts ?? {})[0]
  return texts?.name ?? ''
}
