import type { Metadata } from 'next'
import { Closed } from '@/components/console/sign-in/Closed'
import { Entrance } from '@/components/console/sign-in/Entrance'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { env } from '@/lib/env'
import { readVisitor } from '@/lib/http/visitor'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { webDeps } from '@/lib/services/runtime'
import { openPasswordLink } from '@/lib/services/sign-in/password-link'
import { setPasswordAction } from './actions'
import '../../sign-in.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { locale, ip } = await readVisitor()
  const words = SIGN_IN[locale]
  if (!env().AUTH_SECRET) return <Closed words={words.closed} />
  const { token } = await params
  const opened = await openPasswordLink(webDeps(), token, ip)
  const { title, lead, label, button, dead, ask } = words.newPassword
  if (opened.outcome === 'wait') return <Entrance title={title} lead={words.wait(Math.ceil(opened.seconds / 60))} />
  if (opened.outcome !== 'open') return <Entrance title={dead[opened.outcome]} lead={ask} />
  return (
    <Entrance title={title} lead={lead(opened.email)}>
      <ActionForm action={setPasswordAction} businessId="">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={opened.email} readOnly />
        <TextField
          label={label}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={INVITATION[locale].passwordHint}
          required
          maxLength={200}
        />
        <SubmitButton wide>{button}</SubmitButton>
      </ActionForm>
    </Entrance>
  )
}
