import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { formatInstant } from '@/lib/i18n/format'
import type { AnswerView, Frame, RowView } from './view'

interface Props {
  rows: readonly RowView[]
  words: ImportsWords
  frame: Frame
}

/** Rows of a file as sentences: who, what, when and by which proof. What is doubtful is marked before it. */
export function RowList({ rows, words, frame }: Props) {
  return (
    <ol className="panel list rd">
      {rows.map((row) => (
        <li key={row.row}>
          <span className="num">{row.row}</span>
          <div>
            {row.answers.map((answer, place) => (
              // A row is never reordered.
              // oxlint-disable-next-line react/no-array-index-key
              <p key={place}>
                <Sentence person={row.person} answer={answer} words={words} frame={frame} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

interface SentenceProps {
  person: string | null
  answer: AnswerView
  words: ImportsWords
  frame: Frame
}

function Sentence({ person, answer, words, frame }: SentenceProps) {
  const { preview } = words
  const who = person && <b className="nb">{person}</b>
  if ('refused' in answer)
    return (
      <>
        <span className="st watch">{preview.cannotRead}</span> {who}
        {who && ':'} {words.refusedReasons[answer.refused]}
      </>
    )
  const { topic, claimed, proof, source, guessed, keptOut } = answer
  const when = claimed === null ? null : dayOrMoment(claimed, frame)
  return (
    <>
      {keptOut && <span className="st">{preview.keptOut}</span>}
      {!keptOut && guessed && <span className="st watch">{preview.doubtful}</span>}
      {!keptOut && !guessed && <Mark answer={answer.answer} />} {who}{' '}
      {answer.answer === 'in' ? preview.agreed(topic, when ?? '') : preview.refused(topic, when)}
      {proof && ` ${preview.proof(proof)}`}
      {source && ` ${preview.source(source)}`}
      {keptOut && <small>{words.keptOutReasons[keptOut]}</small>}
      {!keptOut && guessed && <small>{words.guessedReasons[guessed]}</small>}
    </>
  )
}

const EDGES: ReadonlySet<string> = new Set(['00:00', '23:59'])

/** Returns a day alone where the file has no time of day: it was then read as the start or the end of the day. */
function dayOrMoment(at: number, { locale, timeZone }: Frame): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(at)
  return formatInstant(at, EDGES.has(time) ? 'date' : 'dateTime', locale, timeZone)
}

/** Yes is filled, No is hollow; the sentence says it in words. */
const Mark = ({ answer }: { answer: 'in' | 'out' }) => (
  <span className={answer === 'in' ? 'st yes' : 'st'} aria-hidden="true" />
)
