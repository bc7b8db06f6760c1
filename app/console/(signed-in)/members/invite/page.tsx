import type { Metadata } from 'next'
import Link from 'next/link'
import { InviteFields } from '@/components/console/members/InviteFields'
import { roleOptions } from '@/components/console/members/MemberForms'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { MEMBERS } from '@/lib/i18n/console/members/words'
import { inviteAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('members.write')
  return { title: MEMBERS[locale].inviting.title }
}

export default async function InvitePage() {
  const { locale, business } = await requireSignedIn('members.write')
  const words = MEMBERS[locale]
  const { title, lead, email, emailHint, role, act, done, back } = words.inviting
  return (
    <Page
      title={title}
      lead={lead}
      acts={
        <Link className="b q" href="/console/members" prefetch={false}>
          {back}
        </Link>
      }
    >
      <ActionForm action={inviteAction} businessId={business.id} label={title}>
        <InviteFields words={{ email, emailHint, role, act, done }} roles={roleOptions(words)} />
      </ActionForm>
    </Page>
  )
}
