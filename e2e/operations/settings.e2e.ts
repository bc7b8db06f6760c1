import { run } from '@/testing/web-process'
import { expect, test } from '../testing/test'

const KEY = `1:${'A'.repeat(43)}=:active`

test('wrong settings stop the start with a list that names each and shows no value', async () => {
  const { code, output } = await run('lib/dev/start.mjs', {
    DATABASE_URL: 'mysql://root:hunter2@localhost/sayso',
    SAYSO_KEYS: `${KEY},1:short`,
    PORT: 'eighty',
    BASE_URL: 'preferences.example.com/',
  })
  expect(code).toBe(1)
  expect(output).toContain("Sayso can't start, because these settings are wrong or missing:")
  for (const name of [
    'DATABASE_URL',
    'DATABASE_WORKER_URL',
    'DATABASE_OWNER_URL',
    'SAYSO_KEYS',
    'SAYSO_PEPPER',
    'PORT',
    'BASE_URL',
  ])
    expect(output).toMatch(new RegExp(`^  - ${name} `, 'm'))
  expect(output).not.toMatch(/hunter2|AAAA|eighty/)
  expect(output).not.toContain('    at ')
})

test('a web server without a database to speak to says so and ends', async () => {
  const { code, output } = await run('lib/server/web.mjs', { SAYSO_DEMO: '1' })
  expect(code).toBe(1)
  expect(output).toContain('DATABASE_URL is missing')
})
