import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'

/** Asks at the terminal why POSTs are set aside. Returns what was typed, or null where there is no terminal. */
export async function askReason(input: Readable & { isTTY?: boolean }, output: Writable): Promise<string | null> {
  if (!input.isTTY) return null
  const terminal = createInterface({ input, output })
  try {
    return await terminal.question('Why are they set aside? (Enter alone: nothing is changed) ')
  } finally {
    terminal.close()
  }
}
