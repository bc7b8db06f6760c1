import type { NextAuthConfig } from 'next-auth'

/**
 * The names and attributes of every cookie of signing in. Over https each has the prefix `__Host-`, so that a browser
 * takes it only from this very host and over https (RFC 6265bis, 4.1.3.2). `Lax`: the session must arrive with the
 * person who returns from the OpenID provider, and with no form that another site sends.
 */
export function cookiesOf(origin: string): NonNullable<NextAuthConfig['cookies']> {
  const secure = origin.startsWith('https:')
  const cookie = (name: string, maxAge?: number) => ({
    name: `${secure ? '__Host-' : ''}sayso-${name}`,
    options: {
      ...{ httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
      ...(maxAge === undefined ? {} : { maxAge }),
    },
  })
  const quarter = 15 * 60
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('callback'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: cookie('pkce', quarter),
    state: cookie('state', quarter),
    nonce: cookie('nonce', quarter),
    webauthnChallenge: cookie('challenge', quarter),
  }
}

/** The cookie that brings the token of an invitation through the visit to the OpenID provider. */
export function invitationCookie(origin: string) {
  const secure = origin.startsWith('https:')
  return {
    name: `${secure ? '__Host-' : ''}sayso-invitation`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: 15 * 60 },
  }
}
