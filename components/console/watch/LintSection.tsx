import { CopyField } from '@/components/console/ui/CopyField'
import type { WatchScene } from './view'

export interface FindingLine {
  key: string
  rule: string
  weight: 'rule' | 'advice'
  part: string
  words: string | null
  count: { is: number; atMost: number } | null
  source: string
}

export interface LintView {
  key: string
  language: string
  /** The language as a tag, for the texts that are written in it. */
  tag: string
  /** Null: its texts are not known yet. */
  findings: readonly FindingLine[] | null
  suggested: { footer: string; button: string; isOwnLanguage: boolean; tag: string } | null
  /** What creates it again, as JSON; null: it is not needed, or can't be made. */
  json: string | null
  leftOut: readonly string[]
  hasNoRoom: boolean
}

/** What is wrong with a template in one language, and the texts and the JSON that help. */
export function LintSection({ lint, scene: { words } }: { lint: LintView; scene: WatchScene }) {
  const { lint: said } = words
  const copy = { button: said.copy, done: said.copied }
  return (
    <div className="panel pad flow">
      <h3>{lint.language}</h3>
      {lint.findings === null && <p className="s">{said.unknown}</p>}
      {lint.findings?.length === 0 && (
        <p>
          <span className="st">{said.nothing}</span>
        </p>
      )}
      {lint.findings && lint.findings.length > 0 && (
        <ol className="findings">
          {lint.findings.map(({ key, rule, weight, part, words: about, count, source }) => (
            <li key={key}>
              <b>{said.rules[rule] ?? rule}</b>
              <p className="s">
                <span className={weight === 'rule' ? 'st watch' : 'st little'}>
                  {weight === 'rule' ? said.rule : said.advice}
                </span>
                {' · '}
                {said.parts[part] ?? part}
                {about !== null && (
                  <>
                    {' · '}
                    <code lang={lint.tag}>{about}</code>
                  </>
                )}
                {count && <> · {said.count(count.is, count.atMost)}</>}
                {' · '}
                <a href={source} rel="noreferrer" target="_blank">
                  {said.source}
                </a>
              </p>
            </li>
          ))}
        </ol>
      )}
      {lint.suggested && (
        <>
          <h4>{said.suggested}</h4>
          {!lint.suggested.isOwnLanguage && <p className="s">{said.notOwn}</p>}
          <CopyField label={said.footer} value={lint.suggested.footer} words={copy} />
          <CopyField label={said.button} value={lint.suggested.button} words={copy} />
        </>
      )}
      {lint.hasNoRoom && <p className="s">{said.noRoom}</p>}
      {lint.json !== null && (
        <details>
          <summary>{said.json}</summary>
          <p className="s">{said.jsonText}</p>
          {lint.leftOut.length > 0 && <p className="s">{said.leftOut(lint.leftOut.join(', '))}</p>}
          <pre className="json">{lint.json}</pre>
          <CopyField label="JSON" value={lint.json} words={copy} />
        </details>
      )}
    </div>
  )
}
