import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { isScope, SCOPES, type Scope } from '@/lib/api/scopes'

/** Reads `check,links`, or `all`. Returns the scopes, each once, or a sentence about what can't be read. */
export function readScopes(list: string): Scope[] | string {
  const words = list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  if (words.length === 1 && words[0] === 'all') return Object.keys(SCOPES).filter(isScope)
  const unknown = words.find((word) => !isScope(word))
  const known = `There are: ${Object.keys(SCOPES).join(', ')}, or all of them with "all".`
  if (unknown !== undefined) return `There is no scope "${unknown}". ${known}`
  if (words.length === 0) return `A key needs at least one scope. ${known}`
  return [...new Set(words.filter(isScope))]
}

/** Asks at the terminal what a key may do. Returns what was typed, or null where there is no terminal. */
export async function askScopes(input: Readable & { isTTY?: boolean }, output: Writable): Promise<string | null> {
  if (!input.isTTY) return null
  const lines = Object.entries(SCOPES).map(([scope, what]) => `  ${scope.padEnd(16)}${what}\n`)
  output.write(`What may the key do?\n${lines.join('')}  ${'all'.padEnd(16)}everything\n`)
  const terminal = createInterface({ input, output })
  try {
    return await terminal.question('Scopes, with commas between them: ')
  } finally {
    terminal.close()
  }
}
