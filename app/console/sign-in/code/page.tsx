import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Entrance } from '@/components/console/sign-in/Entrance'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { currentSession } from '@/lib/auth/signed-in'
import { readVisitor } from '@/lib/http/visitor'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { signOutAction } from '../../(signed-in)/session/actions'
import { codeAction } from './actions'
import '../../sign-in.css'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readVisitor()
  return { title: SIGN_IN[locale].code.title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CodePage({ searchParams }: Props) {
  const { locale } = await readVisitor()
  const session = await currentSession()
  if (!session) redirect('/console/sign-in')
  if (!session.needsCode) redirect('/console')
  const words = SIGN_IN[locale].code
  const byRecovery = (await searchParams)['recovery'] !== undefined
  return (
    <Entrance
      title={byRecovery ? words.recoveryTitle : words.title}
      lead={byRecovery ? words.recoveryLead : words.lead}
    >
      <ActionForm action={codeAction} businessId="" className="flow code">
        <input type="hidden" name="by" value={byRecovery ? 'recovery' : 'code'} />
        <TextField
          label={byRecovery ? words.recoveryLabel : words.label}
          name="code"
          inputMode={byRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={byRecovery ? 20 : 7}
          required
        />
        <SubmitButton wide>{words.button}</SubmitButton>
      </ActionForm>
      <p>
        <a href={byRecovery ? '/console/sign-in/code' : '/console/sign-in/code?recovery'}>
          {byRecovery ? words.app : words.recovery}
        </a>
      </p>
      <form action={signOutAction}>
        <button className="b q">{words.other}</button>
      </form>
    </Entrance>
  )
}
