import { closeSync, fstatSync, openSync, readSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { isMissing, removeFile } from '../../process/files.mjs'

/** 20 MB at most, all files together, if a server writes less than 2.5 MB between two looks. */
export const LOG_LIMITS = { bytes: 5 * 1024 * 1024, kept: 3 }

/**
 * Bounds a log that other processes have open and append to. When it has grown past half of `bytes`, its newest lines,
 * `bytes` at most, are copied to `<file>.1`, the former `<file>.1` becomes `<file>.2`, and so on up to `kept`; then the
 * file is emptied. It can't be renamed, because a running PostgreSQL never opens it again. Lines that are written
 * between the copy and the emptying are lost. Where the disk is full, the copy is lost too.
 * @param {string} file opened by its writers for appending, so that they write on at the new end
 * @param {{ bytes: number, kept: number }} limits
 */
export function boundLog(file, { bytes, kept }) {
  const newest = newestLines(file, bytes)
  if (newest === null) return
  try {
    for (let age = kept; age > 1; age--) moveIfThere(`${file}.${age - 1}`, `${file}.${age}`)
    // Written in its place only when it is whole.
    writeFileSync(`${file}.draft`, newest, { mode: 0o600 })
    renameSync(`${file}.draft`, `${file}.1`)
  } catch {
    removeFile(`${file}.draft`)
  }
  truncateSync(file)
}

/**
 * Returns the last whole lines of a file that has more than half of `bytes`: `bytes` of them at most. Returns null if
 * the file is smaller or is not there.
 * @param {string} file
 * @param {number} bytes
 */
function newestLines(file, bytes) {
  let handle
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  try {
    const { size } = fstatSync(handle)
    if (size <= bytes / 2) return null
    // With one byte more than is kept, which says whether the first line is whole.
    const from = Math.max(0, size - bytes - 1)
    const tail = Buffer.alloc(size - from)
    const read = tail.subarray(0, readSync(handle, tail, 0, tail.length, from))
    return from === 0 && size <= bytes ? read : read.subarray(read.indexOf('\n') + 1)
  } finally {
    closeSync(handle)
  }
}

/** @param {string} from @param {string} to */
function moveIfThere(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
