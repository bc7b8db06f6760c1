import { z } from 'zod'
import { normaliseKeyword, understandKeyword } from '@/lib/consent/keywords'
import { readPhone } from '@/lib/consent/phones'
import { wallTimeAt } from '@/lib/consent/time-zone'
import { CATEGORIES, LISTED, POLICIES } from '@/lib/consent/types'
import { LOCALES } from '@/lib/i18n/locales'
import { readFrameOrigin } from './frame-origin'

/** The most topics that a page shows. */
export const MOST_TOPICS = 20
const text = (most: number) =>
  z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have ${most} characters at most`)
    .regex(/^\P{Cc}*$/u, 'holds a control character')

const word = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, `must be one of ${words.join(', ')}`)

/** A web address with one of these schemes. */
const webAddress = (schemes: RegExp, means: string) =>
  text(500).refine((url) => URL.canParse(url) && schemes.test(new URL(url).protocol), `must be ${means}`)

function isTimeZone(name: string): boolean {
  try {
    wallTimeAt(0, name)
    return true
  } catch {
    return false
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined

const TopicText = z.strictObject({
  name: text(60),
  description: text(200),
  frequency: text(100),
  reason: text(200).optional(),
  basis: text(200).optional(),
})

/** Where links come from, as a topic names it (POST /api/v1/sources). */
const Source = z.strictObject({
  kind: word(['template', 'campaign', 'flow']),
  reference: text(200),
  name: text(200),
})

const Topic = z
  .strictObject({
    key: text(64).regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'must be made of a-z, 0-9 and single underscores'),
    category: word(CATEGORIES),
    policy: word(POLICIES),
    legalBasis: text(500).optional(),
    texts: z.partialRecord(z.enum(LOCALES), TopicText),
    listed: word(LISTED).optional(),
    sources: z.array(Source).min(1, 'must name one source at least').max(50, 'must have 50 entries at most').optional(),
  })
  .superRefine(({ policy, category, legalBasis, texts, listed = 'always', sources }, context) => {
    const issue = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (listed !== 'always' && policy !== 'opt_in')
      issue(['listed'], 'must be always unless the policy is opt_in: everybody can refuse what is sent to everybody')
    if (listed === 'sources' && sources === undefined)
      issue(['sources'], 'is missing: name the sources whose links show it')
    if (listed !== 'sources' && sources !== undefined)
      issue(['sources'], 'is for topics that are listed by sources only')
    if (policy === 'required' && category === 'marketing')
      issue(['policy'], 'must not be required for marketing: a person can always refuse offers')
    if (policy === 'opt_out' && category === 'marketing' && legalBasis === undefined)
      issue(['legalBasis'], 'is missing: marketing that is sent until refused needs the basis it is sent on, in words')
    for (const [language, each] of Object.entries(texts)) {
      if (policy === 'required' && each?.reason === undefined)
        issue(['texts', language, 'reason'], 'is missing: the page says why a required topic can’t be switched off')
      if (policy !== 'required' && each?.reason !== undefined)
        issue(['texts', language, 'reason'], 'is for required topics only')
      if (legalBasis === undefined && each?.basis !== undefined)
        issue(['texts', language, 'basis'], 'is for topics with a legalBasis only')
    }
  })

/** What a chat shows of the line below a link without cutting it. */
export const PREVIEW_MOST_CHARS = 80

/** A business as its file describes it. docs/business.md describes what is validated here. */
export const BusinessDefinition = z
  .strictObject({
    slug: text(64)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of a-z, 0-9 and single hyphens')
      .refine(
        (slug) => !slug.startsWith('sandbox-'),
        'must not begin with sandbox-, which is kept for test businesses',
      ),
    name: text(100),
    color: z
      .string('must be a text')
      .regex(/^#[0-9a-f]{6}$/i, 'must be a color like #0b6e4f')
      .toLowerCase(),
    languages: z
      .array(word(LOCALES))
      .min(1, 'must name one language at least')
      .refine((all) => new Set(all).size === all.length, 'names a language twice'),
    timeZone: text(64).refine(isTimeZone, 'must be a time zone like America/Sao_Paulo'),
    country: z.string('must be a text').refine(isCountry, 'must be a country’s two letters (ISO 3166-1), like BR'),
    whatsappNumber: text(30)
      .refine(
        (number) => number.startsWith('+') && readPhone(number) !== null,
        'must be a number like +55 11 5055 0100',
      )
      .transform((number) => (readPhone(number)?.e164 ?? '').slice(1)),
    linkKeywords: z.partialRecord(z.enum(LOCALES), text(40)).default({}),
    linkPreview: z.partialRecord(z.enum(LOCALES), text(PREVIEW_MOST_CHARS)).optional(),
    privacyUrl: webAddress(/^https:$/, 'an https:// address')
      .nullable()
      .default(null),
    helpUrl: webAddress(/^(https|mailto|tel):$/, 'an https:, mailto: or tel: address'),
    controller: z.strictObject({
      legalName: text(200),
      address: text(300),
      email: z.email('must be an e-mail address').max(254),
      jurisdiction: z
        .string('must be a text')
        .refine(isCountry, 'must be a country’s two letters (ISO 3166-1), like BR'),
    }),
    frameOrigins: z
      .array(
        text(300)
          .refine((origin) => readFrameOrigin(origin) !== null, 'must be an origin like https://shop.example')
          .transform((origin) => readFrameOrigin(origin) ?? origin),
      )
      .max(20, 'must have 20 entries at most')
      .default([]),
    topics: z
      .array(Topic)
      .min(1, 'must have one topic at least')
      .max(MOST_TOPICS, `must have ${MOST_TOPICS} topics at most`),
  })
  .superRefine(({ languages, linkKeywords, linkPreview = {}, topics }, context) => {
    if (topics.length > 0 && topics.every(({ listed = 'always' }) => listed !== 'always'))
      context.addIssue({
        code: 'custom',
        path: ['topics'],
        message: 'must have one topic at least that everybody sees',
      })
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const known = new Set<string>(languages)
    for (const [language, keyword] of Object.entries(linkKeywords)) {
      if (!known.has(language)) issue(['linkKeywords', language], 'is a language that `languages` does not name')
      // A No with this word would be taken for a request for the link, and would be lost.
      if (keyword && understandKeyword(keyword).outcome !== 'none')
        issue(['linkKeywords', language], 'must not be a word by which people stop or return')
      if (keyword && normaliseKeyword(keyword) === '') issue(['linkKeywords', language], 'must have a letter in it')
    }
    for (const language of Object.keys(linkPreview))
      if (!known.has(language)) issue(['linkPreview', language], 'is a language that `languages` does not name')
    for (const [place, topic] of topics.entries()) {
      if (topics.findIndex(({ key }) => key === topic.key) < place)
        issue(['topics', place, 'key'], 'is that of another topic')
      for (const language of languages)
        if (!topic.texts[language]) issue(['topics', place, 'texts', language], 'is missing')
      for (const language of Object.keys(topic.texts))
        if (!known.has(language))
          issue(['topics', place, 'texts', language], 'is a language that `languages` does not name')
    }
  })

export type BusinessDefinition = z.infer<typeof BusinessDefinition>
export type TopicDefinition = z.infer<typeof Topic>

/** Reads one topic by itself. Whether it has the languages of its business is not checked. */
export function readTopicDefinition(
  value: unknown,
): { ok: true; topic: TopicDefinition } | { ok: false; problems: string[] } {
  const read = Topic.safeParse(value, { reportInput: true })
  if (read.success) return { ok: true, topic: read.data }
  return { ok: false, problems: read.error.issues.map((issue) => describe(issue)) }
}

/**
 * Reads the definition in a file. Returns it whole, or one line for each fault, which names its place and never its
 * value.
 */
export function readBusinessDefinition(
  value: unknown,
): { ok: true; definition: BusinessDefinition } | { ok: false; problems: string[] } {
  const read = BusinessDefinition.safeParse(value, { reportInput: true })
  if (read.success) return { ok: true, definition: read.data }
  return { ok: false, problems: read.error.issues.map((issue) => describe(issue)) }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  string: 'a text',
  object: 'an object',
  record: 'an object',
}

function describe(issue: z.core.$ZodIssue): string {
  const place = issue.path.length > 0 ? placeOf(issue.path) : 'the file'
  if (issue.code === 'unrecognized_keys') return `${place} has unknown names: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_key') return `${place} must be one of ${LOCALES.join(', ')}`
  if (issue.code !== 'invalid_type') return `${place} ${issue.message}`
  if (issue.input === undefined) return `${place} is missing`
  return `${place} must be ${KINDS[issue.expected] ?? `a ${issue.expected}`}`
}

/** Returns `topics[0].texts.es`, as people and jq write it. */
const placeOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>((all, part) => {
    if (typeof part === 'number') return `${all}[${part}]`
    return all === '' ? String(part) : `${all}.${String(part)}`
  }, '')
