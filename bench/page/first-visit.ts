import { type Browser, type CDPSession, chromium } from '@playwright/test'
import { type Figure, limitFigure, plainFigure } from '@/bench/bench'
import { median } from '@/bench/compare'
import { tokenFor } from '@/bench/data/people'
import { ensureChromium } from '@/lib/dev/ensure.mjs'
import { LOCALES } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'

/** A bad network and a cheap phone, as Chromium's own throttling makes them. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }
const CPU_SLOWDOWN = 4
const MOST_BYTES = 12_000
const LCP_SECONDS = 1.2
/** Those that the business of the bench speaks. The other languages are weighed by notice.test.tsx. */
const SPOKEN = LOCALES.slice(0, 3)
const HOW = 'Chromium, 390 × 844, empty cache, plain HTTP, no compression'

interface Visit {
  lcpSeconds: number
  /** The largest element of the page, to which the figure belongs. */
  element: string
  requests: { url: string; type: string; bytes: number }[]
}

/** Opens the page as a phone would for the first time, and counts the bytes of the network. */
export async function firstVisit(
  origin: string,
  deps: Deps,
  contacts: readonly string[],
  times: number,
): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const url = (language: number) => origin + paths.preferences(tokenFor(deps, contacts[0] ?? '', language))
    const visits: Visit[] = []
    for (let language = 1; language <= SPOKEN.length; language++) visits.push(await visit(browser, url(language)))
    const weights = visits.map(({ requests }) => sum(requests.map(({ bytes }) => bytes)))
    const heaviest = weights.indexOf(Math.max(...weights))
    const { requests } = visits[heaviest] ?? { requests: [] }
    const own = requests.filter(({ url: address }) => !address.includes('/logo/'))
    const throttled: Visit[] = []
    for (let time = 0; time < times; time++) throttled.push(await visit(browser, url(heaviest + 1)))
    const [sample] = throttled
    const scripts = requests.filter(({ type }) => type === 'Script').length
    const foreign = requests.filter(({ url: address }) => !address.startsWith(origin)).length
    const heavy = `${HOW}; the heaviest of ${SPOKEN.length} languages (${SPOKEN[heaviest]}); headers included`
    const slow = `largest contentful paint (${sample?.element}) through DevTools throttling: 400 ms latency, 400 kbit/s, CPU ${CPU_SLOWDOWN} × slower; median of ${times}: ${throttled.map((each) => each.lcpSeconds.toFixed(2)).join(', ')}; ${HOW}`
    return [
      limitFigure('bytes at first visit, logo included', weights[heaviest] ?? 0, 'B', MOST_BYTES, heavy),
      plainFigure('of these the page itself', sum(own.map(({ bytes }) => bytes)), 'B', heavy),
      limitFigure('requests besides the logo', own.length, 'request', 1, heavy),
      limitFigure('scripts', scripts, '', 0, heavy),
      limitFigure('requests to others', foreign, '', 0, heavy),
      limitFigure('LCP', median(throttled.map((each) => each.lcpSeconds)), 's', LCP_SECONDS, slow),
    ]
  } finally {
    await browser.close()
  }
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    const requests = weigh(session)
    const response = await page.goto(url, { waitUntil: 'load' })
    if (response?.status() !== 200) throw new Error(`the page answered ${response?.status()}`)
    // This runs through DevTools, so the page's own policy against scripts stays in force.
    const paint = await page.evaluate(
      () =>
        new Promise<{ at: number; element: string }>((resolve) => {
          new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1) as (PerformanceEntry & { element?: Element }) | undefined
            if (last) resolve({ at: last.startTime, element: last.element?.tagName.toLowerCase() ?? 'removed' })
          }).observe({ type: 'largest-contentful-paint', buffered: true })
        }),
    )
    return { lcpSeconds: paint.at / 1000, element: paint.element, requests: [...requests.values()] }
  } finally {
    await context.close()
  }
}

/** Records every request that goes over the network; `data:` addresses don't. */
function weigh(session: CDPSession): Map<string, Visit['requests'][number]> {
  const requests = new Map<string, Visit['requests'][number]>()
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (!request.url.startsWith('data:')) requests.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  return requests
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
