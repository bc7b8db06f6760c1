import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeDistribution } from './distribution-report'

test('a plan says where each table would lie, how much is copied, and what is open', () => {
  const table = (name: string, isDone = false) => ({ name, rows: 3, bytes: 2 * 1024 ** 2, isDone })
  const tables = [
    { ...table('businesses', true), keeping: 'everywhere' as const },
    { ...table('contacts'), keeping: 'by_business' as const },
    { ...table('users', true), keeping: 'coordinator' as const },
  ]
  expect(describeDistribution({ hasExtension: true, nodes: ['a:5432'], others: 2, tables, foreignKeys: 7 })).toBe(
    [
      'Nodes that take shards: a:5432.',
      'Other connections to the database: 2.',
      'whole on every node:',
      '  businesses (about 3 rows, 2048 kB, is there already)',
      'in shards by business:',
      '  contacts (about 3 rows, 2048 kB)',
      'on the coordinator alone, as today:',
      '  users (about 3 rows, 2048 kB)',
      'To copy: 2 MB, in one transaction that locks these tables until its end.',
      'Foreign keys that are dropped before and made again after: 7.',
      '',
    ].join('\n'),
  )
})

test('a command runs after all that its file declares: what comes later does not exist yet while it runs', () => {
  const early = readdirSync(import.meta.dirname)
    .filter((name) => /^[\w-]+\.(?:ts|mjs)$/.test(name) && !name.endsWith('.test.ts'))
    .filter((name) => {
      const [, after] = readFileSync(join(import.meta.dirname, name), 'utf8').split(/^process\.exitCode = await /m)
      return after !== undefined && /^(?:const|let|class) /m.test(after)
    })
  expect(early).toEqual([])
})
