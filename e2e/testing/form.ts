import { instance } from '@/testing/instance'

/** What a page's markup contains to send its forms without a browser. */
export interface PageForm {
  /** The absolute address to which the form is sent. */
  action: string
  notice: string
  /** `id:1` or `id:0`, as each switch was shown. */
  shown: string[]
  /** Ids of the switches that are on. */
  on: string[]
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&')
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => unescaped(found))

/** Reads the preferences form of a page. */
export async function readForm(url: string): Promise<PageForm> {
  const html = await (await fetch(url)).text()
  const [action = ''] = all(html, /<form[^>]* action="([^"]+)"/g)
  const [notice = ''] = all(html, /name="notice" value="([^"]+)"/g)
  const shown = all(html, /name="shown" value="([^"]+)"/g)
  const on = shown.filter((each) => each.endsWith(':1')).map((each) => each.slice(0, 36))
  return { action: new URL(action, url).href, notice, shown, on }
}

/** Returns the fields of the preferences form as a browser would send them with these switches on. */
export function saveFields({ notice, shown }: PageForm, on: readonly string[]): [string, string][] {
  const fields: [string, string][] = [
    ['act', 'save'],
    ['notice', notice],
  ]
  return [
    ...fields,
    ...shown.map((each): [string, string] => ['shown', each]),
    ...on.map((id): [string, string] => ['on', id]),
  ]
}

/** Sends a form and does not follow the redirect. */
export function post(action: string, fields: readonly [string, string][] | Record<string, string>): Promise<Response> {
  const pairs = Array.isArray(fields) ? (fields as [string, string][]) : Object.entries(fields)
  return fetch(action, { method: 'POST', body: new URLSearchParams(pairs), redirect: 'manual' })
}

/** Returns the change to which the response to a form leads. */
export const changeIn = (response: Response) =>
  new URL(response.headers.get('location') ?? '', instance().url).searchParams.get('done')

/**
 * Returns how many changes the contact's ledger has. The page puts the number into its forms to recognise one that is
 * sent twice.
 */
export async function changesOf(url: string): Promise<number> {
  return Number(new URL((await readForm(url)).action).searchParams.get('v'))
}
