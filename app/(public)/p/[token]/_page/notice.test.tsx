import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PreferencesView } from '@/components/public/PreferencesView'
import type { PreferencesModel } from '@/components/public/view'
import { type ContactState, EMPTY_CONTACT } from '@/lib/consent/types'
import { BUSINESS, LOGO, TOPICS } from '@/lib/demo/business'
import { shortenMarkup } from '@/lib/http/shorten-markup'
import { formatInstant } from '@/lib/i18n/format'
import { type Locale, LOCALES } from '@/lib/i18n/locales'
import { pageNotice, topicWords } from '@/lib/i18n/page-notice'
import { LANGUAGES } from '@/lib/languages'
import type { LiveLink } from '@/lib/services/page/open-link'
import { pageFor } from '@/lib/services/page/shown-page'
import { TOPIC_TEMPLATES } from '@/lib/services/set-up/topic-templates'
import { preferencesModel, withMoved } from './models'

// A notice is everything that the page shows, in its language. Both are made here from one business and compared, text
// by text.

// Vite has a variable of this name, which is no address.
beforeAll(() => void vi.stubEnv('BASE_URL', 'http://localhost:3000'))
afterAll(() => void vi.unstubAllEnvs())

const NOW = Date.UTC(2026, 10, 29, 15)
const THEN = Date.UTC(2026, 9, 3, 15)
const OPEN_END = Date.UTC(9999, 11, 31)

type Config = LiveLink['config']

const DEMO: Config = {
  ...BUSINESS,
  id: '01990000-0000-7000-8000-000000000001',
  number: 1,
  version: 1,
  logoHash: 'a'.repeat(64),
  frameOrigins: [],
  domains: [],
  isSandbox: false,
  unknownTemplate: 'refuse',
  gatewayOutage: 'hold_marketing',
  closesAt: null,
  chatConfirmation: 'where_said',
  confirmMarketing: true,
  linkLifetimeDays: null,
  topics: TOPICS.map((topic) => ({ ...topic, paused: false, archived: false, listed: 'always', listedSources: [] })),
  notices: { es: 'f'.repeat(64), 'pt-BR': 'f'.repeat(64), en: 'f'.repeat(64) },
}

/**
 * A business whose own language it is: the demo's, and for a language that the demo does not speak the same business
 * with the six topics that a new business chooses from.
 */
function speaking(locale: Locale): Config {
  if (DEMO.locales.includes(locale)) return DEMO
  const topics = TOPIC_TEMPLATES.map((topic, place) => ({
    ...topic,
    ...{ id: `${TOPICS[place]?.id}`, legalBasis: null, paused: false, archived: false },
    ...{ listed: 'always' as const, listedSources: [] },
  }))
  const own = { topics, defaultLocale: locale, notices: { [locale]: 'f'.repeat(64) } }
  return { ...DEMO, ...own, locales: [locale, 'en', 'es'] }
}

/** The same without what a business may leave out: no offers, nothing required, no privacy address. */
const PLAIN: Config = {
  ...DEMO,
  privacyUrl: null,
  topics: DEMO.topics.filter(({ category }) => category === 'utility'),
}

/** Nothing that can be refused. */
const REQUIRED: Config = { ...DEMO, topics: DEMO.topics.filter(({ policy }) => policy === 'required') }

const [orders, bookings, promotions] = TOPICS.map(({ id }) => id)

function answered(answer: 'in' | 'out', expiresAt: number | null = null) {
  const register = {
    answer,
    at: THEN,
    since: THEN,
    changeId: 'c',
    notice: null,
    basis: null,
    expiresAt,
    evidence: null,
  }
  return { lanes: { own: register }, pending: null }
}

const register = { at: THEN, changeId: 'c' }
/** What people may find when they open the page. */
const STATES: Record<string, Partial<ContactState>> = {
  'nothing said': {},
  'some agreed to': { topics: { [`${bookings}`]: answered('in'), [`${promotions}`]: answered('in') } },
  stopped: { stop: { on: true, since: THEN, ...register } },
  paused: { pause: { until: NOW + 1000, ...register } },
  'paused without end': { pause: { until: OPEN_END, ...register } },
  'held back by WhatsApp': {
    providerStops: { s: { on: true, ...register } },
    topics: { [`${promotions}`]: answered('in') },
  },
  'asked, and over': {
    topics: {
      [`${bookings}`]: { lanes: {}, pending: { requestId: 'r', askedAt: THEN, expiresAt: NOW + 1000 } },
      [`${orders}`]: answered('in', THEN),
    },
  },
}

