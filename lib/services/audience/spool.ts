import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { EncodingCheck } from '@/lib/csv/check-encoding'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { readSteadily } from '@/lib/services/read-steadily'

export interface SpoolSettings {
  folder: string
  /** The most bytes of one upload. */
  fileBytes: number
  /** The most bytes of all uploads in the folder at one time, those of other processes included. */
  totalBytes: number
}

/** An upload that has arrived whole and is on disk. */
export interface Spool {
  bytes: number
  /** Reads from the beginning. A piece is valid until the next is asked for. */
  read(): AsyncGenerator<Uint8Array>
  /** Deletes the file. Safe to repeat. */
  remove(): Promise<void>
}

const PIECE_BYTES = 64 * 1024
/** The total is checked once in this many bytes of an upload, so it may be exceeded by what arrives in between. */
const LOOK_EVERY_BYTES = 1024 * 1024
/**
 * A file of this age, in milliseconds, is older than any upload or answer: its process is gone, and another may have
 * the same pid.
 */
const LEFT_BEHIND_MS = 6 * 60 * 60 * 1000

/**
 * Receives an upload whole before anything is answered, because ordinary clients send everything before they read. Only
 * our user can read the file. It is deleted by `remove`, when the upload fails, or at the next start (`clearSpool`).
 * @throws AppError `too_large` (413), `spool_full` (429), `upload_stalled` (408), `unreadable_table` (400), and
 * `upload_broken` (400) when the client disconnected
 */
export async function receiveSpool(
  settings: SpoolSettings,
  body: ReadableStream<Uint8Array> | null,
  stallMs?: number,
): Promise<Spool> {
  await mkdir(settings.folder, { recursive: true, mode: 0o700 })
  const path = join(settings.folder, `${process.pid}-${newId()}`)
  const file = await open(path, 'wx+', 0o600)
  let removed: Promise<void> | undefined
  const remove = () => (removed ??= file.close().finally(() => unlink(path).catch(ignoreMissing)))
  try {
    const encoding = new EncodingCheck()
    let bytes = 0
    let looked = -LOOK_EVERY_BYTES
    for await (const piece of readSteadily(body, stallMs)) {
      bytes += piece.length
      if (bytes > settings.fileBytes) throw tooLarge(settings.fileBytes)
      if (bytes - looked >= LOOK_EVERY_BYTES) {
        looked = bytes
        if ((await usedBytes(settings.folder)) + piece.length > settings.totalBytes) throw spoolFull()
      }
      encoding.push(piece)
      await writeWhole(file, piece)
    }
    encoding.end()
    return { bytes, read: () => readFile(file), remove }
  } catch (error) {
    await remove()
    throw isDiskFull(error) ? spoolFull(error) : error
  }
}

/**
 * Writes a whole piece. A disk that is nearly full may take a part of it without an error; writing the rest then fails.
 */
async function writeWhole(file: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten
}

async function* readFile(file: Awaited<ReturnType<typeof open>>): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

async function usedBytes(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await statOrNull(join(folder, name)))?.size ?? 0)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/**
 * Deletes, at the start of a process, the files of processes that ended while they used them. Other processes may be
 * using the same folder.
 */
export async function clearSpool(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[])
  for (const name of names) {
    const owner = Number(/^(\d+)-/.exec(name)?.[1])
    if (!owner) continue
    const path = join(folder, name)
    const changed = (await statOrNull(path))?.mtimeMs ?? now
    if (owner === process.pid || !isAlive(owner) || now - changed > LEFT_BEHIND_MS)
      await unlink(path).catch(ignoreMissing)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM means that the process is alive and belongs to another user.
    return codeOf(error) === 'EPERM'
  }
}

const statOrNull = (path: string) => stat(path).catch(() => null)
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
const isDiskFull = (error: unknown) => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

const tooLarge = (bytes: number) =>
  new AppError('too_large', {
    message: 'an upload was larger than allowed',
    userMessage: `The file is larger than ${Math.floor(bytes / 1024 / 1024)} MB, the limit of this installation (SPOOL_FILE_MB). Send it in parts.`,
    status: 413,
  })

const spoolFull = (cause?: unknown) =>
  new AppError('spool_full', {
    message: 'the folder of uploads is full (SPOOL_TOTAL_MB, or the disk)',
    userMessage: 'The uploads of other calls fill the disk of the server. Send the list again a little later.',
    status: 429,
    cause,
  })
