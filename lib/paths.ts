/**
 * The addresses that pages, messages and responses name, as paths that begin with a slash and have no origin. No other
 * file writes one of them; lib/routes.mjs lists what the server takes.
 */
export const paths = {
  /** Without a query it is made millions of times for a file: no object is looked through then. */
  preferences: (token: string, query?: PageQuery) => `/p/${token}${query ? queryOf(query) : ''}`,
  /** The page inside of a frame on the site of a business, which asked for a look. */
  framed: (token: string, look: string, query: PageQuery) => `/p/${token}/embed/${look}${queryOf(query)}`,
  /** What the address of every page begins with; a template's button ends with the token. */
  anyPreferences: () => '/p/',
  /**
   * An address of the present page by its query alone: the token need not be in the markup, and each link is 60 bytes
   * shorter.
   */
  samePage: (query: PageQuery = {}) => queryOf(query) || '?',
  /** The same page outside of the frame that it is in; the slash that this leaves at its end is ignored. */
  outOfFrame: (query: PageQuery) => `..${queryOf(query)}`,
  /** Where a person asks for their link without having one. */
  frontDoor: (slug: string) => `/b/${slug}`,
  simulated: () => '/p/simulator',
  logo: (businessNumber: number, hash: string) => `/logo/${businessNumber}/${hash}`,
  /** The picture that a chat shows beside a link. */
  card: (businessNumber: number, key: string) => `/card/${businessNumber}/${key}`,
  inbound: (backendId: string) => `/api/inbound/${backendId}`,
  /** What a flow calls: for a contact's link, or with what they wrote. */
  flowCall: (backendId: string, call: 'link' | 'message') => `/api/inbound/${backendId}/${call}`,
  /** Opened by somebody who is invited to a business. */
  invitation: (token: string) => `/console/invitation/${token}`,
  /** Opened by somebody who is locked out. */
  newPassword: (token: string) => `/console/password/${token}`,
  sandbox: () => '/sandbox',
  sandboxState: (contact: string) => `/sandbox/state?contact=${contact}`,
  sandboxMessages: () => '/sandbox/messages',
  docs: () => '/docs',
  apiReference: () => '/docs/api',
  /** What the AI agents of a business call. */
  agents: () => '/api/mcp',
  openApi: () => '/api/v1/openapi.json',
}

interface PageQuery {
  /** Instead of the topics: what is known of the person, or the receipt of one change, to read or as a file. */
  my?: 'data' | 'receipt' | 'file'
  l?: string
  /** The key of a topic: the page begins with it. */
  t?: string
  v?: number
  done?: string
  again?: string
  note?: string
  /** The last digits of a number that was typed. */
  end?: string
}

function queryOf(query: PageQuery): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length > 0 ? `?${given.join('&')}` : ''
}
