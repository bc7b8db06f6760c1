/**
 * Whether an error says that the database is away: a connection refused or cut, no answer in time, a server that shuts down or has no
 * connection left. Time heals it, and nobody's data is to blame for it.
 */
export function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|57P0|53300|08)/.test(code)
}
