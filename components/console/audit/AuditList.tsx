import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import type { AuditWords } from '@/lib/i18n/console/audit/shape'
import type { Locale } from '@/lib/i18n/locales'
import { actionText, detailLines, thingOf, whoText } from './describe'
import type { EntryView } from './view'

interface Props {
  entries: readonly EntryView[]
  words: AuditWords
  locale: Locale
  timeZone: string
}

/** Changes as sentences, the newest first. */
export function AuditList({ entries, words, locale, timeZone }: Props) {
  return (
    <ul className="panel list log">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div>
            <p>
              <b>{whoText(entry, words)}</b> {actionText(entry, words)}
              <Thing entry={entry} words={words} />
            </p>
            <Details entry={entry} words={words} />
          </div>
          <p className="s">
            <Moment at={entry.at} locale={locale} timeZone={timeZone} style="second" />
            {entry.fromIp && <span>{words.from(entry.fromIp)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Thing({ entry, words }: { entry: EntryView; words: AuditWords }) {
  const thing = thingOf(entry, words)
  if (!thing) return null
  if (!thing.href) return <>: {thing.name}</>
  return (
    <>
      :{' '}
      <Link className="n" href={thing.href} prefetch={false}>
        {thing.name}
      </Link>
    </>
  )
}

function Details({ entry, words }: { entry: EntryView; words: AuditWords }) {
  const lines = detailLines(entry.changes, words)
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{words.details(lines.length)}</summary>
      <dl className="s">
        {lines.map(({ key, label, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
