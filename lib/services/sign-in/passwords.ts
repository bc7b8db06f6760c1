import { hash, verify } from '@node-rs/argon2'
import { boundedPool } from './bounded-pool'

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane: what OWASP's Password Storage Cheat Sheet asks for at least (read in
 * November 2026). 2 is Argon2id: the package's enumeration exists for the type checker only.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * A hash of no password, with the parameters above: verified where there is nobody, or nobody with a password, so that
 * both take as long.
 */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$eArZ8moeQo5ZjtMZKw99NA$4o/618GIlNZpad16lsBKEz/tzf6YtOPEsQ7RrFlaXqw'

/** Two at a time, so that hashing takes half of Node's four threads at most. 100 more wait, for a few seconds. */
const inPool = boundedPool(2, 100)

/** What hashes and verifies passwords. Tests replace it to see what was verified. */
export interface Passwords {
  hash: (password: string) => Promise<string>
  /** Returns whether the password is the one of the hash. */
  verify: (passwordHash: string, password: string) => Promise<boolean>
}

/** The same letter may be typed in two ways, by two keyboards (NIST SP 800-63B, 3.1.1.2: NFKC before hashing). */
const normal = (password: string) => password.normalize('NFKC')

export const argon2: Passwords = {
  hash: (password) => inPool(() => hash(normal(password), PARAMETERS)),
  verify: (passwordHash, password) => inPool(() => verify(passwordHash, normal(password))),
}
