import { instance } from '@/testing/instance'
import { cookieOf, expectAccessible, fillSignIn, forgetProof, newMember, signIn } from '../testing/console'
import { hiddenFields, send } from '../testing/hand-made'
import { expect, test } from '../testing/test'

test('an owner reads what test keys act on, and takes everything out', async ({ page }) => {
  await signIn(page, 'owner')
  await page.goto('/console/business')
  await expect(page.getByRole('region', { name: 'Test mode' })).toContainText('Test keys act on a test business')
  await expect(page.getByRole('listitem').filter({ hasText: 'ledger.ndjson' })).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the archive' }).click()
  expect((await download).suggestedFilename()).toMatch(/^cafe-aurora-\d{4}-\d\d-\d\d\.zip$/)
})

test('an owner who signed in long ago says who they are before the archive, and comes back', async ({ page }) => {
  const { email, password } = await newMember('owner')
  await fillSignIn(page, email, password)
  await page.waitForURL((url) => url.pathname === '/console')
  await forgetProof(email)
  await page.goto('/console/business')
  await page.getByRole('button', { name: 'Download the archive' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Is it you?' })).toBeVisible()
  await page.getByLabel('Your password').fill('not my password')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('alert')).toContainText('This is not right.')
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL((url) => url.pathname === '/console/business')
  await expect(page.getByRole('status')).toContainText('Now press the button again.')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the archive' }).click()
  expect((await download).suggestedFilename()).toMatch(/^cafe-aurora-\d{4}-\d\d-\d\d\.zip$/)
})

test('an editor sees who can take it, and takes nothing by hand', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/business')
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download the archive' })).toHaveCount(0)
  const { url } = instance()
  const [owner, editor] = [await cookieOf('owner'), await cookieOf('editor')]
  const shown = await send(url, '/console/business', { headers: { Cookie: owner } })
  const body = new URLSearchParams(hiddenFields(shown.body, 'forBusiness')).toString()
  const post = (headers: Record<string, string>, form = body) =>
    send(url, '/console/business/archive.zip', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: form,
    })
  expect((await post({ Cookie: editor, Origin: url })).status).toBe(403)
  expect((await post({ Cookie: owner, Origin: 'https://evil.example' })).status).toBe(403)
  expect((await post({ Origin: url })).location).toBe('/console/sign-in')
  expect((await post({ Cookie: owner, Origin: url }, 'forBusiness=another')).location).toBe(
    '/console/business?problem=other_business',
  )
})
