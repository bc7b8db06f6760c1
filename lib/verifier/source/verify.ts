import { textOf } from './bytes'
import type { VerifyEd25519 } from './ed25519'
import { ExportCheck, linesIn, MOST_LINE_BYTES } from './export'
import { isObject, readJson } from './json'
import { readKeys } from './keys'
import type { Context } from './log'
import { readCheckpoint } from './note'
import { checkPack } from './pack'
import { checkReceipt } from './receipt'
import { RecordsCheck } from './records'
import { Refused } from './refused'
import { Report } from './report'
import type { Sha256 } from './sha256'

const MOST_FILE_BYTES = 64 * 1024 * 1024

/** A file of which only as much is in memory as is needed. */
export interface Source {
  chunks(): AsyncIterable<Uint8Array>
}

export interface Given {
  /** A receipt, an evidence pack or an export. */
  file: Source
  /** Files of public keys that the user trusts. */
  keys: readonly string[]
  /** A checkpoint that the user kept from an earlier time. */
  kept?: string | undefined
}

export interface Tools {
  sha256: Sha256
  ed25519: VerifyEd25519
}

/** Checks a file and reports what holds and what does not. It never throws because of what is in a file. */
export async function verify(tools: Tools, { file, keys, kept }: Given): Promise<Report> {
  const report = new Report()
  return report.run(async () => {
    const trusted = readKeys(tools.sha256, keys)
    const checkpoint = kept === undefined ? null : readCheckpoint(kept)
    if (kept !== undefined && !checkpoint) throw new Refused((words) => words.keptUnreadable)
    await checkFile({ ...tools, trusted, kept: checkpoint }, report, file)
    if (checkpoint && !report.isKeptCompared)
      report.note((words) => words.keptNotCompared(checkpoint.origin, checkpoint.size))
  })
}

async function checkFile(context: Context, report: Report, file: Source): Promise<void> {
  const head = await firstLine(file)
  if (head !== null && /^\{\s*"format"\s*:\s*"sayso\.export\./.test(head)) return checkExport(context, report, file)
  if (head !== null && /^\{\s*"@context"\s*:/.test(head)) return checkRecords(context, report, file)
  const { text, size } = await whole(file)
  const value = readJson(text)
  const format = isObject(value) && typeof value.format === 'string' ? value.format : null
  if (!isObject(value) || format === null) throw new Refused((words) => words.notOurs(words))
  const limit = format === 'sayso.receipt.v1' ? MOST_LINE_BYTES : MOST_FILE_BYTES
  if (size > limit) throw new Refused((words) => words.tooLarge(limit))
  if (format === 'sayso.receipt.v1') return checkReceipt(context, report, value)
  if (format === 'sayso.evidence.v1') return checkPack(context, report, value)
  throw new Refused((words) =>
    /^sayso\./.test(format) ? words.laterFormat(format.slice(0, 40)) : words.notOurs(words),
  )
}

async function checkExport(context: Context, report: Report, file: Source): Promise<void> {
  let check: ExportCheck | null = null
  for await (const lines of linesIn(file.chunks())) {
    for (const text of lines) {
      if (check) {
        const pending = check.line(text)
        if (pending) await pending
        continue
      }
      const head = readJson(text)
      if (!isObject(head)) throw new Refused((words) => words.notOurs(words))
      if (head.format !== 'sayso.export.v1')
        throw new Refused((words) => words.laterFormat(JSON.stringify(head.format ?? null).slice(0, 40)))
      check = new ExportCheck(context, report, head)
      await check.begin()
    }
  }
  check?.end()
}

async function checkRecords(context: Context, report: Report, file: Source): Promise<void> {
  const check = new RecordsCheck(context)
  for await (const lines of linesIn(file.chunks())) for (const text of lines) await check.line(text)
  check.end(report)
}

/** Returns the beginning of a file up to its first line feed, if that is near; else null. */
async function firstLine(file: Source): Promise<string | null> {
  for await (const chunk of file.chunks())
    return textOf(chunk.subarray(0, Math.max(0, chunk.subarray(0, MOST_LINE_BYTES).indexOf(10))))
  return null
}

async function whole(file: Source): Promise<{ text: string; size: number }> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of file.chunks()) {
    size += chunk.length
    if (size > MOST_FILE_BYTES) throw new Refused((words) => words.tooLarge(MOST_FILE_BYTES))
    parts.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  const text = textOf(bytes)
  if (text === null) throw new Refused((words) => words.notUtf8)
  if (text.trim() === '') throw new Refused((words) => words.truncated)
  return { text, size }
}
