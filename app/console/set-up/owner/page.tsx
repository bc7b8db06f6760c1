import type { Metadata } from 'next'
import { OwnerForm } from '@/components/console/set-up/OwnerForm'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { enterStep, frameOf } from '../_set-up/enter-step'
import { ownerAction } from '../actions'
import '../../sign-in.css'
import '../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function OwnerPage() {
  const { locale, draft } = await enterStep('owner')
  const words = SET_UP[locale]
  const { name = '', email = '', passwordHash = null } = draft.owner ?? {}
  return (
    <SetUpFrame title={words.owner.title} lead={words.owner.lead} {...frameOf(locale, 'owner')}>
      <OwnerForm
        action={ownerAction}
        words={words.owner}
        next={words.next}
        typed={{ name, email, hasPassword: passwordHash !== null }}
      />
    </SetUpFrame>
  )
}
