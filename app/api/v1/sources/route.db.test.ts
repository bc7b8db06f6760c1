import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

interface Source {
  id: string
  number: number
  kind: string
  name: string
  reference: string
}

const name = (body: unknown, key = token) => callApi(POST, { token: key, body })
const named = async (body: unknown, key = token) => (await (await name(body, key)).json()) as Source
const list = async (query = '', key = token) =>
  (await (await callApi(GET, { token: key, query })).json()) as { sources: Source[]; next: number | null }
const spring = { kind: 'campaign', name: 'Spring sale', reference: 'crm-1' }

test('one kind and reference is one source, and a new name replaces the old one', async () => {
  const first = await named(spring)
  expect(first).toMatchObject({ number: 1, ...spring })
  expect(await named(spring)).toEqual(first)
  expect(await named({ ...spring, name: 'Spring, prolonged' })).toEqual({ ...first, name: 'Spring, prolonged' })
  const other = await named({ ...spring, kind: 'flow' })
  expect(other).toMatchObject({ number: 2, kind: 'flow' })
  expect((await list()).sources.map(({ id }) => id)).toEqual([first.id, other.id])
})

test('many who name the same and others at once get one each, with numbers of their own', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => named({ ...spring, reference: `raced-${index % 4}` })),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(4)
  expect(new Set(answers.map(({ number }) => number)).size).toBe(4)
})

test('sources are a business’s own, numbers too', async () => {
  const key = await keyFor(deps, theirs.id)
  expect((await list('', key)).sources).toEqual([])
  const mine = await named(spring, key)
  expect(mine.number).toBe(1)
  expect((await list()).sources.map(({ id }) => id)).not.toContain(mine.id)
})

test('pages follow each other', async () => {
  const all = await list()
  const first = await list('?limit=2')
  const rest = await list(`?after=${first.next}`)
  expect([...first.sources, ...rest.sources]).toEqual(all.sources)
  expect(rest.next).toBeNull()
})

test('bad input is refused, and a key that may only read names nothing', async () => {
  const bodies = [
    {},
    { ...spring, kind: 'qr' },
    { ...spring, name: '' },
    { ...spring, reference: '' },
    { ...spring, name: 'a\u0000' },
    { ...spring, reference: 'x'.repeat(201) },
    { ...spring, number: 7 },
  ]
  for (const body of bodies) expect((await name(body)).status).toBe(400)
  expect((await name(spring, await keyFor(deps, ours.id, ['config:read', 'links']))).status).toBe(403)
  for (const query of ['?after=-1', '?after=4294967296', '?limit=x'])
    expect((await callApi(GET, { token, query })).status).toBe(400)
})
