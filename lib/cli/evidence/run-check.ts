import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { readArguments } from '@/lib/cli/read-arguments'
import type { Terminal } from '@/lib/cli/run-command'
import { type Checkpoint, readCheckpoint } from '@/lib/notes/checkpoint'
import { NoteFormatError } from '@/lib/notes/note'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { checkLog, type LogFault } from '@/lib/services/transparency-log/check-log'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'

export const USAGE = `Usage: npm run -s evidence:check -- [--business <slug>] [<checkpoint file> ...]

Reads every line and compares it with the trees, with what was signed, with what the signer remembers on this machine,
and with checkpoints that somebody kept elsewhere. Ends with 1 if something differs, and names the first place of it.`

const SAID: Record<LogFault['problem'], (at: number) => string> = {
  entry_missing: (at) => `entry ${at} is missing`,
  entry_differs: (at) => `entry ${at} is not the one that the tree was made of`,
  checkpoint_differs: (at) => `the checkpoint over ${at} entries was signed for other entries`,
  outside_differs: (at) => `a checkpoint that was kept elsewhere, over ${at} entries, is of other entries`,
  shorter: (at) =>
    `a checkpoint that was kept elsewhere has ${at} entries, and the database has fewer: it was set back`,
}

const OPTIONS = { business: { type: 'string' } } as const

export interface CheckCommand extends Terminal {
  /** Only the owner may look across businesses. */
  owner: Database
  /** The folder in which the signer of this machine keeps what it last signed. */
  memory: string
}

/** Returns the exit code. @throws OperatorError with a sentence for the operator */
export async function runCheck({ owner, memory, out }: CheckCommand, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 2 })
  const { business } = values
  const given = await Promise.all(positionals.map(readHead))
  const outside = [...(await rememberedIn(memory)), ...given]
  const businesses = await listBusinesses(owner.sql, business ?? null)
  if (business !== undefined && businesses.length === 0) throw new OperatorError(`There is no business ${business}.`)
  const logs = [...businesses, ...(business === undefined ? [{ id: INSTALLATION, slug: 'the installation' }] : [])]
  const isOfOther = ({ origin }: Checkpoint) => !logs.some(({ id }) => id === businessIn(origin))
  const other = given.findIndex(isOfOther)
  if (business !== undefined && other >= 0)
    throw new OperatorError(`${positionals[other]} is a checkpoint of another log than that of ${business}.`)
  const gone = business === undefined ? new Set(outside.filter(isOfOther).map(({ origin }) => origin)) : []
  for (const origin of gone)
    out(`${origin}: the database has no such business, though a checkpoint of it was kept elsewhere`)
  let faulty = [...gone].length
  for (const { id, slug } of logs) {
    const own = outside.filter(({ origin }) => businessIn(origin) === id)
    const { size, checkpoints, faults } = await checkLog(owner, id, own)
    for (const { problem, at } of faults) out(`${slug}: ${SAID[problem](at)}`)
    if (faults.length > 0) faulty += 1
    else out(`${slug}: whole. Entries: ${size}, checkpoints: ${checkpoints}, from elsewhere: ${own.length}.`)
  }
  out(faulty === 0 ? 'Every log is whole.' : `Logs that are not whole: ${faulty}. docs/operations.md says what to do.`)
  return faulty === 0 ? 0 : 1
}

/** Returns what the signer of this machine remembers. There may be none, where nothing was ever signed. */
async function rememberedIn(folder: string): Promise<Checkpoint[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new OperatorError(`What was last signed, in ${folder}, can't be read (${error.code}). Nothing was checked.`)
  })
  return Promise.all(names.filter((name) => name.endsWith('.checkpoint')).map((name) => readHead(join(folder, name))))
}

async function readHead(file: string): Promise<Checkpoint> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OperatorError(`${file} can't be read.`)
  })
  try {
    return readCheckpoint(text).checkpoint
  } catch (error) {
    if (error instanceof NoteFormatError) throw new OperatorError(`${file} is no checkpoint: ${error.message}.`)
    throw error
  }
}

/** Returns the business of a log by its origin, whatever the key was called then. */
function businessIn(origin: string): string {
  const last = origin.slice(origin.lastIndexOf('/') + 1)
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(last) ? last : INSTALLATION
}
