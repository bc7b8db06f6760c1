import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type SignedIn, whoIsSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { newId } from '@/lib/ids'
import { BUSINESS_CLOSING } from '@/lib/services/business/refuse-closing'
import type { Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { isRecent } from '@/lib/services/sign-in/prove-session'
import { type ActionResult, defineAction, type Done } from './define-action'
import { type Answer, BUSINESS_FIELD, type FormAction, type FormAnswer, UNDO_FIELD } from './form-answer'

interface ConsoleAction<Schema extends z.ZodType, Value> {
  /** The name of the action in the log, such as `renameTopic`. */
  name: string
  right: Right
  schema: Schema
  /** Turns the form into the input that the schema checks. */
  fieldsOf: (form: FormData) => unknown
  limitBytes?: number
  /** Dangerous: who is signed in must have proved a short time ago who they are, and is asked to else. */
  confirms?: boolean
  /** Whether the form gets back what was typed when nothing was done. Never for a form with a password. */
  keepsTyped?: boolean
  /** The action that takes back what this one did, with the fields that `answer` names in its `undo`. */
  undo?: () => FormAction
  run: (deps: Deps, who: SignedIn, input: z.infer<Schema>) => Promise<Value>
  /** Says in the member's language what the use case returned. */
  answer: (value: Done<Value>, who: SignedIn, input: z.infer<Schema>) => Answer
}

/**
 * Returns a server action for a form of the console (components/console/ui/ActionForm.tsx): a `defineAction` that is
 * told who is signed in and answers in their language. It takes the arguments of `useActionState`, or a form alone.
 */
export function consoleAction<Schema extends z.ZodType, Value>(
  action: ConsoleAction<Schema, Value>,
): (...call: [form: FormData] | [previous: FormAnswer | null, form: FormData]) => Promise<FormAnswer> {
  const { name, right, schema, fieldsOf, limitBytes, confirms = false, keepsTyped = false, undo, run, answer } = action
  return async (...call) => {
    const form = call.at(-1)
    if (undo && form instanceof FormData && form.has(UNDO_FIELD)) return takeBack(undo(), form)
    let who: SignedIn | null = null
    let input: z.infer<Schema> | undefined
    const perform = defineAction({
      name,
      right,
      schema,
      fieldsOf,
      ...(limitBytes === undefined ? {} : { limitBytes }),
      async recognise() {
        who = await whoIsSignedIn()
        return who?.member ?? null
      },
      async run(deps, _member, read: z.infer<Schema>) {
        input = read
        if (!who || !isForBusinessOf(who, form)) return OTHER_BUSINESS
        if (confirms && !isRecent(who.proofAt, deps.clock.now())) return PROOF_NEEDED
        return run(deps, who, read)
      },
    })
    const result = await perform(form)
    const answered = answerOf(result, who, (value, whom) => {
      const { other_business, proof_needed, prove } = COMMON[whom.locale].answers
      if (value === OTHER_BUSINESS) return { problem: other_business }
      if (value === PROOF_NEEDED) return { problem: proof_needed, link: { href: '/console/prove', label: prove } }
      return answer(value as Done<Value>, whom, input as z.infer<Schema>)
    })
    const isDone = answered.tone !== 'problem' && !answered.ask
    return keepsTyped && !isDone ? { ...answered, typed: typedIn(form) } : answered
  }
}

/**
 * Calls the action that takes a change back. Its button is in the answer to the form that made the change, and is sent
 * to the same action, so that it works before scripts have loaded.
 */
async function takeBack(action: FormAction, form: FormData): Promise<FormAnswer> {
  const fields = fieldsOfUndo(form.get(UNDO_FIELD))
  const sent = new FormData()
  for (const [name, value] of Object.entries({ ...fields, [BUSINESS_FIELD]: form.get(BUSINESS_FIELD) }))
    if (typeof value === 'string') sent.set(name, value)
  // What was taken back is not offered to be done again.
  const { undo: _, ...answer } = await action(null, sent)
  // The buttons of its question send the form of the change, so they say again that something is taken back.
  const value = answer.ask && JSON.stringify({ ...fields, ...answer.ask.fields })
  return {
    ...answer,
    isUndone: true,
    ...(answer.ask && value && { ask: { ...answer.ask, fields: { [UNDO_FIELD]: value } } }),
  }
}

/** Returns the fields that the button of an undo sends; none of them, if somebody wrote it by hand and wrongly. */
function fieldsOfUndo(sent: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof sent === 'string' ? JSON.parse(sent) : null
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

const OTHER_BUSINESS = { outcome: 'other_business' } as const
const PROOF_NEEDED = { outcome: 'proof_needed' } as const

/** Returns whether the form was made for the business that the session is in now; another tab may have switched it. */
function isForBusinessOf({ business }: SignedIn, form: unknown): boolean {
  return form instanceof FormData && form.get(BUSINESS_FIELD) === business.id
}

/** Returns the texts of a form by name; files and what React adds to a form are left out. */
function typedIn(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {}
  const texts = [...form].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && !field[0].startsWith('$'),
  )
  return Object.fromEntries(texts.filter(([name]) => name !== BUSINESS_FIELD))
}

function answerOf<Value>(
  result: ActionResult<Value>,
  who: SignedIn | null,
  answer: (value: Value, who: SignedIn) => Answer,
): FormAnswer {
  const words = COMMON[who?.locale ?? 'en'].answers
  const problem = (text: string, fields: Record<string, string> = {}): FormAnswer => ({
    ...{ id: newId(), tone: 'problem', text, fields },
  })
  switch (result.outcome) {
    case 'done': {
      if (!who) return problem(words.signed_out)
      const said = answer(result.value, who)
      if ('go' in said) redirect(said.go)
      if ('problem' in said) return { ...problem(said.problem, said.fields), ...(said.link && { link: said.link }) }
      if ('ask' in said)
        return { id: newId(), tone: 'warn', text: said.ask.title, fields: said.fields ?? {}, ask: said.ask }
      refresh()
      return {
        id: newId(),
        tone: said.tone ?? 'done',
        text: said.done,
        fields: {},
        ...(said.undo && { undo: { label: said.undo.label, value: JSON.stringify(said.undo.fields) } }),
        ...(said.copy && { copy: { ...said.copy, words: COMMON[who.locale].copy } }),
        ...(said.link && { link: said.link }),
      }
    }
    case 'too_many':
      return problem(words.too_many(result.retrySeconds))
    case 'invalid':
      return problem(words.invalid, Object.fromEntries(result.fields.map(({ name }) => [name, words.invalidField])))
    case 'refused':
      return problem(result.code === BUSINESS_CLOSING ? words.business_closing : (result.message ?? words.invalid))
    case 'failed':
      return problem(words.failed(result.requestId))
    default:
      return problem(words[result.outcome])
  }
}
