import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Page } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { afterProof } from '@/lib/auth/after-proof'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { env } from '@/lib/env'
import { ACCOUNT } from '@/lib/i18n/console/account/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { webDeps } from '@/lib/services/runtime'
import { hasPassword } from '@/lib/services/sign-in/has-password'
import { isRecent } from '@/lib/services/sign-in/prove-session'
import { proveAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: ACCOUNT[locale].prove.title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProvePage({ searchParams }: Props) {
  const { locale, business, hasFactor, userId, email, proofAt } = await requireSignedIn()
  const words = ACCOUNT[locale].prove
  const { OIDC_NAME } = env()
  const { for: page, returned } = await searchParams
  const goOn = afterProof(page)
  const isNamed = goOn !== null
  // Back from the provider: the session that began then knows when the provider last asked for a proof.
  const isProven = returned !== undefined && isRecent(proofAt, webDeps().clock.now())
  if (isProven && isNamed) redirect(goOn)
  if (isProven)
    return (
      <Page title={words.title}>
        <p className="note" role="status">
          {words.done}
        </p>
      </Page>
    )
  const canType = hasFactor || (await hasPassword(webDeps(), userId))
  return (
    <Page title={words.title} lead={words.lead}>
      {returned !== undefined && !canType && (
        <p className="note e" role="alert">
          {words.notAsked(OIDC_NAME)}
        </p>
      )}
      {canType ? (
        <ActionForm action={proveAction} businessId={business.id} className="flow narrow">
          {isNamed && <input type="hidden" name="for" value={page} />}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          {hasFactor ? (
            <TextField label={words.code} name="proof" inputMode="numeric" autoComplete="one-time-code" required />
          ) : (
            <TextField label={words.password} name="proof" type="password" autoComplete="current-password" required />
          )}
          <SubmitButton>{words.button}</SubmitButton>
        </ActionForm>
      ) : (
        <p>
          <a className="b p" href={`/console/auth/begin?again${isNamed ? `&for=${String(page)}` : ''}`}>
            {words.provider(OIDC_NAME)}
          </a>
        </p>
      )}
      <p className="s">{SIGN_IN[locale].passwordHint}</p>
    </Page>
  )
}
