import { startWeb, type WebProcess } from '@/testing/web-process'
import { expect, test } from '../testing/test'

let web: WebProcess
test.afterEach(() => web.stop())

test('outside the demo there is no sandbox; our own page says so, in the language asked for, without a script', async () => {
  web = await startWeb()
  const front = await fetch(web.url, { headers: { 'accept-language': 'pt-BR' } })
  expect(front.status).toBe(200)
  expect(front.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  const said = await front.text()
  expect(said).toContain('Suas mensagens do WhatsApp')
  expect(said).not.toMatch(/<script|sandbox|href="\/p\//i)
  for (const path of ['/sandbox', '/sandbox?contact=1', '/404', '/500', '/_error', '/_not-found']) {
    const response = await fetch(`${web.url}${path}`, { headers: { 'accept-language': 'pt-BR' } })
    expect(response.status, path).toBe(404)
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    const html = await response.text()
    expect(html).toContain('<html lang="pt-BR"')
    expect(html).not.toMatch(/<script|sandbox/i)
  }
})
