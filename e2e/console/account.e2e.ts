import { Secret, TOTP } from 'otpauth'
import { instance } from '@/testing/instance'
import { newMember } from '@/testing/members'
import { cookieOf, expectAccessible, fillSignIn, newCookieOf, runConsole, signInAs } from '../testing/console'
import { send } from '../testing/hand-made'
import { expect, test } from '../testing/test'

test('a person is invited, joins with a password of theirs, and the link is used up', async ({ page }) => {
  const email = `bia-${Date.now()}@example.com`
  const invited = await runConsole('invite', email, '--business', 'cafe-aurora', '--role', 'editor')
  const url = /https?:\/\/\S+/.exec(invited)?.[0] ?? ''
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join Café Aurora')
  await expect(page.getByLabel('E-mail')).toHaveValue(email)
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Bia Nunes')
  await page.getByLabel('Choose a password').fill('short')
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByText('Use 10 characters or more.').first()).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Bia Nunes')
  await page.getByLabel('Choose a password').fill('quiet river walks')
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByText('Signed in as an editor')).toBeVisible()

  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation has already been used')
})

test('the account page changes name and language, shows where one is signed in, and axe finds nothing', async ({
  page,
  browser,
}) => {
  const member = await newMember('viewer')
  const elsewhere = await browser.newContext({ baseURL: instance().url })
  const other = await elsewhere.newPage()
  for (const each of [page, other]) await signInAs(each, member)
  await newCookieOf(member)
  await page.goto('/console/account')
  await expect(page.getByText('this browser')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign 2 other browsers out' }).click()
  await expect(page.getByText('2 other browsers were signed out.')).toBeVisible()
  await other.goto('/console/account')
  await expect(other).toHaveURL(/\/console\/sign-in$/)
  await elsewhere.close()

  await page.getByLabel('Language of the console').selectOption('pt-BR')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sua conta')
})

test('a second step is switched on, asked for at the next sign-in, and replaced once by a recovery code', async ({
  page,
}) => {
  const member = await newMember('viewer')
  const { email, password } = member
  await signInAs(page, member)
  await page.goto('/console/account')
  await page.getByRole('button', { name: 'Turn on the second step' }).click()
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  await expectAccessible(page)
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Confirm the code' }).click()
  await expect(page.getByText('This code is not right.').first()).toBeVisible()
  await page.getByLabel('Code from the app').fill(app.generate())
  await page.getByRole('button', { name: 'Confirm the code' }).click()
  const note = page.getByRole('status').filter({ hasText: 'Keep these recovery codes' })
  await expect(note).toBeVisible()
  const [recovery = ''] = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(await note.innerText()) ?? []
  await expectAccessible(page)

  for (const [field, code] of [
    ['Recovery code', recovery],
    ['Recovery code', recovery],
  ] as const) {
    await page.context().clearCookies()
    await fillSignIn(page, email, password)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your code')
    // Nothing else is open to a session that owes a code.
    expect((await page.request.get('/console', { maxRedirects: 0 })).status()).toBe(307)
    await page.getByRole('link', { name: 'Use a recovery code' }).click()
    await page.getByLabel(field).fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    if (page.url().includes('recovery')) await page.waitForLoadState()
    const isIn = page.getByText('Signed in as a viewer')
    const isWrong = page.getByText('This code is not right.').first()
    await expect(isIn.or(isWrong)).toBeVisible()
  }
  await expect(page.getByText('This code is not right.').first()).toBeVisible()
})

test('a session whose row is gone is signed out at its next request', async () => {
  const Cookie = await cookieOf('editor')
  expect((await send(instance().url, '/console/account', { headers: { Cookie } })).status).toBe(200)
  const forged = `${Cookie.slice(0, -4)}AAAA`
  expect((await send(instance().url, '/console/account', { headers: { Cookie: forged } })).location).toBe(
    '/console/sign-in',
  )
})
