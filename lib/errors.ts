export interface AppErrorOptions {
  /** For the log: never a token, phone number, key or what a person wrote. */
  message: string
  /** May be shown to whoever caused it; without one they see a general text. */
  userMessage?: string
  /** HTTP status at the edge; 500 unless given. */
  status?: number
  cause?: unknown
}

/**
 * A surprise with a name. Expected outcomes of the domain (a refused import row, an expired link) are data and don't
 * come here; what is thrown either has a stable `code` that callers, logs and API clients may rely on, or is a bug.
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

/**
 * Whether a failure, or what caused it, is a mistake of whoever called: told to them, and no error of ours. An answer
 * that had begun can only be cut, and what runs it then reports the cut with the mistake as its cause.
 */
export function isCallersMistake(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    // By name: Next loads a module once for each bundle, and the class of another bundle is another class.
    if (at.name === 'AppError' && 'status' in at && Number(at.status) < 500) return true
  return false
}
