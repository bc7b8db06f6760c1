import { randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32

/** Returns a text that nobody can guess, for a cookie or a link: what is stored is only its hash. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')
