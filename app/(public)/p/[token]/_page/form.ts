import { z } from 'zod'
import { cleanText, withoutNul } from '@/lib/clean-text'
import { PAUSES, REASONS } from '@/lib/consent/types'
import { isUuid } from '@/lib/ids'

/** The most topics in a form: more than any business shows on one page. */
const TOPICS_MAX = 200
const COMMENT_MAX_CHARS = 500

/** Six digits, and what people put between them. */
const CODE_MAX_CHARS = 40
const PARTS_MAX = 100_000

const grant = z.string().max(120)
const id = z.string().refine(isUuid)

const shown = z
  .string()
  .regex(/^[0-9a-f-]{36}:[01]$/)
  .transform((text) => ({ topicId: text.slice(0, 36), on: text.endsWith('1') }))
  .refine(({ topicId }) => isUuid(topicId))

/** What the buttons of the page send. Anything else is not a form of the page. */
const PageForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('save'),
    notice: cleanText().max(64),
    shown: z.array(shown).max(TOPICS_MAX),
    on: z.array(id).max(TOPICS_MAX),
  }),
  // Changes nothing: the page is shown in another language, with its switches as they are.
  z.object({ act: z.literal('language'), shown: z.array(shown).max(TOPICS_MAX), on: z.array(id).max(TOPICS_MAX) }),
  z.object({
    act: z.literal('offers'),
    notice: cleanText().max(64),
    shown: z.array(shown).max(TOPICS_MAX),
    on: z.array(id).max(TOPICS_MAX),
    // The id of the stop that it replaces.
    change: id.optional(),
  }),
  // Refuses the topic that the link names. The page of a limited link sends nothing but the topic.
  z.object({
    act: z.literal('topic'),
    topic: id,
    notice: cleanText().max(64),
    shown: z.array(shown).max(TOPICS_MAX),
    on: z.array(id).max(TOPICS_MAX),
  }),
  z.object({ act: z.enum(['stop', 'return', 'resume', 'release']) }),
  z.object({ act: z.literal('fresh_link') }),
  z.object({ act: z.literal('pause'), length: z.enum(PAUSES), instead: id.optional() }),
  z.object({ act: z.literal('undo'), change: id }),
  z.object({ act: z.literal('data_code') }),
  z.object({ act: z.literal('data_open'), code: cleanText().max(CODE_MAX_CHARS) }),
  // Each of them brings the grant that the right code was answered with.
  z.object({ act: z.literal('data_view'), grant, part: z.coerce.number().int().min(0).max(PARTS_MAX).catch(0) }),
  z.object({ act: z.enum(['data_json', 'data_html', 'data_erase_ask', 'data_erase']), grant }),
  z.object({
    act: z.literal('reason'),
    change: id,
    // A comment alone is a reason too, and a person may also send neither.
    reason: z.enum(REASONS).optional(),
    text: cleanText()
      .trim()
      // A form sends two characters for the end of a line, of which the field counted one. Cutting inside a surrogate
      // pair would leave half of a character.
      .transform((text) => withoutNul(text.replaceAll('\r\n', '\n').slice(0, COMMENT_MAX_CHARS)) || null)
      .default(null),
  }),
])
/** In a frame, a Yes is sent a second time, by the page that asks again. */
const Sure = z.object({ sure: z.literal('1').optional() })
const AnyForm = PageForm.and(Sure)
export type PageForm = z.infer<typeof AnyForm>

/** What the forms of "my data" send. */
export type MyDataForm = Extract<PageForm, { act: `data_${string}` }>
export const isMyDataForm = (form: PageForm): form is MyDataForm => form.act.startsWith('data_')

/**
 * Reads a urlencoded body. Returns null if it is not a form of the page. The switches are read by `getAll`, because
 * otherwise only one of several values would count.
 */
export function readPageForm(body: string): PageForm | null {
  const fields = new URLSearchParams(body)
  const one = (name: string) => fields.get(name) ?? undefined
  const parsed = AnyForm.safeParse({
    act: one('act'),
    notice: one('notice') ?? '',
    shown: fields.getAll('shown'),
    on: fields.getAll('on'),
    topic: one('topic'),
    length: one('length'),
    instead: one('instead'),
    change: one('change'),
    reason: one('reason'),
    text: one('text'),
    code: one('code'),
    grant: one('grant'),
    part: one('part') ?? '0',
    sure: one('sure'),
  })
  return parsed.success ? parsed.data : null
}
