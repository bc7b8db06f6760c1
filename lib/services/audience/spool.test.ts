import { mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clearSpool, receiveSpool, type SpoolSettings } from './spool'

const MB = 1024 * 1024

function settings(over: Partial<SpoolSettings> = {}): SpoolSettings {
  return { folder: mkdtempSync(join(tmpdir(), 'sayso-spool-')), fileBytes: 8 * MB, totalBytes: 16 * MB, ...over }
}

/** A body in pieces; after them it ends, or does what `then` says. */
function bodyOf(
  pieces: (string | Uint8Array)[],
  then: (controller: ReadableStreamDefaultController) => void = (c) => c.close(),
) {
  let at = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[at++]
      if (piece === undefined) return then(controller)
      controller.enqueue(typeof piece === 'string' ? Buffer.from(piece) : piece)
    },
  })
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Buffer[] = []
  for await (const piece of pieces) read.push(Buffer.from(piece))
  return Buffer.concat(read).toString()
}

test('what arrives is read back whole, from a file that only we can read, and is gone when it is removed', async () => {
  const given = settings()
  const text = `phone\n${'+5511987650001\n'.repeat(20_000)}é`
  const bytes = Buffer.from(text)
  const spool = await receiveSpool(given, bodyOf([bytes.subarray(0, 7), bytes.subarray(7, -1), bytes.subarray(-1)]))
  const [name = ''] = readdirSync(given.folder)
  expect(statSync(join(given.folder, name)).mode & 0o777).toBe(0o600)
  expect(spool.bytes).toBe(bytes.length)
  expect(await textOf(spool.read())).toBe(text)
  expect(await textOf(spool.read())).toBe(text)
  await spool.remove()
  await spool.remove()
  expect(readdirSync(given.folder)).toEqual([])
})

test('no body is an empty one', async () => {
  const spool = await receiveSpool(settings(), null)
  expect([spool.bytes, await textOf(spool.read())]).toEqual([0, ''])
  await spool.remove()
})

test('a folder that does not exist yet is made, for us alone', async () => {
  const folder = join(settings().folder, 'tmp')
  const spool = await receiveSpool(settings({ folder }), bodyOf(['phone\n']))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await spool.remove()
})

const piece = new Uint8Array(MB).fill(65)

test.each([
  ['larger than a file may be', { fileBytes: 2 * MB }, bodyOf([piece, piece, piece]), 'too_large', 413],
  ['that never ends', {}, bodyOf([], (c) => c.enqueue(piece)), 'too_large', 413],
  ['for which the folder is too full', { totalBytes: 5 * MB }, bodyOf(Array(8).fill(piece)), 'spool_full', 429],
  ['that is no UTF-8', {}, bodyOf(['phone\nJo', Buffer.from('ão', 'latin1')]), 'unreadable_table', 400],
  ['that ends within a character', {}, bodyOf([Buffer.from('phone\nJoão').subarray(0, 9)]), 'unreadable_table', 400],
  ['that breaks off', {}, bodyOf(['phone\n'], (c) => c.error(new Error('aborted'))), 'upload_broken', 400],
  ['that falls silent', {}, bodyOf(['phone\n'], () => {}), 'upload_stalled', 408],
])('an upload %s is refused and leaves nothing', async (_, over, body, code, status) => {
  const given = settings(over)
  await expect(receiveSpool(given, body, 50)).rejects.toMatchObject({ code, status })
  expect(readdirSync(given.folder)).toEqual([])
})

test('the total counts what other uploads hold', async () => {
  const given = settings({ totalBytes: 5 * MB })
  const first = await receiveSpool(given, bodyOf(Array(4).fill(piece)))
  await expect(receiveSpool(given, bodyOf(Array(4).fill(piece)))).rejects.toMatchObject({ code: 'spool_full' })
  await first.remove()
  const second = await receiveSpool(given, bodyOf(Array(4).fill(piece)))
  await second.remove()
})

test('a sender who gets an error early may finish: a small rest of what they send is read and dropped', async () => {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (++taken > 10) controller.close()
      else controller.enqueue(piece)
    },
  })
  await expect(receiveSpool(settings({ fileBytes: MB }), body)).rejects.toMatchObject({ code: 'too_large' })
  await expect.poll(() => taken).toBe(11)
})

test('a start removes what ended processes left and what is too old, and nothing that is at work', async () => {
  const { folder } = settings()
  const now = Date.now()
  const [dead, ours, living, old, other] = [
    `${2 ** 30}-a`,
    `${process.pid}-b`,
    `${process.ppid}-c`,
    `${process.ppid}-d`,
    'readme',
  ]
  for (const name of [dead, ours, living, old, other]) writeFileSync(join(folder, name), 'x')
  const yesterday = new Date(now - 24 * 60 * 60 * 1000)
  utimesSync(join(folder, old), yesterday, yesterday)
  await clearSpool(folder, now)
  expect(readdirSync(folder).sort()).toEqual([living, other].sort())
  await clearSpool(join(folder, 'none'), now)
})
