import { randomUUID } from 'node:crypto'
import { demoLink, reissued } from '@/testing/links'
import { newPerson } from '../testing/inbound'
import { AT_FIRST, expectOn, heading, QUESTION, switchOf } from '../testing/page'
import { expect, test } from '../testing/test'

for (const language of ['es', 'pt-BR', 'en'] as const) {
  test(`a link in ${language} opens the page in ${language}, whatever the browser wants`, async ({ page }) => {
    await page.goto((await newPerson(language)).url)
    await expect(heading(page)).toHaveText(QUESTION[language])
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  })
}

test('a link without a language opens in that of the contact', async ({ page }) => {
  // The first contacts of the demo speak Spanish, Portuguese and English in turn.
  const { url } = await newPerson('en')
  const spanish = reissued(url, { contact: '01990000-0001-7000-8000-000000000004', language: 0 })
  await page.goto(spanish)
  await expect(heading(page)).toHaveText(QUESTION.es)
})

test.describe('a browser in Portuguese', () => {
  test.use({ locale: 'pt-PT' })
  test('opens a link that tells no language, of a contact who told none, in Portuguese', async ({ page, person }) => {
    await page.goto(reissued(person.url, { language: 0 }))
    await expect(heading(page)).toHaveText(QUESTION['pt-BR'])
  })
})

test.describe('a browser in a language we do not have', () => {
  test.use({ locale: 'fi-FI' })
  test('opens it in the language of the business', async ({ page, person }) => {
    await page.goto(reissued(person.url, { language: 0 }))
    await expect(heading(page)).toHaveText(QUESTION.es)
  })
})

test('a word beside each switch follows it: agreed to, refused, on until refused, always on', async ({
  page,
  person,
}) => {
  const words = page.locator('label i:visible')
  await page.goto(person.url)
  await expect(words).toHaveText(['On', 'No', 'No', 'On', 'No', 'Always'])
  await switchOf(page, 'Promotions').click()
  await switchOf(page, 'Menu news').click()
  await expect(words).toHaveText(['On', 'No', 'Yes', 'No', 'No', 'Always'])
  await expect(switchOf(page, 'Your orders')).toHaveAccessibleDescription(/On until you turn it off\.$/)
  await expect(switchOf(page, 'Promotions')).not.toHaveAccessibleDescription(/until/)
})

test('the page says who is asking and about which number, masked but for its end', async ({ page, person }) => {
  await page.goto(person.url)
  await expect(page.getByRole('banner')).toContainText('Café Aurora')
  const end = person.urn.slice(-4)
  await expect(page.getByText(`Messages to +1 ••••• ${end}`, { exact: true })).toBeVisible()
  await expect(page.getByText(`Messages to the number ending in ${Array.from(end).join(' ')}`)).toBeAttached()
  await expect(page).toHaveTitle('Your message preferences: Café Aurora')
  await expect(page.getByRole('link', { name: 'Talk to a person: hola@cafe-aurora.example' })).toBeVisible()
})

test('a contact without a number is called “your WhatsApp”', async ({ page }) => {
  const { url } = await newPerson('en', `whatsapp:US.${randomUUID().replaceAll('-', '')}`)
  await page.goto(`${url}?l=en`)
  await expect(page.getByText('Messages to your WhatsApp')).toBeVisible()
  await expect(page.getByText('•••••')).toHaveCount(0)
})

test('each topic says what comes and how often, and shows its present state; a required one is locked and says why', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST)
  await expect(page.getByRole('group', { name: 'Topics' }).getByRole('switch')).toHaveCount(6)
  await expect(switchOf(page, 'Promotions')).toHaveAccessibleDescription('Discounts and combos. About twice a week.')
  const locked = switchOf(page, 'Account security')
  await expect(locked).toBeDisabled()
  await expect(locked).toHaveAccessibleDescription(
    'Sign-in codes and access alerts. Only when you sign in. Always on. They are the codes you sign in with.',
  )
})

test('the page tells what stopping means, what is kept of the person, and how to reach a human', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await expect(
    page.getByText('You can also write STOP in the chat at any time to stop all messages, or START to get them again.'),
  ).toBeVisible()
  await expect(
    page.getByText(
      'about: Your orders, Booking reminders, Promotions, Menu news, and Surveys. We won’t message you about new topics either.',
    ),
  ).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveText('Account security. They are the codes you sign in with.')
  await expect(page.getByText('Messages already on their way may still arrive.')).toBeVisible()
  await page.getByText('Your data', { exact: true }).click()
  await expect(page.getByText('write to hola@cafe-aurora.example')).toBeVisible()
  await expect(page.getByText('Café Aurora Ltda., Rua Augusta 1500, São Paulo, Brasil')).toBeVisible()
  await expect(page.getByText('Menu news: legitimate interest in telling our customers what is new')).toBeVisible()
})

test('WhatsApp’s own stop of offers is shown, with where to change it, and no switch of ours pretends to lift it', async ({
  page,
}) => {
  await page.goto(demoLink('provider_stop'))
  await expect(page.getByText('WhatsApp is blocking offers from Café Aurora because you asked it to.')).toBeVisible()
  await expect(page.getByText('tap the name at the top and look for “Offers and announcements”')).toBeVisible()
  await expect(switchOf(page, 'Menu news')).toHaveAccessibleDescription(/Blocked by WhatsApp\.$/)
})

test('opening a page asks for the logo and nothing else, and leaves nothing in the browser', async ({
  page,
  context,
  person,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(person.url)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([new URL(person.url).pathname, expect.stringMatching(/^\/logo\//)])
  expect(await context.cookies()).toEqual([])
  expect(await context.storageState()).toEqual({ cookies: [], origins: [] })
})
