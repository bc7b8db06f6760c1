import { join } from 'node:path'
import { rotatingFile } from './rotating-file.mjs'

/** 100 MB at most, all files together. */
const LIMITS = { bytes: 20 * 1024 * 1024, kept: 4 }
const WORTH_SHOWING = new Set(['warn', 'error', 'fatal'])

/**
 * Returns where the lines of the started processes go: all into sayso.log of the data folder, which is rotated at its
 * size limit; warnings and errors to the terminal too.
 * @param {string} folder
 * @returns {import('../../process/children.mjs').Report}
 */
export function createReport(folder) {
  const output = rotatingFile(join(folder, 'sayso.log'), LIMITS)
  return (name, line, isError) => {
    output.write(`${name} ${line}`)
    const entry = parseEntry(line)
    if (entry ? WORTH_SHOWING.has(entry.level) : isError)
      process.stderr.write(`${name}: ${entry ? summary(entry) : line}\n`)
  }
}

/**
 * @typedef {{ level: string, msg?: string, err?: { message?: string } }} Entry
 * @param {string} line
 * @returns {Entry | undefined}
 */
function parseEntry(line) {
  if (!line.startsWith('{')) return undefined
  try {
    const entry = JSON.parse(line)
    return typeof entry.level === 'string' ? entry : undefined
  } catch {
    return undefined
  }
}

/** @param {Entry} entry */
function summary({ level, msg, err }) {
  return `${level}: ${[msg, err?.message].filter(Boolean).join(': ')}`
}
