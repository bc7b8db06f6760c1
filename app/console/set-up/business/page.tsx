import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { BusinessForm } from '@/components/console/set-up/BusinessForm'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { LANGUAGES, type Locale, LOCALES } from '@/lib/languages'
import { countriesIn, regionOf, timeZones } from '../_set-up/choices'
import { enterStep, frameOf } from '../_set-up/enter-step'
import { businessAction } from '../actions'
import '../../sign-in.css'
import '../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function BusinessPage() {
  const { locale, draft } = await enterStep('business')
  const words = SET_UP[locale]
  const typed = draft.business ?? (await firstAnswers(locale, draft.owner?.email ?? ''))
  return (
    <SetUpFrame title={words.business.title} lead={words.business.lead} {...frameOf(locale, 'business')}>
      <BusinessForm
        action={businessAction}
        words={words.business}
        common={words}
        typed={typed}
        languages={LOCALES.map((value) => ({ value, label: LANGUAGES[value].ownName }))}
        countries={countriesIn(locale)}
        zones={timeZones(typed.timeZone)}
      />
    </SetUpFrame>
  )
}

/** What can be guessed: the language and the country of the browser, and the owner's address. */
async function firstAnswers(locale: Locale, email: string) {
  const country = regionOf((await headers()).get('accept-language'))
  return {
    ...{ name: '', language: locale, also: [], timeZone: '', country, whatsapp: '', legalName: '', address: '' },
    ...{ email, help: '', privacy: '' },
  }
}
