import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { VERIFIER_PROGRAM } from '@/lib/verifier/served'
import {
  BUSINESS,
  checkpointText,
  eachLine,
  leafOf,
  NOTICE,
  NOTICE_TEXT,
  ORIGIN,
  signer,
  signNote,
  vkey,
} from '@/lib/verifier/testing'

/** Lines of one person in the export. */
const LINES_EACH = 10

export interface Verified {
  seconds: number
  fileBytes: number
  /** The most memory that the verifier's process had at a time. */
  residentBytes: number
}

/** Writes an export of a whole log with this many lines, and runs the offline verifier on it as a stranger would. */
export async function verifyExport(lines: number): Promise<Verified> {
  const folder = await mkdtemp(join(tmpdir(), 'sayso-bench-verify-'))
  try {
    const program = join(folder, 'sayso-verify.mjs')
    const file = join(folder, 'evidence.jsonl')
    const key = join(folder, 'key.txt')
    const log = signer(ORIGIN)
    await writeFile(program, VERIFIER_PROGRAM)
    await writeFile(key, `${vkey(log)}\n`)
    await pipeline(exportOf(lines, log), createWriteStream(file))
    const began = performance.now()
    const { code, residentBytes } = await run(process.execPath, [program, file, '--key', key])
    if (code !== 0) throw new Error('the verifier refused what it should accept')
    return { seconds: (performance.now() - began) / 1000, fileBytes: (await stat(file)).size, residentBytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The lines are made twice, for the tree and for the file, because all of them at once would need gigabytes. */
function* exportOf(lines: number, log: ReturnType<typeof signer>): Generator<string> {
  const contacts = Math.max(1, Math.ceil(lines / LINES_EACH))
  const leaves: Buffer[] = []
  for (const { line } of eachLine(lines, contacts)) leaves.push(leafOf(Buffer.from(line.hash, 'hex')))
  const checkpoint = signNote(checkpointText(ORIGIN, leaves), log)
  const business = { id: BUSINESS, name: 'Tienda Norte' }
  yield `${JSON.stringify({ format: 'sayso.export.v1', checkpoint, business })}\n`
  yield `${JSON.stringify({ notice: { hash: NOTICE, text: NOTICE_TEXT } })}\n`
  let index = 0
  for (const { line } of eachLine(lines, contacts)) yield `${JSON.stringify({ index: index++, line })}\n`
}

/** Runs a program to its end, and looks ten times a second how much memory it has had. */
async function run(command: string, args: string[]): Promise<{ code: number | null; residentBytes: number }> {
  const child = spawn(command, args, { stdio: 'ignore' })
  let residentBytes = 0
  const look = setInterval(() => {
    residentBytes = Math.max(residentBytes, peakOf(child.pid))
  }, 100)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(look))
  return { code, residentBytes }
}

/** Returns the most memory a process has had, in bytes, as Linux counts it; 0 when it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
