import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

test('an editor gives a template another topic with one choice, and takes it back', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/templates')
  const row = page.getByRole('row', { name: /order_ready/ })
  const topic = row.getByRole('combobox', { name: 'Topic of order_ready' })
  const before = await topic.locator('option:checked').textContent()
  await topic.selectOption({ label: 'no topic' })
  await row.getByRole('button', { name: 'Set the topic of order_ready' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'order_ready no longer belongs to a topic.' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('order_ready is back where it was.')).toBeVisible()
  await page.reload()
  await expect(topic.locator('option:checked')).toHaveText(before ?? '')

  // Its history has what happened.
  await row.getByRole('link', { name: 'order_ready' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('order_ready')
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem').first()).toContainText(`Topic: no topic → ${before}`)
  await expectAccessible(page)
})

test('filters and topics are addresses; a viewer reads who can change it', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console/templates')
  await expect(page.getByRole('button', { name: /^Set/ })).toHaveCount(0)
  await expect(page.getByText('Editors can change this.').first()).toBeVisible()
  await page.getByRole('link', { name: /^New in 7 days/ }).click()
  await expect(page).toHaveURL(/filter=new/)
  await expect(page.getByRole('link', { name: /^New in 7 days/ })).toHaveAttribute('aria-current', 'true')
  await page.goto('/console/templates?filter=nonsense&account=x&seen=-1')
  await expect(page.getByRole('link', { name: /^All ·/ })).toHaveAttribute('aria-current', 'true')
  await expectAccessible(page)
  for (const address of ['/console/templates/nonsense', '/console/templates/01990000-0000-7000-8000-0000000000ff']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
  }
})
