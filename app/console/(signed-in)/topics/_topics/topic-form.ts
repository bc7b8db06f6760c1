import { z } from 'zod'
import { cleanText } from '@/lib/clean-text'
import { CATEGORIES, POLICIES } from '@/lib/consent/types'
import { isUuid } from '@/lib/ids'
import { LOCALES, type Locale } from '@/lib/languages'

/** Far more than any text of a topic may have: what is a little too long gets a sentence at its field. */
const text = cleanText().max(2000).default('')
const number = z.coerce.number().int().min(0).max(2_000_000_000)

export const TEXT_FIELDS = ['name', 'description', 'frequency', 'reason', 'basis'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** The name of the form's field that holds a text of a topic in a language. */
export const fieldOf = (locale: string, field: TextField) => `texts.${locale}.${field}`

const Texts = z.strictObject({ name: text, description: text, frequency: text, reason: text, basis: text })

/** What the form of a topic sends. */
export const TopicForm = z.strictObject({
  /** The id of the topic; null for a new one. */
  topic: z.string().refine(isUuid).nullable().default(null),
  key: cleanText().max(200).default(''),
  /** Whether a new topic is hidden. */
  listed: z.literal('never').nullable().default(null),
  policy: z.enum(POLICIES),
  category: z.enum(CATEGORIES),
  legalBasis: text,
  texts: z.partialRecord(z.enum(LOCALES), Texts),
  /** The version that the form was made from. */
  version: number.default(0),
  /** The numbers that the member was shown: `stops,starts`. */
  agreed: z
    .string()
    .regex(/^\d{1,9},\d{1,9}$/)
    .transform((pair) => {
      const [stops = 0, starts = 0] = pair.split(',').map(Number)
      return { stops, starts }
    })
    .nullable()
    .default(null),
  /** Whose change stays where both changed the same, and the version of others that the member has seen. */
  resolve: z
    .string()
    .regex(/^(mine|theirs):\d{1,9}$/)
    .transform((pair) => {
      const [winner, seen] = pair.split(':')
      return { winner: winner === 'theirs' ? ('theirs' as const) : ('mine' as const), seen: Number(seen) }
    })
    .nullable()
    .default(null),
})
export type TopicForm = z.infer<typeof TopicForm>

/** A form as an action gets it, or as a browser posts it. */
type Fields = Pick<URLSearchParams | FormData, 'get' | 'has'>

/** Turns the fields of a form into what `TopicForm` checks. */
export function topicFieldsOf(form: Fields): unknown {
  const one = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const locales = LOCALES.filter((locale) => form.has(fieldOf(locale, 'name')))
  return {
    ...{
      topic: one('topic'),
      key: one('key'),
      listed: one('listed'),
      policy: one('policy'),
      category: one('category'),
    },
    ...{ legalBasis: one('legalBasis'), version: one('version'), agreed: one('agreed'), resolve: one('resolve') },
    texts: Object.fromEntries(
      locales.map((locale) => [
        locale,
        Object.fromEntries(TEXT_FIELDS.map((field) => [field, one(fieldOf(locale, field))])),
      ]),
    ),
  }
}

type Filled = Pick<TopicForm, 'policy' | 'category' | 'legalBasis' | 'texts'>

/**
 * Returns the topic that a form describes. A reason is for required topics, and a basis in the person's words for
 * topics with a legal basis: where they are not used they are left out, as the form does not show them.
 */
export function topicIn({ policy, category, legalBasis, texts }: Filled) {
  const basis = legalBasis.trim()
  const entries = Object.entries(texts) as [Locale, z.infer<typeof Texts>][]
  return {
    ...{ policy, category, legalBasis: basis === '' ? null : basis },
    texts: Object.fromEntries(
      entries.map(([locale, each]) => [
        locale,
        {
          ...{ name: each.name.trim(), description: each.description.trim(), frequency: each.frequency.trim() },
          ...(policy === 'required' ? { reason: each.reason.trim() } : {}),
          ...(basis !== '' && each.basis.trim() !== '' ? { basis: each.basis.trim() } : {}),
        },
      ]),
    ),
  }
}

/** Returns the key that a name gives: `menu_news` for "Menu news!"; empty when the name has no letter for one. */
export function keyFrom(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
    .replace(/_+$/, '')
}
