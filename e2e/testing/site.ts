import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import postgres from 'postgres'
import { instance } from '@/testing/instance'
import { button } from './page'

/** A site on a port of its own, and so of an origin of its own. */
export interface Site {
  /** `http://localhost:<port>`, as the list of a business names it. */
  origin: string
  close(): Promise<void>
}

/** Starts a site whose pages are these, by their path. */
export async function startSite(pages: (site: Site, path: string) => string | undefined): Promise<Site> {
  const server = createServer((request, response) => {
    const text = pages(site, (request.url ?? '/').split('?', 1)[0] ?? '/')
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const site: Site = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return site
}

/** A page of a site around some markup, with the script of the instance. It keeps what the element tells. */
export const around = (markup: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">
<script src="${instance().url}/embed.js" async></script>
</head>
<body><h1>A site</h1><main>${markup}</main>
<script>
const told = []
for (const element of document.querySelectorAll('sayso-preferences'))
  for (const type of ['saved', 'stopped', 'error'])
    element.addEventListener(type, ({ detail }) => told.push([type, detail.reason ?? null].join(' ').trim()))
</script>
</body></html>`

export const elementOf = (link: string, attributes = '') =>
  `<sayso-preferences link="${link}" ${attributes}></sayso-preferences>`

/** Returns what the element of a page has told since it was loaded. */
export const toldTo = (page: Page): Promise<string[]> => page.evaluate('told')

/** Adds a site to the list of the demo's business in the console. */
export async function allowSite(page: Page, origin: string): Promise<void> {
  await page.goto(`${instance().url}/console/developers`)
  await page.getByLabel('Address of the site').fill(origin)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(page.getByRole('button', { name: `Remove ${origin}` })).toBeVisible()
}

/** Removes a site from the list. */
export async function removeSite(page: Page, origin: string): Promise<void> {
  await page.goto(`${instance().url}/console/developers`)
  await button(page, `Remove ${origin}`).click()
  await expect(page.getByRole('button', { name: `Remove ${origin}` })).toHaveCount(0)
}

/** Puts a site into the list of the demo's business while a test works, without the console. */
export async function whileListed(origin: string, work: () => Promise<void>): Promise<void> {
  const sql = postgres(instance().ownerUrl, { max: 1 })
  const change = (sites: postgres.Fragment) => sql`
    update businesses set frame_origins = ${sites}, config_version = config_version + 1 where slug = 'cafe-aurora'`
  try {
    await change(sql`array_append(frame_origins, ${origin})`)
    await work()
  } finally {
    await change(sql`array_remove(frame_origins, ${origin})`)
    await sql.end()
  }
}
