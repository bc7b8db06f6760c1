import type { InvitationWords } from '@/lib/i18n/console/invitation/shape'
import type { SignInWords } from '@/lib/i18n/console/sign-in/shape'

type Search = Readonly<Record<string, string | string[] | undefined>>

/**
 * Returns why the invitation was not accepted at the OpenID provider, for somebody who came back from there
 * (lib/auth/return-from-provider.ts names it in the address); null if they did not. An invitation that nobody can
 * accept any more has a page of its own.
 */
export function whyNot(
  search: Search,
  provider: string,
  { invitation, signIn }: { invitation: InvitationWords; signIn: SignInWords },
): string | null {
  if (search['has_account'] !== undefined) return invitation.notConnected(provider)
  if (search['address_taken'] !== undefined) return invitation.addressTaken
  return search['not_valid'] === undefined ? null : signIn.providerFailed(provider)
}
