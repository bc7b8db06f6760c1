import { AppError, isOutage } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { webDeps } from '@/lib/services/runtime'
import { isClientGone } from './client-gone'

/** What came in. A surface adds what it needs to know besides: a token of the address, the id of a backend. */
export interface Asked {
  /** Null for what is no request of its own: an action of the console. */
  request: Request | null
  /** Finds a failure in the log again. */
  requestId: string
}

/** Ends a request before it is carried out: nobody that we know, too often, too large, not well formed. */
export class Refusal<Answer> {
  constructor(readonly answer: Answer) {}
}

/**
 * Why there is no answer of a use case: the sender went away, the database can't be reached or others were always
 * faster, or nobody expected this.
 */
export type Failure = 'client_gone' | 'outage' | 'unexpected'

type Awaitable<T> = T | Promise<T>

/**
 * One kind of entry, as its steps in their order. Made once, when its module is loaded, and used by every request. A
 * step that can't go on returns a `Refusal` with the answer in the form of this surface; what it throws is answered by
 * `expected` or `failed`.
 */
export interface Entry<Ask extends Asked, Who, Input, Answer> {
  /** What the log says when a request of this kind fails: `a call of the API failed` (docs/operations.md, Logs). */
  failure: string
  /** For the log: which of several, where there are several. */
  operation?: string
  /** Who is it, and may they? By what is in the address and the headers: nothing of a body is read before this. */
  recognise: (deps: Deps, asked: Ask) => Awaitable<Who | Refusal<Answer>>
  /** How often? Takes one from what they may do. Left out where that depends on what they ask, and `run` looks. */
  limit?: (deps: Deps, who: Who, asked: Ask) => Awaitable<Refusal<Answer> | null>
  /**
   * How large, and is it well formed? A body is read by lib/http/read-body.ts, which takes a limit. Left out where
   * nothing is read.
   */
  read?: (deps: Deps, who: Who, asked: Ask) => Awaitable<Input | Refusal<Answer>>
  /** Calls the use case and says what it returned. */
  run: (deps: Deps, who: Who, input: Input, asked: Ask) => Awaitable<Answer>
  /** Lets pass what is thrown to be caught by somebody else, by throwing it again: Next's redirects. */
  rethrow?: (error: unknown) => void
  /**
   * The answer to what a use case throws at a mistake of the caller. Left out where there is no such mistake: then it
   * is a failure.
   */
  expected?: (error: AppError, asked: Ask) => Answer
  /** The answer when there is none: it quotes nothing of the error, which the log has. */
  failed: (failure: Failure, asked: Ask, deps: Deps) => Awaitable<Answer>
}

/**
 * The one way in: who, how often, how large, well formed, then the use case. Whatever a step throws ends here: what is
 * unexpected becomes a line of the log, and an answer of the surface that says nothing of it.
 */
export async function handleRequest<Ask extends Asked, Who, Input, Answer>(
  entry: Entry<Ask, Who, Input, Answer>,
  asked: Ask,
): Promise<Answer> {
  const deps = webDeps()
  try {
    const who = await entry.recognise(deps, asked)
    if (who instanceof Refusal) return who.answer
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
  // Nobody reads the answer, and a line for it would let anybody fill the log.
  if (asked.request && isClientGone(error, asked.request)) return entry.failed('client_gone', asked, deps)
  if (entry.expected && error instanceof AppError && error.status < 500) return entry.expected(error, asked)
  const operation = entry.operation === undefined ? {} : { operation: entry.operation }
  log.error({ err: error, ...operation, requestId: asked.requestId }, entry.failure)
  return entry.failed(isOutage(error) || isBusy(error) ? 'outage' : 'unexpected', asked, deps)
}

/** Whether others kept getting in the way: nothing was changed, and time heals it as it heals an outage. */
const isBusy = (error: unknown) => error instanceof AppError && error.status === 503

/** The id that the web server gave a request, or was sent; one of our own where nothing did. */
export const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? newId()
