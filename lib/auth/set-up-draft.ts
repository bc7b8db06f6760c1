import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { webDeps } from '@/lib/services/runtime'
import { openDraft, sealDraft, type SetUpDraft } from '@/lib/services/set-up/set-up-draft'

/** As long as a set-up code counts. */
const LIFETIME_SECONDS = 24 * 3600
/** Browsers keep 4096 bytes of name, value and attributes (RFC 6265, 6.1). */
const LONGEST = 3800

/** `Strict`: nobody comes to the set-up from another site. */
function cookie() {
  const secure = env().AUTH_URL.startsWith('https:')
  const name = `${secure ? '__Host-' : ''}sayso-set-up`
  return { name, attributes: { httpOnly: true, sameSite: 'strict' as const, path: '/', secure } }
}

/** Returns the answers of the set-up so far, or null before the code was entered. */
export async function readDraft(): Promise<SetUpDraft | null> {
  const kept = (await cookies()).get(cookie().name)?.value
  return kept ? openDraft(webDeps(), kept) : null
}

/** Keeps the answers until the next step, in the browser. Returns false if they are too long; nothing is kept then. */
export async function keepDraft(draft: SetUpDraft): Promise<boolean> {
  const { name, attributes } = cookie()
  const sealed = sealDraft(webDeps(), draft)
  if (sealed.length > LONGEST) return false
  ;(await cookies()).set(name, sealed, { ...attributes, maxAge: LIFETIME_SECONDS })
  return true
}

export async function dropDraft(): Promise<void> {
  const { name, attributes } = cookie()
  ;(await cookies()).set(name, '', { ...attributes, maxAge: 0 })
}
