/** The addresses that pages and responses name, as paths that begin with a slash and have no origin. */
export const paths = {
  preferences: (token: string, query: PageQuery = {}) => `/p/${token}${queryOf(query)}`,
  /**
   * An address of the present page by its query alone: the token need not be in the markup, and each link is 60 bytes
   * shorter.
   */
  samePage: (query: PageQuery = {}) => queryOf(query) || '?',
  simulated: () => '/p/simulator',
  logo: (businessNumber: number, hash: string) => `/logo/${businessNumber}/${hash}`,
  inbound: (backendId: string) => `/api/inbound/${backendId}`,
  sandbox: () => '/sandbox',
  docs: () => '/docs',
  apiReference: () => '/docs/api',
  openApi: () => '/api/v1/openapi.json',
}

interface PageQuery {
  l?: string
  v?: number
  done?: string
  again?: string
  note?: string
}

function queryOf(query: PageQuery): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length > 0 ? `?${given.join('&')}` : ''
}
