import { AT_FIRST, button, expectOn, heading, referenceOn, switchOf, toggle } from '../../testing/page'
import { expect, test } from '../../testing/test'

test('a topic that is switched off and saved is confirmed in words, with a reference, and stays off', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news')
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Menu news.')
  await expect(page).toHaveTitle('Done. You’ll no longer get messages about: Menu news. Café Aurora')
  await expect(page.getByRole('list', { name: 'What changed' }).getByRole('listitem')).toHaveText(
    'Menu news Turned off (was on)',
  )
  await expect(page.getByText('This takes effect now. Messages already on their way may still arrive.')).toBeVisible()
  expect(await referenceOn(page)).toMatch(/^[0-9A-F]{8}$/)
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Your orders', 'Account security')
})

test('several switches are one change, told apart by on and off', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Your orders', 'Promotions')
  await expect(heading(page)).toHaveText(
    'Done. You’ll get messages about: Promotions. You’ll no longer get messages about: Your orders.',
  )
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await toggle(page, 'Your orders', 'Booking reminders', 'Menu news', 'Surveys')
  await expect(heading(page)).toHaveText('Done. You turned on 3 topics and turned off 1.')
  await expect(page.getByRole('list', { name: 'What changed' }).getByRole('listitem')).toHaveCount(4)
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Your orders', 'Booking reminders', 'Promotions', 'Surveys', 'Account security')
})

test('saving without a change says so, and offers no undo, no reference and no question', async ({ page, person }) => {
  await page.goto(person.url)
  await button(page, 'Save').click()
  await expect(heading(page)).toHaveText('You made no changes.')
  await expect(button(page, 'Undo')).toHaveCount(0)
  await expect(page.getByText('Reference')).toHaveCount(0)
  await expect(page.getByRole('radio')).toHaveCount(0)
})

test('a save can be undone: everything is as before, and an undo is not undone by a second tap', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news', 'Promotions')
  const saved = page.url()
  await button(page, 'Undo').click()
  await expect(heading(page)).toHaveText('Done. Your change was undone: everything is as it was before.')
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, ...AT_FIRST)
  await page.goto(saved)
  await expect(button(page, 'Undo')).toHaveCount(0)
  await expect(page.getByRole('radio'), 'nobody is asked why about what was taken back').toHaveCount(0)
})

test('an undo from a page that is older than the next change is refused in words, and both changes stay', async ({
  page,
  context,
  person,
}) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news')
  const other = await context.newPage()
  await other.goto(person.url)
  await toggle(other, 'Menu news')
  await expect(heading(other)).toHaveText('Done. You’ll get messages about: Menu news.')
  await button(page, 'Undo').click()
  await expect(page.getByText('This can no longer be undone. You can still change your topics.')).toBeVisible()
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST)
})

test('the saved view says until when an undo is possible', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Surveys')
  await expect(button(page, 'Undo')).toHaveAccessibleDescription(
    /^You can undo this for 1 hour, until \d{1,2}:\d{2}\s(AM|PM) \(São Paulo Time\)\.$/,
  )
})

test('after the back button the page shows what holds now; the old form sent again is no second change', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await toggle(page, 'Promotions')
  const reference = await referenceOn(page)
  await page.goBack()
  await expect(heading(page)).toHaveText('What would you like to receive on WhatsApp?')
  await expect(switchOf(page, 'Promotions')).toBeChecked()
  await button(page, 'Save').click()
  await expect(page.getByText(reference).or(page.getByText('You made no changes.'))).toBeVisible()
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST, 'Promotions')
})

test('a reload of the saved view repeats nothing', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Promotions')
  const reference = await referenceOn(page)
  await page.reload()
  expect(await referenceOn(page)).toBe(reference)
  await expect(button(page, 'Undo')).toBeVisible()
})

test('two tabs that save one after the other are both kept, and the second one shows a notice', async ({
  page,
  context,
  person,
}) => {
  const other = await context.newPage()
  await page.goto(person.url)
  await other.goto(person.url)
  await toggle(page, 'Promotions')
  await expect(page.getByText('Another change was saved')).toHaveCount(0)
  await toggle(other, 'Menu news')
  await expect(heading(other)).toHaveText('Done. You’ll no longer get messages about: Menu news.')
  await expect(other.getByText('Another change was saved while this page was open. Both were saved')).toBeVisible()
  await other.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(other, 'Your orders', 'Promotions', 'Account security')
})

test('after agreeing to something a person is not asked why', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Promotions')
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
  await expect(page.getByRole('radio')).toHaveCount(0)
})
