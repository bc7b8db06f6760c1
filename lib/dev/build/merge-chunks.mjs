import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How Turbopack begins a file of modules, and what it writes behind them. */
const BEGIN = 'module.exports=['
const MAP = '\n//# sourceMappingURL='

/**
 * Lets files of the build that hold the same modules be loaded once. Turbopack writes such a file for each group of
 * routes that needs it (zod alone fifteen times), and the files differ only in the name of their source map. All routes
 * of a process put their modules into one table, in which the first of each stays, so every further copy would only
 * lie in memory: its text is kept for as long as any function of it is. A build of another layout is left as it is.
 * @param {string} folder of the build's chunks
 * @returns {number} how many files now lead to another
 */
export function mergeChunks(folder) {
  /** @type {Map<string, string>} by the hash of the modules: the file that holds them */
  const first = new Map()
  let merged = 0
  if (!existsSync(folder)) return merged
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.js')) continue
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    if (!text.startsWith(BEGIN)) continue
    const end = text.lastIndexOf(MAP)
    const modules = end < 0 ? text : text.slice(0, end)
    const hash = createHash('sha256').update(modules.trimEnd()).digest('hex')
    const holder = first.get(hash)
    if (holder === undefined) {
      first.set(hash, name)
      continue
    }
    writeFileSync(file, `module.exports=require(${JSON.stringify(`./${holder}`)})\n`)
    rmSync(`${file}.map`, { force: true })
    merged++
  }
  return merged
}
