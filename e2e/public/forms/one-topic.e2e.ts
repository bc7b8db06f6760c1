import { reissued } from '@/testing/links'
import { button, expectOn, heading, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

test('a link that names a topic begins with it, and one tap stops just this, with an undo that keeps the place', async ({
  page,
  person,
}) => {
  await page.goto(`${person.url}?t=orders`)
  await expect(page.getByRole('switch').first()).toHaveAccessibleName('Your orders')
  const stop = button(page, 'Stop only “Your orders”')
  await expect(stop).toBeInViewport({ ratio: 1 })
  await stop.click()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Your orders.')
  await button(page, 'Undo').click()
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expect(switchOf(page, 'Your orders')).toBeChecked()
  await expect(stop).toBeVisible()
  await page.goto(person.url)
  await expect(stop).toHaveCount(0)
})

test('an expired link that names a topic stops just this, and shows nothing else', async ({ page, person }) => {
  await page.goto(`${reissued(person.url, { daysAgo: 45 })}?t=orders`)
  await expect(page.getByRole('switch')).toHaveCount(0)
  await button(page, 'Stop only “Your orders”').click()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Your orders.')
  await expect(button(page, 'Undo')).toHaveCount(0)
  await page.goto(person.url)
  await expectOn(page, 'Menu news', 'Account security')
})
