import { type Browser, type Page } from '@playwright/test'
import { freePort } from '@/lib/process/ports.mjs'
import { instance } from '@/testing/instance'
import { inviteBy, newMember } from '@/testing/members'
import { type OidcProvider, startOidcProvider } from '@/testing/oidc'
import { startWeb, type WebProcess } from '@/testing/web-process'
import { expectAccessible, signInAs } from '../testing/console'
import { expect, test } from '../testing/test'

// A real provider and a web process that is set to it, both in processes of their own.
let provider: OidcProvider
let web: WebProcess

test.beforeAll(async () => {
  const port = await freePort()
  provider = await startOidcProvider(`http://localhost:${port}/console/auth/callback/oidc`)
  web = await startWeb(
    {
      AUTH_SECRET: instance().authSecret,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'sayso',
      OIDC_CLIENT_SECRET: 'a secret of this test',
      OIDC_NAME: 'Keycloak',
    },
    port,
  )
})
test.afterAll(async () => {
  await web.stop()
  await provider.stop()
})

/** A browser of its own: cookies are the same for every port of localhost. */
async function opened(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: web.url, locale: 'en' })
  return context.newPage()
}

/** Signs in at the provider's own page, as this subject. */
async function signInThere(page: Page, subject: string) {
  await page.locator('input[name=login]').fill(subject)
  await page.locator('input[name=password]').fill('any')
  await page.getByRole('button', { name: /sign-in/i }).click()
  await page.getByRole('button', { name: /continue/i }).click()
}

test('an invitation is accepted at the provider, and its account signs in from then on', async ({ browser }) => {
  const subject = `olga-${Date.now()}`
  const page = await opened(browser)
  const { pathname } = new URL(await inviteBy('editor', `${subject}@example.com`))
  await page.goto(pathname)
  await page.getByRole('link', { name: 'Join with Keycloak' }).click()
  const asked = new URL(page.url()).origin
  expect(asked).toBe(provider.issuer)
  await signInThere(page, subject)
  await expect(page.getByText('Signed in as an editor')).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.getByRole('link', { name: 'Continue with Keycloak' }).click()
  await expect(page.getByText('Signed in as an editor')).toBeVisible()
  await page.context().close()
})

test('an account that is connected to nobody is not let in, though its e-mail is a member’s', async ({ browser }) => {
  const { email } = await newMember('owner')
  const page = await opened(browser)
  await page.goto('/console/sign-in')
  await page.getByRole('link', { name: 'Continue with Keycloak' }).click()
  await signInThere(page, `thief+${email}`)
  await expect(page.getByText('Your account at Keycloak is not connected to anyone here yet.')).toBeVisible()
  await page.goto('/console')
  await expect(page).toHaveURL(/\/console\/sign-in$/)
  await page.context().close()
})

test('who is signed in connects their account and disconnects it; another person’s stays theirs', async ({
  browser,
}) => {
  const subject = `bia-${Date.now()}`
  const bia = await newMember('viewer')
  for (const [member, says] of [
    [bia, 'Connected. You can sign in with it from now on.'],
    [await newMember('viewer'), 'connected to somebody else here'],
  ] as const) {
    const page = await opened(browser)
    await signInAs(page, member, web.url)
    await page.goto('/console/account')
    await page.getByRole('button', { name: 'Connect Keycloak' }).click()
    await page.getByRole('link', { name: 'Continue to Keycloak' }).click()
    await signInThere(page, subject)
    await expect(page.getByText(says)).toBeVisible()
    await page.context().close()
  }
  const page = await opened(browser)
  await page.goto('/console/sign-in')
  await page.getByRole('link', { name: 'Continue with Keycloak' }).click()
  await signInThere(page, subject)
  await expect(page.getByText('Signed in as a viewer')).toBeVisible()
  await page.goto('/console/account')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  // Signing in is no proof that somebody is there now, unless the provider says when it asked.
  const opening = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Confirm in a new tab' }).click()
  const tab = await opening
  await tab.getByLabel('Your password').fill(bia.password)
  await tab.getByRole('button', { name: 'Confirm' }).click()
  await expect(tab.getByText('Confirmed.')).toBeVisible()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByText('Disconnected.')).toBeVisible()
  await page.context().close()
})

test('confirming at the provider asks to sign in there again, and a session that is open there proves nothing', async ({
  browser,
}) => {
  const subject = `rita-${Date.now()}`
  const page = await opened(browser)
  await page.goto(new URL(await inviteBy('owner', `${subject}@example.com`)).pathname)
  await page.getByRole('link', { name: 'Join with Keycloak' }).click()
  await signInThere(page, subject)
  await expect(page.getByText('Signed in as an owner')).toBeVisible()

  // Back without having been asked there: what a session at the provider, or somebody who changes the address, does.
  const begun = await page.request.get('/console/auth/begin?again&for=business', { maxRedirects: 0 })
  const to = new URL(begun.headers()['location'] ?? '')
  expect([to.searchParams.get('prompt'), to.searchParams.get('max_age')]).toEqual(['login', '0'])
  to.searchParams.delete('prompt')
  to.searchParams.delete('max_age')
  await page.goto(to.href)
  await expect(page).toHaveURL(`${web.url}/console/prove?returned&for=business`)
  await expect(page.getByRole('alert').filter({ hasText: 'Keycloak did not ask you to sign in again' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Confirm with Keycloak' }).click()
  await expect(page.locator('input[name=login]')).toBeVisible()
  await page.locator('input[name=login]').fill(subject)
  await page.locator('input[name=password]').fill('any')
  await page.getByRole('button', { name: /sign-in/i }).click()
  await expect(page).toHaveURL(`${web.url}/console/business?proven`)
  await page.goto('/console/prove?returned')
  await expect(page.getByRole('status').filter({ hasText: 'Confirmed.' })).toBeVisible()
  await page.context().close()
})

test('the way to the provider has PKCE, state and nonce, and a return without them signs nobody in', async () => {
  const begun = await fetch(`${web.url}/console/auth/begin`, { redirect: 'manual' })
  const to = new URL(begun.headers.get('location') ?? '')
  expect(to.origin).toBe(provider.issuer)
  for (const name of ['code_challenge', 'state', 'nonce']) expect(to.searchParams.get(name)).toMatch(/.{20,}/)
  expect(to.searchParams.get('code_challenge_method')).toBe('S256')
  expect(to.searchParams.get('redirect_uri')).toBe(`${web.url}/console/auth/callback/oidc`)
  const cookie = begun.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  for (const Cookie of ['', cookie]) {
    const state = `code=stolen&state=${'x'.repeat(40)}`
    const back = await fetch(`${web.url}/console/auth/callback/oidc?${state}`, {
      headers: { Cookie },
      redirect: 'manual',
    })
    expect(back.headers.get('location')).toMatch(/\/console\/sign-in\?error=/)
    expect(back.headers.getSetCookie().filter((each) => /session=[^;]/.test(each))).toEqual([])
  }
})

test('another site’s link makes nobody join: it leads to the page of the invitation', async () => {
  const token = new URL(await inviteBy('viewer', `caio-${Date.now()}@example.com`)).pathname.split('/').at(-1) ?? ''
  const begun = await fetch(`${web.url}/console/auth/begin?invitation=${token}`, {
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(begun.headers.get('location')).toBe(`/console/invitation/${token}`)
})
