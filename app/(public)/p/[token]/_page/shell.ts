import type { Brand, BrandedFrame, PageShell } from '@/components/public/view'
import { env } from '@/lib/env'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Locale, LOCALES, localeFromByte, negotiateLocale, readLocale } from '@/lib/i18n/locales'
import { dataNotice, humanLabel, spokenLocales, topicWords } from '@/lib/i18n/page-notice'
import { topicsAfterStop } from '@/lib/i18n/stopped-sentence'
import { paths } from '@/lib/paths'
import { cardKey } from '@/lib/services/card/card-key'
import type { KnownLink } from '@/lib/services/page/open-link'
import { listedOf } from '@/lib/services/page/shown-page'
import { embedShell, lookOf } from './embed'

type Config = KnownLink['config']

/** An id, and some punctuation. */
const VALUE_MAX_CHARS = 64

/** A note of the address: the last form could not be saved. The page says it in another language as well. */
const NOT_SAVED = 'not_saved'

const queries = new WeakMap<Request, URLSearchParams>()

/** The query of the address, parsed once for each request. */
export function queryOf(request: Request): URLSearchParams {
  const known = queries.get(request)
  if (known) return known
  const { url } = request
  const query = url.includes('?') ? new URL(url).searchParams : new URLSearchParams()
  queries.set(request, query)
  return query
}

/** Returns a value of the query, without the punctuation that a chat app made part of the link. */
export const valueIn = (request: Request, name: 'l' | 'done' | 't'): string | null =>
  queryOf(request)
    .get(name)
    ?.slice(0, VALUE_MAX_CHARS)
    .replace(/[^\p{L}\p{N}]+$/u, '') ?? null

/** Returns the query of an address of the same page that keeps the topic that the present one names. */
export const keptTopic = (request: Request) => ({ t: valueIn(request, 't') ?? undefined })

/** Returns whether the address follows a page that said that nothing was saved. */
export const followsFailedSave = (request: Request): boolean => queryOf(request).get('note') === NOT_SAVED

const spoken = new WeakMap<Config, readonly Locale[]>()

/** The languages of a business, its own first, worked out once for each version of its configuration. */
function spokenBy(config: Config): readonly Locale[] {
  const known = spoken.get(config)
  if (known) return known
  const locales = spokenLocales(config)
  spoken.set(config, locales)
  return locales
}

/** Returns the language that was chosen on the page. */
export const wished = (request: Request): Locale | null => readLocale(valueIn(request, 'l'))

/** Returns the language of the page: the one chosen on it, else the link's, else the contact's, else the browser's. */
export function localeOf(request: Request, link: KnownLink): Locale {
  const supported = spokenBy(link.config)
  const contact = link.power === 'gone' ? null : readLocale(link.contact.locale)
  const candidates = [wished(request), localeFromByte(link.claims.language), contact]
  return (
    candidates.find((locale) => locale !== null && supported.includes(locale)) ??
    negotiateLocale(request.headers.get('accept-language'), supported)
  )
}

/**
 * Returns the shell of a page of a known business.
 * @param config the business with the topics that the page shows; left out: those that everybody sees
 */
export function brandedShell(
  request: Request,
  link: KnownLink,
  locale: Locale,
  config = listedOf(link.config),
): BrandedFrame {
  return {
    locale,
    languages: languages(request, spokenBy(config), locale),
    canonicalUrl: `${originOf(request)}/`,
    imageUrl: originOf(request) + paths.card(config.number, cardKey(config)),
    embed: embedShell(request),
    brand: {
      ...brandOf(config, locale, lookOf(request)?.color ?? config.color),
      myData: myDataHref(request, link, locale),
    },
  }
}

/** Returns the origin of the page. Only a host name of the link's business gets as far as this. */
function originOf(request: Request): string {
  const host = foreignHost(request)
  return host === null ? env().BASE_URL : `https://${host}`
}

