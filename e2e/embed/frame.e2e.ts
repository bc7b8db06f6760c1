import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { heading, switchOf } from '../testing/page'
import { around, elementOf, type Site, startSite, toldTo, whileListed } from '../testing/site'
import { expect, test } from '../testing/test'

/** Shows an element on a listed site, and works on it. */
async function onSite(markup: string, work: (site: Site) => Promise<void>): Promise<void> {
  const site = await startSite((_, path) => (path === '/' ? around(markup) : undefined))
  try {
    await whileListed(site.origin, () => work(site))
  } finally {
    await site.close()
  }
}

const frameOf = (page: Page) => page.frameLocator('sayso-preferences iframe')
const press = (page: Page, name: string) => frameOf(page).getByRole('button', { name, exact: true }).click()
const title = (page: Page) => frameOf(page).getByRole('heading', { level: 1 })

test('a Yes takes a second step in a frame, a No and a stop take one, and the site learns that, not what', async ({
  page,
  person,
}) => {
  await onSite(elementOf(person.url), async ({ origin }) => {
    await page.goto(origin)
    const topic = (name: string) => frameOf(page).getByRole('switch', { name, exact: true })
    await topic('Menu news').click()
    await topic('Promotions').click()
    await press(page, 'Save')
    await expect(title(page)).toHaveText('Do you want messages from Café Aurora about Promotions?')
    await expect(frameOf(page).getByText('You’ll no longer get messages about: Menu news.')).toBeVisible()
    await expect.poll(() => toldTo(page)).toEqual(['saved'])
    await press(page, 'Yes, I want them')
    await expect(title(page)).toHaveText('Done. You’ll get messages about: Promotions.')
    await expect.poll(() => toldTo(page)).toEqual(['saved', 'saved'])
    await frameOf(page).getByRole('link', { name: 'Back to my topics' }).click()
    await expect(topic('Promotions')).toBeChecked()
    await expect(topic('Menu news')).not.toBeChecked()

    await press(page, 'Stop all messages')
    await expect(title(page)).toContainText('You won’t get any more messages from Café Aurora')
    await expect.poll(() => toldTo(page)).toEqual(['saved', 'saved', 'stopped'])
    await press(page, 'Undo')
    await expect(title(page)).toHaveText('Do you want messages from Café Aurora again?')
    await frameOf(page).getByRole('link', { name: 'No, leave it as it is' }).click()
    await expect(frameOf(page).getByText(/^You stopped all messages on /)).toBeVisible()
  })
  // Outside of a frame nothing is asked twice.
  await page.goto(person.url)
  await switchOf(page, 'Surveys').click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Surveys.')
})

test('what is known of the person, and a receipt, open in windows of their own, where downloads work', async ({
  page,
  person,
}) => {
  await onSite(elementOf(person.url), async ({ origin }) => {
    await page.goto(origin)
    await frameOf(page).getByText('Your data', { exact: true }).click()
    const opened = page.waitForEvent('popup')
    await frameOf(page).getByRole('link', { name: 'See, download or erase my data' }).click()
    const own = await opened
    await expect(heading(own)).toHaveText('Your data at Café Aurora')
    await own.getByRole('link', { name: 'Español' }).click()
    await expect(heading(own)).toHaveText('Tus datos en Café Aurora')
    await expect(title(page)).toHaveText('What would you like to receive on WhatsApp?')

    await press(page, 'Stop all messages')
    const receipt = page.waitForEvent('popup')
    await frameOf(page).getByRole('link', { name: 'Get a receipt' }).click()
    const kept = await receipt
    const download = kept.waitForEvent('download')
    await kept.getByRole('link', { name: 'Download the receipt' }).click()
    expect((await download).suggestedFilename()).toMatch(/^sayso-.*\.receipt\.json$/)
  })
})

test('the example of the guide works as it is written, with the script that is pinned by its hash', async ({
  page,
  person,
}) => {
  const guide = readFileSync('docs/embed.md', 'utf8')
  const [example = '', pinned = ''] = [...guide.matchAll(/```html\n([^]*?)```/g)].map(([, text = '']) =>
    text
      .replaceAll('https://preferences.example.com/p/TOKEN', person.url)
      .replaceAll('https://preferences.example.com', instance().url)
      .replace(/^ {3}/gm, ''),
  )
  const element = example.slice(example.indexOf('<sayso-preferences'))
  for (const script of [example.slice(0, example.indexOf('\n')), pinned]) {
    const html = `<!doctype html><html lang="en"><title>A site</title><link rel="icon" href="data:,">${script}${element}</html>`
    const site = await startSite((_, path) => (path === '/' ? html : undefined))
    await whileListed(site.origin, async () => {
      await page.goto(site.origin)
      await expect(title(page)).toHaveText('What would you like to receive on WhatsApp?')
      await expect(page.getByRole('link', { name: 'Your WhatsApp message preferences' })).toBeHidden()
      const shown = await page.evaluate(async () => {
        const found = document.querySelector('sayso-preferences')
        return found && Reflect.get(found, 'ready') instanceof Promise && (await Reflect.get(found, 'ready')) === found
      })
      expect(shown).toBe(true)
    })
    await site.close()
  }
})

test('what the page says of a link is told to the site, once: a reload tells nothing again', async ({
  page,
  person,
}) => {
  const revoked = reissued(person.url, { epoch: 9 })
  await onSite(elementOf(revoked), async ({ origin }) => {
    await page.goto(origin)
    await expect(title(page)).toHaveText('This link no longer works')
    await expect.poll(() => toldTo(page)).toEqual(['error gone'])
    // The chat opens in a window of its own: it can't be shown in the frame.
    await expect(frameOf(page).getByRole('link', { name: /STOP/ })).toHaveAttribute('target', '_blank')
  })
})

test('an attribute that is no preference link loads nothing', async ({ page }) => {
  for (const link of ['', 'javascript:alert(1)', 'data:text/html,x', `${instance().url}/console`, '/p/x']) {
    await onSite(elementOf(link), async ({ origin }) => {
      await page.goto(origin)
      const reason = await page.evaluate(async () => {
        await customElements.whenDefined('sayso-preferences')
        const element = document.querySelector('sayso-preferences')
        return (Reflect.get(element ?? {}, 'ready') as Promise<unknown>).catch((error: Error) => error.message)
      })
      expect([link, reason, page.frames().length]).toEqual([link, 'link', 2])
      expect(page.frames()[1]?.url()).toBe('about:blank')
    })
  }
})

test('no cookie is set and nothing is stored, on the site or in the frame', async ({ page, person, context }) => {
  await onSite(elementOf(person.url), async ({ origin }) => {
    await page.goto(origin)
    await press(page, 'Stop all messages')
    await expect(title(page)).toContainText('You won’t get any more messages')
    expect(await context.cookies()).toEqual([])
    for (const frame of page.frames())
      expect(await frame.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
        '',
        0,
        0,
      ])
  })
})
