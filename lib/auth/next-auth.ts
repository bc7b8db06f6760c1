import { AsyncLocalStorage } from 'node:async_hooks'
import NextAuth, { type NextAuthConfig, type NextAuthResult, type Profile } from 'next-auth'
import { encode } from 'next-auth/jwt'
import type { OIDCConfig } from 'next-auth/providers'
import Credentials from 'next-auth/providers/credentials'
import { env, fixAuthUrl } from '@/lib/env'
import { log } from '@/lib/log'
import { webDeps } from '@/lib/services/runtime'
import { type FoundSession, findSession } from '@/lib/services/sign-in/find-session'
import { LONGEST_MS } from '@/lib/services/sign-in/session-life'
import { cookiesOf } from './cookies'
import { returnFromProvider } from './return-from-provider'

/** Where the provider sends people back to, below the console: lib/routes.mjs has the one address that is needed. */
export const AUTH_PATH = '/console/auth'

/** What the callback below found for one call of `auth`. */
interface Lookup {
  session: FoundSession | null
  error?: unknown
}

/**
 * next-auth swallows what a callback throws and calls the person signed out, so the callback leaves what it found, and
 * an outage, here.
 */
const lookups = new AsyncLocalStorage<Lookup>()

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function config(): NextAuthConfig {
  const { AUTH_URL, AUTH_SECRET } = env()
  fixAuthUrl()
  return {
    ...(AUTH_SECRET ? { secret: AUTH_SECRET } : {}),
    basePath: AUTH_PATH,
    // The origin is AUTH_URL, always: no header of a request is asked.
    trustHost: true,
    useSecureCookies: AUTH_URL.startsWith('https:'),
    cookies: cookiesOf(AUTH_URL),
    pages: { signIn: '/console/sign-in', error: '/console/sign-in', signOut: '/console/sign-in' },
    session: { strategy: 'jwt', maxAge: LONGEST_MS / 1000 },
    // The cookie holds the token of the session and nothing else.
    jwt: { encode: ({ token, ...rest }) => encode({ ...rest, token: { sid: token?.['sid'] } }) },
    providers: [
      // Passwords are checked by our own use case, which returns the token of a session. Here it only becomes a cookie.
      Credentials({
        credentials: { token: {} },
        authorize: async ({ token }) => {
          const sid = textOf(token)
          return sid && (await findSession(webDeps(), sid)) ? { id: sid } : null
        },
      }),
      ...oidcProvider(),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true
        const result = await returnFromProvider(await readSession(), profile ?? {})
        if ('token' in result) user.id = result.token
        return 'token' in result ? true : result.go
      },
      async jwt({ token, user }) {
        const begun = textOf(user?.id)
        if (begun) return { sid: begun }
        const sid = textOf(token['sid'])
        const session = sid ? await lookUp(sid) : null
        return sid && session ? { sid } : null
      },
      session: ({ session, token }) => ({ expires: session.expires, sid: token['sid'] }),
    },
    logger: {
      // Only the kind of error: its text may hold what was sent.
      error(error) {
        const kind = 'type' in error ? String(error.type) : error.name
        // Anybody can send a cookie that is none, as often as they like.
        if (kind !== 'JWTSessionError') log.warn({ kind }, 'signing in failed')
      },
      warn: () => {},
      debug: () => {},
    },
  }
}

/** The OpenID provider of the settings, or none. All three checks: a code, a state and an id token count once. */
function oidcProvider(): OIDCConfig<Profile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      ...{ id: 'oidc', name: OIDC_NAME, type: 'oidc', issuer: OIDC_ISSUER },
      ...{ clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET },
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid profile email' } },
      profile: ({ sub }) => (sub ? { id: sub } : {}),
    },
  ]
}

async function lookUp(token: string): Promise<FoundSession | null> {
  const lookup = lookups.getStore()
  try {
    const session = await findSession(webDeps(), token)
    if (lookup) lookup.session = session
    return session
  } catch (error) {
    if (lookup) lookup.error = error
    throw error
  }
}

const nextAuth: NextAuthResult = NextAuth(config)

/** Begins and ends what the cookies say. For actions and routes, which can set cookies. */
export const { signIn, signOut, handlers } = nextAuth

/**
 * Returns the session of the present request, looked up in our table, or null. Each field is checked: a beta of
 * next-auth returned an error as a session, and code that only asked whether there is one let everybody in.
 */
export async function readSession(): Promise<FoundSession | null> {
  if (!env().AUTH_SECRET) return null
  const lookup: Lookup = { session: null }
  const session: unknown = await lookups.run(lookup, () => nextAuth.auth())
  if (lookup.error !== undefined) throw lookup.error
  const isSession = typeof session === 'object' && session !== null && 'sid' in session && textOf(session.sid) !== null
  return isSession ? lookup.session : null
}