/** Returns the shell of a page without a business, in the language of the link if the link can be read. */
export function plainShell(request: Request, linkLocale: Locale | null = null): PageShell {
  const locale = wished(request) ?? linkLocale ?? negotiateLocale(request.headers.get('accept-language'), LOCALES)
  return {
    locale,
    languages: languages(request, [...LOCALES], locale),
    canonicalUrl: `${env().BASE_URL}/`,
    embed: embedShell(request),
  }
}

/** Returns the shell of the page that says that nothing was saved: its other languages say it too. */
export function notSavedShell(request: Request, linkLocale: Locale | null): PageShell {
  const shell = plainShell(request, linkLocale)
  const others = shell.languages.map(({ locale }) => ({
    locale,
    href: paths.samePage({ l: locale, ...keptTopic(request), note: NOT_SAVED }),
  }))
  return { ...shell, languages: others }
}

/** Returns the addresses of the page in the other languages, with the same query. */
function languages(request: Request, locales: readonly Locale[], current: Locale) {
  const query = queryOf(request)
  const kept = {
    my: asksForMyData(request) ? ('data' as const) : asksForReceipt(request) ? ('receipt' as const) : undefined,
    ...keptTopic(request),
    done: query.get('done') ?? undefined,
    again: query.get('again') ?? undefined,
    note: query.get('note') ?? undefined,
  }
  return locales
    .filter((locale) => locale !== current)
    .map((locale) => ({ locale, href: paths.samePage({ l: locale, ...kept }) }))
}

/**
 * Returns how the address of another view of the page is written. What is downloaded, and what can't be undone, has no
 * place in a frame: it opens outside. The browser refuses downloads that begin in one.
 */
export const hrefOutside = (request: Request) => (lookOf(request) ? paths.outOfFrame : paths.samePage)

/** Returns the address where the person sees what is known of them; null for a link that shows no answers. */
const myDataHref = (request: Request, link: KnownLink, locale: Locale) =>
  link.power === 'full' ? hrefOutside(request)({ my: 'data', l: locale }) : null

/** Returns whether the address asks for what is known of the person. In a frame that is never shown. */
export const asksForMyData = (request: Request): boolean => queryOf(request).get('my') === 'data' && !lookOf(request)

/** Returns whether the address asks for the receipt of a change: to read, or as a file to keep. Never in a frame. */
export function asksForReceipt(request: Request): 'receipt' | 'file' | null {
  const my = queryOf(request).get('my')
  return (my === 'receipt' || my === 'file') && !lookOf(request) ? my : null
}

/** Returns what every page of a business shows around its content. */
export function brandOf(config: Config, locale: Locale, color = config.color): Brand {
  const data = dataNotice(config, locale)
  return {
    name: config.name,
    preview: config.linkPreview?.[locale],
    color,
    logoUrl: config.logoHash ? paths.logo(config.number, config.logoHash) : null,
    timeZone: config.timeZone,
    human: { label: humanLabel(config.helpUrl), href: config.helpUrl },
    data: [data.controller, `${data.kept} ${data.copy}`, data.basis.join(' ')],
    privacyUrl: config.privacyUrl,
    whatsappNumber: config.whatsappNumber,
    myData: null,
  }
}

/** Returns what a person can write in the chat to get a new link, in a language. */
export function linkKeyword(config: Config, locale: Locale): string | null {
  return config.linkKeywords[locale] ?? config.linkKeywords[config.defaultLocale] ?? null
}

/** Returns the names of topics in a language. */
export function namesOf(config: Config, topics: readonly Config['topics'][number][], locale: Locale): string[] {
  return topics.map((topic) => topicWords(config, topic, locale).name)
}

/** Returns the topics that can be refused, in the order of the page. */
export const optionalTopics = (config: Config) =>
  config.topics.filter((topic) => topic.policy !== 'required' && !topic.archived)

/** Returns the sentences that say why a required topic stays on, and that it still comes. */
export function stillComing(config: Config, locale: Locale) {
  return topicsAfterStop(config.topics).map((topic) => {
    const text = topicWords(config, topic, locale)
    return { name: text.name, reason: text.reason ?? '' }
  })
}
