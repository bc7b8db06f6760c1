import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of installed, built or measured files, which are no sources. */
const NO_SOURCES = new Set(['node_modules', '.git', '.next', '.sayso', 'test-results', 'playwright-report'])
const RESULTS = 'bench/results'

/** Returns the paths of all files of the repository from its root. It reads the disk: a packed copy has no Git. */
export function filesOfRepository(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isFile()) return [path]
    if (!entry.isDirectory() || NO_SOURCES.has(entry.name) || path === RESULTS) return []
    return filesOfRepository(root, path)
  })
}
