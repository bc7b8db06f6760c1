import { Resolver } from 'node:dns/promises'

/** Milliseconds for one question; a name server that says nothing is asked twice. */
const TIMEOUT = 3000
/** No such name, or none of this kind. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA'])

/** Returns the texts that the DNS has under a name; null if it can't be asked now. */
export type ReadTexts = (name: string) => Promise<string[] | null>

/** Returns the TXT records of a name, each in one piece. */
export const readTexts: ReadTexts = async (name) => {
  const resolver = new Resolver({ timeout: TIMEOUT, tries: 2 })
  try {
    return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return NOTHING.has(code) ? [] : null
  }
}
