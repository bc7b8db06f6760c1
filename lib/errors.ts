export interface AppErrorOptions {
  /** For the log: never a token, phone number, key or text that a person wrote. */
  message: string
  /** May be shown to the caller who made the mistake; without it the caller gets a general text. */
  userMessage?: string
  /** The HTTP status that a route answers with. Default: 500. */
  status?: number
  cause?: unknown
}

/**
 * An unexpected failure with a name, or one that ends the call. What a use case expects (an unknown topic, a refused
 * import row, an expired link) is returned as a union and never thrown. An AppError is thrown in three cases:
 * - It is not expected: a secret that can't be decrypted, a contact that is gone although it was locked.
 * - The call can't go on, whatever it was about: its API key was revoked meanwhile.
 * - A fault of a file shows in the middle of its stream. The use case that reads it catches the error and returns it as
 *   its outcome (`expectedOutcome`), unless its own response has begun.
 *
 * The `code` stays: logs and callers may rely on it.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: number
  readonly userMessage: string | undefined

  constructor(code: string, { message, userMessage, status = 500, cause }: AppErrorOptions) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.status = status
    this.userMessage = userMessage
  }
}

/** A client that went away in the middle of their request. */
export class ClientGone extends AppError {
  constructor(cause?: unknown) {
    super('client_gone', { message: 'the sender went away', userMessage: 'The request broke off.', status: 400, cause })
  }
}

/** A failure that a use case expects of a stream, as the outcome to return; null: it is another one. */
export function expectedOutcome<Code extends string>(
  error: unknown,
  isExpected: (code: string) => code is Code,
): { outcome: Code; detail?: string } | null {
  if (!(error instanceof AppError) || !isExpected(error.code)) return null
  return { outcome: error.code, ...(error.userMessage === undefined ? {} : { detail: error.userMessage }) }
}

/**
 * Whether an error, or its cause, is a mistake of the caller. The caller gets it as a response, and it is no error of
 * ours. A response that has begun can only be cut off; the error of the cut then has the mistake as its cause.
 */
export function isCallersMistake(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    // By name: Next loads a module once for each bundle, and the class of another bundle is another class.
    if (at.name === 'AppError' && 'status' in at && Number(at.status) < 500) return true
  return false
}

/**
 * What the machine says of a server that it can't reach: its name is not found, as that of a container which is
 * stopped, or there is no way to its address, as to one that was moved.
 */
const NOT_REACHED = /^(ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN)$/
/**
 * What postgres.js and PostgreSQL say. 25006: the server is a standby, and takes no writes until it is promoted
 * (PostgreSQL, Appendix A).
 */
const CUT_OFF = /^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|57P0|53300|25006|08)/

/**
 * Whether an error says that the database is away: not found, a connection refused or cut, no answer in time, a server
 * that shuts down, has no connection left or takes no writes. Time heals it, and nobody's data is to blame for it.
 */
export function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return NOT_REACHED.test(code) || CUT_OFF.test(code)
}
