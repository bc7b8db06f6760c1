/** The pages that somebody comes back to after they proved who they are, by the name that the address carries. */
const PAGES = new Map([['business', '/console/business?proven']])

/** Returns where somebody goes on after a proof; null: no page was named, or none of ours. */
export const afterProof = (name: unknown): string | null => (typeof name === 'string' && PAGES.get(name)) || null

/** Returns where somebody comes back to from the OpenID provider, which looks at what the provider confirmed. */
export const afterProvider = (name: string | null): string =>
  `/console/prove?returned${name !== null && afterProof(name) ? `&for=${name}` : ''}`
