import { redirect, unstable_rethrow as rethrow } from 'next/navigation'
import type { z } from 'zod'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { type Asked, type Entry, handleRequest, Refusal } from '@/lib/http/handle-request'
import { rateLimit } from '@/lib/http/rate-limit'
import { readVisitor, type Visitor } from '@/lib/http/visitor'
import { COMMON } from '@/lib/i18n/console/common/words'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import type { Answer, FormAnswer } from './form-answer'
import { isWithin, unwritableFields } from './input-size'

interface OpenAction<Schema extends z.ZodType> {
  /** The name of the action in the log, such as `signIn`. */
  name: string
  schema: Schema
  /** Turns the form into the input that the schema checks. */
  fieldsOf: (form: FormData) => unknown
  /** The most bytes of input; the default is `BODY_LIMITS.openAction`. */
  limitBytes?: number
  /** Calls the use case, and says in the visitor's language what it returned. */
  run: (deps: Deps, visitor: Visitor, input: z.infer<Schema>) => Promise<Answer>
}

interface OpenRequest extends Asked {
  form: unknown
}

/** Far more than a person sends. What guesses is held back by PostgreSQL, for all processes together. */
const CALLS_A_MINUTE = 60

const takeCall = rateLimit(CALLS_A_MINUTE, 60)

const problem = (text: string, fields: Record<string, string> = {}): FormAnswer => ({
  ...{ id: newId(), tone: 'problem', text, fields },
})

/**
 * Returns a server action for somebody who is not signed in: to sign in, to accept an invitation, to set up. It is the
 * counterpart of `consoleAction`, with a limit by address in place of a right. The use case decides by the secret that
 * the form carries.
 */
export function openAction<Schema extends z.ZodType>(
  action: OpenAction<Schema>,
): (...call: [form: FormData] | [previous: FormAnswer | null, form: FormData]) => Promise<FormAnswer> {
  const { name, schema, fieldsOf, limitBytes = BODY_LIMITS.openAction, run } = action
  return async (...call) => {
    const visitor = await readVisitor()
    const words = COMMON[visitor.locale].answers
    const refuse = (text: string) => new Refusal<Answer>({ problem: text })
    const entry: Entry<OpenRequest, Visitor, z.infer<Schema>, Answer> = {
      failure: 'an action of signing in failed',
      operation: name,
      recognise: () => visitor,
      limit(_, { ip }) {
        const { allowed, resetSeconds } = takeCall(ip ?? 'unknown')
        return allowed ? null : refuse(words.too_many(resetSeconds))
      },
      read(_deps, _who, { form }) {
        if (!(form instanceof FormData)) return refuse(words.invalid)
        if (!isWithin(form, limitBytes)) return refuse(words.too_large)
        if (unwritableFields(form).length > 0) return refuse(words.invalid)
        const parsed = schema.safeParse(fieldsOf(form))
        if (parsed.success) return parsed.data
        const fields = parsed.error.issues.map(({ path }) => [path.join('.'), words.invalidField] as const)
        return new Refusal<Answer>({ problem: words.invalid, fields: Object.fromEntries(fields) })
      },
      run,
      // `redirect()` throws what Next catches.
      rethrow,
      failed: (failure, { requestId }) => ({
        problem: failure === 'outage' ? words.unavailable : words.failed(requestId),
      }),
    }
    const said = await handleRequest(entry, { request: null, requestId: newId(), form: call.at(-1) })
    if ('go' in said) redirect(said.go)
    if ('problem' in said) return problem(said.problem, said.fields)
    if ('ask' in said)
      return { id: newId(), tone: 'warn', text: said.ask.title, fields: said.fields ?? {}, ask: said.ask }
    return { id: newId(), tone: said.tone ?? 'done', text: said.done, fields: {} }
  }
}
