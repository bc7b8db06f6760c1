import type { Metadata } from 'next'
import Link from 'next/link'
import { NewKeyFields } from '@/components/console/developers/NewKeyFields'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { DEVELOPERS } from '@/lib/i18n/console/developers/words'
import { createKeyAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('keys.write')
  return { title: DEVELOPERS[locale].create.title }
}

interface Props {
  searchParams: Promise<{ mode?: string | string[] }>
}

export default async function NewKeyPage({ searchParams }: Props) {
  const { locale, business } = await requireSignedIn('keys.write')
  const { create, scopes } = DEVELOPERS[locale]
  const { name, nameHint, mode, modes, scopes: legend, scopesHint, act, done, back } = create
  const wanted = (await searchParams).mode === 'test' ? 'test' : 'live'
  return (
    <Page
      title={create.title}
      lead={create.lead}
      acts={
        <Link className="b q" href="/console/developers" prefetch={false}>
          {back}
        </Link>
      }
    >
      <ActionForm action={createKeyAction} businessId={business.id} label={create.title}>
        <NewKeyFields
          words={{ name, nameHint, mode, modes, scopes: legend, scopesHint, act, done }}
          scopes={Object.entries(scopes).map(([scope, text]) => ({ name: scope, text }))}
          mode={wanted}
        />
      </ActionForm>
    </Page>
  )
}
