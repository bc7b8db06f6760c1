import { expectAccessible, signIn } from '../testing/console'
import { expect, signInTo, test } from '../testing/console-shop'

test('an owner sees which template drives people away, opens it, pauses it and takes that back', async ({ page }) => {
  await signIn(page, 'owner')
  await page.goto('/console/templates')
  await page.getByRole('link', { name: 'Who drives people away' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which message drives people away')
  const board = page.getByRole('table', { name: 'All' })
  const row = board.getByRole('row', { name: /weekend_offer/ })
  // A worker counts and judges within seconds of the start.
  await expect(async () => {
    await page.reload()
    await expect(row.getByRole('img', { name: /of 1,000, likely between/ })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(row.getByRole('img', { name: /^Who left by day/ })).toBeVisible()
  await page.getByRole('link', { name: /^Probably$/ }).click()
  await expect(page).toHaveURL(/by=window/)
  await expectAccessible(page)

  await board.getByRole('link', { name: 'weekend_offer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('weekend_offer')
  for (const name of [
    'What it does to people',
    'Day by day',
    'Had they agreed?',
    'What would help',
    'What Meta does next',
  ])
    await expect(page.getByRole('region', { name })).toBeVisible()
  const acts = page.getByRole('region', { name: 'What you can do' })
  const status = acts.getByRole('status')
  // The overview then names the template.
  await expect(async () => {
    await page.reload()
    await expect(acts.getByText('It drives people away')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await acts.getByRole('button', { name: 'I have seen it' }).click()
  await expect(status).toContainText('The overview won’t mention weekend_offer again')
  await expect(acts.getByRole('button', { name: 'I have seen it' })).toHaveCount(0)
  await acts.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText('The overview mentions weekend_offer again.')
  await page.goto('/console')
  const needs = page.getByRole('region', { name: 'Needs you' })
  const named = needs.getByRole('listitem').filter({ hasText: 'weekend_offer drives people away' })
  await expect(named).toContainText('It is still sent until you pause it.')
  await named.getByRole('link', { name: 'Look at it' }).click()
  await page.getByRole('button', { name: 'Pause this template' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'weekend_offer is paused.' })).toBeVisible()
  await expect(page.getByText('Paused here: checks and the gateway answer no for it.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('weekend_offer may be sent again.')).toBeVisible()
  await expectAccessible(page)

  // Who was sent it against a refusal is a list of people.
  await page
    .getByRole('link', { name: /^Show / })
    .last()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who was sent weekend_offer')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

test('the topic of a template is paused from its page, with one press, and one takes it back', async ({
  page,
  shop,
}) => {
  await shop.addTemplate('spring_sale', 'Deals')
  await signInTo(shop, page, 'editor')
  await page.goto('/console/templates')
  await page.getByRole('link', { name: 'spring_sale' }).click()
  const acts = page.getByRole('region', { name: 'What you can do' })
  await expect(acts.getByText('The topic Deals')).toBeVisible()
  await expect(acts.getByText(/Nothing about it is sent .* This is its only template/)).toBeVisible()
  await acts.getByRole('button', { name: 'Pause the topic' }).click()
  await expect(acts.getByRole('status')).toContainText('Deals is paused: nothing about it may be sent')
  await expect(acts.getByRole('button', { name: 'Resume the topic' })).toBeVisible()
  await acts.getByRole('button', { name: 'Undo' }).click()
  await expect(acts.getByRole('status')).toContainText('Deals may be sent again.')
  await expect(acts.getByRole('button', { name: 'Pause the topic' })).toBeVisible()
})

test('a viewer sees the figures, no button, and not what people wrote; the tables are files', async ({ page }) => {
  await signIn(page, 'viewer')
  for (const [table, first] of [
    ['board.csv', 'template,category'],
    ['saves.csv', 'reason,stopped_everything'],
    ['quality.csv', 'day,high,medium,low'],
  ] as const) {
    const file = await page.request.get(`/console/templates/watch/${table}?days=30`)
    expect([file.status(), (await file.text()).startsWith(first)]).toEqual([200, true])
  }
  expect((await page.request.get('/console/templates/watch/other.csv')).status()).toBe(404)
  await page.goto('/console/templates/watch?show=nonsense&days=5&page=-1')
  await page.getByRole('table', { name: 'All' }).getByRole('link', { name: 'weekend_offer' }).click()
  await expect(page.getByText('Editors can read what people wrote.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pause this template' })).toHaveCount(0)
  const days = await page.request.get(`${new URL(page.url()).pathname}/days.csv?days=7`)
  expect((await days.text()).split('\r\n')).toHaveLength(9)
})
