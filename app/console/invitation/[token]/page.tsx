import type { Metadata } from 'next'
import Link from 'next/link'
import { AcceptForm } from '@/components/console/sign-in/AcceptForm'
import { Closed } from '@/components/console/sign-in/Closed'
import { Entrance } from '@/components/console/sign-in/Entrance'
import { whoIsSignedIn } from '@/lib/auth/signed-in'
import { env } from '@/lib/env'
import { readVisitor } from '@/lib/http/visitor'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { formatInstant } from '@/lib/i18n/format'
import { webDeps } from '@/lib/services/runtime'
import { openInvitation } from '@/lib/services/sign-in/open-invitation'
import { whyNot } from './_page/why-not'
import { acceptAction } from './actions'
import '../../sign-in.css'

export const metadata: Metadata = { title: 'Sayso' }

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function InvitationPage({ params, searchParams }: Props) {
  const visitor = await readVisitor()
  if (!env().AUTH_SECRET) return <Closed words={SIGN_IN[visitor.locale].closed} />
  const { token } = await params
  const who = await whoIsSignedIn()
  const locale = who?.locale ?? visitor.locale
  const words = INVITATION[locale]
  const invitation = await openInvitation(webDeps(), token, visitor.ip)
  if (invitation.outcome === 'wait') {
    return <Entrance title={words.dead.unknown.title} lead={words.wait(Math.ceil(invitation.seconds / 60))} />
  }
  if (invitation.outcome !== 'open') {
    const { title, text } = words.dead[invitation.outcome]
    return (
      <Entrance title={title} lead={text}>
        <p>
          <Link className="b" href="/console/sign-in" prefetch={false}>
            {words.toSignIn}
          </Link>
        </p>
      </Entrance>
    )
  }
  const { businessName, email, role, hasAccount, expiresAt, timeZone } = invitation
  const problem = whyNot(await searchParams, env().OIDC_NAME, { invitation: words, signIn: SIGN_IN[locale] })
  const until = formatInstant(expiresAt, 'date', locale, timeZone)
  return (
    <Entrance title={words.title(businessName)} lead={words.roles[role]}>
      {problem && (
        <p className="note e" role="alert">
          {problem}
        </p>
      )}
      <AcceptForm
        action={acceptAction}
        {...{ words, token, email }}
        signedIn={who && { name: who.name, email: who.email }}
        hasAccount={hasAccount}
      />
      {!who && env().OIDC_ISSUER && (
        <>
          <p className="or">{words.or}</p>
          <a className="b" href={`/console/auth/begin?invitation=${token}`}>
            {words.provider(env().OIDC_NAME)}
          </a>
        </>
      )}
      <p className="s">{words.until(until)}</p>
    </Entrance>
  )
}
