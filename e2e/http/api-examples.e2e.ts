import { instance } from '@/testing/instance'
import { run } from '@/testing/web-process'
import { examplesOf, runExample } from '../testing/examples'
import { expect, test } from '../testing/test'

// The examples that docs/api.md tells a business to paste run unchanged. An example that fails prints its output.

/** The first example only sets Sayso's address, which is another one here. */
const [setUp, ...examples] = examplesOf('api.md')

/** What an example prints when it succeeds; the others succeed by ending without an error. */
const PRINTS: Record<string, RegExp> = {
  '"$SAYSO/api/v1/check"': /^\{"allowed":\d,"results":\[\{"allowed":/,
  'people.csv': /name,phone,allowed,reason,preference_url[\s\S]*"status":"done","problem":null/,
  'for phone, decision': /\+5511900000001 False no_opt_in/,
  '"language": "en"}]': /"url":"http[^"]+\/p\/[\w-]{60}"/,
  createSayso: /allowed: true[\s\S]*url: 'http/,
  'consent.csv': /"status":"done"[\s\S]*"refused":1[\s\S]*\n4,0,refused,time_missing,/,
  '/preferences': /"outcome":"(taken|unchanged|kept_out)"/,
  'limit=2': /"next":\d+/,
  'head -3': /^contact_id,phone,bsuid,topic,answer/,
  weekend_offer: /"message_status":"accepted"|"code":13105[06]/,
}

test('the page begins with where Sayso is', () => {
  expect(setUp?.code).toContain('export SAYSO=http://localhost:3000')
  expect(examples.length).toBeGreaterThanOrEqual(11)
})

for (const example of examples) {
  test(`example: ${example.name}`, async () => {
    test.slow()
    // Pausing a topic would affect every other test, so that example runs with a test key.
    const key = example.code.includes('PATCH') ? await testKey() : instance().apiKey
    const { exit, output, errors } = await runExample(example, key)
    expect({ exit, output, errors }).toMatchObject({ exit: 0 })
    for (const [sign, wanted] of Object.entries(PRINTS)) if (example.code.includes(sign)) expect(output).toMatch(wanted)
  })
}

async function testKey(): Promise<string> {
  const { databaseUrl, ownerUrl, keys, pepper, url } = instance()
  const environment = {
    DATABASE_URL: databaseUrl,
    DATABASE_WORKER_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SAYSO_KEYS: keys,
    SAYSO_PEPPER: pepper,
    BASE_URL: url,
  }
  const args = ['create', '--name', 'Trying things out', '--scopes', 'all', '--test', '--business', 'cafe-aurora']
  const { code, output } = await run('lib/cli/keys.ts', environment, args)
  expect({ code, output }).toMatchObject({ code: 0 })
  return /sayso_test_[\w-]+/.exec(output)?.[0] ?? ''
}
