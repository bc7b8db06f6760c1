import type { Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { asAnotherWorkspace, ensureNumberField } from '../testing/another-workspace'
import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

// These begin one wizard as the demo's owner, and a member has one of each kind.
test.describe.configure({ mode: 'serial' })

async function tryOut(page: Page, url: string, token: string): Promise<void> {
  await page.getByLabel('Address of the API').fill(url)
  await page.getByLabel('API token').fill(token)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
}

test('Weni: a bad address, a wrong token and a workspace that is connected already', async ({ page }) => {
  await signIn(page, 'owner')
  await page.goto('/console/backends/new/weni')
  await tryOut(page, 'http://10.0.0.1/api/v2/', 'x')
  await expect(page.getByText(/must be https and public|is not https/).first()).toBeVisible()
  await tryOut(page, instance().sandboxUrl, 'not-the-token')
  await expect(page.getByText('Weni refuses this token (403).').first()).toBeVisible()
  await expect(page.getByLabel('Address of the API')).toHaveValue(instance().sandboxUrl)
  await expectAccessible(page)

  // The demo's workspace is connected already: nobody connects it twice, and its own page opens.
  await tryOut(page, instance().sandboxUrl, instance().apiToken)
  await page.waitForURL(new RegExp(`/console/backends/${instance().backendId}$`))
})

test('Weni step by step: found, a field of another type refused, what will be made', async ({ page }) => {
  await ensureNumberField('Age')
  await signIn(page, 'owner')
  await asAnotherWorkspace(async () => {
    await page.goto('/console/backends/new/weni')
    await tryOut(page, instance().sandboxUrl, instance().apiToken)
    await expect(page.getByText('It works.')).toBeVisible()
    expect(await page.content()).not.toContain(instance().apiToken)

    await page.getByLabel('Field for Promotions').selectOption('age')
    await page.getByText('Off', { exact: true }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('age holds numbers in Weni, but yes and no are text.')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Field for Promotions')).toHaveValue('age')
    await expectAccessible(page)

    await page.getByLabel('Field for Promotions').selectOption('consent_promotions')
    await page.getByLabel('Group for Surveys').selectOption({ label: 'Consent surveys (new, we create it)' })
    await page.getByRole('button', { name: 'Continue' }).click()
    const connect = page.getByRole('button', { name: 'Create 1 group, and connect' })
    await expect(connect).toBeVisible()
    await page.reload()
    await expect(connect).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect(page.getByLabel('API token')).toHaveValue('')
  })
})

test('a webhook: tested, connected, its secret shown until copied, disabled with undo', async ({ page }) => {
  await signIn(page, 'owner')
  await page.goto('/console/backends')
  await page.getByRole('link', { name: 'Connect Signed webhook' }).click()
  const name = `CRM ${Date.now()}`
  const url = `${instance().sandboxUrl}/hooks/${Date.now()}`
  await page.getByLabel('Address', { exact: true }).fill('https://user:secret@example.com')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText('Leave user name and password out').first()).toBeVisible()
  await page.getByLabel('Address', { exact: true }).fill(url)
  await page.getByLabel('Name in Sayso').fill(name)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText('No contact data was sent.')).toBeVisible()
  // A reload loses nothing, and the list says that it was begun.
  await page.reload()
  await expect(page.getByText('No contact data was sent.')).toBeVisible()
  await page.goto('/console/backends')
  await page.getByRole('link', { name: `Continue ${name}` }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Connect, and show the secret' }).click()
  const secret = page.getByText(/^whsec_/)
  await expect(secret).toBeVisible()
  const shown = await secret.textContent()
  await page.reload()
  await expect(secret).toHaveText(shown ?? '')
  await page.getByRole('button', { name: 'Done, go to the backend' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  expect(await page.content()).not.toContain(shown)

  await page.getByRole('button', { name: 'Make a new secret' }).click()
  await expect(secret).toBeVisible()
  await expect(secret).not.toHaveText(shown ?? '')
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(secret).toHaveCount(0)

  await page.getByText('Disable it').click()
  await page.getByRole('button', { name: `Disable ${name}` }).click()
  await expect(page.getByText(`${name} is disabled.`).first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${name} is enabled.`).first()).toBeVisible()
  await expectAccessible(page)
})

test('the demo’s backend in words: what it shows, its flow file, a comparison that an editor starts', async ({
  page,
}) => {
  await signIn(page, 'editor')
  await page.goto('/console/backends')
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/console/backends/${instance().backendId}`)
  await expect(page.getByRole('region', { name: 'Health' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Disable/ })).toHaveCount(0)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the flow file' }).click()
  expect((await download).suggestedFilename()).toBe('sayso-flows.json')
  await page.getByRole('button', { name: 'Compare now' }).click()
  await expect(page.getByText(/It starts in a moment|One is already in progress/).first()).toBeVisible()
  await expectAccessible(page)
})

test('a viewer reads how backends are, and is not let into connecting one', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto(`/console/backends/${instance().backendId}`)
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compare now' })).toHaveCount(0)
  await page.goto('/console/backends/new/weni')
  await expect(page.getByRole('heading', { level: 1, name: 'Your role cannot see this' })).toBeVisible()
})
