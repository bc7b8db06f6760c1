import Link from 'next/link'
import { topicAddress } from '@/components/console/topics/topic-address'
import { Section } from '@/components/console/ui/Page'
import { countText, shareText } from '@/lib/i18n/console/numbers'
import type { OverviewWords } from '@/lib/i18n/console/overview/shape'
import type { Frame, ReachView, Standing } from './view'

interface Props {
  topics: readonly ReachView[]
  people: number
  words: OverviewWords['reach']
  frame: Frame
}

/** How many people each topic reaches, and where the others stand; each number opens the people behind it. */
export function ReachTable({ topics, people, words, frame: { locale } }: Props) {
  const { standings } = words
  return (
    <Section title={words.title} aside={<Key words={words.key} />}>
      <div className="panel">
        <table role="table" className="stack pair" aria-label={words.title}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {words.topic}
              </th>
              <th role="columnheader" scope="col" className="num">
                {words.allowed}
              </th>
              <th role="columnheader" scope="col">
                <span className="v">{words.drawn}</span>
              </th>
              {[standings.yes, words.silence, standings.no, standings.stopped].map((label) => (
                <th key={label} role="columnheader" scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {topics.map((topic) => {
              const link = (standing: Standing | 'allowed', count: number) => (
                <Link className="n" href={listOf(topic.key, standing)} prefetch={false}>
                  {countText(count, locale)}
                </Link>
              )
              const silent: Standing = topic.policy === 'opt_in' ? 'silent' : 'silent_allowed'
              const cells: [string, Standing][] = [
                [standings.yes, 'yes'],
                [words.silence, silent],
                [standings.no, 'no'],
                [standings.stopped, 'stopped'],
              ]
              return (
                <tr key={topic.key} role="row">
                  <th role="rowheader" scope="row">
                    <Link className="n" href={topicAddress(topic)} prefetch={false}>
                      {topic.name}
                    </Link>
                    <small>
                      {words.describe(topic.category, topic.policy)}
                      {topic.isPaused && <> · {words.paused}</>}
                    </small>
                  </th>
                  <td role="cell" className="num may">
                    <b>{link('allowed', topic.allowed)}</b>
                    <small>{shareText(topic.allowed, people, locale)}</small>
                  </td>
                  <td role="cell" className="wide line">
                    <Bar people={topic.people} whole={people} />
                  </td>
                  {cells.map(([label, standing]) => (
                    <td key={standing} role="cell" className="num" data-l={label}>
                      {link(standing, topic.people[standing])}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** Returns the address of the people with a standing on a topic. */
const listOf = (topic: string, standing: Standing | 'allowed') =>
  `/console/people?topic=${encodeURIComponent(topic)}&standing=${standing}`

function Key({ words }: { words: OverviewWords['reach']['key'] }) {
  const parts = [
    ['fa', words.yes, 0, 1],
    ['fb', words.silent_allowed, 0, 1],
    ['fs', words.silent, 0, 1],
    ['fe', words.no, 0.3, 0.4],
  ] as const
  return (
    <p className="key">
      {parts.map(([fill, label, y, height]) => (
        <span key={fill}>
          <svg viewBox="0 0 1 1" aria-hidden="true">
            <rect className={fill} width="1" y={y} height={height} />
          </svg>
          {label}
        </span>
      ))}
    </p>
  )
}

/** Yes, silence that allows, silence, and a thin line for every No: told apart by place and shape before colour. */
function Bar({ people, whole }: { people: Record<Standing, number>; whole: number }) {
  if (whole === 0) return null
  const width = (count: number) => (count / whole) * 100
  const { yes, silent_allowed: allowed, no, stopped } = people
  const refused = width(no + stopped)
  return (
    <svg className="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className="fa" width={width(yes)} height="1" />
      <rect className="fb" x={width(yes)} width={width(allowed)} height="1" />
      <rect className="fe" x={100 - refused} width={refused} y=".3" height=".4" />
    </svg>
  )
}
