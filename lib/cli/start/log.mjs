import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST = 20 * 1024 * 1024
const WORTH_SHOWING = new Set(['warn', 'error', 'fatal'])

/**
 * Where the lines of the started processes go: all into sayso.log of the data folder, warnings and worse to the terminal too.
 * @param {string} folder
 * @returns {import('../children.mjs').Report}
 */
export function createReport(folder) {
  const file = join(folder, 'sayso.log')
  if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, `${file}.1`)
  const output = createWriteStream(file, { flags: 'a', mode: 0o600 })
  return (name, line, isError) => {
    output.write(`${name} ${line}\n`)
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
