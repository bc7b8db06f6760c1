import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { findImport } from '@/db/queries/imports/imports'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { unhandledDuring } from '@/testing/unhandled'
import { openPiece, PIECE_BYTES } from './file-piece'
import { receiveImport } from './receive-import'
import { bodyOf } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const caller = {
  kind: 'key' as const,
  businessId: business.id,
  keyId: newId(),
  scopes: ['imports' as const],
  mode: 'live' as const,
}
const upload = { name: 'a test', settings: { columns: {} }, limitBytes: 1_000_000 }
const FILE = `phone,topic,answer\n${'+5511987650001,promos,no\n'.repeat(100)}`
const statuses = () => database.admin.sql`
  select i.status, i.problem, count(c.place)::int as chunks
  from imports i left join import_chunks c on c.business_id = i.business_id and c.import_id = i.id
  group by i.business_id, i.id, i.status, i.problem, i.created_at order by i.created_at desc, i.id desc`

test('a file that is larger than it may be is cut off there, and none of it stays', async () => {
  const body = bodyOf(FILE.repeat(1000))
  expect(await receiveImport(deps, caller, { ...upload, body })).toEqual({
    outcome: 'too_large',
    detail: 'The file is larger than 1 MB. Send it in parts.',
  })
  expect((await statuses())[0]).toEqual({ status: 'failed', problem: 'too_large', chunks: 0 })
})

test('a file is refused whole where an open quote makes one cell of its other rows, and none of it stays', async () => {
  const body = bodyOf(`phone,topic,answer\n"+5511987650001,promos,no\n${FILE}`)
  const refused = await receiveImport(deps, caller, { ...upload, body })
  expect(refused).toMatchObject({ outcome: 'unreadable_table', fault: 'open_quote' })
  expect(refused).toHaveProperty('detail', expect.stringContaining('In row 2 a quotation mark'))
  expect(await database.admin.sql`select 1 from import_chunks`).toHaveLength(0)
})

test('a sender who sends everything first can do so, and then sees the error', async () => {
  for (const [head, code] of [
    ['name,city\n', 'columns_missing'],
    [Buffer.from('phone,nom\u{e3}\n', 'latin1'), 'unreadable_table'],
  ] as const) {
    let [pieces, closed, cancelled] = [0, false, false]
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (pieces === 0) controller.enqueue(Buffer.from(head))
          else if (pieces < 40) controller.enqueue(Buffer.alloc(64 * 1024, 'a'))
          else {
            closed = true
            controller.close()
          }
          pieces++
        },
        cancel: () => void (cancelled = true),
      },
      { highWaterMark: 0 },
    )
    expect(await receiveImport(deps, caller, { ...upload, limitBytes: 10_000_000, body })).toMatchObject({
      outcome: code,
    })
    await vi.waitFor(() => expect([closed, cancelled]).toEqual([true, false]))
  }
})

test('a body that never ends is given up after a silence', async () => {
  let closed = false
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(FILE)),
    cancel: () => void (closed = true),
  })
  expect(await receiveImport(deps, caller, { ...upload, body, silentMs: 50 })).toMatchObject({
    outcome: 'upload_stalled',
  })
  expect(closed).toBe(true)
  expect((await statuses())[0]).toEqual({ status: 'failed', problem: 'upload_stalled', chunks: 0 })
})

test('the same bytes in other pieces are the same file; another way to read them is another', async () => {
  const digestOf = async (pieceBytes: number, country?: string) => {
    const settings = { columns: {}, ...(country ? { country } : {}) }
    const received = await receiveImport(deps, caller, { ...upload, settings, body: bodyOf(FILE, pieceBytes) })
    if (received.outcome !== 'received') throw new Error(received.outcome)
    return received.digest.toString('hex')
  }
  const whole = await digestOf(1_000_000)
  expect(await digestOf(7)).toBe(whole)
  expect(await digestOf(7, 'BR')).not.toBe(whole)
})

test.each([64 * 1024, 7777, 10_000_000])(
  'a file is stored in pieces of one size, and the last is the rest, also where %s bytes come at once',
  async (at) => {
    const file = FILE.repeat(930)
    const received = await receiveImport(deps, caller, { ...upload, limitBytes: 10_000_000, body: bodyOf(file, at) })
    if (received.outcome !== 'received') throw new Error(received.outcome)
    const row = await inBusiness(database.app, business.id, (tx) => findImport(tx, business.id, received.id))
    const pieces = await database.admin.sql<{ body: Buffer }[]>`
      select body from import_chunks where import_id = ${received.id} order by place`
    const read = await Promise.all(
      pieces.map(({ body }, place) => openPiece(deps.keys, body, { fileId: received.id, place })),
    )
    expect([row?.bytes, row?.chunks]).toEqual([file.length, 5])
    expect(read.slice(0, -1).map(({ length }) => length)).toEqual(Array.from({ length: 4 }, () => PIECE_BYTES))
    expect(Buffer.concat(read).toString()).toBe(file)
  },
)

test('what was given up meanwhile is not gone on with', async () => {
  let step = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (step++ === 0) return controller.enqueue(Buffer.from(FILE.repeat(250)))
      await database.admin
        .sql`update imports set status = 'failed', problem = 'upload_stalled' where status = 'receiving'`
      controller.enqueue(Buffer.from(FILE))
      controller.close()
    },
  })
  expect(await receiveImport(deps, caller, { ...upload, body })).toMatchObject({ outcome: 'upload_stalled' })
  expect((await statuses())[0]).toEqual({ status: 'failed', problem: 'upload_stalled', chunks: 0 })
})

test.each([
  ['in the middle', 1],
  ['that is the last one', 4],
])('a piece %s that cannot be stored fails the upload, and none of it stays', async (_, place) => {
  const { sql } = database.admin
  await sql.unsafe(`
    create function refuse_piece() returns trigger language plpgsql as
      $$ begin if new.place >= ${place} then raise 'no room for this piece'; end if; return new; end $$;
    create trigger refuse_piece before insert on import_chunks for each row execute function refuse_piece()`)
  const look = async () => [await statuses(), await sql`select 1 from import_chunks`]
  const before = await look()
  // Five pieces of 512 kB, the last of them smaller.
  const body = bodyOf(FILE.repeat(930))
  const unhandled = await unhandledDuring(() =>
    expect(receiveImport(deps, caller, { ...upload, limitBytes: 10_000_000, body })).rejects.toThrow(
      'no room for this piece',
    ),
  )
  await sql.unsafe('drop trigger refuse_piece on import_chunks; drop function refuse_piece()')
  expect([unhandled, await look()]).toEqual([[], before])
})
