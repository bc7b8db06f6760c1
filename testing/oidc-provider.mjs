import { createServer } from 'node:http'
import Provider from 'oidc-provider'

// A real OpenID provider in a process of its own. `node oidc-provider.mjs <port> <redirect address>` prints "ready".
// Its own sign-in page takes any name as the subject; the e-mail that it claims is what follows a plus sign, so that
// a test can claim somebody else's.
const [, , port = '', redirectUri = ''] = process.argv
const issuer = `http://localhost:${port}`
const provider = new Provider(issuer, {
  clients: [{ client_id: 'sayso', client_secret: 'a secret of this test', redirect_uris: [redirectUri] }],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  claims: { profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({
      ...{ sub, name: 'Olga Rey', preferred_username: sub },
      ...{ email: sub.split('+')[1] ?? `${sub}@login.example`, email_verified: true },
    }),
  }),
})
// It warns of settings that only matter where it is for real.
provider.on('server_error', (_context, error) => process.stderr.write(`${error.message}\n`))
createServer(provider.callback()).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
