import { instance } from '@/testing/instance'
import { startWeb } from '@/testing/web-process'
import { cookieOf, DEMO_EMAILS } from '../testing/console'
import { send, sendForm } from '../testing/hand-made'
import { expect, test } from '../testing/test'

const HEADERS = [
  ['cache-control', /no-store/],
  ['referrer-policy', /^same-origin$/],
  ['x-frame-options', /^DENY$/],
  ['x-content-type-options', /^nosniff$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['x-robots-tag', /noindex/],
] as const

for (const [name, value] of HEADERS) {
  test(`each page of the console has ${name}, whoever asks`, async () => {
    for (const Cookie of ['', await cookieOf('viewer')])
      for (const target of ['/console', '/console/sign-in']) {
        const { head } = await send(instance().url, target, { headers: { Cookie } })
        const values = [...head.matchAll(new RegExp(`^${name}: (.*)$`, 'gim'))].map(([, text]) => text?.trim())
        expect([target, values]).toEqual([target, [expect.stringMatching(value)]])
      }
  })
}

test('the policy allows no script but those with the nonce of this response, no frame around and no base', async ({
  page,
}) => {
  const policies = []
  for (let time = 0; time < 2; time++) {
    const response = await page.request.get('/console/sign-in')
    const policy = response.headers()['content-security-policy'] ?? ''
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy.split('; ')).toContain(part)
    expect(policy).not.toMatch(/unsafe-/)
    const scripts = [...(await response.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    policies.push(policy)
  }
  expect(policies[0]).not.toBe(policies[1])
})

test('at another host there is no console', async () => {
  const { host } = new URL(instance().url)
  for (const Host of ['evil.example', `127.0.0.1:${new URL(instance().url).port}`])
    for (const target of ['/console', '/console/sign-in'])
      expect((await send(instance().url, target, { headers: { Host, 'X-Forwarded-Host': host } })).status).toBe(404)
})

test('a lying Host, X-Forwarded-Host or Origin changes no redirect and no link', async () => {
  const origin = instance().url
  const lies = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'host=evil.example',
    Origin: 'https://evil.example',
    Referer: 'https://evil.example/',
  }
  const { status, head, body } = await send(origin, '/console', { headers: lies })
  expect([200, 303, 307]).toContain(status)
  expect(head + body).toContain('/console/sign-in')
  expect(head + body).not.toContain('evil.example')
  const { email, password } = instance().console
  const evil = await sendForm(origin, '/console/sign-in', { email, password }, { Origin: 'https://evil.example' })
  expect([evil.status, evil.cookies]).toEqual([403, []])
  const { Origin: _, ...others } = lies
  const signedIn = await sendForm(origin, '/console/sign-in', { email, password }, { ...others, Origin: origin })
  expect([signedIn.status, signedIn.location]).toEqual([303, '/console'])
  expect(signedIn.head).not.toContain('evil.example')
})

test('over https each cookie is bound to the host, and hidden from scripts', async () => {
  const { authSecret, console } = instance()
  const web = await startWeb({ AUTH_SECRET: authSecret, AUTH_URL: 'https://console.example.com' })
  try {
    // As the proxy in front would send it, which keeps the Host.
    const headers = { Host: 'console.example.com', Origin: 'https://console.example.com', 'Accept-Language': 'en' }
    const fields = { email: DEMO_EMAILS.viewer, password: console.password }
    const { status, location, cookies } = await sendForm(web.url, '/console/sign-in', fields, headers)
    expect([status, location]).toEqual([303, '/console'])
    expect(cookies.filter((cookie) => cookie.startsWith('__Host-sayso-session='))).toHaveLength(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-sayso-[a-z]+=/)
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; SameSite=lax/i)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
    const [session = ''] = cookies.map((cookie) => cookie.split(';', 1)[0]).filter((pair) => pair?.includes('session'))
    expect((await send(web.url, '/console', { headers: { ...headers, Cookie: session } })).status).toBe(200)
  } finally {
    await web.stop()
  }
})

test('without a secret the console says what to set, and nothing else breaks', async () => {
  const web = await startWeb()
  try {
    const closed = await send(web.url, '/console/sign-in', { headers: { 'Accept-Language': 'pt' } })
    expect(closed.status).toBe(200)
    expect(closed.body).toContain('AUTH_SECRET=')
    expect(closed.body).toContain('O console ainda não está ativado')
    expect((await send(web.url, '/console')).location).toBe('/console/sign-in')
    expect((await send(web.url, '/readyz')).status).toBe(200)
  } finally {
    await web.stop()
  }
})
