import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { runKey } from './run-key'

const noDatabase = () => {
  throw new Error('making a key needs no database')
}
const run = (...args: string[]) => runKey({ owner: noDatabase, now: 0, out: () => {}, err: () => {} }, args)

/** Makes a key in a folder of its own. */
async function keyFile() {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'evidence.key')
  await run('new', 'shop.example', '--out', file)
  return { folder, file, files: () => readdirSync(folder).map((name) => name.replace(/-[0-9a-f]{8}$/, '-ID')) }
}

test('who could read the key of the worker can read the new one and the copy of the old one', async () => {
  const { folder, file } = await keyFile()
  chmodSync(file, 0o640)
  // Only root can give files away; the worker of a package or of an image has a user of its own.
  if (process.getuid?.() === 0) chownSync(file, 10_001, 10_002)
  const { uid, gid } = statSync(file)
  const before = readFileSync(file, 'utf8')
  expect(await run('rotate', file)).toBe(0)
  expect(readFileSync(file, 'utf8')).not.toBe(before)
  for (const name of readdirSync(folder)) {
    const found = statSync(join(folder, name))
    expect([name, found.mode & 0o777, found.uid, found.gid]).toEqual([name, 0o640, uid, gid])
  }
})

test('a rotation that ended in the middle is done again, and one that fails leaves no new key behind', async () => {
  const { folder, file, files } = await keyFile()
  const before = readFileSync(file, 'utf8')
  await run('rotate', file)
  const copy = readdirSync(folder).find((name) => name.includes('retired')) ?? ''
  // As it is after the copy was made, and before the new key took its place.
  writeFileSync(file, before)
  expect(await run('rotate', file)).toBe(0)
  expect(readFileSync(join(folder, copy), 'utf8')).toBe(before)
  expect(files()).toEqual(['evidence.key', 'evidence.key.retired-ID'])

  writeFileSync(file, before)
  writeFileSync(join(folder, copy), 'something else')
  await expect(run('rotate', file)).rejects.toThrow('exists already. Nothing was done.')
  expect([files(), readFileSync(file, 'utf8')]).toEqual([['evidence.key', 'evidence.key.retired-ID'], before])
})
