/** Connections refused or cut, and a server that shuts down: what time heals, and nobody's data is to blame for. */
export function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|57P0|53300|08)/.test(code)
}
