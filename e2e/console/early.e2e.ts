import type { Page } from '@playwright/test'
import { signIn } from '../testing/console'
import { signInTo, expect, test } from '../testing/console-shop'

/** Opens a page whose scripts come only when the returned function is called. */
async function openWithoutScriptsYet(page: Page, path: string): Promise<() => Promise<void>> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\.js(\?|$)/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  return async () => {
    release()
    await page.waitForLoadState('load')
  }
}

test('what is chosen about a file before the scripts have loaded is read once they have', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/imports')
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('phone,blocked\n+5511970001234,yes\n') }
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(file)
  await page.getByRole('button', { name: 'See how it is read' }).click()
  await expect(page.getByLabel('blocked is read as')).toBeVisible()
  const release = await openWithoutScriptsYet(page, page.url())
  await page.getByLabel('blocked is read as').selectOption('Answer, yes or no')
  await page.getByLabel('Rows without a topic are about').selectOption('Promotions')
  await release()
  await expect(page.getByText('mean that they agreed, or that they refused?')).toBeVisible()
})

test('a colour and a name that were typed before the scripts had loaded are judged and shown', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'editor')
  const release = await openWithoutScriptsYet(page, '/console/look')
  await page.getByLabel('Name', { exact: true }).fill('Norte & Sons')
  await page.getByLabel('Colour').fill('#ffe000')
  await release()
  await expect(page.getByText(/Its contrast with the page is 1.2:1/)).toBeVisible()
  await expect(page.frameLocator('iframe:not(.coming)').getByText('Norte & Sons', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Norte & Sons')
})

test('what a switched policy would mean is said, also when it was switched before the scripts had loaded', async ({
  page,
  shop,
}) => {
  await Promise.all([shop.newContact(), shop.newContact()])
  await signInTo(shop, page, 'editor')
  const release = await openWithoutScriptsYet(page, '/console/topics/deals')
  await page.getByLabel('Sent until they refuse').check()
  await release()
  await expect(page.getByText('people have not refused: they may be sent Deals from now on.')).toBeVisible()
})

test('what was typed in the sandbox before its scripts had loaded is sent', async ({ page }) => {
  const release = await openWithoutScriptsYet(page, '/sandbox')
  await page.getByLabel(/^Message as/).fill('hello from before')
  await release()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('hello from before')).toBeVisible()
})
