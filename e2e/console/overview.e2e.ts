import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

test('the overview says whom one may message, and each number leads to the people behind it', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console')
  await expect(page.getByRole('heading', { level: 1, name: 'Who you may message now' })).toBeVisible()
  // A worker counts within seconds of the start; the page says so until then.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/people, counted/)).toBeVisible({ timeout: 1000 })
  }).toPass()
  const row = page.getByRole('row', { name: /Promotions/ })
  const yes = row.getByRole('cell').nth(2).getByRole('link')
  await expect(yes).toHaveAttribute('href', '/console/people?topic=promotions&standing=yes')
  await expect(yes).toHaveText(/^\d+$/)
  await expect(page.getByRole('img', { name: /agreed to something/ })).toBeVisible()
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('table').filter({ hasText: 'Day' }).getByRole('row')).toHaveCount(31)
  await expectAccessible(page)
})

test('what needs a person has one way forward; a viewer is not told of reviews', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console')
  const needs = page.getByRole('region', { name: 'Needs you' })
  await expect(needs.getByRole('link', { name: 'Choose a topic' })).toHaveAttribute('href', '/console/templates')
  await expect(page.getByRole('link', { name: 'Decide' })).toHaveCount(0)
})

test('the slash goes to the field that finds a person, and the question mark lists the keys', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console')
  const field = page.getByLabel('Find a person by number or id').filter({ visible: true })
  // The scripts of the page may start a moment after it is loaded, and a key pressed before is nobody's.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toBeVisible()
  await keys.getByLabel('Turn single-key shortcuts on').uncheck()
  await keys.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('/')
  await expect(field).not.toBeFocused()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the overview is read', async ({ page }) => {
    await signIn(page, 'viewer')
    await page.goto('/console')
    await expect(page.getByRole('row', { name: /Promotions/ })).toBeVisible()
  })
})
