import type { Metadata } from 'next'
import { LookForm } from '@/components/console/set-up/LookForm'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { LOOK } from '@/lib/i18n/console/look/words'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { PICTURE_MOST_BYTES } from '@/lib/services/business/encode-logo'
import { FIRST_COLOR } from '@/lib/services/set-up/read-set-up'
import { enterStep, frameOf } from '../_set-up/enter-step'
import { lookAction } from '../actions'
import '../../sign-in.css'
import '../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function LookPage() {
  const { locale, draft } = await enterStep('look')
  const words = SET_UP[locale]
  const { logo } = LOOK[locale]
  return (
    <SetUpFrame title={words.look.title} lead={words.look.lead} {...frameOf(locale, 'look')}>
      <LookForm
        action={lookAction}
        words={words.look}
        optional={words.optional}
        color={draft.color ?? FIRST_COLOR}
        picture={{ hint: logo.hint, tooLarge: logo.problems.too_large, mostBytes: PICTURE_MOST_BYTES }}
      />
    </SetUpFrame>
  )
}
