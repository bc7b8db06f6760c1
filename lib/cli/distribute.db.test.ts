import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { runCommand } from './testing'

const database = await createTestDatabase()

test('the command prints its plan, and changes nothing', async () => {
  const { code, out, err } = await runCommand(database, 'distribute')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^(This database has no extension "citus"|Nodes that take shards: )/)
  expect(out).toMatch(/\nin shards by business:\n(  .*\n)*  contacts \(about /)
})
