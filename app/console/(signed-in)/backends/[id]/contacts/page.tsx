import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MomentInAddress } from '@/app/console/(signed-in)/_page/moment-in-address'
import { ContactsTable } from '@/components/console/backends/ContactsTable'
import { Page } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { readSetAside } from '@/lib/services/backends/read-set-aside'
import { readWaiting } from '@/lib/services/backends/read-waiting'
import { webDeps } from '@/lib/services/runtime'
import { backendOf } from '../../_page/backend-of'
import { sceneOf } from '../../_page/scene'

const PAGE = 50

const Query = z.object({
  list: z.enum(['waiting', 'aside']).catch('aside'),
  /** Where the page begins: a contact, and for those that wait its turn. */
  after: z.uuid().optional().catch(undefined),
  due: MomentInAddress,
  urgent: z.enum(['0', '1']).optional().catch(undefined),
})

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { locale } = await requireSignedIn('backends.read')
  return { title: BACKENDS[locale].contacts[Query.parse(await searchParams).list] }
}

/** The contacts behind the numbers of a backend: those that wait, or those that were set aside. */
export default async function BackendContactsPage({ params, searchParams }: Props) {
  const who = await requireSignedIn('backends.read')
  const [{ id }, query] = [await params, Query.parse(await searchParams)]
  const deps = webDeps()
  const backend = await backendOf(deps, who.member, id)
  if (!backend) notFound()
  const scene = sceneOf(who)
  const { words } = scene
  const { list, after, due, urgent } = query
  const place = `/console/backends/${id}`
  const read = async () => {
    if (list === 'aside') {
      const aside = await readSetAside(deps, who.member, id, { after: after ?? null, limit: PAGE })
      if (aside.outcome === 'not_allowed') return null
      const { contacts, next } = aside
      return { lines: contacts, older: next && `${place}/contacts?list=aside&after=${next}` }
    }
    const from =
      after === undefined || due === undefined ? null : { contactId: after, dueAt: due, urgent: urgent === '1' }
    const waiting = await readWaiting(deps, who.member, id, { after: from, limit: PAGE })
    if (waiting.outcome === 'not_allowed') return null
    const { contacts, next } = waiting
    const behind = next && `after=${next.contactId}&due=${next.dueAt}&urgent=${next.urgent ? 1 : 0}`
    return {
      lines: contacts.map((each) => ({ ...each, reason: each.lastError })),
      older: behind && `${place}/contacts?list=waiting&${behind}`,
    }
  }
  const listed = await read()
  if (!listed) return null
  const { lines, older } = listed
  const title = words.contacts[list]
  return (
    <Page
      title={title}
      lead={
        <>
          <Link href={place}>{backend.name}</Link>. {list === 'waiting' ? words.contacts.waitingLead : words.aside.text}
        </>
      }
    >
      <ContactsTable title={title} lines={lines} scene={scene} />
      <Pager
        newer={after ? `${place}/contacts?list=${list}` : null}
        older={older}
        words={COMMON[who.locale]}
        label={title}
      />
    </Page>
  )
}
