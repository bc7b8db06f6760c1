/**
 * Whether an error is an outage: connections refused or cut, or a server that shuts down. Time heals these, and no data
 * is to blame for them.
 */
export function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|57P0|53300|08)/.test(code)
}
