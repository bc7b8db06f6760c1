import { z } from 'zod'
import { cleanText } from '@/lib/clean-text'
import { type Locale, LOCALES } from '@/lib/languages'

/** Far more than any of them may have: what is a little too long gets a sentence at its field. */
const text = cleanText()
  .max(2000)
  .transform((value) => value.trim())
const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase()

/** The fields of the form, by the name that a business's definition gives them. */
export const LOOK_FIELDS = [
  ...['name', 'color', 'helpUrl', 'privacyUrl'],
  ...['controller.legalName', 'controller.address', 'controller.email', 'controller.jurisdiction'],
] as const

/** The field with the line of a language for the preview of a link. The form has those of the page's languages. */
export const previewField = (locale: Locale) => `linkPreview.${locale}`

/** What the field was when the form was made: what a member left alone is not written over others' changes. */
export const wasOf = (field: string) => `was.${field}`

type Fields = Pick<URLSearchParams | FormData, 'get'> & { getAll(name: string): unknown[] }

/** Turns the fields of a form into what `LookForm` and `LookDraft` check. */
export function lookFieldsOf(form: Fields): unknown {
  // A button may name a colour after the field that was typed in: the last one counts.
  const one = (name: string) => form.getAll(name).at(-1) ?? undefined
  return {
    ...{ name: one('name'), color: one('color'), helpUrl: one('helpUrl'), privacyUrl: one('privacyUrl') },
    controller: Object.fromEntries(
      ['legalName', 'address', 'email', 'jurisdiction'].map((field) => [field, one(`controller.${field}`)]),
    ),
    linkPreview: Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const line = one(previewField(locale))
        return line === undefined ? [] : [[locale, line]]
      }),
    ),
    was: Object.fromEntries([...LOOK_FIELDS, ...LOCALES.map(previewField)].map((field) => [field, one(wasOf(field))])),
    ...{ keeps: one('keeps'), undo: one('undo') },
  }
}

const Controller = z.strictObject({ legalName: text, address: text, email: text, jurisdiction: text })
const Shape = z.strictObject({
  ...{ name: text, color, helpUrl: text, controller: Controller },
  linkPreview: z.partialRecord(z.enum(LOCALES), text).default({}),
  privacyUrl: text.transform((url) => (url === '' ? null : url)),
  was: z.record(z.string(), cleanText().max(2000).optional()).default({}),
  /** The colour that the member keeps although it can't be read well. */
  keeps: z.string().max(20).optional(),
  /** Whether a save is taken back. */
  undo: z.literal('1').optional(),
})

/** What the form of the look sends. */
export const LookForm = Shape
export type LookForm = z.infer<typeof Shape>

/** The same for a preview: what is typed just now may be anything. */
export const LookDraft = Shape.omit({ was: true, keeps: true, undo: true, linkPreview: true }).strip()

/** Returns what the member changed in the form. */
export function changedIn({ was, ...look }: LookForm) {
  const { name, color: picked, helpUrl, privacyUrl, controller, linkPreview } = look
  const isChanged = (field: string, value: string | null) => (was[field] ?? null) !== (value ?? '')
  const parts = Object.entries(controller).filter(([field, value]) => isChanged(`controller.${field}`, value))
  const lines = Object.entries(linkPreview).filter(([locale, line]) => isChanged(previewField(locale as Locale), line))
  return {
    ...(isChanged('name', name) ? { name } : {}),
    ...(isChanged('color', picked) ? { color: picked } : {}),
    ...(isChanged('helpUrl', helpUrl) ? { helpUrl } : {}),
    ...(isChanged('privacyUrl', privacyUrl) ? { privacyUrl } : {}),
    ...(lines.length > 0 ? { linkPreview: Object.fromEntries(lines) as LookForm['linkPreview'] } : {}),
    ...(parts.length > 0 ? { controller: Object.fromEntries(parts) as Partial<LookForm['controller']> } : {}),
  }
}
