import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { listAllBusinesses } from '@/db/queries/business/recovery'
import { readArguments } from '@/lib/cli/read-arguments'
import { describeTally, printWaiting } from '@/lib/cli/reading-report'
import type { Terminal } from '@/lib/cli/run-command'
import { KeyFormatError, readVkeyFile, type Verifier } from '@/lib/notes/keys'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { endRecovery, holdAll, type HeldBusiness } from '@/lib/services/recovery/hold'
import { ExportRefused } from '@/lib/services/recovery/read-export'
import { takeInExport, type TakenIn } from '@/lib/services/recovery/take-in-export'
import type { SyncDeps } from '@/lib/sync/deps'
import { beginAfterRestore, findReadable } from '@/lib/sync/reconcile/begin-reading'
import { followReading } from '@/lib/sync/reconcile/follow-reading'
import { describeTaken, describeUntaken, reportUnknown, signerOf } from './recovery-report'

export const USAGE = `Usage: npm run sync:after-restore -- [--export <file>]... [--key <file>]
       npm run sync:after-restore -- --end

Run it after a backup was restored, before web and worker start. From then on every check answers No, and no backend
gets anything. It records every No of the evidence exports that you name and of all backends that can be read, and says
what can't be known. Run it again as often as you like.
--export  a whole evidence export (evidence.jsonl) that was kept outside; may be given several times
--key     a file with the public keys of its log, if the backup is older than the key
--end     ends this: checks answer as before, and backends are written to. Web and worker should have run for some time
          by then, so that WhatsApp could post again what it had not delivered.`

const OPTIONS = {
  export: { type: 'string', multiple: true },
  key: { type: 'string' },
  end: { type: 'boolean' },
} as const

/** Options that are followed by a file. */
const TAKES_FILE: ReadonlySet<string> = new Set(['--export', '--key'])
const isKnown = (arg: string) => arg === '--end' || /^--(export|key)(=|$)/.test(arg)

export interface RecoveryArguments {
  files: string[]
  keys: Verifier[]
  end: boolean
}

export interface RecoveryCommand extends Terminal {
  deps: SyncDeps
  mayGoOn: () => boolean
}

/** Reads the arguments and looks at the files that they name. @throws OperatorError */
export async function readRecoveryArguments(args: string[]): Promise<RecoveryArguments> {
  const unknown = args.find((arg, at) => !isKnown(arg) && !TAKES_FILE.has(args[at - 1] ?? ''))
  if (unknown !== undefined)
    throw new OperatorError(`The command takes no argument "${unknown}". Nothing was done.\n\n${USAGE}`, 2)
  const { values } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 2 })
  const { export: files = [], key, end = false } = values
  const isAlone = files.length === 0 && key === undefined
  if ((end && !isAlone) || (key !== undefined && files.length === 0))
    throw new OperatorError(`These arguments don't go together. Nothing was done.\n\n${USAGE}`, 2)
  for (const file of files)
    await access(file).catch(() => {
      throw new OperatorError(`${file} can't be read. Nothing was done.`)
    })
  return { files, keys: key === undefined ? [] : await readKeys(key), end }
}

async function readKeys(file: string): Promise<Verifier[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OperatorError(`${file} can't be read. Nothing was done.`)
  })
  try {
    return readVkeyFile(text)
  } catch (error) {
    if (error instanceof KeyFormatError) throw new OperatorError(`${file} holds no public keys: ${error.message}.`)
    throw error
  }
}

/** Returns the exit code. 1: not everything could be read, or not every business could be released. */
export async function runRecovery(command: RecoveryCommand, given: RecoveryArguments): Promise<number> {
  if (given.end) return endAll(command)
  const { deps, out } = command
  const { businesses, backends } = await holdAll(deps.services)
  out(`Businesses whose checks all answer No ("recovering") until you end it: ${businesses.length}.`)
  out(`Backends that get nothing until then: ${backends}.`)
  const { taken, bad } = await takeInAll(command, businesses, given)
  const unread = await readAll(command)
  await reportUnknown(command, businesses, taken)
  if (bad + unread > 0) {
    out('Not everything was read, and everything stays held. Run the command again.')
    return 1
  }
  out('Start web and worker, and wait until WhatsApp has posted again what it had not delivered (up to seven days).')
  out('Then run "npm run sync:after-restore -- --end". Until then nothing is sent.')
  return 0
}

/** Takes the files in. Returns what each came to, and how many could not be taken in whole. */
async function takeInAll(
  { deps, out }: RecoveryCommand,
  businesses: readonly HeldBusiness[],
  { files, keys }: RecoveryArguments,
): Promise<{ taken: TakenIn[]; bad: number }> {
  const slugs = new Map(businesses.map(({ id, slug }) => [id, slug]))
  const signer = await signerOf(deps)
  const taken: TakenIn[] = []
  let bad = 0
  for (const file of files) {
    try {
      const one = await takeInExport(deps.services, {
        ...{ open: () => createReadStream(file), keys, signer, businessIds: new Set(slugs.keys()) },
        notTakenOver: (found) => out(describeUntaken(found)),
      })
      taken.push(one)
      if (one.failed > 0) bad += 1
      out(describeTaken(slugs.get(one.businessId) ?? one.businessId, one))
    } catch (error) {
      if (!(error instanceof ExportRefused)) throw error
      out(`${file} was refused, and nothing of it was recorded. ${error.message}`)
      bad += 1
    }
  }
  return { taken, bad }
}

/** Reads every backend that can be read. Returns how many of them were not read to their end. */
async function readAll({ deps, out, mayGoOn }: RecoveryCommand): Promise<number> {
  const readable = await findReadable(deps, null)
  if (readable.length === 0) out('There is no backend that can be read.')
  const { runs } = await beginAfterRestore(deps, readable)
  let unread = 0
  for (const poll of readable) {
    const run = runs.get(poll.backendId) ?? ''
    const followed = await followReading(deps, poll, run, { mayGoOn, waiting: printWaiting })
    out(`${poll.backendId} ${describeTally(followed)}`)
    if (!followed.done) unread += 1
  }
  return unread
}

async function endAll({ deps, out }: RecoveryCommand): Promise<number> {
  const counts = { ended: 0, not_held: 0, unread: 0 }
  const readable = await findReadable(deps, null)
  for (const { id, slug } of await listAllBusinesses(deps.db.sql)) {
    const own = readable.filter(({ businessId }) => businessId === id).map(({ backendId }) => backendId)
    const ended = await endRecovery(deps.services, id, own)
    counts[ended.outcome] += 1
    if (ended.outcome === 'unread') out(`${slug} stays held: backend ${ended.backendId} was not read to its end since.`)
  }
  out(`Businesses whose checks answer as before: ${counts.ended}. Not held: ${counts.not_held}.`)
  if (counts.unread === 0) return 0
  out('Run "npm run sync:after-restore" first. A backend that will never be read again has to be disabled before.')
  return 1
}