function visitOf(
  config: Config,
  locale: Locale,
  over: Partial<ContactState>,
  phone: string | null,
  named: string | null = null,
) {
  const state = { ...EMPTY_CONTACT, ...over }
  const link = {
    power: 'full',
    config,
    state,
    contact: { headSeq: 1, phone, locale },
    claims: { language: 0 },
  } as LiveLink
  const page = pageFor(config, { state, now: NOW, source: 0, named })
  return { request: new Request('http://localhost/p/x'), link, locale, now: NOW, page }
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/**
 * Attributes whose text is shown or read out. A value is shown where it is that of a button or of a field for text; the
 * page has neither, and a test below holds it to that.
 */
const TOLD =
  /\s(?:aria-(?:label|description|roledescription|valuetext|placeholder|braillelabel)|alt|title|placeholder|label|summary|abbr)="([^"]*)"/g

/**
 * Returns every text of a page that a person sees or hears, also in the bar of the browser, and every address outside
 * it that the page links to. The person's own data is left out, and so is the preview of the link, which a chat shows
 * and not the page.
 */
function textsOf(html: string, locale: Locale): string[] {
  const body = html.slice(html.indexOf('<body>'))
  const titles = [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => title)
  const heard = [...body.matchAll(TOLD)].map(([, text = '']) => text)
  const outside = [...body.matchAll(/\shref="([^"?]*)"/g)].map(([, href = '']) => href)
  const seen = body.split(/<[^>]*>/)
  return [...titles, ...seen, ...heard, ...outside]
    .map((text) => text.replaceAll(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity))
    .map((text) => text.replaceAll('\u00a0', ' ').replace('+55 ••••• 4321', '{number}').replace('4 3 2 1', '{digits}'))
    .map((text) => [THEN, NOW].reduce((told, at) => told.replace(dayOf(at, locale), '{date}'), text).trim())
    .filter((text) => text !== '')
}

const dayOf = (at: number, locale: Locale) => formatInstant(at, 'date', locale, BUSINESS.timeZone)

/** Every text of a notice, without its format, language and ids, which are names and no texts. */
function leavesOf(value: unknown, name = ''): string[] {
  if (['format', 'language', 'id'].includes(name)) return []
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => leavesOf(each, key))
    : []
}

function shownIn(config: Config, locale: Locale, named: string | null = null): string[] {
  const pages = [
    ...Object.values(STATES).map((state) => visitOf(config, locale, state, '+5511987654321', named)),
    visitOf(config, locale, {}, null, named),
    visitOf({ ...config, topics: config.topics.map((topic) => ({ ...topic, paused: true })) }, locale, {}, null, named),
  ]
  const models = pages.map(preferencesModel)
  return [...models, ...models.map(withAllMoved)].flatMap((model) =>
    textsOf(renderToStaticMarkup(<PreferencesView {...model} />), locale),
  )
}

/** The page as it comes back in another language when every switch was moved and nothing saved. */
function withAllMoved(model: PreferencesModel) {
  const open = model.topics.filter((topic) => topic.lockedReason === null)
  return withMoved(model, {
    shown: open.map(({ id, on }) => ({ topicId: id, on })),
    on: open.flatMap(({ id, on }) => (on ? [] : [id])),
  })
}

/** What is left of a text when every text of the notice is taken out of it: nothing, where it is made of them. */
const without = (text: string, leaves: readonly string[]) =>
  leaves
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, leaf) => rest.replace(leaf, ''), text)
    // What keeps the direction of a name that stands alone.
    .replaceAll(/[\u2068\u2069]/g, '')
    .trim()

for (const [name, config] of Object.entries({ DEMO, PLAIN, REQUIRED })) {
  test.each(LOCALES)(`the page shows nothing that is not in the notice (${name}, %s)`, (locale) => {
    const leaves = leavesOf(pageNotice(config, locale))
    // The logo stands for the name, and the initials for the logo.
    for (const text of shownIn(config, locale)) expect(without(text, leaves), `${text}`).toBe('')
  })

  test.each(LOCALES)(`the notice says nothing that the page does not show (${name}, %s)`, (locale) => {
    const shown = shownIn(config, locale).join('\n')
    for (const leaf of leavesOf(pageNotice(config, locale))) expect(shown).toContain(leaf)
  })
}

/** A topic that nobody sees but by a link that names it, or who agreed to it. */
const HIDDEN: Config = {
  ...DEMO,
  topics: DEMO.topics.map((topic) => (topic.id === bookings ? { ...topic, listed: 'never' } : topic)),
}

test.each(LOCALES)('a page that a link begins with one topic is its notice, button and all, in %s', (locale) => {
  for (const [config, named] of [
    [HIDDEN, 'bookings'],
    [DEMO, 'promotions'],
  ] as const) {
    const page = pageFor(config, { state: EMPTY_CONTACT, now: NOW, source: 0, named })
    const leaves = leavesOf(pageNotice(page.config, locale, page.first?.id))
    const shown = shownIn(config, locale, named)
    for (const text of shown) expect(without(text, leaves), `${text}`).toBe('')
    for (const leaf of leaves) expect(shown.join('\n')).toContain(leaf)
    expect(page.config.topics[0]?.key).toBe(named)
  }
})

