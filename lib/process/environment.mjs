import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeSecretFiles } from '../secret-files.mjs'
import { readJson, writePrivateJson } from './files.mjs'

/** The project's folder, whatever the current one is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads `.env` of the project, and the files that settings with `_FILE` name. A variable that is set in the environment
 * wins over `.env`. Ends the process if such a file can't be read.
 */
export function loadEnvironmentFile() {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const problems = takeSecretFiles(process.env)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) process.exit(1)
}

/** Whether there is no database URL at all. Sayso then provides PostgreSQL, keys and demo data. */
export function isEmbedded() {
  return !['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL'].some((name) => process.env[name]?.trim())
}

/**
 * Key ring, pepper and the secret of sessions, made once for a data folder: links and sessions of the demo stay valid
 * from start to start.
 * @param {string} folder
 * @returns {{ SAYSO_KEYS: string, SAYSO_PEPPER: string, AUTH_SECRET: string }}
 */
export function madeKeys(folder) {
  const file = join(folder, 'keys.json')
  const known = readJson(file)
  // A folder of a version without the console has no secret of sessions.
  if (known?.AUTH_SECRET) return known
  const secret = () => randomBytes(32).toString('base64')
  const made = { SAYSO_KEYS: `1:${secret()}:active`, SAYSO_PEPPER: secret(), ...known, AUTH_SECRET: secret() }
  writePrivateJson(file, made)
  return made
}
