import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bench, type Figure, limitFigure, plainFigure } from '@/bench/bench'
import { median, percentile } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { startSite } from '@/bench/site'
import { DEMO } from '@/lib/demo/business'
import { DEMO_OWNER } from '@/lib/demo/members'
import { operatorOf } from '@/lib/services/callers/caller'
import { readAuditLog } from '@/lib/services/callers/read-audit-log'
import { addHistory, countAll } from './data'
import { type Screen, screensOf } from './screens'
import { firstLoadScripts, longestInteraction, signInAt, startBrowser } from './visit'

const FULL = { contacts: 200_000, lines: 2_000_000, entries: 100_000, requests: 40 }
const SHORT = { contacts: 20_000, lines: 100_000, entries: 10_000, requests: 10 }
const MOST_MS = 150
const MOST_FIND_MS = 50
const MOST_OWN_KB = 60
const MOST_INTERACTION_MS = 200

/** How fast the console is with many people and a long history, and how much script its screens bring. */
export const consoleScreens: Bench = {
  name: 'console',
  async run(workbench) {
    const size = workbench.quick ? SHORT : FULL
    const database = await freshDatabase(workbench, 'run_console', size.contacts)
    workbench.say('Adding the history …')
    const subjects = await addHistory(database, size)
    await countAll(database)
    const site = await startSite(workbench, database)
    const browser = await startBrowser()
    try {
      const { password } = JSON.parse(readFileSync(join(workbench.folder, 'console.json'), 'utf8')) as {
        password: string
      }
      const { context, cookie } = await signInAt(browser, site.origin, { email: DEMO_OWNER, password })
      const { screens, without } = screensOf(subjects)
      for (const path of without)
        workbench.say(`No example for ${path}: it is not measured (bench/console/screens.ts).`)
      const ask = async (address: string) => timeOf(site.origin + address, cookie)
      const how = `${size.contacts.toLocaleString('en')} contacts, ${size.lines.toLocaleString('en')} lines; ${size.requests} requests one by one with the owner’s session, from the request to the last byte, on one web process`
      const figures: Figure[] = []
      const add = (...more: Figure[]) => {
        figures.push(...more)
        for (const { what, shown } of more) workbench.say(`${what}: ${shown}`)
      }
      for (const screen of screens) add(...(await serverTime(screen, size.requests, ask, how)))
      add(...(await finding(database, size.requests, ask, how)))
      add(await auditDeep(database, size, how))
      for (const { name, addresses } of screens) {
        const [address = ''] = addresses
        const response = await fetch(site.origin + address, { headers: { Cookie: cookie } })
        // Downloads have no scripts.
        if (!response.headers.get('content-type')?.includes('html') || !(await response.text()).includes('_next/'))
          continue
        const { framework, own } = await firstLoadScripts(context, address, join(workbench.folder, 'site'))
        const scripts = `scripts of the first load in Chromium, gzip; the framework’s own beside it: ${(framework / 1000).toFixed(0)} kB`
        add(limitFigure(`script of ${name}`, own / 1000, 'kB', MOST_OWN_KB, scripts))
        const longest = await longestInteraction(context, address)
        const act = 'the longest of: / to the field that finds people, three digits, opening what opens; CPU 4 × slower'
        add(limitFigure(`interaction on ${name}`, longest, 'ms', MOST_INTERACTION_MS, act))
      }
      return figures
    } finally {
      await browser.close()
      await site.stop()
    }
  },
}

type Ask = (address: string) => Promise<number>

/** Returns how long a response takes, in milliseconds. A redirect is one, and is not followed. */
async function timeOf(address: string, cookie: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(address, { headers: { Cookie: cookie }, redirect: 'manual' })
  await response.arrayBuffer()
  const took = performance.now() - began
  const isElsewhere = response.headers.get('location')?.includes('/sign-in') === true
  if (response.status >= 400 || isElsewhere) throw new Error(`${address}: ${response.status}`)
  return took
}

async function times({ addresses }: Pick<Screen, 'addresses'>, count: number, ask: Ask): Promise<number[]> {
  const at = (place: number) => addresses[place % addresses.length] ?? ''
  // The first requests load code and plan statements.
  for (let place = 0; place < 5; place++) await ask(at(place))
  const all: number[] = []
  for (let place = 5; place < count + 5; place++) all.push(await ask(at(place)))
  return all
}

async function serverTime(screen: Screen, count: number, ask: Ask, how: string): Promise<Figure[]> {
  const all = await times(screen, count, ask)
  return [
    limitFigure(screen.name, median(all), 'ms', MOST_MS, `median; ${how}`),
    plainFigure(`${screen.name}, p95`, percentile(all, 0.95), 'ms', how),
  ]
}

/** Finding a person by number, whose own screen the response leads to. */
async function finding(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  count: number,
  ask: Ask,
  how: string,
): Promise<Figure[]> {
  const admin = database.admin()
  const numbers = await admin.sql<{ value: string }[]>`
    select canonical as value from identities
    where business_id = ${DEMO.businessId} and kind = 'phone' and match_key like '%119%'
    order by md5(id::text) limit 100`.finally(() => admin.close())
  const written = numbers.map(({ value }) => value.replace(/^\+55(\d\d)(\d{5})/, '($1) $2-'))
  const addresses = written.map((text) => `/console/people?q=${encodeURIComponent(text)}`)
  const all = await times({ addresses }, count, ask)
  return [
    limitFigure('finding a person by number', median(all), 'ms', MOST_FIND_MS, `median, as (11) 9…; ${how}`),
    plainFigure('finding a person by number, p95', percentile(all, 0.95), 'ms', how),
  ]
}

/** A page of the audit log in the middle of its length, by the use case. */
async function auditDeep(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  { entries, requests }: typeof FULL,
  how: string,
): Promise<Figure> {
  const app = database.app(2)
  try {
    const deps = benchDeps(app)
    const before = { at: Date.now() - (entries / 2) * 4 * 60_000, id: '00000000-0000-0000-0000-000000000000' }
    const all: number[] = []
    for (let turn = 0; turn < requests + 5; turn++) {
      const began = performance.now()
      const page = await readAuditLog(deps, operatorOf(DEMO.businessId), { before, limit: 50 })
      if (page.outcome !== 'read' || page.entries.length !== 50) throw new Error('the audit log has no page there')
      if (turn >= 5) all.push(performance.now() - began)
    }
    const what = `a page of the audit log behind ${(entries / 2).toLocaleString('en')} entries`
    return limitFigure(what, median(all), 'ms', MOST_MS, `median of the use case alone; ${how}`)
  } finally {
    await app.close()
  }
}
