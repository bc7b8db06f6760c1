import type { Metadata } from 'next'
import { Leave } from '@/components/console/account/Leave'
import { Password } from '@/components/console/account/Password'
import { Profile } from '@/components/console/account/Profile'
import { Provider } from '@/components/console/account/Provider'
import { SecondFactor } from '@/components/console/account/SecondFactor'
import { Sessions } from '@/components/console/account/Sessions'
import { Page } from '@/components/console/ui/Page'
import { currentSession, requireSignedIn } from '@/lib/auth/signed-in'
import { env } from '@/lib/env'
import { ACCOUNT } from '@/lib/i18n/console/account/words'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { webDeps } from '@/lib/services/runtime'
import { listSessions } from '@/lib/services/sign-in/end-sessions'
import { hasPassword } from '@/lib/services/sign-in/has-password'
import { listIdentities } from '@/lib/services/sign-in/link-identity'
import { readFactor } from '@/lib/services/sign-in/second-factor'
import {
  changePasswordAction,
  changeProfileAction,
  endSessionsAction,
  factorAction,
  leaveBusinessAction,
  providerAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('account.write')
  return { title: ACCOUNT[locale].title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountPage({ searchParams }: Props) {
  const who = await requireSignedIn('account.write')
  const { locale, business, email, name } = who
  const words = ACCOUNT[locale]
  const deps = webDeps()
  const { OIDC_ISSUER, OIDC_NAME } = env()
  const { connected, taken } = await searchParams
  const [session, identities, factor, sessions, canType] = await Promise.all([
    currentSession(),
    listIdentities(deps, who.userId),
    readFactor(deps, who.userId),
    listSessions(deps, who),
    hasPassword(deps, who.userId),
  ])
  const businessId = business.id
  return (
    <Page title={words.title} lead={words.lead(email)}>
      <Profile action={changeProfileAction} words={words.you} {...{ businessId, name, locale }} />
      <Password
        action={changePasswordAction}
        words={words.password}
        {...{ businessId, email }}
        hint={INVITATION[locale].passwordHint}
        hasPassword={canType}
      />
      <SecondFactor action={factorAction} words={words.factor} {...{ businessId, factor }} />
      {OIDC_ISSUER && (
        <Provider
          action={providerAction}
          words={words.provider}
          {...{ businessId, locale }}
          name={OIDC_NAME}
          timeZone={business.timeZone}
          linked={identities.find(({ issuer }) => issuer === OIDC_ISSUER) ?? null}
          isLinking={(session?.linkingUntil ?? 0) > deps.clock.now()}
          result={connected === undefined ? (taken === undefined ? null : 'taken') : 'connected'}
        />
      )}
      <Sessions
        action={endSessionsAction}
        words={words.sessions}
        {...{ businessId, locale, sessions }}
        timeZone={business.timeZone}
        own={who.sessionId}
      />
      <Leave action={leaveBusinessAction} words={words.leave} business={business} />
    </Page>
  )
}
