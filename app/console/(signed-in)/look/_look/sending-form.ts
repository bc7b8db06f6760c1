import { z } from 'zod'
import type { ChoiceSettings } from '@/lib/services/business/business-settings'
import { wasOf } from './look-form'

/** How long links work (in days; empty for as long as the installation says), and what is confirmed in the chat. */
const FIELDS = {
  days: z.string().trim().max(200),
  confirmations: z.enum(['where_said', 'always', 'never']),
  optIn: z.enum(['off', 'on']),
}
type Field = keyof typeof FIELDS
const NAMES = Object.keys(FIELDS) as Field[]
const Was = z.string().max(200).nullable()

/** What the form of what is sent and confirmed sends. */
export const SendingForm = z.strictObject({
  ...FIELDS,
  /** What each was when the form was made: what a member left alone is not written over others' changes. */
  was: z.strictObject({ days: Was, confirmations: Was, optIn: Was }),
  /** The answer to the question that the switch of `optIn` asks. */
  agreed: z.enum(['off', 'on']).nullable(),
})
export type SendingForm = z.infer<typeof SendingForm>

export const sendingFieldsOf = (form: FormData): unknown => ({
  ...Object.fromEntries(NAMES.map((name) => [name, form.get(name)])),
  days: form.get('days') ?? '',
  was: Object.fromEntries(NAMES.map((name) => [name, form.get(wasOf(name))])),
  agreed: form.get('agreed'),
})

type Changed = Partial<Pick<SendingForm, Field>>

/** Returns what the member changed in the form; all of it where the form does not say what it was. */
export const changedIn = ({ was, ...form }: SendingForm): Changed =>
  Object.fromEntries(NAMES.flatMap((name) => (was[name] === form[name] ? [] : [[name, form[name]]])))

/** Returns the settings as the form has them. */
export const sendingOf = (
  settings: Pick<ChoiceSettings, 'linkLifetimeDays' | 'chatConfirmation' | 'confirmMarketing'>,
): Pick<SendingForm, Field> => ({
  days: String(settings.linkLifetimeDays ?? ''),
  confirmations: settings.chatConfirmation,
  optIn: settings.confirmMarketing ? 'on' : 'off',
})

/**
 * Returns what the button sends that takes a save back: what it changed becomes again what it was before, and all else
 * stays as it is by then.
 */
export function undoFieldsOf(form: SendingForm, before: Pick<SendingForm, Field>): Record<string, string> {
  const changed = changedIn(form)
  const fields = NAMES.flatMap((name) => [
    [name, name in changed ? before[name] : form[name]],
    [wasOf(name), form[name]],
  ])
  return { ...Object.fromEntries(fields), ...(changed.optIn === undefined ? {} : { agreed: before.optIn }) }
}
