import type { Metadata } from 'next'
import { encode } from 'uqr'
import { MadeLink, NextSteps, TryForm } from '@/components/console/set-up/FirstLink'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { formatInstant } from '@/lib/i18n/format'
import { isUuid } from '@/lib/ids'
import { webDeps } from '@/lib/services/runtime'
import { makeFirstLink } from '@/lib/services/set-up/first-link'
import { makeFirstLinkAction, sendFirstLinkAction } from './actions'
import '../../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FirstLinkPage({ searchParams }: Props) {
  const { locale, business, member } = await requireSignedIn('links.make')
  const words = SET_UP[locale].link
  const { contact } = await searchParams
  const made =
    typeof contact === 'string' && isUuid(contact) ? await makeFirstLink(webDeps(), member, contact, null) : null
  return (
    <Page title={words.title(business.name)} lead={words.lead}>
      {made?.outcome === 'made' ? (
        <MadeLink
          words={words}
          link={{
            ...made,
            cells: encode(made.url, { border: 3 }).data,
            until: formatInstant(made.expiresAt, 'date', locale, business.timeZone),
          }}
          copy={COMMON[locale].copy}
          send={sendFirstLinkAction}
          businessId={business.id}
        />
      ) : (
        <TryForm action={makeFirstLinkAction} businessId={business.id} words={words.try} />
      )}
      <NextSteps words={words.next} />
    </Page>
  )
}
