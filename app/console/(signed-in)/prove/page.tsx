import type { Metadata } from 'next'
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
import { proveAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: ACCOUNT[locale].prove.title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProvePage({ searchParams }: Props) {
  const { locale, business, hasFactor, userId, email } = await requireSignedIn()
  const words = ACCOUNT[locale].prove
  const { for: page } = await searchParams
  const isNamed = afterProof(page) !== null
  const canType = hasFactor || (await hasPassword(webDeps(), userId))
  return (
    <Page title={words.title} lead={words.lead}>
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
            {words.provider(env().OIDC_NAME)}
          </a>
        </p>
      )}
      <p className="s">{SIGN_IN[locale].passwordHint}</p>
    </Page>
  )
}
