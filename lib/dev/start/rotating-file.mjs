import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

/**
 * A log with a size limit: when it grows past `bytes`, it becomes `<file>.1`, the former `<file>.1` becomes `<file>.2`,
 * and so on up to `kept`; the oldest is deleted. Lines are written at once and whole. Where the disk is full, lines are
 * lost and the processes continue.
 * @param {string} file
 * @param {{ bytes: number, kept: number }} limits
 */
export function rotatingFile(file, { bytes, kept }) {
  let handle = openSync(file, 'a', 0o600)
  let size = fstatSync(handle).size

  const rotate = () => {
    // The new file is opened first, and the old one is closed last: where one of the steps fails, the old one goes on.
    // A handle that was closed too early may be that of another file, or of a process, by the next line.
    const draft = `${file}.next`
    const next = openSync(draft, 'a', 0o600)
    try {
      for (let age = kept; age > 0; age--) {
        const younger = age === 1 ? file : `${file}.${age - 1}`
        if (existsSync(younger)) renameSync(younger, `${file}.${age}`)
      }
      renameSync(draft, file)
    } catch (error) {
      closeSync(next)
      throw error
    }
    closeSync(handle)
    handle = next
    size = 0
  }

  return {
    /** @param {string} line without its end; of a longer one than a file may have only the beginning is kept */
    write(line) {
      const text = Buffer.from(`${line}\n`)
      const whole = text.length <= bytes ? text : Buffer.concat([text.subarray(0, bytes - 1), Buffer.from('\n')])
      try {
        if (size > 0 && size + whole.length > bytes) rotate()
        size += writeSync(handle, whole)
      } catch {
        // There is no other place to report it.
      }
    },
    close: () => closeSync(handle),
  }
}
