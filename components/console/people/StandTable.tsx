import Link from 'next/link'
import { Table } from '@/components/console/ui/Table'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'
import type { Linked, Mark, StandingView } from './view'

/** Whether a person may be messaged about each topic, and why; each reason leads to its line. */
export function StandTable({ standings, words }: { standings: readonly StandingView[]; words: PeopleWords['stand'] }) {
  return (
    <div className="stand">
      <Table
        caption={words.title}
        columns={[
          { key: 'topic', label: words.topic },
          { key: 'now', label: words.now, named: false },
          { key: 'because', label: words.because, named: false },
        ]}
        rows={standings.map(({ key, topic, mark, now, because }) => ({
          key,
          cells: [topic, <MarkWord key="now" mark={mark} text={now} />, <Because key="because" because={because} />],
        }))}
      />
    </div>
  )
}

/** Yes is filled, No is hollow, and silence is half: a shape and a word, before any colour. */
export function MarkWord({ mark, text }: { mark: Mark; text: string }) {
  return <span className={{ yes: 'st yes', no: 'st', half: 'st half' }[mark]}>{text}</span>
}

function Because({ because: { before, link, after } }: { because: Linked }) {
  if (link === null) return before + after
  return (
    <>
      {before}
      {link.href === '' ? (
        link.text
      ) : (
        <Link href={link.href} prefetch={false}>
          {link.text}
        </Link>
      )}
      {after}
    </>
  )
}
