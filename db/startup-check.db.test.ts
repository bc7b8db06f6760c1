import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { checkDatabaseRole } from './startup-check'

const db = await createTestDatabase()

test('the logins of web and worker pass', async () => {
  await expect(checkDatabaseRole(db.appUrl)).resolves.toBeUndefined()
  await expect(checkDatabaseRole(db.workerUrl)).resolves.toBeUndefined()
})

test('a superuser and the owner are refused, each with its reasons', async () => {
  await expect(checkDatabaseRole(db.adminUrl)).rejects.toThrow(/bypasses row-level security/)
  await expect(checkDatabaseRole(db.ownerUrl)).rejects.toThrow(/owns the tables.*may change or remove/)
})

test('a role that may update one column of the ledger is refused', async () => {
  const role = new URL(db.appUrl).username
  await db.owner.sql`grant update (payload) on ledger to ${db.owner.sql(role)}`
  await expect(checkDatabaseRole(db.appUrl)).rejects.toThrow(/may change or remove lines of the ledger/)
  await db.owner.sql`revoke update (payload) on ledger from ${db.owner.sql(role)}`
})

test('a database without tables is named as such', async () => {
  const empty = Object.assign(new URL(db.appUrl), { pathname: '/postgres' }).href
  await expect(checkDatabaseRole(empty)).rejects.toMatchObject({ code: 'not_migrated' })
})

const login = new URL(db.appUrl).username
const { sql } = db.admin

/** Rights that an operator may have given by mistake, and how to take them back. */
const GIVEN: [string, string, RegExp][] = [
  ['grant trigger on ledger to ROLE', 'revoke trigger on ledger from ROLE', /may put triggers on tables \(ledger\)/],
  ['grant trigger on answers to ROLE', 'revoke trigger on answers from ROLE', /triggers on tables \(answers\)/],
  ['grant delete on ledger to ROLE', 'revoke delete on ledger from ROLE', /may change or remove/],
  ['grant create on schema public to ROLE', 'revoke create on schema public from ROLE', /may create objects/],
  ['alter role ROLE createrole', 'alter role ROLE nocreaterole', /may make roles/],
  ['alter role ROLE replication', 'alter role ROLE noreplication', /may make roles or replicate/],
  ['alter role ROLE bypassrls', 'alter role ROLE nobypassrls', /bypasses row-level security/],
]

/** Roles belong to the server, which other tests share, so each test has a role of its own. */
async function withRole(name: string, work: (url: string, role: string) => Promise<void>): Promise<void> {
  const role = `sayso_test_${name}_${process.pid}`
  const url = Object.assign(new URL(db.appUrl), { username: role, password: 'secret' }).href
  await sql.unsafe(`create role ${role} login password 'secret' in role ${login}`)
  try {
    await expect(checkDatabaseRole(url)).resolves.toBeUndefined()
    await work(url, role)
  } finally {
    await sql.unsafe(`drop owned by ${role}`)
    await sql.unsafe(`drop role ${role}`)
  }
}

test('what lets a login past the isolation of businesses is refused, whatever it is, and named', async () => {
  await withRole('given', async (url, role) => {
    for (const [give, take, fault] of GIVEN) {
      await sql.unsafe(give.replace('ROLE', role))
      await expect(checkDatabaseRole(url)).rejects.toThrow(fault)
      await sql.unsafe(take.replace('ROLE', role))
    }
    await expect(checkDatabaseRole(url)).resolves.toBeUndefined()
  })
})

test('a member of a role with such rights is refused, also where it does not inherit them', async () => {
  await withRole('member', async (url, role) => {
    const strong = `${role}_strong`
    for (const [attributes, fault] of [
      ['superuser', /bypasses row-level security/],
      ['bypassrls', /bypasses row-level security/],
      ['createrole', /may make roles/],
    ] as const) {
      await sql.unsafe(`create role ${strong} ${attributes}`)
      await sql.unsafe(`alter role ${role} noinherit`)
      await sql.unsafe(`grant ${strong} to ${role}`)
      await expect(checkDatabaseRole(url)).rejects.toThrow(fault)
      await sql.unsafe(`drop role ${strong}`)
    }
    for (const power of ['pg_execute_server_program', 'pg_read_all_data', 'pg_write_server_files']) {
      await sql.unsafe(`grant ${power} to ${role}`)
      await expect(checkDatabaseRole(url)).rejects.toThrow(new RegExp(`is a member of ${power}`))
      await sql.unsafe(`revoke ${power} from ${role}`)
    }
  })
})

test('an owner of one table, one function, the schema or the database is refused by its name', async () => {
  const owner = new URL(db.ownerUrl).username
  const { pathname } = new URL(db.appUrl)
  await withRole('owner', async (url, role) => {
    for (const thing of [
      'table answers',
      'function sayso_ms(timestamptz)',
      'schema public',
      `database ${pathname.slice(1)}`,
    ]) {
      const [{ name: before } = { name: owner }] = thing.startsWith('schema')
        ? await sql<
            { name: string }[]
          >`select pg_get_userbyid(nspowner) as name from pg_namespace where nspname = 'public'`
        : [{ name: owner }]
      await sql.unsafe(`alter ${thing} owner to ${role}`)
      await expect(checkDatabaseRole(url)).rejects.toThrow(
        new RegExp(`owns what others rely on.*${thing.replace(/\(.*/, '')}`),
      )
      await sql.unsafe(`alter ${thing} owner to ${before}`)
    }
    await expect(checkDatabaseRole(url)).resolves.toBeUndefined()
  })
})
