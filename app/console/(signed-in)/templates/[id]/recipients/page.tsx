import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { languageName } from '@/components/console/templates/scene'
import { Moment } from '@/components/console/ui/Moment'
import { Page } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { Table } from '@/components/console/ui/Table'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { isUuid } from '@/lib/ids'
import { webDeps } from '@/lib/services/runtime'
import { listRecipients } from '@/lib/services/template-watch/list-recipients'
import { nameOfTemplate } from '@/lib/services/templates/read-template'
import { watchScene } from '../../_page/watch-scene'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Query = z.object({
  standing: z.enum(['agreed', 'refused', 'unanswered', 'not_needed']).nullable().catch(null).default(null),
  from: Day.catch(''),
  to: Day.catch(''),
  after: z.string().max(240).nullable().catch(null).default(null),
})

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

// Who was sent what is personal: no title that a browser keeps in its history says it.
export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('contacts.read')
  return { title: TEMPLATES[locale].title }
}

export default async function RecipientsPage({ params, searchParams }: Props) {
  const who = await requireSignedIn('contacts.read')
  const deps = webDeps()
  const { id } = await params
  const { standing, from, to, after } = Query.parse(await searchParams)
  const template = isUuid(id) ? orForbidden(await nameOfTemplate(deps, who.member, id)) : null
  if (!template) notFound()
  const { name } = template
  const page = orForbidden(await listRecipients(deps, who.member, { name, from, to, standing, after }))
  if (page.outcome !== 'read') notFound()
  const scene = watchScene(who)
  const { words, locale, timeZone } = scene
  const { recipients, next } = page
  const address = (place: string | null) => {
    const query = new URLSearchParams({
      from,
      to,
      ...(standing ? { standing } : {}),
      ...(place ? { after: place } : {}),
    })
    return `/console/templates/${id}/recipients?${query.toString()}`
  }
  return (
    <Page
      title={words.recipients.title(name)}
      lead={
        <>
          <Link href={`/console/templates/${id}`}>{words.recipients.back}</Link>
          {standing && <> · {words.one.standings[standing]}</>} · {words.recipients.kept(deps.settings.sentMessageDays)}
        </>
      }
    >
      {recipients.length === 0 ? (
        <p className="s">{words.recipients.none}</p>
      ) : (
        <Table
          caption={words.recipients.title(name)}
          columns={[
            { key: 'person', label: words.recipients.person },
            { key: 'standing', label: words.recipients.standing },
            { key: 'language', label: TEMPLATES[locale].language },
            { key: 'sent', label: words.recipients.sent },
            { key: 'arrived', label: words.recipients.arrived },
          ]}
          rows={recipients.map((one) => ({
            key: one.messageId,
            cells: [
              one.person?.name ? (
                <Link className="n nb" href={`/console/people/${one.person.id}`} prefetch={false}>
                  {one.person.name.text}
                </Link>
              ) : (
                words.recipients.unknown
              ),
              <span key="standing" className="marks">
                <span className={one.standing === 'refused' ? 'st harm' : 'st'}>
                  {words.recipients.standings[one.standing] ?? one.standing}
                </span>
                {one.reason && <small>{words.recipients.reasons[one.reason]}</small>}
              </span>,
              languageName(one.language, scene),
              <Moment key="sent" at={one.sentAt} locale={locale} timeZone={timeZone} />,
              one.deliveredAt === null ? (
                words.recipients.notArrived
              ) : (
                <Moment key="arrived" at={one.deliveredAt} locale={locale} timeZone={timeZone} />
              ),
            ],
          }))}
        />
      )}
      <Pager
        newer={after === null ? null : address(null)}
        older={next && address(next)}
        words={COMMON[locale]}
        label={words.recipients.title(name)}
      />
    </Page>
  )
}
