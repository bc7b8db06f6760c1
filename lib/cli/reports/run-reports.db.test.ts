import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runReports } from './run-reports'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const owner = connect(database.ownerUrl, { max: 1, applicationName: 'test' })
const NIL = '00000000-0000-0000-0000-000000000000'
const VIEWS = [
  ...['alerts', 'comparisons', 'refusals', 'template_days', 'template_events', 'template_verdicts', 'templates'],
  'topics',
]

async function business(template: string) {
  const made = await makeBusiness(deps)
  const listed = {
    ...{ providerId: newId(), name: template, language: 'es', urlButtons: [] },
    category: 'marketing' as const,
  }
  await recordListedTemplates(deps, made.id, [{ ...listed, status: 'APPROVED', quality: 'GREEN' }], Date.now())
  const [row] = await database.admin.sql<{ id: string; slug: string }[]>`
    select t.id, b.slug from templates t join businesses b on b.id = t.business_id where t.business_id = ${made.id}`
  await inBusiness(database.worker, made.id, async (tx) => {
    await tx`insert into template_days (business_id, template_id, sender_id, day, category, sent, delivered)
      values (${made.id}, ${row?.id ?? ''}, ${NIL}, current_date, 'marketing', 10, 9)`
    await tx`insert into template_optouts (business_id, contact_id, seq, change_id, event, attribution, template_id,
      way, occurred_at, day, counts)
      values (${made.id}, ${newId()}, 1, ${newId()}, 'stop', 'direct', ${row?.id ?? ''}, 'page', now(), current_date,
        true)`
  })
  return { ...made, slug: row?.slug ?? '' }
}

async function run(...args: string[]): Promise<string> {
  const printed: string[] = []
  const out = (line: string) => void printed.push(line)
  await runReports({ owner, url: database.ownerUrl, now: Date.now, out, err: out }, args)
  return printed.join('\n')
}

/** Returns a connection of the login that was printed. */
function connectAs(printed: string): postgres.Sql {
  const [, user = ''] = /User {6}(\S+)/.exec(printed) ?? []
  const [, password = ''] = /Password {2}(\S+)/.exec(printed) ?? []
  const url = new URL(database.ownerUrl)
  url.username = user
  url.password = password
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  return sql
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof postgres.PostgresError ? error.code : String(error)),
  )

test('a login whose role was lost with a server is named, and removed before it is made again', async () => {
  const { slug } = await business('moved_offer')
  const name = `moved_${newId().slice(-8)}`
  await run('create', '--name', name, '--business', slug)
  const role = `sayso_report_${name}`
  await database.admin.sql.unsafe(`drop owned by ${role}; drop role ${role}`)
  await expect(run('create', '--name', name, '--business', slug)).rejects.toThrow('remove it first')
  await run('remove', '--name', name, '--business', slug)
  expect(await run('create', '--name', name, '--business', slug)).toContain(`User      ${role}`)
})

test('a login reads the reports of its own business alone, no table, and no setting changes that', async () => {
  const [ours, theirs] = [await business('ours_offer'), await business('theirs_offer')]
  const suffix = newId().slice(-8)
  const sql = connectAs(await run('create', '--name', `bi_${suffix}`, '--business', ours.slug))
  const views = await sql<{ name: string }[]>`
    select table_name as name from information_schema.views where table_schema = 'sayso_reports' order by 1`
  expect(views.map(({ name }) => name)).toEqual(VIEWS)

  expect(await sql`select name, delivered::int from sayso_reports.template_days`).toEqual([
    { name: 'ours_offer', delivered: 9 },
  ])
  expect(await sql`select name, event, times::int from sayso_reports.refusals`).toEqual([
    { name: 'ours_offer', event: 'stop', times: 1 },
  ])
  const setting = `set app.business_id = '${theirs.id}'`
  expect(await refusal(sql.unsafe(setting))).toBe('done')
  expect(await sql`select name from sayso_reports.templates`).toEqual([{ name: 'ours_offer' }])
  await refusal(sql.unsafe('set row_security = off'))
  expect(await refusal(sql`select name from sayso_reports.templates`)).toBe('42501')
  await sql.unsafe('set row_security = on')
  // Within one transaction, too, the login decides whose rows it reads.
  const within = await sql.begin(async (tx) => {
    await tx.unsafe(`set local app.business_id = '${theirs.id}'`)
    return tx`select name from sayso_reports.templates`
  })
  expect(within).toEqual([{ name: 'ours_offer' }])

  const tables = await database.admin.sql<{ name: string }[]>`
    select schemaname || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('public', 'drizzle')`
  expect(tables.length).toBeGreaterThan(40)
  for (const { name } of tables)
    expect([name, await refusal(sql.unsafe(`select 1 from ${name} limit 1`))]).toEqual([name, '42501'])
  // Neither a way to write, nor to another role.
  await refusal(sql.unsafe('set default_transaction_read_only = off'))
  // A view of a function takes no row.
  expect(await refusal(sql`insert into sayso_reports.topics (topic) values ('x')`)).toBe('55000')
  expect(await refusal(sql`create table sayso_reports.x (a int)`)).toBe('42501')
  expect(await refusal(sql`set role sayso_app`)).toBe('42501')
  await run('remove', '--name', `bi_${suffix}`, '--business', ours.slug)
})

test('no view has a person, a number or a secret', async () => {
  const columns = await database.admin.sql<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'sayso_reports'`
  expect(columns.length).toBeGreaterThan(50)
  const personal =
    /contact|person|phone|number|identity|canonical|match|secret|token|hash|body|evidence|message_id|change/
  expect(columns.map(({ name }) => name).filter((name) => personal.test(name))).toEqual([])
})

test('a removed login can’t connect; a name is taken once; other businesses have nothing to remove', async () => {
  const [ours, theirs] = [await business('a'), await business('b')]
  const name = `bi_${newId().slice(-8)}`
  const sql = connectAs(await run('create', '--name', name, '--business', ours.slug))
  expect(await run('list', '--business', ours.slug)).toContain(`sayso_report_${name}`)
  expect(await run('list', '--business', theirs.slug)).toBe('no login yet')
  await expect(run('create', '--name', name, '--business', theirs.slug)).rejects.toThrow('already')
  await expect(run('remove', '--name', name, '--business', theirs.slug)).rejects.toThrow('no login')
  await expect(run('create', '--name', 'x"; drop', '--business', ours.slug)).rejects.toThrow('small letters')
  await run('remove', '--name', name, '--business', ours.slug)
  expect(await refusal(sql`select 1`)).toBe('28P01')
})
