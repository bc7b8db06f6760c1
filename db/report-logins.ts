import postgres from 'postgres'
import { AppError } from '@/lib/errors'
import { instant } from './sql'

/**
 * Logins that read the views of `sayso_reports` and nothing else, each for one business (decision 0202). They are made
 * as the owner of the tables, who needs CREATEROLE for it.
 */

/** What a login begins with, so that a database shows whose it is. */
const PREFIX = 'sayso_report_'
/** A name of PostgreSQL has at most 63 bytes. */
const NAME = /^[a-z0-9_]{1,40}$/
/** Power BI opens a few connections at once. */
const MOST_CONNECTIONS = 8

export interface ReportLogin {
  login: string
  createdAt: Date
}

/** Returns the login for a name that an operator chose; null for a name that it can't have. */
export const reportLogin = (name: string): string | null => (NAME.test(name) ? PREFIX + name : null)

/**
 * Makes a login for one business. The row that names the business, the login and its rights are one transaction.
 * Returns false if the login exists.
 * @throws AppError `roles_refused`
 */
export async function createReportLogin(
  owner: postgres.Sql,
  businessId: string,
  login: string,
  password: string,
  now: number,
): Promise<boolean> {
  return owner.begin(async (tx) => {
    // After a restore on another server there is the row and no role: it is removed first, as with a login.
    const there = await tx`
      select 1 from pg_roles where rolname = ${login}
      union all select 1 from report_logins where business_id = ${businessId} and login = ${login}`
    if (there.length > 0) return false
    const run = (template: string, ...values: string[]) => runRole(tx, template, values)
    await run('CREATE ROLE %I LOGIN PASSWORD %L NOINHERIT CONNECTION LIMIT ' + MOST_CONNECTIONS, login, password)
    await run('ALTER ROLE %I SET default_transaction_read_only = on', login)
    await run("ALTER ROLE %I SET statement_timeout = '120s'", login)
    await run('GRANT USAGE ON SCHEMA sayso_reports TO %I', login)
    await run('GRANT SELECT ON ALL TABLES IN SCHEMA sayso_reports TO %I', login)
    for (const name of await reportFunctions(tx)) await run('GRANT EXECUTE ON FUNCTION %I() TO %I', name, login)
    await tx`
      insert into report_logins (business_id, login, created_at) values (${businessId}, ${login}, ${instant(now)})`
    return true
  })
}

/** Returns the logins of a business by name. */
export async function listReportLogins(owner: postgres.Sql, businessId: string): Promise<ReportLogin[]> {
  return owner<ReportLogin[]>`
    select login, created_at as "createdAt" from report_logins where business_id = ${businessId} order by login`
}

/** Removes a login of a business; open connections end with their next statement. Returns false if there is none. */
export async function dropReportLogin(owner: postgres.Sql, businessId: string, login: string): Promise<boolean> {
  return owner.begin(async (tx) => {
    const rows = await tx`
      delete from report_logins where business_id = ${businessId} and login = ${login} returning login`
    if (rows.length === 0) return false
    const there = await tx`select 1 from pg_roles where rolname = ${login}`
    if (there.length === 0) return true
    await runRole(tx, 'REVOKE ALL ON ALL TABLES IN SCHEMA sayso_reports FROM %I', [login])
    await runRole(tx, 'REVOKE ALL ON SCHEMA sayso_reports FROM %I', [login])
    for (const name of await reportFunctions(tx))
      await runRole(tx, 'REVOKE ALL ON FUNCTION %I() FROM %I', [name, login])
    await runRole(tx, 'DROP ROLE %I', [login])
    return true
  })
}

/** Returns the functions behind the views, which enter the business of the login before they read. */
async function reportFunctions(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'sayso\\_report\\_%' order by 1`
  return rows.map(({ name }) => name)
}

/** Names and passwords can't be parameters of such statements; PostgreSQL itself quotes them. */
async function runRole(tx: postgres.TransactionSql, template: string, values: readonly string[]): Promise<void> {
  const [row] = await tx<{ text: string }[]>`
    select format(${template}, variadic ${[...values]}::text[]) as text`
  try {
    await tx.unsafe(row?.text ?? '')
  } catch (cause) {
    if (!(cause instanceof postgres.PostgresError) || cause.code !== '42501') throw cause
    const message = 'the owner may not manage roles: give it CREATEROLE, and try again'
    // The statement holds the password: it is in no message.
    throw new AppError('roles_refused', { message })
  }
}
