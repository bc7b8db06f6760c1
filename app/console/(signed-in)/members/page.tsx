import type { Metadata } from 'next'
import Link from 'next/link'
import { Invitations } from '@/components/console/members/Invitations'
import { FormerMembers, MemberTable } from '@/components/console/members/MemberTable'
import { Page, Section } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { MEMBERS } from '@/lib/i18n/console/members/words'
import { formatInstant } from '@/lib/i18n/format'
import { allows } from '@/lib/services/callers/rights'
import { readMembers } from '@/lib/services/members/read-members'
import { webDeps } from '@/lib/services/runtime'
import { revokeInvitationAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('members.read')
  return { title: MEMBERS[locale].title }
}

export default async function MembersPage() {
  const { locale, business, member: self } = await requireSignedIn('members.read')
  const deps = webDeps()
  const read = await readMembers(deps, self)
  if (read.outcome === 'not_allowed') return null
  const words = MEMBERS[locale]
  const { roles, ownersCan } = COMMON[locale]
  const canWrite = allows(self, 'members.write')
  const views = read.members.map(({ id, name, email, role, userId, hereAt, disabledAt }) => ({
    ...{ id, name, email, hereAt },
    role: roles[role],
    isSelf: id === self.memberId,
    canSignIn: userId !== null,
    isFormer: disabledAt !== null,
  }))
  const [members, former] = [views.filter(({ isFormer }) => !isFormer), views.filter(({ isFormer }) => isFormer)]
  const invitations = read.invitations.map(({ id, email, role, expiresAt }) => ({
    ...{ id, email, role },
    isExpired: expiresAt <= deps.clock.now(),
    day: formatInstant(expiresAt, 'shortDate', locale, business.timeZone),
  }))
  return (
    <Page
      title={words.title}
      lead={words.lead(members.length)}
      acts={
        canWrite && (
          <Link className="b p" href="/console/members/invite" prefetch={false}>
            {words.invite}
          </Link>
        )
      }
    >
      <Section title={words.list.title} aside={!canWrite && <span className="s">{ownersCan}</span>}>
        <MemberTable members={members} words={words.list} locale={locale} timeZone={business.timeZone} />
        <FormerMembers members={former} title={words.former(former.length)} />
      </Section>
      {canWrite && (
        <Invitations
          invitations={invitations}
          words={words.invitations}
          businessId={business.id}
          revoke={revokeInvitationAction}
        />
      )}
    </Page>
  )
}
