import { instance } from '@/testing/instance'
import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

test('a key is made, shown once, used, seen as used, and revoked', async ({ page }) => {
  const name = `Shop ${Date.now()}`
  await signIn(page, 'owner')
  await page.goto('/console')
  await page.getByRole('link', { name: 'Developers' }).filter({ visible: true }).click()
  await page.getByRole('link', { name: 'Create a key' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Create the key' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Choose at least one thing' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await page.getByLabel(/^Read topics, templates/).check()
  await page.getByRole('button', { name: 'Create the key' }).click()
  const made = page.getByRole('alert').filter({ hasText: `${name} is ready` })
  const token = await made.locator('code').innerText()
  expect(token).toMatch(/^sayso_live_[\w-]{65}$/)
  expect(page.url()).not.toContain(token)
  await page.getByRole('link', { name: 'I have copied it' }).click()

  const key = page.getByRole('listitem').filter({ hasText: name })
  await expect(key).toContainText('config:read')
  await expect(key).toContainText('Never used')
  expect(await page.content()).not.toContain(token)
  const call = () =>
    page.request.get(`${instance().url}/api/v1/topics`, { headers: { Authorization: `Bearer ${token}` } })
  expect((await call()).status()).toBe(200)
  await expect(async () => {
    await page.reload()
    await expect(key).toContainText('Last used', { timeout: 1000 })
  }).toPass()

  await key.getByText('Revoke…').click()
  await expect(key).toContainText('A revoked key cannot be restored')
  await key.getByRole('button', { name: `Revoke ${name}` }).click()
  await expect(page.getByRole('status').filter({ hasText: `${name} was revoked` })).toBeVisible()
  await expect(key).toContainText('Revoked')
  await expect(key.getByRole('button')).toHaveCount(0)
  expect((await call()).status()).toBe(401)

  await page.goto('/console/audit?what=key')
  await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toContainText('revoked an API key')
  expect(await page.content()).not.toContain(token)
})

test('a new key with its token, and the question before it is revoked, can be used by everybody', async ({ page }) => {
  const name = `Robot ${Date.now()}`
  await signIn(page, 'owner')
  await page.goto('/console/developers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel(/^Ask whether messages/).check()
  await page.getByRole('button', { name: 'Create the key' }).click()
  await expect(page.locator('code').filter({ hasText: /^sayso_live_/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'I have copied it' }).click()
  await page.getByRole('listitem').filter({ hasText: name }).getByText('Revoke…').click()
  await expectAccessible(page)
})

test('a site that may embed the page is allowed, undone, and held to be an origin', async ({ page, person }) => {
  const origin = `https://shop-${Date.now()}.example`
  await signIn(page, 'owner')
  await page.goto('/console/developers')
  const site = page.getByLabel('Address of the site')
  await site.fill(`${origin}/page`)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(site).toHaveAttribute('aria-invalid', 'true')
  await site.fill(`${origin}/`)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: `${origin} may show the page` })).toBeVisible()
  const policyOf = async (address = `${person.url}/embed/auto`) =>
    (await page.request.get(address)).headers()['content-security-policy']
  await expect.poll(() => policyOf()).toMatch(new RegExp(`frame-ancestors [^;]*${origin}`))
  // The page outside of a frame is for no site.
  expect(await policyOf(person.url)).toContain("frame-ancestors 'none'")

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${origin} may no longer show the page.`)).toBeVisible()
  await expect(page.getByRole('button', { name: `Remove ${origin}` })).toHaveCount(0)
  await expect.poll(() => policyOf()).not.toContain(origin)
})

test('an editor sees who can change this, and where the API is described', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/developers')
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the reference' })).toHaveAttribute('href', '/docs/api')
  await expect(page.getByRole('button', { name: /Revoke|Allow/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/console/developers/new')
  await expect(page.getByRole('heading', { name: 'Your role cannot see this' })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a key is made and revoked', async ({ page }) => {
    const name = `Till ${Date.now()}`
    await signIn(page, 'owner')
    await page.goto('/console/developers/new?mode=test')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel(/^Ask whether messages/).check()
    await page.getByRole('button', { name: 'Create the key' }).click()
    await expect(page.locator('code').filter({ hasText: /^sayso_test_/ })).toBeVisible()
    await page.goto('/console/developers?mode=test')
    const key = page.getByRole('listitem').filter({ hasText: name })
    await key.getByText('Revoke…').click()
    await key.getByRole('button', { name: `Revoke ${name}` }).click()
    await expect(page.getByText(`${name} was revoked.`)).toBeVisible()
  })
})
