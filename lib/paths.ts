/** Every address of Sayso, made here and nowhere else. Paths begin with a slash and have no origin. */
export const paths = {
  preferences: (token: string, query: { l?: string; v?: number; done?: string; again?: string; note?: string } = {}) =>
    `/p/${token}${queryOf(query)}`,
  simulated: () => '/p/simulator',
  logo: (businessNumber: number, hash: string) => `/logo/${businessNumber}/${hash}`,
  inbound: (backendId: string) => `/api/inbound/${backendId}`,
  sandbox: () => '/sandbox',
}

function queryOf(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length > 0 ? `?${given.join('&')}` : ''
}
