import { instance } from '@/testing/instance'
import { run } from '@/testing/web-process'
import { changesOf, post } from '../testing/form'
import { NEXT_KEY } from '../testing/keys'
import { expect, test } from '../testing/test'

test('while people go on changing, every chain of the ledger that they have made is found whole', async ({
  person,
}) => {
  const { ownerUrl, databaseUrl, keys, pepper } = instance()
  const verifying = run('lib/cli/ledger-verify.ts', {
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_WORKER_URL: databaseUrl,
    SAYSO_KEYS: `${keys},${NEXT_KEY}:retired`,
    SAYSO_PEPPER: pepper,
  })
  let running = true
  const end = verifying.finally(() => (running = false))
  for (let turn = 0; running && turn < 40; turn++) await post(person.url, { act: turn % 2 === 0 ? 'stop' : 'return' })
  const { code, output } = await end
  expect(output).toMatch(
    /^The ledger is whole\. Read businesses: \d+, contacts: \d+, lines: \d+, pieces of evidence: \d+\.$/m,
  )
  expect(code).toBe(0)
  expect(await changesOf(person.url)).toBeGreaterThan(0)
})
