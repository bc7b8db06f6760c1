import type { Instant } from '@/lib/consent/types'
import { translatorOf } from '@/lib/i18n/translator'
import { dayOf, Moment } from './Moment'
import { ProofBox } from './ProofBox'
import type { ChainView, EffectOfLine, EvidenceView, LineOfEvidence, LineDetailsView } from './view'
import { WORDS } from './words/words'

interface ChainProps {
  chain: ChainView
  isMerged: boolean
  view: EvidenceView
}

/** The lines of one chain in plain words. */
export function ChainHistory({ chain, isMerged, view }: ChainProps) {
  const words = WORDS[view.locale]
  return (
    <>
      {isMerged && <h3>{words.mergedChain(chain.contactId)}</h3>}
      {chain.lines.length === 0 && <p className="more">{words.nothing}</p>}
      <ol className="lines">
        {chain.lines.map((line) => {
          const isBad = chain.problem?.seq === line.seq
          return (
            <li key={line.seq} data-seq={line.seq} className={isBad ? 'bad' : isVoid(line) ? 'void' : undefined}>
              {line.told ? (
                <LineDetails told={line.told} view={view} />
              ) : (
                <p className="what">{words.unreadableLine}</p>
              )}
              {isBad && (
                <p className="bad-text">{words.problems[chain.problem?.problem ?? ''] ?? chain.problem?.problem}</p>
              )}
              <ProofBox line={line} locale={view.locale} />
              <a className="hash" href={`#${anchorOf(chain, line)}`}>
                <code>{line.hash}</code>
              </a>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** Whether nothing that the line states counts. */
function isVoid({ told }: LineOfEvidence): boolean {
  const effects = told?.effects ?? []
  return effects.length > 0 && effects.every(({ outcome }) => outcome === 'kept_out' || outcome === 'none')
}

/** Times are shown by the minute, so a line that was written down within the same minute shows one time only. */
const minuteOf = (at: Instant) => Math.floor(at / 60_000)

/** Returns the anchor of a line's sealed text in the document. */
export const anchorOf = (chain: Pick<ChainView, 'contactId'>, line: Pick<LineOfEvidence, 'seq'>) =>
  `line-${chain.contactId}-${line.seq}`

function LineDetails({ told, view }: { told: LineDetailsView; view: EvidenceView }) {
  const words = WORDS[view.locale]
  const t = translatorOf(view.locale)
  return (
    <>
      {told.kind === 'merged' && <p className="what">{words.merged}</p>}
      {told.kind === 'reason' && told.reason && <p className="what">{words.quote(t(`reason.${told.reason}`))}</p>}
      {told.effects.map((effect) => (
        <p className="what" key={`${effect.said} ${effect.about}`}>
          {words.said[effect.said](effect.about ?? '')}
          <EffectNote effect={effect} view={view} />
        </p>
      ))}
      <p className="s how">
        <Moment at={told.at} view={view} /> · {words.actors[told.actor]}, {words.methods[told.method]}
        {minuteOf(told.recordedAt) !== minuteOf(told.at) && (
          <>
            {' · '}
            {words.recorded('')}
            <Moment at={told.recordedAt} view={view} />
          </>
        )}
      </p>
      {told.source !== null && (
        <p className="s">
          {words.source}
          {words.colon} {told.source}
        </p>
      )}
      {told.kind !== 'reason' && told.reason !== null && (
        <p className="s">
          {words.reason}
          {words.colon} {t(`reason.${told.reason}`)}
        </p>
      )}
      {told.notice !== null && (
        <p className="s">
          {words.notice}
          {words.colon} <a href={`#notice-${told.notice}`}>{told.notice.slice(0, 12)}</a>
        </p>
      )}
    </>
  )
}

function EffectNote({ effect, view }: { effect: EffectOfLine; view: EvidenceView }) {
  const words = WORDS[view.locale]
  const notes = [
    ...(effect.outcome === 'set' ? [] : [words.outcomes[effect.outcome]]),
    ...(effect.until === null ? [] : [words.ends(dayOf(effect.until, view))]),
  ]
  return notes.length > 0 ? <small>{` (${notes.join(', ')})`}</small> : null
}
