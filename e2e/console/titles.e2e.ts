import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

declare global {
  interface Window {
    /** The titles that the page had, each time that something of it changed. */
    titles?: string[]
  }
}

test('a page has its title in what the server sends first, and while one page gives way to another', async ({
  page,
}) => {
  await signIn(page, 'owner')
  const first = await page.request.get('/console/topics')
  const [head = ''] = (await first.text()).split('</head>', 1)
  expect(head).toContain('<title>Topics · Sayso</title>')

  await page.goto('/console')
  await page.evaluate(() => {
    const titles: string[] = []
    window.titles = titles
    // After all that the page itself does about a change, before anything is shown or read out.
    const note = () => queueMicrotask(() => titles.push(document.title))
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true })
  })
  const places = page.getByRole('navigation', { name: 'Console' }).filter({ visible: true })
  for (const place of ['Topics', 'Look', 'People', 'Templates', 'Backends', 'Members', 'Audit log', 'Business']) {
    await places.getByRole('link', { name: place }).click()
    await expect(page).toHaveTitle(`${place} · Sayso`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  const titles = (await page.evaluate(() => window.titles)) ?? []
  // No page was loaded whole meanwhile, and none was without a title.
  expect(new Set(titles).size).toBeGreaterThan(7)
  expect(titles).not.toContain('')
  await expectAccessible(page)
})
