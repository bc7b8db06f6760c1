import { AT_FIRST, button, expectOn, heading, switchOf, toggle } from '../../testing/page'
import { expect, test } from '../../testing/test'

const REASONS = [
  'I’m not interested in what you send',
  'I don’t need them any more',
  'I don’t like the messages',
  'I never signed up',
  'Too many messages',
  'This is not my number',
  'Another reason',
]

test('why is asked after the stop is stored, is optional, and offers the same reasons everywhere', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await button(page, 'Stop all messages').click()
  await expect(
    page.getByRole('group', { name: 'Would you tell us why? Only if you like.' }).getByRole('radio'),
  ).toHaveCount(7)
  for (const reason of REASONS) await expect(page.getByRole('radio', { name: reason })).not.toBeChecked()
  await page.goto(person.url)
  await expectOn(page, 'Account security')
})

test('a reason with words of one’s own is thanked for, and the change stays as it was', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news')
  await expect(page.getByRole('radio', { name: 'This is not my number' })).toHaveCount(0)
  await page.getByRole('radio', { name: 'I don’t need them any more' }).check()
  await page.getByLabel('Anything else you’d like to tell us? (optional)').fill('Gracias 🧉 & <b>hasta luego</b>')
  await button(page, 'Send').click()
  await expect(page.getByText('Thank you. It helps Café Aurora do better.')).toBeVisible()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Menu news.')
  await expect(button(page, 'Undo')).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await expect(page.getByText('hasta luego'), 'what was written is shown to nobody who finds the link').toHaveCount(0)
})

test('“too many” after a stop offers a pause in its place: topics are on again when it ends', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await button(page, 'Stop all messages').click()
  await page.getByRole('radio', { name: 'Too many messages' }).check()
  await button(page, 'Send').click()
  await expect(page.getByRole('heading', { name: 'Would you prefer a pause?' })).toBeVisible()
  await expect(page.getByText('A pause replaces your stop')).toBeVisible()
  await button(page, '1 month').click()
  await expect(heading(page)).toHaveText(/^Done\. Everything is paused until /)
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST)
  await expect(page.getByText('You stopped all messages')).toHaveCount(0)
  await expect(page.getByText(/^Everything is paused until /)).toBeVisible()
})

test('“too many” after switching off a topic offers a pause beside it, and the topic stays off', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news')
  await page.getByRole('radio', { name: 'Too many messages' }).check()
  await button(page, 'Send').click()
  await button(page, '1 week').click()
  await expect(heading(page)).toHaveText(/^Done\. Everything is paused until /)
  await page.goto(person.url)
  await expect(switchOf(page, 'Menu news')).not.toBeChecked()
})

test('“not my number” offers to let the number go; then its links are dead and nothing can be changed by them', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await button(page, 'Stop all messages').click()
  await page.getByRole('radio', { name: 'This is not my number' }).check()
  await button(page, 'Send').click()
  await expect(page.getByText('not even security codes')).toBeVisible()
  await button(page, 'Yes, remove this number').click()
  await expect(heading(page)).toHaveText('Done. This number has been removed.')
  await expect(page.getByText('Café Aurora will send nothing more to this number.')).toBeVisible()
  const gone = await page.goto(person.url)
  expect(gone?.status()).toBe(410)
  await expect(heading(page)).toHaveText('This link no longer works')
  await expect(page.getByRole('link', { name: 'Write STOP on WhatsApp' })).toHaveAttribute(
    'href',
    'https://wa.me/551150550100?text=STOP',
  )
})
