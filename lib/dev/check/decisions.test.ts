import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { findDecisionFaults } from './decision-files'

const FOLDER = join(ROOT, 'docs/decisions')
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

test('every decision has its number, date and status, both sides of a replacement, and one line in the index', () => {
  const names = readdirSync(FOLDER).filter((name) => name !== 'README.md')
  expect(findDecisionFaults(Object.fromEntries(names.map((name) => [name, read(name)])), read('README.md'))).toEqual([])
})

const FIRST = `# 1. One thing

Date: 2026-01-01${'  '}
Status: accepted; replaced in part by [0002](0002-b.md)

Decision: one.
`
const SECOND = `# 2. Another thing

Date: 2026-01-02${'  '}
Status: accepted${'  '}
Replaces: [0001](0001-a.md) (its end)

Decision: another.
`
const INDEX = `# Decisions

## All

- [0001](0001-a.md) One
  thing (in part replaced by 0002)
- [0002](0002-b.md) Another thing
`
const faults = (changed: Record<string, string>, index = INDEX) =>
  findDecisionFaults({ '0001-a.md': FIRST, '0002-b.md': SECOND, ...changed }, index)

test('decisions without a fault', () => {
  expect(faults({})).toEqual([])
})

test.each<[string, Record<string, string>, string]>([
  ['a name', { 'third.md': '' }, 'third.md is not named NNNN-title-in-words.md'],
  [
    'no date',
    { '0002-b.md': SECOND.replace('2026-01-02', 'yesterday') },
    '0002-b.md does not begin with heading, date, status and what it replaces',
  ],
  ['another number', { '0002-b.md': SECOND.replace('# 2.', '# 3.') }, '0002-b.md has another number in its heading'],
  ['a status', { '0002-b.md': SECOND.replace('accepted', 'liked') }, '0002-b.md has a status that is none: liked'],
  [
    'a gap',
    { '0004-d.md': '# 4. D\n\nDate: 2026-01-01\nStatus: accepted\n\nD.\n' },
    '0004-d.md should have the number 3',
  ],
  [
    'the replaced side',
    { '0001-a.md': FIRST.replace(/; replaced.*/, '') },
    '0002-b.md replaces 0001-a.md, whose status does not say so',
  ],
  [
    'the replacing side',
    { '0002-b.md': SECOND.replace(/Replaces.*\n/, '') },
    '0001-a.md is replaced by 0002-b.md, which does not say so',
  ],
])('a fault is told: %s', (_, changed, fault) => {
  expect(faults(changed)).toContain(fault)
})

test.each([
  ['a missing line', INDEX.replace(/- \[0002.*\n/, ''), 'the index lists 0002-b.md 0 times'],
  ['two lines', `${INDEX}- [0002](0002-b.md) Another thing\n`, 'the index lists 0002-b.md 2 times'],
  ['a line of no file', `${INDEX}- [0009](0009-z.md) Z\n`, 'the index lists 0009-z.md, which does not exist'],
  ['a title', INDEX.replace('Another', 'An other'), 'the index gives 0002-b.md another title'],
])('a fault of the index is told: %s', (_, index, fault) => {
  expect(faults({}, index)).toEqual([fault])
})