test.each(LOCALES)('no text of a topic that a person does not see is on their page, in %s', (locale) => {
  const topic = HIDDEN.topics.find(({ id }) => id === bookings)
  const hidden = topic && topicWords(HIDDEN, topic, locale)
  const html = (state: Partial<ContactState>) =>
    renderToStaticMarkup(<PreferencesView {...preferencesModel(visitOf(HIDDEN, locale, state, null))} />)
  expect(html({})).not.toContain(hidden?.name)
  expect(html({ topics: { [`${bookings}`]: answered('out') } })).not.toContain(hidden?.name)
  expect(html({ topics: { [`${bookings}`]: answered('in') } })).toContain(hidden?.name)
})

test.each(LOCALES)('the notice in %s is in that language alone, with a way out of its own', (locale) => {
  const others = LOCALES.filter((other) => other !== locale)
  const mine = leavesOf(pageNotice(speaking(locale), locale))
  const names: readonly string[] = LOCALES.map((each) => LANGUAGES[each].ownName)
  const same = new Set([DEMO.name, ...names, DEMO.helpUrl, `${DEMO.privacyUrl}`])
  for (const other of others) {
    const { data, stop, question, hint } = pageNotice(speaking(other), other)
    for (const text of [question, hint, stop.withdraw, ...data.basis]) expect(mine).not.toContain(text)
  }
  const everywhere = mine.filter((text) =>
    others.every((other) => leavesOf(pageNotice(speaking(other), other)).includes(text)),
  )
  expect(everywhere.filter((text) => !same.has(text) && /\p{L}{5}/u.test(text))).toEqual([])
})

test('the page has no field or button whose value is a text, and no text in its styles but the tick', () => {
  for (const model of [visitOf(DEMO, 'es', {}, null)]
    .map(preferencesModel)
    .flatMap((each) => [each, withAllMoved(each)])) {
    const html = renderToStaticMarkup(<PreferencesView {...model} />)
    const kinds = [...html.matchAll(/<input\b[^>]*\stype="([^"]*)"/g)].map(([, kind]) => kind)
    expect(new Set(kinds)).toEqual(new Set(['checkbox', 'hidden']))
    expect(html.match(/<input\b/g)).toHaveLength(kinds.length)
    expect(html).not.toMatch(/<(?:textarea|select|option|optgroup|svg|object|iframe|video|audio|canvas)\b/)
    const drawn = [...html.matchAll(/content:("[^"]*")/g)].map(([, text]) => text)
    expect(new Set(drawn)).toEqual(new Set(['""', '"✓"']))
  }
})

test('a notice knows nobody: it is the same whoever reads the page', () => {
  expect(JSON.stringify(pageNotice(DEMO, 'es'))).not.toMatch(/4321|•/)
})

/** The bytes of the headers of the page and its logo: the bench's total minus the two bodies, rounded up. */
const HEADERS_BYTES = 1100

const pageBytes = (model: PreferencesModel) =>
  Buffer.byteLength(shortenMarkup(renderToStaticMarkup(<PreferencesView {...model} />))) + '<!doctype html>'.length

const bytesOf = (model: PreferencesModel) => pageBytes(model) + Buffer.byteLength(LOGO)

test.each(LOCALES)('a first visit, with its logo and all headers, is at most 12 kB in %s', (locale) => {
  const bytes = bytesOf(preferencesModel(visitOf(speaking(locale), locale, {}, '+5511987654321')))
  expect(bytes + HEADERS_BYTES).toBeLessThanOrEqual(12_000)
})

test.each(LOCALES)('with seven other languages at its top the page itself is at most 12 kB in %s', (locale) => {
  for (const [name, state] of Object.entries(STATES)) {
    const config = { ...speaking(locale), locales: [...LOCALES] }
    const model = preferencesModel(visitOf(config, locale, state, null))
    expect(model.frame.languages).toHaveLength(7)
    for (const page of [model, withAllMoved(model)]) expect(pageBytes(page), `${name}`).toBeLessThanOrEqual(12_000)
  }
})

test.each(LOCALES)('the page of the demo, with its logo, is at most 12 kB in %s', (locale) => {
  for (const [name, state] of Object.entries(STATES)) {
    const model = preferencesModel(visitOf(speaking(locale), locale, state, '+5511987654321'))
    for (const page of [model, withAllMoved(model)]) expect(bytesOf(page), `${name}`).toBeLessThanOrEqual(12_000)
  }
})
