import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, signIn } from '../testing/console'
import { newPerson, write } from '../testing/inbound'
import { expect, test } from '../testing/test'

/** A message that Sayso is not sure about, in words that no other test writes. Returns the words. */
async function unsure(): Promise<string> {
  const person = await newPerson('es')
  const words = `ya no soy cliente de ustedes ${randomUUID().slice(0, 8)}`
  await write(person, words)
  return words
}

const shown = (page: Page) => page.getByRole('article').getByRole('blockquote')
const queued = (page: Page, words: string) => page.getByRole('listitem').getByRole('link', { name: words })

async function open(page: Page, words: string) {
  await page.goto('/console/reviews')
  await queued(page, words).click()
  await expect(shown(page)).toHaveText(words)
}

test('one key decides, the next one is shown, and U brings the decided one back', async ({ page }) => {
  const words = await unsure()
  await unsure()
  await signIn(page, 'editor')
  await open(page, words)
  await expectAccessible(page)
  await page.keyboard.press('2')
  await expect(page.getByText('Decided: stop everything.')).toBeVisible()
  await expect(shown(page)).not.toHaveText(words)
  await expect(queued(page, words)).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(shown(page)).toHaveText(words)
  await expect(queued(page, words)).toHaveCount(1)
  await page.getByRole('article').getByRole('link', { name: /^\+52/ }).click()
  await expect(page.getByText('Undone: wanted messages again')).toBeVisible()
})

test('a double press decides one message and never the next', async ({ page }) => {
  const [first, second] = [await unsure(), await unsure()]
  await signIn(page, 'editor')
  await open(page, first)
  await page.keyboard.press('3')
  await page.keyboard.press('3')
  await expect(page.getByText('Decided: nothing changes.')).toBeVisible()
  await page.keyboard.press('3')
  await expect(queued(page, first)).toHaveCount(0)
  await page.goto('/console/reviews')
  await expect(queued(page, second)).toHaveCount(1)
})

test('when a colleague was faster, nothing is written and it is said', async ({ page, browser }) => {
  const words = await unsure()
  await signIn(page, 'editor')
  await open(page, words)
  const other = await browser.newContext()
  const colleague = await other.newPage()
  await signIn(colleague, 'owner')
  await open(colleague, words)
  await colleague.getByRole('button', { name: 'Nothing of the kind' }).click()
  await expect(colleague.getByText('Decided: nothing changes.')).toBeVisible()
  await page.getByRole('button', { name: 'Stop everything' }).click()
  await expect(
    page.getByText(/decided this one a moment ago: nothing changes\. Your decision was not recorded/),
  ).toBeVisible()
  await other.close()
})

test('keys do nothing in a field, and a viewer has no such screen', async ({ page, browser }) => {
  const words = await unsure()
  await signIn(page, 'editor')
  await open(page, words)
  const field = page.getByRole('searchbox', { name: 'Find a person by number or id' }).filter({ visible: true })
  await field.pressSequentially('123')
  await expect(field).toHaveValue('123')
  await expect(shown(page)).toHaveText(words)
  const other = await browser.newContext()
  const viewer = await other.newPage()
  await signIn(viewer, 'viewer')
  await viewer.goto('/console/reviews')
  await expect(viewer.getByText('Your role cannot see this')).toBeVisible()
  expect((await viewer.request.get('/console/reviews/phrases.tsv')).status()).toBe(403)
  await other.close()
})

test('what was decided is given out with its label, and without numbers', async ({ page }) => {
  const person = await newPerson('es')
  const mark = randomUUID().replace(/[^a-f]/g, '')
  await write(person, `ya no soy cliente de ustedes ${mark} 5512341007`)
  await signIn(page, 'editor')
  await open(page, `ya no soy cliente de ustedes ${mark} 5512341007`)
  await page.getByRole('button', { name: 'Nothing of the kind' }).click()
  await expect(page.getByText('Decided: nothing changes.')).toBeVisible()
  const file = await page.request.get('/console/reviews/phrases.tsv')
  expect(await file.text()).toContain(`es\tordinary\tya no soy cliente de ustedes ${mark} #\n`)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a button decides, and another one takes it back', async ({ page }) => {
    const words = await unsure()
    await signIn(page, 'editor')
    await open(page, words)
    await page.getByRole('button', { name: 'Nothing of the kind' }).click()
    await expect(page.getByText('Decided: nothing changes.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(shown(page)).toHaveText(words)
  })
})
