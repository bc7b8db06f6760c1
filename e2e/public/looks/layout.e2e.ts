import type { Page } from '@playwright/test'
import { newPerson } from '../../testing/inbound'
import { button, heading, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

const overflowX = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('“Save” and “Stop all messages” are in sight without scrolling, in every language and both schemes', async ({
  page,
}) => {
  const names = {
    es: ['Guardar', 'Dejar de recibir todo'],
    'pt-BR': ['Salvar', 'Parar de receber tudo'],
    en: ['Save', 'Stop all messages'],
  } as const
  for (const language of ['es', 'pt-BR', 'en'] as const) {
    await page.goto((await newPerson(language)).url)
    for (const name of names[language]) await expect(button(page, name)).toBeInViewport({ ratio: 1 })
  }
})

test.describe('with letters twice as large', () => {
  // The page's policy would refuse a style that the test adds.
  test.use({ bypassCSP: true })

  test('nothing is cut off sideways, and what can be pressed stays on the screen', async ({ page, person }) => {
    await page.goto(person.url)
    await page.addStyleTag({ content: ':root{font-size:200%!important}' })
    expect(await overflowX(page)).toBe(0)
    await button(page, 'Stop all messages').click()
    await expect(heading(page)).toHaveText(
      'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
    )
    await page.addStyleTag({ content: ':root{font-size:200%!important}' })
    expect(await overflowX(page)).toBe(0)
  })
})

test('the bar at the bottom never covers what has the focus', async ({ page, person }) => {
  await page.goto(person.url)
  const bar = button(page, 'Save').locator('..')
  // The two other languages come before the switches.
  for (let press = 0; press < 2; press++) await page.keyboard.press('Tab')
  for (const topic of ['Your orders', 'Booking reminders', 'Promotions', 'Menu news', 'Surveys']) {
    await page.keyboard.press('Tab')
    await expect(switchOf(page, topic)).toBeFocused()
    const [target, edge] = await Promise.all([switchOf(page, topic).boundingBox(), bar.boundingBox()])
    expect((target?.y ?? 0) + (target?.height ?? 0), topic).toBeLessThanOrEqual(edge?.y ?? 0)
  }
})
