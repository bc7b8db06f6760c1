import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/console/ui/Page'
import { countText } from '@/lib/i18n/console/numbers'
import type { OverviewWords } from '@/lib/i18n/console/overview/shape'
import { formatInstant } from '@/lib/i18n/format'
import type { Frame, Need, NeedsView } from './view'

/** What needs a person, most urgent first; each with what is already safe and one way forward. */
export function Needs({ view, words, frame }: { view: NeedsView; words: OverviewWords['needs']; frame: Frame }) {
  const needs = needsOf(view, words, frame)
  const aside: ReactNode = needs.length > 0 && <span className="s">{words.things(needs.length)}</span>
  return (
    <Section title={words.title} aside={aside}>
      {needs.length === 0 ? (
        <div className="panel empty">
          <b>{words.none}</b>
          <p>{words.noneText}</p>
        </div>
      ) : (
        <ul className="panel list need">
          {needs.map(({ key, mark, title, text, act, href }) => (
            <li key={key}>
              <div>
                <i className={mark ? `st ${mark}` : 'st'} />
                <b>{title}</b>
                <p className="s">{text}</p>
              </div>
              <Link className="b" href={href} prefetch={false}>
                {act}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function needsOf(view: NeedsView, words: OverviewWords['needs'], { locale, timeZone }: Frame): Need[] {
  const count = (number: number) => countText(number, locale)
  const backends = view.backends.filter(({ status }) => status !== 'disabled')
  const addressOf = (id: string) => `/console/backends/${id}`
  const paused = backends
    .filter(({ status }) => status === 'paused')
    .map(({ id, name, waiting, refusals }): Need => {
      const text = waiting > 0 ? words.backendText(count(waiting), count(refusals)) : words.backendIdle
      return {
        key: `b${id}`,
        mark: 'watch',
        title: words.backend(name),
        text,
        act: words.backendAct,
        href: addressOf(id),
      }
    })
  const unread = backends
    .filter(({ status, isReadingFailing }) => status === 'active' && isReadingFailing)
    .map(({ id, name }): Need => {
      const { readingText: text, backendAct: act } = words
      return { key: `r${id}`, mark: 'watch', title: words.reading(name), text, act, href: addressOf(id) }
    })
  const dead = backends
    .filter(({ deadLetters }) => deadLetters > 0)
    .map(({ id, name, deadLetters }): Need => {
      const title = words.deadLetters(count(deadLetters), name)
      const { deadLettersText: text, deadLettersAct: act } = words
      return { key: `d${id}`, mark: '', title, text, act, href: addressOf(id) }
    })
  const needs = [...paused, ...unread, ...view.alerts, ...dead]
  if (view.reviews > 0 && view.oldestReview !== null)
    needs.push({
      ...{ key: 'reviews', mark: '', act: words.reviewsAct, href: '/console/reviews' },
      title: words.reviews(count(view.reviews), view.reviews === 1),
      text: words.reviewsText(formatInstant(view.oldestReview, 'shortDateTime', locale, timeZone)),
    })
  if (view.templates > 0)
    needs.push({
      ...{ key: 'templates', mark: '', act: words.templatesAct, href: '/console/templates' },
      title: words.templates(count(view.templates), view.templates === 1),
      text: words.templatesText,
    })
  return needs
}
