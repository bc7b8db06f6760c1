import type { Page } from '@playwright/test'
import { expect, signInTo, test } from '../testing/console-shop'

// Whatever can be undone is undone by a button of a plain form: before scripts have loaded, and without any.
test.use({ javaScriptEnabled: false })

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

test('a topic that was moved goes back to its place', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics')
  const names = page.locator('ol.order b')
  await page.getByRole('button', { name: 'Move Deals down' }).click()
  await expect(names).toHaveText(['Events', 'Deals', 'Reviews'])
  await undo(page).click()
  await expect(page.getByRole('status')).toContainText('Deals is now 1st of 3.')
  await expect(names).toHaveText(['Deals', 'Events', 'Reviews'])
  await expect(undo(page)).toHaveCount(0)
})

test('a topic that was paused, or archived after a question, is as it was', async ({ page, shop }) => {
  await shop.answer(await shop.newContact(), 'Deals', 'in')
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Deals is paused: nothing about it may be sent until you resume it.')).toBeVisible()
  await undo(page).click()
  await expect(page.getByText('Deals may be sent again.')).toBeVisible()

  await page.getByText('Archive this topic').click()
  await page.getByRole('button', { name: 'Archive Deals…' }).click()
  await page.getByRole('button', { name: 'Archive it for 1 person' }).click()
  await expect(page.getByText('Deals is archived.')).toBeVisible()
  await undo(page).click()
  await expect(page.getByText('Deals is back on the page.')).toBeVisible()
  await page.goto('/console/topics')
  await expect(page.locator('ol.order b')).toHaveText(['Deals', 'Events', 'Reviews'])
})

test('an Undo that comes after another change of the topic asks for whom it lets messages be sent', async ({
  page,
  shop,
}) => {
  await shop.answer(await shop.newContact(), 'Deals', 'in')
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByText('Archive this topic').click()
  await page.getByRole('button', { name: 'Archive Deals…' }).click()
  await page.getByRole('button', { name: 'Archive it for 1 person' }).click()
  await expect(undo(page)).toBeVisible()
  // It was put back and archived once more in another tab: the archiving that this button takes back is gone.
  const other = await page.context().newPage()
  await other.goto('/console/topics/deals')
  await other.getByRole('button', { name: /Deals/ }).click()
  await other.getByRole('button', { name: /1 person/ }).click()
  await expect(other.getByText('Deals is back on the page.')).toBeVisible()
  await other.getByText('Archive this topic').click()
  await other.getByRole('button', { name: 'Archive Deals…' }).click()
  await other.getByRole('button', { name: 'Archive it for 1 person' }).click()
  await expect(other.getByText('Deals is archived.')).toBeVisible()

  await undo(page).click()
  const question = page.getByRole('alert').filter({ hasText: 'Deals' })
  await expect(question).toBeVisible()
  await other.goto('/console/topics')
  await expect(other.locator('ol.order b')).toHaveText(['Events', 'Reviews'])
  await question.getByRole('button', { name: /1 person/ }).click()
  await expect(page.getByText('Deals is back on the page.')).toBeVisible()
})

test('what was saved of a topic and of the look is taken back', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByLabel('Name', { exact: true }).filter({ visible: true }).fill('Bargains')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(undo(page)).toBeVisible()
  await undo(page).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await page.goto('/console/topics/deals')
  await expect(page.getByLabel('Name', { exact: true }).filter({ visible: true })).toHaveValue('Deals')

  await page.goto('/console/look')
  await page.getByLabel('Name', { exact: true }).fill('Norte & Sons')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await undo(page).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await page.goto('/console/look')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Norte Books')
})

test('a site that was allowed is not allowed any more, and Enter in the field adds another one', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'owner')
  await page.goto('/console/developers')
  const site = page.getByLabel('Address of the site')
  await site.fill('https://one.example')
  await site.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'https://one.example may show the page' })).toBeVisible()
  // The Undo is shown above the field, and Enter must not press it.
  await site.fill('https://two.example')
  await site.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'https://two.example may show the page' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove https://one.example' })).toBeVisible()
  await undo(page).click()
  await expect(page.getByText('https://two.example may no longer show the page.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove https://two.example' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove https://one.example' })).toBeVisible()
})
