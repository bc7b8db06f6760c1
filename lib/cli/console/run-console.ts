import type { Database } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { parseOnce } from '@/lib/cli/parse-once'
import type { Terminal } from '@/lib/cli/run-command'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inviteMember } from '@/lib/services/members/invite-member'
import { makeSetUpCode } from '@/lib/services/set-up/setup-code'
import { dropFactorAsOperator } from '@/lib/services/sign-in/drop-factor'
import { makePasswordLink } from '@/lib/services/sign-in/password-link'

export const USAGE = `Usage: npm run -s console -- <verb>

  setup-code             prints a code with which the first business is made in the browser; it counts once, for 24
                         hours, and replaces an earlier one
  invite <e-mail> --business <slug> [--role owner|editor|viewer]
                         prints a link by which somebody becomes a member of a business, an owner if no role is named;
                         it counts once, for seven days
  password <e-mail> [--drop-second-factor]
                         prints a link with which somebody who is locked out sets a new password; it counts once, for an
                         hour. With --drop-second-factor they are no longer asked for codes either
`

export interface ConsoleCommand extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
}

/** Does what one verb asks for. Returns the exit code: 0 done, 1 could not be done, 2 not understood. */
export async function runConsole(command: ConsoleCommand, args: string[]): Promise<number> {
  const read = readArguments(args)
  const { verb, email } = read ?? {}
  if (verb === 'setup-code' && email === undefined) return setUpCode(command, read?.ifNeeded === true)
  if (verb === 'invite' && email && read?.business) return invite(command, email, read.business, read.role)
  if (verb === 'password' && email) return password(command, email, read?.dropFactor === true)
  command.err(USAGE)
  return 2
}

function readArguments(args: string[]) {
  try {
    const options = {
      business: { type: 'string' },
      role: { type: 'string', default: 'owner' },
      'drop-second-factor': { type: 'boolean' },
      // For `npm start`: no code is no failure where there is a business.
      'if-needed': { type: 'boolean' },
    } as const
    const { values, positionals } = parseOnce(args, options, 2)
    const [verb = '', email] = positionals
    const { business, role, 'drop-second-factor': dropFactor, 'if-needed': ifNeeded } = values
    return { verb, email, business, role, dropFactor, ifNeeded }
  } catch {
    return null
  }
}

async function setUpCode({ deps, out, err }: ConsoleCommand, ifNeeded: boolean): Promise<number> {
  const made = await makeSetUpCode(deps)
  if (made.outcome === 'made') {
    out(`Set-up code: ${made.code} (for 24 hours, at ${deps.settings.authUrl}/console)`)
    return 0
  }
  if (ifNeeded) return 0
  err('This installation has a business already. Its owners invite others; see also: npm run -s console -- --help')
  return 1
}

async function invite(
  { deps, owner, out, err }: ConsoleCommand,
  email: string,
  slug: string,
  role: string,
): Promise<number> {
  const [business] = await listBusinesses(owner.sql, slug)
  if (!business) {
    err(`There is no business with the slug ${slug}. To list all: npm run -s business -- list`)
    return 1
  }
  const invited = await inviteMember(deps, operatorOf(business.id), { email, role })
  switch (invited.outcome) {
    case 'invited':
      out(`Invitation: ${invited.url}`)
      return 0
    case 'known':
      err('Somebody with this e-mail works for this business already.')
      return 1
    case 'too_many':
      err('Too many invitations are open. Take some back first.')
      return 1
    case 'not_valid':
      err(`This can’t be used: ${invited.wrong.join(', ')}`)
      return 2
    case 'not_allowed':
      err('This is not allowed.')
      return 1
  }
}

async function password({ deps, out, err }: ConsoleCommand, email: string, dropFactor: boolean): Promise<number> {
  const made = await makePasswordLink(deps, email)
  if (made.outcome === 'unknown_person') {
    err('Nobody signs in with this e-mail. To invite somebody: npm run -s console -- invite <e-mail> --business <slug>')
    return 1
  }
  if (dropFactor) await dropFactorAsOperator(deps, email)
  out(`New password: ${made.url}`)
  return 0
}
