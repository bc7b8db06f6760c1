import type { TemplateContent } from '../content'
import { type Finding, finding, type TemplatePart } from './finding'

export interface KnownHosts {
  /** Host names that belong to the business. If empty, nobody can say which link is foreign. */
  hosts: readonly string[]
}

/**
 * Services that shorten links. Meta names the first three: "Refrain from using a URL shortener for your links (e.g.,
 * bit.ly, tinyurl, or goo.gl) because they obscure the intended link destination" (message-templates/guidelines).
 */
const SHORTENERS: ReadonlySet<string> = new Set([
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  't.co',
  'ow.ly',
  'is.gd',
  'v.gd',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  'shorturl.at',
  'rb.gy',
  'tiny.cc',
  't.ly',
  'bl.ink',
  'lnkd.in',
  'encurtador.com.br',
  'acortar.link',
  'n9.cl',
])

/** Second levels below which names are registered, as in `example.com.br`. */
const SECOND_LEVELS: ReadonlySet<string> = new Set(['com', 'net', 'org', 'gov', 'gob', 'edu', 'co', 'ind', 'art'])

const LINK = /\bhttps?:\/\/[^\s<>"'{}]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"'{}]*/giu

export function linkFindings(content: TemplateContent, { hosts }: KnownHosts): Finding[] {
  const own = new Set(hosts.map(registrable))
  const texts: (readonly [TemplatePart, string | null | undefined])[] = [
    ['header', content.header?.text],
    ['body', content.body],
    ['footer', content.footer],
  ]
  const links = [
    ...texts.flatMap(([part, text]) => [...(text ?? '').matchAll(LINK)].map(([link]) => [part, link] as const)),
    ...content.buttons.flatMap(({ url }) => (url === null ? [] : [['button', url] as const])),
  ]
  return links.flatMap(([part, link]) => {
    const host = hostOf(link)
    if (host === null) return []
    if (SHORTENERS.has(host)) return [finding('short_link', part, { words: link })]
    return own.size > 0 && !own.has(registrable(host)) ? [finding('foreign_link', part, { words: link })] : []
  })
}

/** Returns the host of a link without `www.`, or null if it has none: a button may be nothing but a variable. */
export function hostOf(link: string): string | null {
  const bare = link.replace(/\{\{[^{}]*\}\}/gu, 'x').replace(/[.,;:!?)\]]+$/u, '')
  try {
    const { hostname } = new URL(/^https?:\/\//iu.test(bare) ? bare : `https://${bare}`)
    return hostname.includes('.') ? hostname.replace(/^www\./u, '') : null
  } catch {
    return null
  }
}

/** Returns the part of a host name that is registered: `example.com.br` of `shop.example.com.br`. */
function registrable(host: string): string {
  const labels = host.toLowerCase().split('.')
  const second = labels.at(-2) ?? ''
  const isBelowSecondLevel = labels.length > 2 && (labels.at(-1)?.length ?? 0) === 2 && SECOND_LEVELS.has(second)
  return labels.slice(isBelowSecondLevel ? -3 : -2).join('.')
}
