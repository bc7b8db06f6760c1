import { readFile } from 'node:fs/promises'
import { connect, type Database } from '@/db/client'
import { hasWideRights } from '@/db/narrow-rights'
import { listBusinesses } from '@/db/queries/business/businesses'
import { databaseUrl, env } from '@/lib/env'
import { isUuid } from '@/lib/ids'
import { parseKeyRing } from '@/lib/keys'
import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { describeFinding } from '@/lib/services/ledger-check/findings'
import { readKnownCheckpoint, type UnreadCheckpoint } from '@/lib/services/ledger-check/read-checkpoints'
import type { KnownCheckpoint } from '@/lib/services/ledger-check/verify-checkpoints'
import { type NamedLine, type Verified, verifyLedger } from '@/lib/services/records/verify-ledger'
import { nothingRead } from './ledger/nothing-read'
import { parseOnce } from './parse-once'

const USAGE = `Usage: npm run ledger:verify -- [--business <slug>] [--contact <id>] [--json]
         [--checkpoint <file> … --key <file>]

Verifies every chain of the ledger, and that everything stored beside it follows from its lines.
--json        prints one JSON object a line: each bad line, each finding, and at the end the summary
--checkpoint  a signed checkpoint of a business that was kept elsewhere, and --key the public keys that were: shows what
              no look at the database alone can, such as a removed tail
`
const STATEMENT_TIMEOUT_MS = 120_000

const OPTIONS = {
  business: { type: 'string' },
  contact: { type: 'string' },
  json: { type: 'boolean' },
  checkpoint: { type: 'string', multiple: true },
  key: { type: 'string' },
} as const

interface Options {
  business?: string
  contact?: string
  json?: boolean
  checkpoint?: string[]
  key?: string
}

const UNREAD: Record<UnreadCheckpoint, string> = {
  no_key: 'the file of --key holds no public keys',
  no_checkpoint: 'it is no signed checkpoint',
  not_of_a_business: 'it is not the checkpoint of a business',
  not_signed: 'none of the keys signed it',
}

// Reads every chain of the ledger as the owner, names the first bad line of each contact and each row that does not
// follow from the lines. Ends with 1 when there is one, or when nothing was read.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const options = readArguments(args)
  if (!options) {
    process.stderr.write(USAGE)
    return 1
  }
  const checkpoints = await readCheckpoints(options)
  if (typeof checkpoints === 'string') {
    process.stderr.write(checkpoints)
    return 1
  }
  const { SAYSO_KEYS, EVIDENCE_DAYS } = env()
  const keys = parseKeyRing(SAYSO_KEYS)
  const pool = { max: 1, applicationName: 'sayso-ledger-verify', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const db = connect(databaseUrl('owner'), pool)
  const print = printer(options.json ?? false)
  try {
    if (await isOfOther(db, options.business, checkpoints)) {
      process.stderr.write(`A checkpoint is of another business than ${options.business}. Nothing was read.\n`)
      return 1
    }
    const verified = await verifyLedger({ db, keys }, options, print.line, undefined, {
      evidenceDays: EVIDENCE_DAYS,
      onFinding: print.finding,
      checkpoints,
    })
    const nothing = isWhole(verified) ? nothingRead(options, verified) : null
    if (nothing !== null) {
      process.stderr.write(`${nothing}\n`)
      return 1
    }
    print.summary(verified, await hasWideRights(db.sql))
    return isWhole(verified) ? 0 : 1
  } catch (error) {
    process.stderr.write(
      `The ledger could not be verified: ${scrub(error instanceof Error ? error.message : String(error))}\n`,
    )
    return 1
  } finally {
    await db.close()
  }
}

function readArguments(args: string[]): Options | null {
  try {
    const { values } = parseOnce(args, OPTIONS, 0)
    if ((values.checkpoint === undefined) !== (values.key === undefined)) return null
    return values.contact === undefined || isUuid(values.contact) ? values : null
  } catch {
    return null
  }
}

/** Returns the checkpoints of the files, or why one can't be used. */
async function readCheckpoints({ checkpoint: files = [], key }: Options): Promise<KnownCheckpoint[] | string> {
  const known: KnownCheckpoint[] = []
  try {
    const keys = key === undefined ? '' : await readFile(key, 'utf8')
    for (const file of files) {
      const read = readKnownCheckpoint(await readFile(file, 'utf8'), keys)
      if (typeof read === 'string') return `${file} can't be used: ${UNREAD[read]}. Nothing was read.\n`
      known.push(read)
    }
  } catch (error) {
    return `A file can't be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}). Nothing was read.\n`
  }
  return known
}

/** Whether one of the checkpoints would be compared with nothing, because only another business is read. */
async function isOfOther(db: Database, slug: string | undefined, checkpoints: readonly KnownCheckpoint[]) {
  if (!slug || checkpoints.length === 0) return false
  const read = await listBusinesses(db.sql, slug)
  return read.length > 0 && checkpoints.some(({ business }) => !read.some(({ id }) => id === business))
}

function isWhole({ bad, findings }: Verified): boolean {
  return bad === 0 && findings === 0
}

function printer(asJson: boolean) {
  const print = (text: string) => void process.stdout.write(`${text}\n`)
  return {
    line: (line: NamedLine) => print(asJson ? JSON.stringify({ kind: 'line', ...snake(line) }) : describe(line)),
    finding: (finding: Parameters<typeof describeFinding>[0]) =>
      print(asJson ? JSON.stringify({ kind: 'finding', ...snake(finding) }) : describeFinding(finding)),
    summary: (verified: Verified, wide: boolean) =>
      print(
        asJson
          ? JSON.stringify({ kind: 'summary', whole: isWhole(verified), ...verified, wide_rights: wide })
          : summaryOf(verified, wide),
      ),
  }
}

/** Returns an object with the keys of our JSON. */
function snake(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), inner]),
  )
}

function summaryOf(verified: Verified, wide: boolean): string {
  const { businesses, contacts, lines, evidence, bad, findings, unbound, expired } = verified
  const counts = `businesses: ${businesses}, contacts: ${contacts}, lines: ${lines}, pieces of evidence: ${evidence}`
  const rows = findings === 0 ? '' : ` Rows that do not follow from the lines: ${findings}.`
  return [
    isWhole(verified)
      ? `The ledger is whole. Read ${counts}.`
      : `The ledger is broken. Contacts with a bad line: ${bad}.${rows} Read ${counts}.`,
    ...(unbound === 0
      ? []
      : [`Identities that no line has bound yet, so that nothing proves whose they are: ${unbound}.`]),
    ...(expired === 0 ? [] : [`Pieces of evidence that are gone because their time is over: ${expired}.`]),
    ...(wide
      ? ['The application has rights that only an earlier version needs. Run npm run db:migrate -- --narrow.']
      : []),
  ].join('\n')
}

function describe({ business, contactId, seq, problem, columns }: NamedLine): string {
  return `${business} contact ${contactId} line ${seq}: ${problem}${columns ? ` (${columns.join(', ')})` : ''}`
}
