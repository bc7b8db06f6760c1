import { unstable_rethrow as rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Asked, type Entry, handleRequest, Refusal } from '@/lib/http/handle-request'
import type { InvalidParam } from '@/lib/http/problem'
import { rateLimit } from '@/lib/http/rate-limit'
import { newId } from '@/lib/ids'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { isWithin } from './input-size'

/**
 * What an action returns. It never throws what can be expected, because Next shows a thrown error to nobody as it is.
 */
export type ActionResult<Value> =
  | { outcome: 'done'; value: Value }
  /** Nobody is signed in, or their session has ended. */
  | { outcome: 'signed_out' }
  /** They are signed in, and may not do this: by their role, or by what it is by now. */
  | { outcome: 'forbidden' }
  | { outcome: 'too_many'; retrySeconds: number }
  | { outcome: 'too_large' }
  /** By the place of each mistake, never by its value. */
  | { outcome: 'invalid'; fields: InvalidParam[] }
  /** What a use case throws at a mistake of the caller; `message` is a sentence for them, where there is one. */
  | { outcome: 'refused'; code: string; message: string | null }
  /** The database can't be reached: nothing was changed. */
  | { outcome: 'unavailable' }
  /** Nobody expected this; the log has it under this id. */
  | { outcome: 'failed'; requestId: string }

interface ActionOptions<Schema extends z.ZodType, Value> {
  /** In the log: `renameTopic`. */
  name: string
  /** Reads the session of the request that is being answered. Returns null when nobody is signed in. */
  recognise: (deps: Deps) => Promise<MemberCaller | null>
  /** What a member must be allowed to, by the one table of rights. The use case asks again, in its transaction. */
  right: Right
  /** What the action may be called with; an object in it should be strict. */
  schema: Schema
  /** Takes a form apart before the schema checks it. An action without it takes no form. */
  fieldsOf?: (form: FormData) => unknown
  /** 64 kB unless given. Next itself takes at most 1 MB (`serverActions.bodySizeLimit`). */
  limitBytes?: number
  run: (deps: Deps, member: MemberCaller, input: z.infer<Schema>) => Promise<Value>
}

/** What a use case returned, where the member was allowed to. */
type Done<Value> = Exclude<Awaited<Value>, NotAllowed>

interface ActionRequest extends Asked {
  input: unknown
}

const LIMIT_BYTES = 64 * 1024
/** Far more than somebody clicks, counted over all actions of a member. */
const ACTIONS_A_MINUTE = 300
const FIELDS_NAMED_MOST = 20

const takeAction = rateLimit(ACTIONS_A_MINUTE, 60)

/**
 * Makes a server action of the console: an entry (lib/http/handle-request.ts) that asks who is signed in and whether
 * their role may do this before it looks at what it was called with. Anybody can call an action with anything: Next
 * gives each an address.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  action: ActionOptions<Schema, Value>,
): (input: unknown) => Promise<ActionResult<Done<Value>>> {
  const { name, recognise, right, schema, fieldsOf, limitBytes = LIMIT_BYTES, run } = action
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
      const parsed = schema.safeParse(isForm ? fieldsOf?.(input) : input)
      return parsed.success ? parsed.data : refuse({ outcome: 'invalid', fields: fieldsIn(parsed.error) })
    },
    async run(deps, member, input) {
      const value = await run(deps, member, input)
      return isDone(value) ? { outcome: 'done', value } : { outcome: 'forbidden' }
    },
    // `redirect()` and `notFound()` throw what Next catches.
    rethrow,
    // Some use cases return that a member may not, and others throw it.
    expected: ({ code, userMessage }) =>
      code === NOT_ALLOWED.outcome
        ? { outcome: 'forbidden' }
        : { outcome: 'refused', code, message: userMessage ?? null },
    failed: (failure, { requestId }) =>
      failure === 'outage' ? { outcome: 'unavailable' } : { outcome: 'failed', requestId },
  }
  return (input) => handleRequest(entry, { request: null, requestId: newId(), input })
}

function isDone<Value>(value: Value): value is Exclude<Value, NotAllowed> {
  const isObject = typeof value === 'object' && value !== null
  return !(isObject && 'outcome' in value && value.outcome === NOT_ALLOWED.outcome)
}

function fieldsIn({ issues }: z.ZodError): InvalidParam[] {
  return issues
    .slice(0, FIELDS_NAMED_MOST)
    .map(({ path, message }) => ({ name: path.join('.') || 'input', reason: message }))
}
