import { AppError, isOutage } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { webDeps } from '@/lib/services/runtime'
import { tracing } from '@/lib/tracing/active.mjs'
import { isClientGone } from './client-gone'

/** A request. A surface adds what else it needs, such as the token of the address or the id of a backend. */
export interface Asked {
  /** Null if there is no separate request, as for an action of the console. */
  request: Request | null
  /** The id under which a failure is logged. */
  requestId: string
}

/**
 * Ends a request before the use case: the caller is unknown, or the request comes too often, is too large or malformed.
 */
export class Refusal<Answer> {
  constructor(readonly answer: Answer) {}
}

/**
 * Why there is no result of a use case: the client is gone, the database can't be reached or gave way to other calls
 * each time, or the error is unexpected.
 */
export type Failure = 'client_gone' | 'outage' | 'unexpected'

type Awaitable<T> = T | Promise<T>

/**
 * The steps of one kind of entry, in their order. An entry is made once, when its module is loaded, and used for every
 * request. A step that can't go on returns a `Refusal` with the response in the form of this surface. `expected` or
 * `failed` makes the response to what a step throws.
 */
export interface Entry<Ask extends Asked, Who, Input, Answer> {
  /**
   * The log message for a request of this kind that fails, such as `a call of the API failed` (docs/operations.md,
   * Logs).
   */
  failure: string
  /** Fields for the log that say which of several operations it was. */
  operation?: string
  /**
   * Whether a caller who is recognised may have the request belong to a trace of theirs (docs/operations.md, Traces).
   */
  takesTrace?: boolean
  /** Finds out who calls and whether they may, from the address and the headers. No body is read before this. */
  recognise: (deps: Deps, asked: Ask) => Awaitable<Who | Refusal<Answer>>
  /** Counts the request against the caller's limit. Left out if the limit depends on the body; `run` then counts. */
  limit?: (deps: Deps, who: Who, asked: Ask) => Awaitable<Refusal<Answer> | null>
  /**
   * Reads the request and checks its size and form. A body is read by lib/http/read-body.ts, which takes a limit. Left
   * out if nothing is read.
   */
  read?: (deps: Deps, who: Who, asked: Ask) => Awaitable<Input | Refusal<Answer>>
  /** Calls the use case and returns the response to its result. */
  run: (deps: Deps, who: Who, input: Input, asked: Ask) => Awaitable<Answer>
  /** Throws again what is meant for another catcher, such as Next's redirects. */
  rethrow?: (error: unknown) => void
  /**
   * Returns the response to an error that a use case throws because of a mistake of the caller. Without it, every error
   * is a failure.
   */
  expected?: (error: AppError, asked: Ask) => Awaitable<Answer>
  /** Returns the response to a failure. It quotes nothing of the error, which is in the log. */
  failed: (failure: Failure, asked: Ask, deps: Deps) => Awaitable<Answer>
}

/**
 * Processes every request in the same order: who calls, how often, how large, well formed, and then the use case.
 * Errors of all steps end here. An unexpected error is logged, and the response of the surface does not describe it.
 */
export async function handleRequest<Ask extends Asked, Who, Input, Answer>(
  entry: Entry<Ask, Who, Input, Answer>,
  asked: Ask,
): Promise<Answer> {
  const deps = webDeps()
  const tracer = tracing()
  try {
    const who = await entry.recognise(deps, asked)
    if (who instanceof Refusal) return who.answer
    if (tracer !== null) tracer.recognised(traceOf(entry, who, asked))
    const tooOften = entry.limit && (await entry.limit(deps, who, asked))
    if (tooOften) return tooOften.answer
    const input = entry.read ? await entry.read(deps, who, asked) : (undefined as Input)
    if (input instanceof Refusal) return input.answer
    return await entry.run(deps, who, input, asked)
  } catch (error) {
    entry.rethrow?.(error)
    return fail(entry, error, asked, deps)
  }
}

function fail<Ask extends Asked, Answer>(
  entry: Pick<Entry<Ask, never, never, Answer>, 'failure' | 'operation' | 'expected' | 'failed'>,
  error: unknown,
  asked: Ask,
  deps: Deps,
): Awaitable<Answer> {
  // Nobody reads the response, and a line in the log for it would let anybody fill the log.
  if (asked.request && isClientGone(error, asked.request)) return entry.failed('client_gone', asked, deps)
  if (entry.expected && error instanceof AppError && error.status < 500) return entry.expected(error, asked)
  const operation = entry.operation === undefined ? {} : { operation: entry.operation }
  log.error({ err: error, ...operation, requestId: asked.requestId }, entry.failure)
  const failure = isOutage(error) || isBusy(error) ? 'outage' : 'unexpected'
  tracing()?.failed(failure)
  return entry.failed(failure, asked, deps)
}

/** Returns what a trace says of a request: nothing of what was sent but the caller's own trace. */
const traceOf = (
  { operation, takesTrace }: { operation?: string; takesTrace?: boolean },
  who: unknown,
  { request }: Asked,
) => ({
  operation,
  businessId: businessIn(who),
  traceparent: takesTrace ? (request?.headers.get('traceparent') ?? null) : null,
})

/** Surfaces know callers in several forms, and most of them name the business. */
function businessIn(who: unknown): string | null {
  if (typeof who !== 'object' || who === null) return null
  if ('businessId' in who && typeof who.businessId === 'string') return who.businessId
  if ('member' in who) return businessIn(who.member)
  const config = 'config' in who && typeof who.config === 'object' ? who.config : null
  return config && 'id' in config && typeof config.id === 'string' ? config.id : null
}

/** Returns whether other calls kept getting in the way: nothing was changed, and the same call may succeed later. */
const isBusy = (error: unknown) => error instanceof AppError && error.status === 503

/** Returns the id that the request arrived with or that the web server gave it, and a new one if there is none. */
export const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? newId()
