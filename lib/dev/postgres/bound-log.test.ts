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
import { boundLog } from './bound-log.mjs'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sayso-log-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'postgres.log')
const read = (end = '') => readFileSync(path() + end, 'utf8')

test('a log that another process keeps open has a bound, and its newest lines are there whole and in order', () => {
  const server = openSync(path(), 'a', 0o600)
  const lines = Array.from({ length: 5000 }, (_, index) => `LOG: ${index} ${'é'.repeat(index % 40)}`)
  for (const line of lines) {
    writeSync(server, `${line}\n`)
    boundLog(path(), { bytes: 1000, kept: 3 })
  }
  closeSync(server)
  expect(readdirSync(folder).toSorted()).toEqual(['postgres.log', 'postgres.log.1', 'postgres.log.2', 'postgres.log.3'])
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  }
  const kept = ['.3', '.2', '.1', ''].map(read).join('').trimEnd().split('\n')
  expect(kept).toEqual(lines.slice(-kept.length))
})

test('a log that grew far beyond its bound, as one that was never bounded, is cut to its newest lines', () => {
  writeFileSync(path(), `${'old\n'.repeat(100_000)}first\n${'x'.repeat(90)}\nlast\n`)
  boundLog(path(), { bytes: 100, kept: 1 })
  expect(read('.1')).toBe(`${'x'.repeat(90)}\nlast\n`)
  expect(read()).toBe('')
})

test('a log within its bound is left alone, and one that is not there is not made', () => {
  boundLog(path(), { bytes: 8, kept: 1 })
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(path(), 'abc\n')
  boundLog(path(), { bytes: 8, kept: 1 })
  expect([readdirSync(folder), read()]).toEqual([['postgres.log'], 'abc\n'])
})

test('where the copy can’t be written, the log is emptied nevertheless', () => {
  mkdirSync(join(`${path()}.1`, 'in the way'), { recursive: true })
  writeFileSync(path(), 'a line\nanother\n')
  boundLog(path(), { bytes: 10, kept: 1 })
  expect(read()).toBe('')
  expect(readdirSync(folder)).toEqual(['postgres.log', 'postgres.log.1'])
})
