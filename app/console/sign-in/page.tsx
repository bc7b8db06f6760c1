import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Closed } from '@/components/console/sign-in/Closed'
import { Entrance } from '@/components/console/sign-in/Entrance'
import { SignInForm } from '@/components/console/sign-in/SignInForm'
import { currentSession, whoIsSignedIn } from '@/lib/auth/signed-in'
import { env } from '@/lib/env'
import { readVisitor } from '@/lib/http/visitor'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { webDeps } from '@/lib/services/runtime'
import { needsSetUp } from '@/lib/services/set-up/setup-code'
import { signInAction } from './actions'
import '../sign-in.css'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readVisitor()
  return { title: SIGN_IN[locale].title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: Props) {
  const { locale } = await readVisitor()
  const words = SIGN_IN[locale]
  const { AUTH_SECRET, OIDC_ISSUER, OIDC_NAME } = env()
  if (!AUTH_SECRET) return <Closed words={words.closed} />
  if (await needsSetUp(webDeps())) redirect('/console/set-up')
  if (await whoIsSignedIn()) redirect('/console')
  const session = await currentSession()
  if (session?.needsCode) redirect('/console/sign-in/code')
  const { error, 'signed-out': signedOut, 'new-password': newPassword } = await searchParams
  const news = signedOut !== undefined ? words.signedOut : newPassword !== undefined ? words.newPassword.done : null
  return (
    <Entrance title={words.title}>
      {news && (
        <p className="note" role="status">
          {news}
        </p>
      )}
      {session && !session.current && <p className="note w">{words.noBusiness}</p>}
      {error !== undefined && (
        <p className="note e" role="alert">
          {error === 'unknown'
            ? words.providerUnknown(OIDC_NAME)
            : error === 'no-business'
              ? words.noBusiness
              : words.providerFailed(OIDC_NAME)}
        </p>
      )}
      <SignInForm action={signInAction} words={words} />
      {OIDC_ISSUER && (
        <>
          <p className="or">{words.or}</p>
          <a className="b" href="/console/auth/begin">
            {words.provider(OIDC_NAME)}
          </a>
        </>
      )}
      <p className="s">{words.who}</p>
    </Entrance>
  )
}
