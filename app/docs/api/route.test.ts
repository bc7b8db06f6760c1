import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { REASONS } from '@/lib/api/schemas'
import { GET } from './route'

// No database listens there: the page needs none.
beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
})
// Other files run in the same process.
afterAll(() => void vi.unstubAllEnvs())

const html = async () => (await GET()).text()

test('the reference is a whole page without its one script, under a policy that would run no other', async () => {
  const response = await GET()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  const text = await response.text()
  const [script = '', ...more] = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, body]) => body ?? '')
  expect(more).toEqual([])
  const digest = createHash('sha256').update(script).digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`; script-src 'sha256-${digest}'`)
  const without = text.replace(`<script>${script}</script>`, '')
  expect(without).not.toMatch(/<script|javascript:|\son\w+=/i)
  expect(without).toContain('curl ')
  expect(Buffer.byteLength(text)).toBeLessThan(600_000)
})

test('every endpoint is there with its scope, every link on the page leads somewhere, and ids are told apart', async () => {
  const text = await html()
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  for (const { id, scope } of ALL_OPERATIONS) {
    const article = text.slice(text.indexOf(`<article id="${id}"`)).split('</article>', 1)[0] ?? ''
    expect(article).toContain(`<code>${scope}</code>`)
    expect(article).toContain('curl ')
    expect(article).toContain('Example response')
  }
})

test('fields say type, need and words; what lies in objects stands behind them', async () => {
  const text = await html()
  const article = text.slice(text.indexOf('<article id="mapTemplate"')).split('</article>', 1)[0] ?? ''
  expect(article).toMatch(/<code>name<\/code><span class="type">string, up to 512<b> required<\/b>/)
  expect(article).toMatch(/<code>category<\/code><span class="type">word<\/span>/)
  expect(article).toContain('<span class="words"><code>marketing</code><code>utility</code>')
  expect(article).toMatch(/class="depth1"><dt><code>language<\/code>/)
  expect(article).toContain('language_missing')
})

test('each reason of a decision has its meaning, nothing is folded away from a search, and the key has one name', async () => {
  const text = await html()
  for (const reason of REASONS)
    expect(text).toMatch(new RegExp(`<dt><code>${reason}</code><span class="type">(not )?allowed`))
  // Only the list of endpoints on narrow screens is folded, and each endpoint is on the page as well.
  expect([...text.matchAll(/<details[^>]*>/g)].map(([tag]) => tag)).toEqual(['<details class="top" id="endpoints">'])
  expect(new Set([...text.matchAll(/SAYSO_\w*KEY\w*/g)].map(([name]) => name))).toEqual(new Set(['SAYSO_API_KEY']))
})
