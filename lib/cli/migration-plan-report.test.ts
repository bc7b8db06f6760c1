import { expect, test } from 'vitest'
import { describePlan } from './migration-plan-report'

const NOTHING = { migrations: [], sizes: new Map(), judges: false }

test('with nothing to migrate the plan still says what the command would do', () => {
  expect(describePlan(NOTHING, { notices: 0, digests: 0, numbers: null })).toBe(
    'The database is at the newest schema: nothing would run.\n',
  )
  const told = describePlan(NOTHING, { notices: 3, digests: 2, numbers: null })
  expect(told).toContain('no migration would run')
  expect(told).toMatch(/keyed, .*Businesses: 2\.\nNew notices .*Businesses: 3\.\n$/)
})

test('rows that stay locked are named, and what follows is said where it can’t be counted yet', () => {
  const lock = { what: 'UPDATE contacts SET', table: 'contacts', blocks: 'rows' as const, readsRows: true }
  const sizes = new Map([['contacts', { rows: 10, bytes: 2048 }]])
  const plan = describePlan({ migrations: [{ name: '0099_next', locks: [lock] }], sizes, judges: false }, null)
  expect(plan).toContain(
    'UPDATE contacts SET: contacts (about 10 rows, 2 kB), changes of each row that it changes wait',
  )
  expect(plan).toContain('\nAfterwards, in transactions of their own: digests')
  expect(plan).not.toContain('Numbers')
})

test('an index that is built beside running saves is told', () => {
  const migrations = [{ name: '0089_packed_lines', locks: [] }]
  const told = describePlan({ ...NOTHING, migrations }, null)
  expect(told).toContain('an index of the ledger is built. It reads every line, and people go on saving')
  expect(describePlan({ ...NOTHING, migrations: [{ name: '0099_next', locks: [] }] }, null)).not.toContain('index')
})

test('numbers that are still to be judged are told, with migrations to run and without', () => {
  const told = describePlan({ ...NOTHING, judges: true }, { notices: 0, digests: 0, numbers: 4 })
  expect(told).toContain('no migration would run.\nNumbers ')
  expect(told).toMatch(/nothing is sent until somebody has judged them: 4\.\n$/)
  const migrations = [{ name: '0016_numbers', locks: [] }]
  expect(describePlan({ ...NOTHING, migrations, judges: true }, null)).toMatch(
    /^1 migration would run(?:.|\n)*\nNumbers (?:.|\n)* nothing is sent until somebody has judged them\.\n$/,
  )
})
