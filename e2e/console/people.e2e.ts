import type { Page } from '@playwright/test'
import { expectAccessible, signIn } from '../testing/console'
import { newPerson, type Person, write } from '../testing/inbound'
import { expect, test } from '../testing/test'

const numberOf = ({ urn }: Person) => urn.replace('whatsapp:', '')

/** Finds a person as a member does: in the field of the navigation. */
async function find(page: Page, text: string) {
  const field = page.getByRole('searchbox', { name: 'Find a person by number or id' }).filter({ visible: true })
  await field.fill(text)
  await field.press('Enter')
}

/** Collects the addresses that the browser asks for, which are what histories and logs keep. */
function addressesOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  page.on('framenavigated', (frame) => asked.push(decodeURIComponent(frame.url())))
  return asked
}

const rowOf = (page: Page, topic: string) => page.getByRole('row', { name: topic })

test('a person is found from anywhere by their number, and their page says where they stand and why', async ({
  page,
}) => {
  const person = await newPerson('pt-BR')
  await write(person, 'não quero mais promoções')
  await signIn(page, 'editor')
  await page.goto('/console')
  const digits = numberOf(person)
  await find(page, `(${digits.slice(2, 4)}) ${digits.slice(4, 9)}-${digits.slice(9)}`)
  await expect(page).toHaveURL(/\/console\/people\/[0-9a-f-]{36}$/)
  await expect(rowOf(page, 'Promotions')).toContainText('They refused on')
  await expect(rowOf(page, 'Account security')).toContainText('Required')
  await rowOf(page, 'Promotions').getByRole('link').click()
  await expect(page).toHaveURL(/#l1$/)
  const line = page.getByRole('listitem').filter({ hasText: 'Refused Promotions' })
  await expect(line).toContainText('não quero mais promoções')
  await expectAccessible(page)
})

test('no address has a number, known or unknown; loading again and going back show what was found', async ({
  page,
}) => {
  const person = await newPerson('en')
  const nobody = `55119${String(Date.now()).slice(-8)}`
  await signIn(page, 'editor')
  const asked = addressesOf(page)
  await page.goto('/console/topics')
  await find(page, `+${nobody}`)
  const said = page.getByText(`Nobody with +${nobody.slice(0, 2)}`)
  await expect(said).toBeVisible()
  await expect(page).toHaveURL(/\/console\/people\?found=[\w-]+$/)
  await page.reload()
  await expect(said).toBeVisible()
  await expectAccessible(page)

  // The large field on this page works as the one of the navigation does.
  const large = page.getByRole('searchbox', { name: 'Number, WhatsApp user id, or id in a backend' })
  await expect(large).toHaveValue(`+${nobody}`)
  await large.fill(numberOf(person))
  await large.press('Enter')
  await expect(page).toHaveURL(/\/console\/people\/[0-9a-f-]{36}$/)
  await page.goBack()
  await expect(said).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()

  // Adding somebody whom nobody knew leads to their page, and back to where nobody was found.
  await page.goForward()
  await page.getByRole('button', { name: /^Add / }).click()
  await expect(page).toHaveURL(/\/console\/people\/[0-9a-f-]{36}#act$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/console\/people\?found=[\w-]+$/)
  expect(asked.length).toBeGreaterThan(5)
  for (const digits of [nobody, numberOf(person)])
    expect(asked.filter((address) => address.includes(digits.slice(-6)))).toEqual([])
})

test('what one member looked for is nobody else’s to open, and an empty field leads to the lists', async ({
  page,
  browser,
}) => {
  await signIn(page, 'editor')
  await page.goto('/console')
  await find(page, '+57 300 000 0001')
  await expect(page.getByText('Nobody with')).toBeVisible()
  const other = await browser.newContext()
  const viewer = await other.newPage()
  await signIn(viewer, 'viewer')
  await viewer.goto(page.url())
  await expect(viewer.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(viewer.getByRole('main')).not.toContainText('Nobody with')
  await find(viewer, ' ')
  await expect(viewer).toHaveURL(/\/console\/people$/)
  await other.close()
})

test('what a caller wants is recorded with their words, and can be undone where it was recorded', async ({ page }) => {
  const person = await newPerson('en')
  await signIn(page, 'editor')
  await page.goto('/console/people')
  await find(page, numberOf(person))
  const form = page.getByRole('form', { name: 'Act for them' })
  await form.getByRole('radiogroup', { name: 'Surveys' }).getByText('Yes').click()
  await form.getByRole('button', { name: 'Record what they said' }).click()
  await expect(form.getByRole('alert')).toContainText('A Yes needs their words.')
  await expect(form.getByRole('radio', { name: 'Yes' }).last()).toBeChecked()
  await form.getByLabel('What they said').fill('“Yes, ask me.” Call 4711')
  await form.getByRole('button', { name: 'Record what they said' }).click()
  await expect(form.getByRole('status')).toContainText('Recorded: agreed to Surveys.')
  await expect(rowOf(page, 'Surveys')).toContainText('They agreed on')
  await expect(page.getByRole('listitem').filter({ hasText: 'Agreed to Surveys' })).toContainText(
    '“Yes, ask me.” Call 4711',
  )

  await form.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, 'Surveys')).toContainText('Not yet')
  await expect(page.getByText('Undone: took back what they had said about Surveys')).toBeVisible()
})

test('a link is shown to be copied, and the page behind it is theirs', async ({ page, context }) => {
  const person = await newPerson('en')
  await signIn(page, 'editor')
  await page.goto('/console/people')
  await find(page, numberOf(person))
  await page.getByRole('button', { name: 'Make their link' }).click()
  const note = page.getByRole('status').filter({ hasText: 'Anyone who has it can choose' })
  const url = await note.getByRole('code').textContent()
  const theirs = await context.newPage()
  await theirs.goto(url ?? '')
  await expect(theirs.getByText(numberOf(person).slice(-4)).first()).toBeVisible()
})

test('erasing asks for the last four digits; afterwards the number is known to be erased', async ({ page }) => {
  const person = await newPerson('en')
  const digits = numberOf(person)
  await signIn(page, 'editor')
  await page.goto('/console/people')
  await find(page, digits)
  await page.getByText('Their data: export or erase').click()
  const form = page.getByRole('form', { name: 'Erase' })
  await form.getByLabel('Type the last four digits').fill('0')
  await form.getByRole('button', { name: 'Erase this person' }).click()
  await expect(form.getByRole('alert').first()).toContainText('Nothing was erased.')
  await form.getByLabel('Type the last four digits').fill(digits.slice(-4))
  await form.getByRole('button', { name: 'Erase this person' }).click()
  await expect(page.getByText(/Erased on /)).toBeVisible()
  await find(page, digits)
  await expect(page.getByText('The person with this number was erased.')).toBeVisible()
})

test('the evidence document and the JSON open for an editor, and for no viewer', async ({ page, browser }) => {
  const person = await newPerson('en')
  await signIn(page, 'editor')
  await page.goto('/console/people')
  await find(page, numberOf(person))
  await expect(page).toHaveURL(/\/console\/people\/[0-9a-f-]{36}$/)
  const address = page.url()
  const json = await page.request.get(`${address}/export.json`)
  expect(await json.json()).toMatchObject({ format: 'sayso.evidence.v1', whole: true })
  await page.goto(`${address}/evidence`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Record of consent')
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('system-ui')

  const other = await browser.newContext()
  const viewer = await other.newPage()
  await signIn(viewer, 'viewer')
  for (const path of ['export.json', 'evidence'])
    expect((await viewer.request.get(`${address}/${path}`)).status()).toBe(403)
  await viewer.goto(address)
  await expect(viewer.getByRole('heading', { level: 1 })).toContainText(numberOf(person).slice(-4))
  await expect(viewer.getByRole('main')).not.toContainText(numberOf(person).slice(3, 9))
  await expect(viewer.getByText('Editors can change this.')).toBeVisible()
  await expect(viewer.getByRole('button', { name: /Record|Release|Erase|link/ })).toHaveCount(0)
  await other.close()
})

test('somebody nobody knew is added, and what they said on the phone is recorded', async ({ page }) => {
  const { urn } = await newPerson('pt-BR')
  const digits = urn.replace('whatsapp:', '').replace(/^55119/, '55219')
  await signIn(page, 'editor')
  await page.goto('/console/people')
  await find(page, `+${digits}`)
  await expect(page.getByText('they appear here within a minute')).toBeVisible()
  await page.getByRole('button', { name: /^Add \+55 21/ }).click()
  const form = page.getByRole('form', { name: 'Act for them' })
  await form.getByLabel('They want nothing more at all').check()
  await form.getByRole('button', { name: 'Record what they said' }).click()
  await expect(form.getByRole('status')).toContainText('Recorded: stopped everything.')
  await expect(rowOf(page, 'Promotions')).toContainText('They stopped everything on')
})

test('the numbers of the overview open the people behind them, and what is no number gets a helpful sentence', async ({
  page,
}) => {
  await signIn(page, 'viewer')
  await page.goto('/console/people?topic=promotions&standing=no')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refused Promotions')
  await page.getByRole('list', { name: 'Refused Promotions' }).getByRole('link').first().click()
  await expect(rowOf(page, 'Promotions')).toContainText('No')
  await page.goto('/console/people?standing=no')
  await expect(page.getByText('Choose a topic as well')).toBeVisible()
  await find(page, 'Maria')
  await expect(page.getByText('That is neither a number nor an id')).toBeVisible()
  await page.goto('/console/people')
  await expect(page.getByRole('heading', { name: 'Last change' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a No is recorded, and the page says so', async ({ page }) => {
    const person = await newPerson('en')
    await signIn(page, 'editor')
    await page.goto('/console')
    await find(page, numberOf(person))
    const form = page.getByRole('form', { name: 'Act for them' })
    await form.getByLabel('They want nothing more at all').check()
    await form.getByRole('button', { name: 'Record what they said' }).click()
    await expect(page.getByText('Recorded: stopped everything.')).toBeVisible()
    await expect(page.getByRole('row', { name: 'Promotions' })).toContainText('They stopped everything on')
  })
})
