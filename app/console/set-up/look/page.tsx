import type { Metadata } from 'next'
import { LookForm } from '@/components/console/set-up/LookForm'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { FIRST_COLOR } from '@/lib/services/set-up/read-set-up'
import { enterStep, frameOf } from '../_set-up/enter-step'
import { lookAction } from '../actions'
import '../../sign-in.css'
import '../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function LookPage() {
  const { locale, draft } = await enterStep('look')
  const words = SET_UP[locale]
  return (
    <SetUpFrame title={words.look.title} lead={words.look.lead} {...frameOf(locale, 'look')}>
      <LookForm action={lookAction} words={words.look} color={draft.color ?? FIRST_COLOR} />
    </SetUpFrame>
  )
}
