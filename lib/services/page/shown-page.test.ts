import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { applyChange } from '@/lib/consent/change'
import { decide } from '@/lib/consent/decide'
import { change, contactStates, contexts, TOPIC_IDS } from '@/lib/consent/testing'
import { EMPTY_CONTACT, LISTED } from '@/lib/consent/types'
import { LOCALES } from '@/lib/languages'
import { pageSeen } from './form-notice'
import { listedOf, localeOfNotice, noticeOf, pageFor, pageOfForm } from './shown-page'

// Which topics a page shows decides nothing about messages, loses no No, and is exactly what its notice says.

const SOURCES = [0, 1, 2] as const

/** A topic as a business may set it, and as no business may: required or sent unasked, and hidden all the same. */
const topicsOf = (id: string) =>
  fc
    .record({
      policy: fc.constantFrom('opt_in' as const, 'opt_in' as const, 'opt_out' as const, 'required' as const),
      category: fc.constantFrom('marketing' as const, 'utility' as const),
      listed: fc.constantFrom(...LISTED),
      listedSources: fc.subarray([1, 2]),
      paused: fc.boolean(),
      archived: fc.constantFrom(false, false, false, true),
      legalBasis: fc.constantFrom(null, `Basis of ${id}`),
    })
    .map((set): TopicConfig => ({ ...set, id, key: id, texts: textsOf(id) }))

const textsOf = (id: string) =>
  Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      { name: `Name of ${id}`, description: `What ${id} is`, frequency: `How often ${id}`, reason: `Why ${id}` },
    ]),
  )

const businesses = fc.tuple(...[...TOPIC_IDS, 'plain'].map(topicsOf)).map((topics): BusinessConfig => ({
  ...{ id: 'b', number: 1, version: 1, name: 'Norte', color: '#0b6e4f', logoHash: null },
  ...{ locales: [...LOCALES], defaultLocale: 'en', timeZone: 'UTC', country: 'BR', whatsappNumber: '551150550100' },
  ...{ linkKeywords: {}, privacyUrl: null, helpUrl: 'mailto:a@b.example', frameOrigins: [], domains: [] },
  controller: { legalName: 'Norte', address: 'Street', email: 'a@b.example', jurisdiction: 'BR' },
  ...{ isSandbox: false, unknownTemplate: 'refuse', gatewayOutage: 'hold_marketing', chatConfirmation: 'never' },
  ...{ confirmMarketing: false, linkLifetimeDays: null, closesAt: null, topics, notices: {} },
}))
const names = fc.constantFrom(null, null, ...TOPIC_IDS, 'plain', 'nobody')
const sources = fc.constantFrom(...SOURCES)

test('whether a topic is listed changes no decision', () => {
  fc.assert(
    fc.property(
      contactStates,
      topicsOf('news'),
      fc.constantFrom(...LISTED),
      contexts,
      (state, topic, listed, context) => {
        expect(decide(state, { ...topic, listed, listedSources: [] } as TopicConfig, context)).toEqual(
          decide(state, topic, context),
        )
      },
    ),
  )
})

test('what may be sent to a person has a switch on every page of theirs, and switching it off ends it', () => {
  fc.assert(
    fc.property(businesses, contactStates, contexts, sources, names, (config, state, context, source, named) => {
      for (const topic of config.topics.filter(({ archived }) => !archived)) {
        if (!decide(state, topic, context).allowed || topic.policy === 'required') continue
        const page = pageFor(config, { state, now: context.now, source, named })
        expect(page.config.topics).toContain(topic)
        const no = change({ at: 30, statements: [{ on: 'answer', topicId: topic.id, answer: 'out' }] })
        expect(decide(applyChange(state, no).after, topic, context).allowed).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('a topic that waits to be confirmed is on the page, so that the person can take it back there', () => {
  fc.assert(
    fc.property(businesses, contactStates, contexts, (config, state, context) => {
      for (const topic of config.topics.filter(({ archived }) => !archived)) {
        if (decide(state, topic, context).reason !== 'pending_confirmation') continue
        const page = pageFor(config, { state, now: context.now, source: 0, named: null })
        expect(page.config.topics).toContain(topic)
      }
    }),
    { numRuns: 500 },
  )
})

test('a page shows nobody a topic that is not for them', () => {
  fc.assert(
    fc.property(businesses, sources, names, (config, source, named) => {
      const { topics } = pageFor(config, { state: EMPTY_CONTACT, now: 0, source, named }).config
      // An archived topic is shown on no page; one that was for everybody keeps its place in the configuration.
      const offered = config.topics.filter(({ archived }) => !archived)
      const isFor = (topic: (typeof offered)[number]) =>
        topic.policy !== 'opt_in' ||
        topic.listed === 'always' ||
        (topic.listed === 'sources' && topic.listedSources.includes(source)) ||
        topic.key === named
      expect(offered.filter((topic) => topics.includes(topic) !== isFor(topic))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('the notice of a page has the text of each of its topics, and no text of any other', () => {
  fc.assert(
    fc.property(businesses, contactStates, contexts, sources, names, (config, state, { now }, source, named) => {
      const page = pageFor(config, { state, now, source, named })
      for (const locale of LOCALES) {
        const { canonical, hash } = noticeOf(page, locale)
        for (const topic of config.topics) {
          const isShown = page.config.topics.includes(topic) && !topic.archived
          expect(canonical.includes(`What ${topic.id} is`)).toBe(isShown)
          if (!isShown) expect(canonical).not.toMatch(new RegExp(`(Name|Why|Basis) (of )?${topic.id}`))
        }
        if (page.first) expect(localeOfNotice(page, hash)).toBe(locale)
      }
    }),
    { numRuns: 60 },
  )
})

test('a form is of the page that it names, and of no other: a Yes to a topic it did not show is under no notice', () => {
  fc.assert(
    fc.property(businesses, contactStates, contexts, sources, names, (raw, state, { now }, source, named) => {
      const config = published(raw)
      const page = pageFor(config, { state, now, source, named })
      const hash = noticeOf(page, 'es').hash
      const shown = page.config.topics.filter(({ archived, policy }) => !archived && policy !== 'required')
      const ids = shown.map(({ id }) => id)
      expect(pageSeen(config, hash, ids, named)?.config.topics).toEqual(page.config.topics)
      expect(pageSeen(config, 'f'.repeat(64), ids, named)).toBeNull()
      for (const other of config.topics) {
        if (page.config.topics.includes(other) || other.archived) continue
        expect(pageSeen(config, hash, [...ids, other.id], named)).toBeNull()
      }
    }),
    { numRuns: 60 },
  )
})

/** The business with the notices of what everybody sees, as it publishes them. */
function published(config: BusinessConfig): BusinessConfig {
  const page = { config: listedOf(config), first: null }
  return { ...config, notices: Object.fromEntries(LOCALES.map((locale) => [locale, noticeOf(page, locale).hash])) }
}

test('a business without such topics gets its own configuration back, made once', () => {
  fc.assert(
    fc.property(businesses, contactStates, sources, (raw, state, source) => {
      const config = { ...raw, topics: raw.topics.map((topic) => ({ ...topic, listed: 'always' as const })) }
      expect(pageFor(config, { state, now: 0, source, named: null }).config).toBe(config)
      expect(listedOf(config)).toBe(config)
      expect(pageOfForm(config, ['plain'], null).config).toBe(config)
    }),
  )
})
