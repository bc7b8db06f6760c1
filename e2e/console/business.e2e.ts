import { instance } from '@/testing/instance'
import { newMember } from '@/testing/members'
import { cookieOf, expectAccessible, forgetProof, newBusiness, signIn, signInAs } from '../testing/console'
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
  const owner = await newMember('owner')
  const { email, password } = owner
  await signInAs(page, owner)
  await forgetProof(email)
  await page.goto('/console/business')
  await page.getByRole('button', { name: 'Download the archive' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Is it you?' })).toBeVisible()
  await page.getByLabel('Your password').fill('not my password')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This is not right.' })).toBeVisible()
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
  for (const name of ['Take everything out', 'Close the business'])
    await expect(page.getByRole('region', { name })).toContainText('Owners can change this.')
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

test('an owner closes their business, every screen says when, and one button keeps it', async ({ page }) => {
  const business = await newBusiness()
  const { email, password, name } = business
  await signInAs(page, business)
  await forgetProof(email)
  await page.goto('/console/business')
  const closing = page.getByRole('region', { name: 'Close the business' })
  await expect(closing).toContainText('they can still stop everything')
  await closing.locator('summary').click()
  await closing.getByLabel(`Type the name of the business: ${name}`).fill('Another business')
  await closing.getByRole('button', { name: 'Close the business' }).click()
  await expect(closing.getByRole('alert')).toContainText('confirm that it is you first')
  const proof = page.waitForEvent('popup')
  await closing.getByRole('link', { name: 'Confirm in a new tab' }).click()
  const tab = await proof
  await tab.getByLabel('Your password').fill(password)
  await tab.getByRole('button', { name: 'Confirm' }).click()
  await expect(tab.getByRole('status')).toContainText('Confirmed.')
  await tab.close()

  await closing.getByRole('button', { name: 'Close the business' }).click()
  await expect(closing.getByRole('alert')).toContainText('This is not the name of the business.')
  await closing.getByLabel(`Type the name of the business: ${name}`).fill(name)
  await closing.getByRole('button', { name: 'Close the business' }).click()
  await expect(closing.getByRole('status')).toContainText('The business will be closed on')
  await expectAccessible(page)

  const note = page.getByText(/^This business will be closed on .+ Nothing may be sent now\.$/)
  for (const place of ['', '/topics', '/imports', '/audit']) {
    await page.goto(`/console${place}`)
    await expect(note).toBeVisible()
  }
  await expect(page.getByText('started closing the business')).toBeVisible()
  await page.goto('/console/imports')
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'a.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('phone,topic,answer\n+573001234567,deals,no\n'),
  })
  await page.getByRole('button', { name: 'See how it is read' }).click()
  await expect(page.getByText('so nothing is imported any more')).toBeVisible()

  await page.getByRole('link', { name: 'How to keep it' }).click()
  await page.getByRole('button', { name: 'Keep the business' }).click()
  await expect(page.getByText('The business stays. Everything is as it was before.')).toBeVisible()
  await expect(note).toHaveCount(0)
  await expect(closing.locator('summary')).toBeVisible()
})
