import { chromium } from '@playwright/test'
import { changesOf } from '../../testing/form'
import { AT_FIRST, button, expectOn, heading, press, QUESTION, referenceOn, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

// Without a script a page can't keep what was switched over a reload (docs/decisions/0157-reload-and-back.md). What it
// can do is never show as saved what is not.

const UNSAVED = 'Your changes aren’t saved yet. Tap Save.'

test('a reload shows what is saved, whatever was switched before it', async ({ page, person }) => {
  await page.goto(person.url)
  await switchOf(page, 'Promotions').click()
  await switchOf(page, 'Your orders').click()
  await page.reload()
  await expectOn(page, ...AT_FIRST)
  await expect(page.getByText(UNSAVED)).toHaveCount(0)
  expect(await changesOf(person.url)).toBe(0)
})

test('back to a page on which something was switched and not saved, it shows what is saved', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await switchOf(page, 'Promotions').click()
  await page.goto('about:blank')
  await page.goBack()
  await expectOn(page, ...AT_FIRST)
  expect(await changesOf(person.url)).toBe(0)
})

test('in another language what was switched says that it is not saved, also after a reload, until it is', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(heading(page)).toHaveText(QUESTION.es)
  const unsaved = page.getByText('Tus cambios todavía no se guardaron. Toca Guardar.')
  await expect(unsaved, 'nothing was switched yet').toHaveCount(0)
  await switchOf(page, 'Promociones').click()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText(UNSAVED)).toBeVisible()

  // The browser sends the form again, which saves nothing.
  await page.reload()
  await expect(page.getByText(UNSAVED)).toBeVisible()
  await expectOn(page, ...AT_FIRST, 'Promotions')
  expect(await changesOf(person.url)).toBe(0)

  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expectOn(page, ...AT_FIRST, 'Promotions')
  await expect(page.getByText(UNSAVED)).toHaveCount(0)
})

test('a page of before a stop that the browser kept in memory takes nothing back, and a second stop is the first', async ({
  person,
}) => {
  const { launchOptions } = test.info().project.use
  // Tests run without this memory unless they ask for it. Chromium keeps pages in it that say no-store.
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  try {
    const page = await browser.newPage()
    await page.goto(person.url)
    await press(page, 'Stop all messages')
    const reference = await referenceOn(page)
    const back = async () => {
      // The page may be gone before it has told Playwright that this is done.
      await page.evaluate(() => history.back()).catch(() => {})
      await expect(heading(page)).toHaveText(QUESTION.en)
    }
    await back()
    await press(page, 'Save')
    await expect(heading(page)).toHaveText('You made no changes.')
    await back()
    await button(page, 'Stop all messages').or(button(page, 'Receive messages again')).waitFor()
    if (await button(page, 'Stop all messages').isVisible()) {
      await press(page, 'Stop all messages')
      expect(await referenceOn(page)).toBe(reference)
    }
    await page.goto(person.url)
    await expect(page.getByText('You stopped all messages on')).toBeVisible()
    expect(await changesOf(person.url)).toBe(1)
  } finally {
    await browser.close()
  }
})
