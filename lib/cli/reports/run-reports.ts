import { randomBytes } from 'node:crypto'
import type { Database } from '@/db/client'
import { createReportLogin, dropReportLogin, listReportLogins, reportLogin } from '@/db/report-logins'
import { businessOf } from '@/lib/cli/keys/run-keys'
import { readArguments } from '@/lib/cli/read-arguments'
import type { Terminal } from '@/lib/cli/run-command'
import { OperatorError } from '@/lib/process/operator-error.mjs'

export const USAGE = `Logins of the database that read the reports of one business, for tools such as Power BI.

  npm run -s reports -- create --name <power_bi> [--business <slug>]
  npm run -s reports -- list [--business <slug>]
  npm run -s reports -- remove --name <power_bi> [--business <slug>]

A login sees the views of the schema sayso_reports, of its own business, and nothing else: no person, no number, no
secret (docs/template-watch.md). The password is shown once. --business can be left out where there is one business.
The owner of the tables (DATABASE_OWNER_URL) needs CREATEROLE.
`

const OPTIONS = { business: { type: 'string' }, name: { type: 'string' } } as const

export interface ReportsCommand extends Terminal {
  /** The owner of the tables makes logins. */
  owner: Database
  /** Where the database is, to print what a tool asks for; never the owner's own password. */
  url: string
  now: () => number
}

/**
 * Does what one verb asks for. Returns the exit code.
 *
 * @throws OperatorError with a sentence for the operator
 */
export async function runReports(command: ReportsCommand, args: string[]): Promise<number> {
  const { owner, out, err } = command
  const { values, positionals } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 1 })
  const verb = positionals.length === 1 ? positionals[0] : undefined
  if (verb !== 'create' && verb !== 'list' && verb !== 'remove') throw new OperatorError(USAGE)
  const businessId = await businessOf(owner, values.business ?? null)
  if (verb === 'list') {
    const logins = await listReportLogins(owner.sql, businessId)
    for (const { login, createdAt } of logins) out(`${login}  ${createdAt.toISOString()}`)
    // Beside the list, which a script may read.
    if (logins.length === 0) err('no login yet')
    return 0
  }
  const login = reportLogin(values.name ?? '')
  if (login === null)
    throw new OperatorError(
      'Name the login with --name: up to 40 small letters, digits and underscores, as in power_bi.',
    )
  if (verb === 'create') return create(command, businessId, login)
  if (!(await dropReportLogin(owner.sql, businessId, login)))
    throw new OperatorError(`This business has no login ${login}.`)
  err(`Removed ${login}.`)
  return 0
}

async function create({ owner, url, now, out, err }: ReportsCommand, businessId: string, login: string) {
  const password = randomBytes(24).toString('base64url')
  if (!(await createReportLogin(owner.sql, businessId, login, password, now())))
    throw new OperatorError(`There is a login ${login} already: choose another name, or remove it first.`)
  const { hostname, port, pathname } = new URL(url)
  out(`Server    ${hostname}:${port === '' ? '5432' : port}`)
  out(`Database  ${pathname.slice(1)}`)
  out('Schema    sayso_reports')
  out(`User      ${login}`)
  out(`Password  ${password}`)
  err('The password is not shown again: keep it where you keep secrets.')
  return 0
}
