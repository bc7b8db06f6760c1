import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import { fingerprint, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runBusiness } from './run-business'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const folder = mkdtempSync(join(tmpdir(), 'sayso-business-'))
afterAll(() => rmSync(folder, { recursive: true }))
const EXAMPLE = readFileSync(new URL('../../../docs/business.example.json', import.meta.url), 'utf8')

/** Runs the command with a file of this text. */
async function create(text: string) {
  const file = join(folder, 'business.json')
  writeFileSync(file, text)
  return run('create', '--file', file)
}

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const command = {
    deps,
    owner: database.owner,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  }
  return { code: await runBusiness(command, args), out: out.join('\n'), err: err.join('\n') }
}

const idIn = (text: string) => /[\da-f-]{36}/.exec(text)?.[0] ?? ''

test('the example of the docs becomes a business with its topics and a notice in each language, once', async () => {
  const made = await create(EXAMPLE)
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toContain('Made the business Norte Books (norte-books) with 3 topics')
  const id = idIn(made.out)
  const config = await inBusiness(database.app, id, (tx) => readConfig(tx, id))
  expect(config).toMatchObject({
    name: 'Norte Books',
    defaultLocale: 'es',
    whatsappNumber: '573001234567',
    isSandbox: false,
  })
  expect(config?.topics.map(({ key }) => key)).toEqual(['orders', 'offers', 'security'])
  expect(Object.keys(config?.notices ?? {}).toSorted()).toEqual(['en', 'es'])

  const before = await fingerprint(database.admin)
  expect(await create(EXAMPLE)).toMatchObject({ code: 0, out: expect.stringContaining('exists already') as string })
  const other = await create(EXAMPLE.replace('Norte Books"', 'Sur Books"').replace('Bogota', 'Lima'))
  expect(other).toMatchObject({ code: 1, out: '' })
  expect(other.err).toMatch(
    /differs from the file in: name, timeZone\. Nothing was changed, because this command never changes a business\.$/,
  )
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('several businesses get numbers of their own, also made at once; a test business is none of them', async () => {
  const [{ out }] = [await create(EXAMPLE.replace('norte-books', 'with-sandbox'))]
  await ensureTestBusiness(deps, idIn(out))
  const files = ['a', 'b', 'c'].map((name) => {
    const file = join(folder, `${name}.json`)
    writeFileSync(file, EXAMPLE.replace('norte-books', name))
    return file
  })
  const made = await Promise.all(files.map((file) => run('create', '--file', file)))
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0])
  const rows = await database.admin.sql`select number from businesses where test_of is null`
  expect(new Set(rows.map((row) => Number(row['number']))).size).toBe(rows.length)
  expect(Math.max(...rows.map((row) => Number(row['number'])))).toBe(rows.length)
  expect((await run('list')).out).not.toContain('sandbox-')
})

test('what can’t be read is reported, and makes nothing', async () => {
  const before = await fingerprint(database.admin)
  expect(await create('{\n  "slug": "x",\n}')).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      'is not JSON (line 3, column 1: a name in double quotes was expected there)',
    ) as string,
  })
  expect((await create('{}')).err).toContain('\n  - slug is missing\n')
  expect((await run('create', '--file', join(folder, 'nowhere.json'))).err).toContain('There is no file')
  expect((await run('create', '--file', folder)).err).toContain('can’t be read (EISDIR)')
  for (const args of [[], ['create'], ['make'], ['create', 'x', '--file', 'y'], ['list', '--all']])
    expect(await run(...args)).toMatchObject({ code: 2, out: '' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a closed business is erased when its name is typed, and not by a slip', async () => {
  const made = await create(EXAMPLE.replaceAll('norte-books', 'closed-books').replace('Norte Books"', 'Closed Books"'))
  const id = idIn(made.out)
  await makeContact(deps, id)
  const erase = (...args: string[]) => run('erase-closed', 'closed-books', ...args)
  expect(await run('erase-closed', 'no-books')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no business') as string,
  })
  expect(await run('erase-closed')).toMatchObject({ code: 2 })
  expect(await erase('--name', 'Closed Books')).toMatchObject({
    ...{ code: 1, out: '', err: 'The business closed-books is not closed, so nobody was erased.' },
  })
  await database.admin.sql`update businesses set closes_at = now(), closed_at = now() where id = ${id}`
  const before = await fingerprint(database.admin)
  for (const args of [[], ['--name', 'closed-books']]) {
    const asked = await erase(...args)
    expect(asked).toMatchObject({ code: 1, out: 'Of the business closed-books, one person is not erased.' })
    expect(asked.err).toContain('--name "Closed Books"')
  }
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await erase('--name', 'Closed Books')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Erased 1; 0 are left.') as string,
  })
  expect(await erase()).toMatchObject({ code: 0, out: 'Nobody of the business closed-books is left.' })
})
