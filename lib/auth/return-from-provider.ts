import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { readVisitor } from '@/lib/http/visitor'
import { paths } from '@/lib/paths'
import { webDeps } from '@/lib/services/runtime'
import type { FoundSession } from '@/lib/services/sign-in/find-session'
import { proofOfProvider } from '@/lib/services/sign-in/provider-proof'
import { signInWithIdentity } from '@/lib/services/sign-in/sign-in-with-identity'
import { invitationCookie } from './cookies'

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * Does what somebody went to the OpenID provider for: sign in, accept an invitation, or connect their account there.
 * The claims were verified by next-auth. Returns the token of a session, or the page to go to.
 */
export async function returnFromProvider(
  session: FoundSession | null,
  claims: Readonly<Record<string, unknown>>,
): Promise<{ token: string } | { go: string }> {
  const { AUTH_URL, OIDC_ISSUER } = env()
  const subject = textOf(claims['sub'])
  if (!OIDC_ISSUER || !subject) return { go: '/console/sign-in?error=provider' }
  const jar = await cookies()
  const { name } = invitationCookie(AUTH_URL)
  const invitation = textOf(jar.get(name)?.value)
  if (invitation) jar.delete(name)
  const { locale, ...place } = await readVisitor()
  const label = textOf(claims['preferred_username']) ?? textOf(claims['email'])
  const deps = webDeps()
  const result = await signInWithIdentity(deps, {
    identity: {
      issuer: OIDC_ISSUER,
      subject: subject.slice(0, 255),
      name: textOf(claims['name']),
      label: label?.slice(0, 254) ?? null,
      provedAt: proofOfProvider(claims['auth_time'], deps.clock.now()),
    },
    ...{ session, invitation, locale, place },
  })
  switch (result.outcome) {
    case 'signed_in':
      return { token: result.token }
    case 'linked':
      return { go: '/console/account?connected' }
    case 'taken':
      return { go: '/console/account?taken' }
    case 'unknown':
      return { go: '/console/sign-in?error=unknown' }
    case 'no_business':
      return { go: '/console/sign-in?error=no-business' }
    case 'invitation':
      // The page of the link says why it was not accepted (app/console/invitation/[token]/_page/why-not.ts).
      return { go: `${paths.invitation(invitation ?? '')}?${result.why}` }
  }
}
