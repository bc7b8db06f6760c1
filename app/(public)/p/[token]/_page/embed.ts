import { FRAME_SCRIPT_HASH } from '@/components/public/frame-script'
import type { EmbedShell, Theme } from '@/components/public/view'
import { env } from '@/lib/env'
import { originOfAddress, originsThatMayFrame } from '@/lib/services/business/frame-origin'
import type { Deps } from '@/lib/services/deps'

/** What the site asked for in the address of the page inside of its frame. */
export interface Look {
  /** As it is in the address. */
  text: string
  theme: Theme
  /** `#rrggbb`; null: the business's own. */
  color: string | null
}

/** The end of the path of a page that is made for a frame. No other page of a link has a second segment. */
const PLACE = /\/embed\/([\w-]{1,32})(?:[?#]|$)/
const LOOK = /^(auto|light|dark)(?:-([\da-f]{6}))?$/

/** The part of a business that says which sites may show its page. */
type Config = Parameters<typeof originsThatMayFrame>[0] & { id: string }

const owners = new WeakMap<Request, { businessId: string; sites: readonly string[] }>()

/** Returns how the page was asked for by a site that shows it in a frame; null for the page itself. */
export function lookOf(request: Request): Look | null {
  // Almost all visits are of the page itself, for which nothing more is done.
  if (!request.url.includes('/embed/')) return null
  const text = PLACE.exec(request.url)?.[1]
  if (text === undefined) return null
  // A look that can't be read is no reason to show nothing: a person may want to stop.
  const [, theme = 'auto', color] = LOOK.exec(text) ?? []
  return { text, theme: theme as Theme, color: color === undefined ? null : `#${color}` }
}

/** Remembers for a request which sites may show its response in a frame. */
export function allowSites(request: Request, config: Config | null): void {
  if (!config || !lookOf(request)) return
  owners.set(request, { businessId: config.id, sites: originsThatMayFrame(config, env().SAYSO_DEMO) })
}

/** Returns the sites that may show the response of a request in a frame. None may show the page itself. */
export const sitesOf = (request: Request): readonly string[] => owners.get(request)?.sites ?? []

/** Returns what the document of a page in a frame has more than others. */
export function embedShell(request: Request): EmbedShell | undefined {
  const look = lookOf(request)
  return look ? { sites: sitesOf(request), theme: look.theme } : undefined
}

/**
 * Returns the response as it is sent into a frame: only the business's sites may show it, whatever it is, and the one
 * script of the page may run.
 */
export function framed(request: Request, response: Response): Response {
  const ancestors = sitesOf(request)
  const rule = `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`
  const policy = response.headers.get('Content-Security-Policy')
  response.headers.set(
    'Content-Security-Policy',
    policy === null
      ? `default-src 'none'; ${rule}`
      : `${policy.replace(/frame-ancestors [^;]*/, rule)}; script-src ${FRAME_SCRIPT_HASH}`,
  )
  return response
}

/**
 * Notes the site that a visit of the page in a frame is from, if the business does not list it. The browser refuses it,
 * and an owner sees in the console which it was. The frame of embed.js names its site by `Referer`; the links and forms
 * of the page name none.
 */
export function noteStranger({ noteRefusedFrame }: Pick<Deps, 'noteRefusedFrame'>, request: Request): void {
  const owner = owners.get(request)
  const dest = request.headers.get('sec-fetch-dest')
  if (!owner || request.method !== 'GET' || (dest !== null && !FRAMES.has(dest))) return
  const origin = originOfAddress(request.headers.get('referer'))
  if (origin === null || origin === new URL(env().BASE_URL).origin || owner.sites.includes(origin)) return
  noteRefusedFrame({ businessId: owner.businessId, origin })
}

/** What browsers say that a page in a frame is for (Fetch Metadata, W3C, 2.1). */
const FRAMES = new Set(['iframe', 'frame', 'embed', 'object'])
