import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DemoConfig } from '@/lib/sandbox/demo-config'
import { SHOP_SCRIPT, shopPage } from './page'
import { SHOP_STYLE } from './style'
import { SHOP_TEXTS, type ShopLanguage } from './texts'

const PATHS = new Set(['/', '/shop.css', '/shop.js'])

/** Returns whether an address is one of the demo's shop. */
export const isShop = (url: string) => PATHS.has(pathOf(url))

/** Serves the demo's shop, which shows the page of one of its customers: a site of another origin, as real ones are. */
export function serveShop(config: DemoConfig, request: IncomingMessage, response: ServerResponse): void {
  const { url = '/', method = 'GET' } = request
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
  const [type, text] = fileOf(pathOf(url), url, config)
  const sayso = new URL(config.phoneLink).origin
  response.writeHead(200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // All that a site with a strict policy has to allow: the script, and the frame.
    'Content-Security-Policy': `default-src 'none'; script-src 'self' ${sayso}; style-src 'self'; img-src data:; frame-src ${sayso}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  })
  response.end(method === 'HEAD' ? undefined : text)
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? '/'

function fileOf(path: string, url: string, { phoneLink }: DemoConfig): [type: string, text: string] {
  if (path === '/shop.css') return ['text/css', SHOP_STYLE]
  if (path === '/shop.js') return ['text/javascript', SHOP_SCRIPT]
  const wished = new URL(url, 'http://localhost').searchParams.get('lang') ?? ''
  const language = Object.hasOwn(SHOP_TEXTS, wished) ? (wished as ShopLanguage) : 'es'
  return ['text/html', shopPage({ language, sayso: new URL(phoneLink).origin, link: phoneLink })]
}
