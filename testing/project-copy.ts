import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Files and folders that a clone does not have. */
const LEFT = new Set(['.git', '.sayso', '.tools', '.env', 'business.json', 'test-results', 'node_modules', '.next'])

/**
 * Copies the project as it is here. The copy may have an `.env` of its own, and shares the installed packages and the
 * build with this one.
 */
export function copyProject(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-clone-'))
  for (const name of readdirSync(ROOT)) {
    if (!LEFT.has(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  }
  for (const name of ['node_modules', '.next']) symlinkSync(join(ROOT, name), join(folder, name))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
