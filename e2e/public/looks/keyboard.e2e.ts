import { AT_FIRST, button, expectOn, heading, switchOf, TOPICS } from '../../testing/page'
import { expect, test } from '../../testing/test'

const focused = 'document.activeElement'

/** The elements before the first switch: the other languages. */
const LANGUAGES = ['Español', 'Português']

test('Tab follows the page: languages, switches, offers, Save, Stop all messages, then what is behind', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  for (const name of LANGUAGES) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name })).toBeFocused()
  }
  for (const topic of TOPICS.slice(0, 5)) {
    await page.keyboard.press('Tab')
    await expect(switchOf(page, topic)).toBeFocused()
  }
  for (const name of ['Stop only the offers', 'Save', 'Stop all messages']) {
    await page.keyboard.press('Tab')
    await expect(button(page, name)).toBeFocused()
  }
  for (const title of ['Pause everything for a while', 'Your data']) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(`${focused}.textContent`)).toBe(title)
  }
})

test('Space switches a topic, Enter saves, and Enter among the switches never stops or pauses', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  for (let press = 0; press < LANGUAGES.length + 3; press++) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(switchOf(page, 'Promotions')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
  await page.goto(person.url)
  await expectOn(page, ...AT_FIRST, 'Promotions')
})

test('the whole way out and back works by keyboard alone', async ({ page, person }) => {
  await page.goto(person.url)
  for (let press = 0; press < LANGUAGES.length + 8; press++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
  await button(page, 'Undo').focus()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Done. Your change was undone: everything is as it was before.')
})

test('a pause is reached and chosen by keyboard', async ({ page, person }) => {
  await page.goto(person.url)
  for (let press = 0; press < LANGUAGES.length + 9; press++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(button(page, '1 week')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(heading(page)).toHaveText(/^Done\. Everything is paused until /)
})

test('what has the focus is ringed, wherever it is', async ({ page, person }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(person.url)
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab')
      const ring = await page.evaluate(
        `(({ outlineStyle, outlineWidth, outlineColor, backgroundColor }) => ({ outlineStyle, width: parseFloat(outlineWidth), shows: outlineColor !== backgroundColor }))(getComputedStyle(${focused}))`,
      )
      expect(ring).toEqual({ outlineStyle: 'solid', width: 3, shows: true })
    }
  }
})
