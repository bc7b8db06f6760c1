import { startWeb, type WebProcess } from '@/db/testing/web-process'
import { expect, test } from '../support/test'

let web: WebProcess
test.afterEach(() => web.stop())

test('outside the demo there is no sandbox, and our own page says so: in the language asked for, without a script', async () => {
  web = await startWeb()
  const response = await fetch(`${web.url}/sandbox`, { headers: { 'accept-language': 'pt-BR' } })
  expect(response.status).toBe(404)
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  const html = await response.text()
  expect(html).toContain('<html lang="pt-BR"')
  expect(html).not.toMatch(/<script|sandbox/i)
})
