import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { afterProvider } from '@/lib/auth/after-proof'
import { invitationCookie } from '@/lib/auth/cookies'
import { signIn } from '@/lib/auth/next-auth'
import { env } from '@/lib/env'
import { paths } from '@/lib/paths'

/**
 * Sends somebody to the OpenID provider: to sign in, to prove again who they are (`?again`), or with the token of an
 * invitation that they accept there. It is a link and no form, because the policy lets no form lead to another site.
 */
export async function GET(request: Request): Promise<Response> {
  const { AUTH_URL, AUTH_SECRET, OIDC_ISSUER } = env()
  if (!AUTH_SECRET || !OIDC_ISSUER) redirect('/console/sign-in')
  const { searchParams } = new URL(request.url)
  const invitation = searchParams.get('invitation')
  const { name, options } = invitationCookie(AUTH_URL)
  if (invitation !== null) {
    if (!/^[\w-]{43}$/.test(invitation)) redirect('/console/sign-in')
    // Only our own page may begin this: the link of another site would make who opens it join without being asked.
    if (request.headers.get('sec-fetch-site') !== 'same-origin') redirect(paths.invitation(invitation))
  }
  const jar = await cookies()
  if (invitation === null) jar.delete(name)
  else jar.set(name, invitation, options)
  const again = searchParams.has('again') ? { prompt: 'login', max_age: '0' } : undefined
  return signIn('oidc', { redirectTo: again ? afterProvider(searchParams.get('for')) : '/console' }, again)
}
