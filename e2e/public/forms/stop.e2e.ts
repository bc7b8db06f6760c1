import { write } from '../../testing/inbound'
import { AT_FIRST, button, expectOn, heading, pause, press, referenceOn, switchOf, toggle } from '../../testing/page'
import { expect, test } from '../../testing/test'

test('one tap stops everything, in sight without scrolling, and says what still comes and why', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await expect(button(page, 'Stop all messages')).toBeInViewport({ ratio: 1 })
  await button(page, 'Stop all messages').click()
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
  await expect(page.getByText('Account security. They are the codes you sign in with.')).toBeVisible()
  await expect(page.getByText('Messages already on their way may still arrive.')).toBeVisible()
  expect(await referenceOn(page)).toMatch(/^[0-9A-F]{8}$/)
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Account security')
  await expect(page.getByText(/^You stopped all messages on /)).toBeVisible()
})

test('a return gives back every topic as it was, refusals too', async ({ page, person }) => {
  await page.goto(person.url)
  await toggle(page, 'Menu news', 'Promotions')
  await page.goto(person.url)
  await button(page, 'Stop all messages').click()
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expect(button(page, 'Receive messages again')).toBeInViewport({ ratio: 1 })
  await button(page, 'Receive messages again').click()
  await expect(heading(page)).toHaveText('Welcome back. You’ll get messages again.')
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Your orders', 'Promotions', 'Account security')
})

test('the page says what a stop ends before and after it, and the offers alone can be stopped in its place', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await expect(page.getByText('You’ll no longer get messages about: Your orders, Booking reminders,')).toBeVisible()
  await button(page, 'Stop all messages').click()
  await expect(page.getByText('You’ll no longer get messages about: Your orders and Menu news.')).toBeVisible()
  await press(page, 'Stop only the offers')
  await expect(heading(page)).toHaveText(
    'Done. You’ll no longer get messages about: Promotions, Menu news, and Surveys.',
  )
  await expect(page.getByText('You get messages about:')).toBeVisible()
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Your orders', 'Account security')
  await expect(page.getByText(/^You stopped all messages on /)).toHaveCount(0)
})

test('only the offers: orders go on, and a switch that was put off and not saved counts as the No it is', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await switchOf(page, 'Your orders').click()
  await switchOf(page, 'Booking reminders').click()
  await press(page, 'Stop only the offers')
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, 'Account security')
})

test('who returns reads what comes again, and a change that was undone says so', async ({ page, person }) => {
  await page.goto(person.url)
  await press(page, 'Stop all messages')
  const stopped = page.url()
  await press(page, 'Undo')
  await expect(page.getByRole('listitem')).toHaveText(['Your orders', 'Menu news'])
  await page.goto(stopped)
  await expect(heading(page)).toHaveText('This change was undone.')
  await expect(page.getByText('get any more messages from')).toHaveCount(0)
  await page.goto(person.url)
  await press(page, 'Stop all messages')
  await page.goto(person.url)
  await press(page, 'Receive messages again')
  await expect(page.getByRole('listitem')).toHaveText(['Your orders', 'Menu news'])
})

test('a stop can be undone at once', async ({ page, person }) => {
  await page.goto(person.url)
  await button(page, 'Stop all messages').click()
  await button(page, 'Undo').click()
  await expect(heading(page)).toHaveText('Done. Your change was undone: everything is as it was before.')
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST)
})

test('a person who stopped can switch on one topic alone, and can stop again', async ({ page, person }) => {
  await page.goto(person.url)
  await press(page, 'Stop all messages')
  await page.goto(person.url)
  await toggle(page, 'Your orders')
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Your orders.')
  await page.goto(person.url)
  await expectOn(page, 'Your orders', 'Account security')
  await expect(button(page, 'Receive messages again')).toBeVisible()
  await press(page, 'Stop all messages')
  await page.goto(person.url)
  await expectOn(page, 'Account security')
})

test('a stop in the chat shows on the page, and a return on the page is one in the chat’s eyes too', async ({
  page,
  person,
}) => {
  await write(person, 'STOP')
  await page.goto(person.url)
  await expectOn(page, 'Account security')
  await press(page, 'Receive messages again')
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST)
})

for (const [length, told] of [
  ['1 week', /^Done\. Everything is paused until \w+ \d{1,2}, \d{4}\.$/],
  ['1 month', /^Done\. Everything is paused until \w+ \d{1,2}, \d{4}\.$/],
  ['3 months', /^Done\. Everything is paused until \w+ \d{1,2}, \d{4}\.$/],
  ['Until I end it', /^Done\. Everything is paused until you end the pause\.$/],
] as const) {
  test(`everything can be paused: ${length}; the topics stay as they are, and it can be resumed`, async ({
    page,
    person,
  }) => {
    await page.goto(person.url)
    await pause(page, length)
    await expect(heading(page)).toHaveText(told)
    await page.getByRole('link', { name: 'Back to my topics' }).click()
    await expectOn(page, ...AT_FIRST)
    await expect(page.getByText(/^Everything is paused until /)).toBeVisible()
    await button(page, 'End the pause').click()
    await expect(heading(page)).toHaveText('Done. You’ll get messages again.')
    await page.getByRole('link', { name: 'Back to my topics' }).click()
    await expect(page.getByText('Everything is paused')).toHaveCount(0)
  })
}

test('a pause of a week ends a week from today, by the calendar of the business', async ({ page, person }) => {
  await page.goto(person.url)
  await pause(page, '1 week')
  const inAWeek = new Date(Date.now() + 7 * 86_400_000)
  const date = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'America/Sao_Paulo' }).format(inAWeek)
  await expect(heading(page)).toHaveText(`Done. Everything is paused until ${date}.`)
})

test('during a pause topics can be changed, and the confirmation says that the pause still holds', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await pause(page, '1 month')
  await page.goto(person.url)
  await toggle(page, 'Promotions')
  await expect(page.getByText('Everything is still paused: your topics apply again when the pause ends.')).toBeVisible()
})
