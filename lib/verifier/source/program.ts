import { hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { builtInEd25519, ed25519With } from './ed25519'
import { MOST_KEY_FILE_BYTES } from './keys'
import type { Report } from './report'
import { sha512 } from './sha512'
import { verify } from './verify'
import type { Words } from './words/shape'
import { wordsFor } from './words/words'

// sayso-verify: checks a receipt, an evidence pack or an export of Sayso, with nothing but Node (20.12 or later) and
// without a network. Ends with 0 if everything holds, else with 1.

const MARKS = { holds: '✓', fails: '✗', note: '–' } as const
const OPTIONS = {
  key: { type: 'string', multiple: true },
  checkpoint: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const own = Intl.DateTimeFormat().resolvedOptions().locale
  const given = readArguments(args)
  const words = wordsFor([given?.lang ?? own])
  if (given?.help) {
    process.stdout.write(`${words.usage}\n`)
    return 0
  }
  if (!given?.file || given.keys.length === 0) {
    process.stderr.write(`${words.usage}\n`)
    return 1
  }
  try {
    const keys = await Promise.all(given.keys.map(readSmall))
    const kept = given.checkpoint === undefined ? undefined : await readSmall(given.checkpoint)
    await (await open(given.file)).close()
    const ed25519 = (await builtInEd25519()) ?? ed25519With(sha512)
    const tools = { sha256: (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer')), ed25519 }
    const { file } = given
    const report = await verify(tools, { file: { chunks: () => createReadStream(file) }, keys, kept })
    process.stdout.write(resultText(report, words))
    return report.good ? 0 : 1
  } catch (error) {
    // Only what the system says of a file is expected here; a fault of this program must not look like one.
    if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error
    process.stderr.write(`${words.unreadable('path' in error ? String(error.path) : given.file)}\n`)
    return 1
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals, tokens } = parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true })
    // Of two checkpoints only the last would be compared.
    const kept = tokens.filter((token) => token.kind === 'option' && token.name === 'checkpoint')
    if (positionals.length > 1 || kept.length > 1) return null
    return { ...values, file: positionals[0], keys: values.key ?? [] }
  } catch {
    return null
  }
}

/** Reads a file of keys or a checkpoint, also from a pipe; one byte more than is allowed is enough to refuse it. */
async function readSmall(path: string): Promise<string> {
  const file = await open(path)
  try {
    // Each byte of a file that is too large is one character, so that its length says so.
    const buffer = Buffer.alloc(MOST_KEY_FILE_BYTES + 1)
    let size = 0
    for (let read = -1; read !== 0 && size < buffer.length; size += read)
      ({ bytesRead: read } = await file.read(buffer, size, buffer.length - size))
    return buffer.toString(size === buffer.length ? 'latin1' : 'utf8', 0, size)
  } catch (error) {
    // What the system says of an open file does not name it.
    throw error instanceof Error ? Object.assign(error, { path }) : error
  } finally {
    await file.close()
  }
}

function resultText({ findings, told, good }: Report, words: Words): string {
  const lines = findings.map(({ result, say }) => `${MARKS[result]} ${plain(say(words))}`)
  if (told) {
    lines.push('', `${words.says}: ${plain(words.kinds[told.kind] ?? told.kind)}, ${plain(told.recordedAt)}`)
    for (const { name, answer } of told.choices)
      lines.push(`  ${plain(name)}: ${words.answers[answer] ?? plain(answer)}`)
  }
  return `${[...lines, '', good ? words.allHolds : words.notAllHolds].join('\n')}\n`
}

/** Returns a text without what would steer a terminal: names come out of the file. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{fffd}')
}
