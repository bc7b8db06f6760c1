import type { Page } from '@playwright/test'
import { button, heading, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

// What is the same on every screen, or sets a screen of its own: once is enough.

const overflowX = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test.describe('at 200 % zoom on a phone', () => {
  // Zooming to 200 % halves what fits: 390 by 844 shows as much as 195 by 422.
  test.use({ viewport: { width: 195, height: 422 }, deviceScaleFactor: 2 })

  test('“Stop all messages” is in sight without scrolling, and nothing is cut or needs scrolling sideways', async ({
    page,
    person,
  }) => {
    await page.goto(person.url)
    expect(await overflowX(page)).toBe(0)
    await expect(button(page, 'Stop all messages')).toBeInViewport({ ratio: 1 })
    await switchOf(page, 'Promotions').click()
    await button(page, 'Save').click()
    await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
    expect(await overflowX(page)).toBe(0)
  })
})

test('on and off differ by shape, and both stand out where colours are the reader’s own', async ({ page, person }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(person.url)
  for (const topic of ['Your orders', 'Promotions', 'Account security']) {
    const box = await switchOf(page, topic).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), topic).toBeGreaterThanOrEqual(24)
    expect(await switchOf(page, topic).evaluate((element) => getComputedStyle(element).appearance)).toBe('auto')
  }
  const bar = button(page, 'Save').locator('..')
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundImage)).toBe('none')
})

test('nothing moves by itself: no animation and no transition on any view’s elements', async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(person.url)
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return animationName !== 'none' || parseFloat(transitionDuration) > 0
      }).length,
  )
  expect(moving).toBe(0)
})

test('the confirmation can be printed as proof: what changed and its reference, without the buttons', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await switchOf(page, 'Menu news').click()
  await button(page, 'Save').click()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Menu news.')
  await page.emulateMedia({ media: 'print' })
  await expect(heading(page)).toBeVisible()
  await expect(page.getByText(/Reference [0-9A-F]{8}\./)).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
})
