import { unstable_rethrow as rethrow } from 'next/navigation'
import type { z } from 'zod'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { type Asked, type Entry, handleRequest, Refusal } from '@/lib/http/handle-request'
import type { InvalidParam } from '@/lib/http/problem'
import { rateLimit } from '@/lib/http/rate-limit'
import { newId } from '@/lib/ids'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { isGranted, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { isWithin, unwritableFields } from './input-size'

/**
 * What an action returns. It never throws an expected error, because Next hides the text of every thrown error.
 */
export type ActionResult<Value> =
  | { outcome: 'done'; value: Value }
  /** Nobody is signed in, or their session has ended. */
  | { outcome: 'signed_out' }
  /** They are signed in, and may not do this: by their role, or by what it is by now. */
  | { outcome: 'forbidden' }
  | { outcome: 'too_many'; retrySeconds: number }
  | { outcome: 'too_large' }
  /** Names the place of each mistake, and never repeats the value. */
  | { outcome: 'invalid'; fields: InvalidParam[] }
  /** A use case threw because of a mistake of the caller. `message` is a sentence for the caller, or null. */
  | { outcome: 'refused'; code: string; message: string | null }
  /** The database can't be reached: nothing was changed. */
  | { outcome: 'unavailable' }
  /** An unexpected error. The log has it under this id. */
  | { outcome: 'failed'; requestId: string }

interface ActionOptions<Schema extends z.ZodType, Value> {
  /** The name of the action in the log, such as `renameTopic`. */
  name: string
  /** Reads the session of the present request. Returns null if nobody is signed in. */
  recognise: (deps: Deps) => Promise<MemberCaller | null>
  /** The right that the member needs, by the one table of rights. The use case checks it again, in its transaction. */
  right: Right
  /** The schema of the action's input. Objects in it should be strict. */
  schema: Schema
  /** Turns a form into the input that the schema checks. An action without it takes no form. */
  fieldsOf?: (form: FormData) => unknown
  /**
   * The most bytes of input; the default is `BODY_LIMITS.usual`. Next itself takes at most 1 MB
   * (`serverActions.bodySizeLimit`).
   */
  limitBytes?: number
  run: (deps: Deps, member: MemberCaller, input: z.infer<Schema>) => Promise<Value>
}

/** What a use case returned, where the member was allowed to. */
export type Done<Value> = Exclude<Awaited<Value>, NotAllowed>

interface ActionRequest extends Asked {
  input: unknown
}

/** Far more calls than a member makes by clicking. All actions of one member are counted together. */
const ACTIONS_A_MINUTE = 300
const FIELDS_NAMED_MOST = 20
const UNWRITABLE = 'has a character that no text has'

const takeAction = rateLimit(ACTIONS_A_MINUTE, 60)

/**
 * Returns a server action of the console: an entry (lib/http/handle-request.ts) that checks who is signed in, and that
 * their role may call the action, before it reads the input. Next gives each action an address, so anybody can call it
 * with any input.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  action: ActionOptions<Schema, Value>,
): (input: unknown) => Promise<ActionResult<Done<Value>>> {
  const { name, recognise, right, schema, fieldsOf, limitBytes = BODY_LIMITS.usual, run } = action
  type Result = ActionResult<Done<Value>>
  const refuse = (result: Result) => new Refusal(result)
  const entry: Entry<ActionRequest, MemberCaller, z.infer<Schema>, Result> = {
    failure: 'an action of the console failed',
    operation: name,
    async recognise(deps) {
      const member = await recognise(deps)
      if (!member) return refuse({ outcome: 'signed_out' })
      return allows(member, right) ? member : refuse({ outcome: 'forbidden' })
    },
    limit(_, { memberId }) {
      const { allowed, resetSeconds } = takeAction(memberId)
      return allowed ? null : refuse({ outcome: 'too_many', retrySeconds: resetSeconds })
    },
    read(_deps, _member, { input }) {
      if (!isWithin(input, limitBytes)) return refuse({ outcome: 'too_large' })
      const isForm = input instanceof FormData
      if (isForm && !fieldsOf) return refuse({ outcome: 'invalid', fields: [{ name: 'input', reason: 'is a form' }] })
      const unwritable = unwritableFields(input).slice(0, FIELDS_NAMED_MOST)
      if (unwritable.length > 0)
        return refuse({ outcome: 'invalid', fields: unwritable.map((field) => ({ name: field, reason: UNWRITABLE })) })
      const parsed = schema.safeParse(isForm ? fieldsOf?.(input) : input)
      return parsed.success ? parsed.data : refuse({ outcome: 'invalid', fields: fieldsIn(parsed.error) })
    },
    async run(deps, member, input) {
      const value = await run(deps, member, input)
      return isGranted(value) ? { outcome: 'done', value } : { outcome: 'forbidden' }
    },
    // `redirect()` and `notFound()` throw what Next catches.
    rethrow,
    expected: ({ code, userMessage }) => ({ outcome: 'refused', code, message: userMessage ?? null }),
    failed: (failure, { requestId }) =>
      failure === 'outage' ? { outcome: 'unavailable' } : { outcome: 'failed', requestId },
  }
  return (input) => handleRequest(entry, { request: null, requestId: newId(), input })
}

function fieldsIn({ issues }: z.ZodError): InvalidParam[] {
  return issues
    .slice(0, FIELDS_NAMED_MOST)
    .map(({ path, message }) => ({ name: path.join('.') || 'input', reason: message }))
}
