import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { leaveBusinessAction } from '@/app/console/(signed-in)/account/actions'
import { Leave } from '@/components/console/account/Leave'
import { MemberForms } from '@/components/console/members/MemberForms'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { ACCOUNT } from '@/lib/i18n/console/account/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { MEMBERS } from '@/lib/i18n/console/members/words'
import { formatInstant } from '@/lib/i18n/format'
import { isUuid } from '@/lib/ids'
import { allows } from '@/lib/services/callers/rights'
import { readMembers } from '@/lib/services/members/read-members'
import { webDeps } from '@/lib/services/runtime'
import { changeRoleAction, giveBackAction, removeMemberAction } from '../actions'

interface Props {
  params: Promise<{ id: string }>
}

async function opened({ params }: Props) {
  const who = await requireSignedIn('members.read')
  const { id } = await params
  if (!isUuid(id)) notFound()
  const read = await readMembers(webDeps(), who.member)
  const member = read.outcome === 'read' ? read.members.find((each) => each.id === id) : null
  if (read.outcome !== 'read' || !member) notFound()
  const owners = read.members.filter(({ role, disabledAt }) => role === 'owner' && disabledAt === null)
  return { who, member, isOnlyOwner: owners.length === 1 && owners[0]?.id === id }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { member } = await opened(props)
  return { title: member.name }
}

export default async function MemberPage(props: Props) {
  const { who, member, isOnlyOwner } = await opened(props)
  const { locale, business, member: self } = who
  const words = MEMBERS[locale]
  const { one } = words
  const { roles, ownersCan } = COMMON[locale]
  const isSelf = member.id === self.memberId
  const isFormer = member.disabledAt !== null
  const canWrite = allows(self, 'members.write')
  const text = (style: 'shortDate' | 'shortDateTime', at: number) => formatInstant(at, style, locale, business.timeZone)
  const here = member.hereAt === null ? one.neverHere : one.here(text('shortDateTime', member.hereAt))
  const day = isFormer
    ? one.until(text('shortDate', member.disabledAt ?? 0))
    : one.since(text('shortDate', member.createdAt))
  return (
    <Page
      title={member.name}
      lead={isFormer ? one.formerLead(member.email) : one.lead(member.email, roles[member.role])}
      acts={
        <Link className="b q" href="/console/members" prefetch={false}>
          {one.back}
        </Link>
      }
    >
      <p>
        {day} {here}{' '}
        {allows(self, 'audit.read') && (
          <Link href={`/console/audit?who=${member.id}`} prefetch={false}>
            {one.audit}
          </Link>
        )}
      </p>
      {canWrite && !(isSelf && isOnlyOwner) ? (
        <MemberForms
          member={{ id: member.id, name: member.name, role: member.role, isFormer }}
          isSelf={isSelf}
          words={words}
          business={business}
          actions={{ change: changeRoleAction, remove: removeMemberAction, giveBack: giveBackAction }}
        />
      ) : (
        <p className="panel pad soft">{canWrite ? one.onlyOwner : ownersCan}</p>
      )}
      {isSelf && !isOnlyOwner && (
        <Leave action={leaveBusinessAction} words={ACCOUNT[locale].leave} business={business} />
      )}
    </Page>
  )
}
