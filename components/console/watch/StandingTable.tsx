import Link from 'next/link'
import { Table } from '@/components/console/ui/Table'
import { numbersIn, shareText } from '@/lib/i18n/console/numbers'
import type { WatchScene } from './view'

export interface StandingLine {
  standing: string
  people: number
  /** The address of the list; null: the member may not see people, or there is nobody. */
  href: string | null
}

/** What the recipients had said about the topic when the template was sent to them. */
export function StandingTable({ lines, scene }: { lines: readonly StandingLine[]; scene: WatchScene }) {
  const { words, locale } = scene
  const { one } = words
  const n = numbersIn(locale)
  const all = lines.reduce((sum, { people }) => sum + people, 0)
  return (
    <Table
      caption={one.agreed}
      columns={[
        { key: 'standing', label: words.recipients.standing },
        { key: 'people', label: one.sent, isNumber: true },
        { key: 'share', label: words.recipients.share, isNumber: true },
        { key: 'show', label: one.people, isNumber: true },
      ]}
      rows={lines.map(({ standing, people, href }) => ({
        key: standing,
        cells: [
          <span key="standing" className={standing === 'refused' && people > 0 ? 'st harm' : 'st'}>
            {one.standings[standing] ?? standing}
          </span>,
          n(people),
          shareText(people, all, locale),
          href ? (
            <Link key="show" className="n" href={href} prefetch={false}>
              {one.showPeople(people)}
            </Link>
          ) : (
            '–'
          ),
        ],
      }))}
    />
  )
}
