import { parseArgs } from 'node:util'
import { connect } from '@/db/client'
import { databaseUrl, env } from '@/lib/env'
import { isUuid } from '@/lib/ids'
import { parseKeyRing } from '@/lib/keys'
import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { type NamedLine, verifyLedger } from '@/lib/services/records/verify-ledger'

const USAGE = 'Usage: npm run ledger:verify -- [--business <slug>] [--contact <id>]\n'
const STATEMENT_TIMEOUT_MS = 120_000

// Reads every chain of the ledger as the owner and names the first bad line of each contact. Ends with 1 when there is
// one, or when a filter finds no contact: "nothing wrong" must not be printed when nothing was read.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const filter = readArguments(args)
  if (!filter) {
    process.stderr.write(USAGE)
    return 1
  }
  const keys = parseKeyRing(env().SAYSO_KEYS)
  const options = { max: 1, applicationName: 'sayso-ledger-verify', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const db = connect(databaseUrl('owner'), options)
  try {
    const { bad, ...seen } = await verifyLedger({ db, keys }, filter, (line) =>
      process.stdout.write(`${describe(line)}\n`),
    )
    if ((filter.business || filter.contact) && seen.contacts === 0) {
      process.stderr.write('There is no business or contact like this, so nothing was read.\n')
      return 1
    }
    const { businesses, contacts, lines, evidence } = seen
    const counts = `businesses: ${businesses}, contacts: ${contacts}, lines: ${lines}, pieces of evidence: ${evidence}`
    process.stdout.write(
      bad === 0
        ? `The ledger is whole. Read ${counts}.\n`
        : `The ledger is broken. Contacts with a bad line: ${bad}. Read ${counts}.\n`,
    )
    return bad === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(
      `The ledger could not be verified: ${scrub(error instanceof Error ? error.message : String(error))}\n`,
    )
    return 1
  } finally {
    await db.close()
  }
}

function readArguments(args: string[]): { business?: string; contact?: string } | null {
  try {
    const { values } = parseArgs({ args, options: { business: { type: 'string' }, contact: { type: 'string' } } })
    return values.contact === undefined || isUuid(values.contact) ? values : null
  } catch {
    return null
  }
}

function describe({ business, contactId, seq, problem, columns }: NamedLine): string {
  return `${business} contact ${contactId} line ${seq}: ${problem}${columns ? ` (${columns.join(', ')})` : ''}`
}
