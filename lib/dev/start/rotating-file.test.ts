import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rotatingFile } from './rotating-file.mjs'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sayso-log-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'sayso.log')
const read = (end = '') => readFileSync(path() + end, 'utf8')

test('whatever is written, the files together have a bound, and the newest lines are kept whole and in order', () => {
  const log = rotatingFile(path(), { bytes: 1000, kept: 3 })
  const lines = Array.from({ length: 5000 }, (_, index) => `web ${index} ${'x'.repeat(index % 90)}`)
  for (const line of lines) log.write(line)
  log.close()
  expect(readdirSync(folder).toSorted()).toEqual(['sayso.log', 'sayso.log.1', 'sayso.log.2', 'sayso.log.3'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000)
  const kept = ['.3', '.2', '.1', ''].map(read).join('').trimEnd().split('\n')
  expect(kept).toEqual(lines.slice(-kept.length))
})

test('what an earlier start wrote counts, and only its owner may read it', () => {
  writeFileSync(path(), 'a'.repeat(995))
  const log = rotatingFile(path(), { bytes: 1000, kept: 1 })
  log.write('new line')
  log.close()
  expect(read('.1')).toBe('a'.repeat(995))
  expect(read()).toBe('new line\n')
  expect(statSync(path()).mode & 0o777).toBe(0o600)
})

test('a line that is larger than a file is cut', () => {
  const log = rotatingFile(path(), { bytes: 100, kept: 1 })
  log.write('é'.repeat(500))
  log.write('after')
  log.close()
  expect(statSync(`${path()}.1`).size).toBe(100)
  expect(read()).toBe('after\n')
})

test('where it can’t turn over, lines are lost, and no other file of the process is touched', () => {
  const log = rotatingFile(path(), { bytes: 100, kept: 1 })
  log.write('a'.repeat(90))
  // Something that is not the log’s own is where the older file belongs.
  mkdirSync(`${path()}.1/other`, { recursive: true })
  log.write('b'.repeat(90))
  const handle = openSync(join(folder, 'other'), 'w')
  log.write('c'.repeat(90))
  writeSync(handle, 'mine')
  closeSync(handle)
  expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('mine')

  rmSync(`${path()}.1`, { recursive: true })
  log.write('d'.repeat(90))
  log.close()
  expect([read('.1'), read()]).toEqual([`${'a'.repeat(90)}\n`, `${'d'.repeat(90)}\n`])
})
