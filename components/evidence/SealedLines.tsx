import { anchorOf } from './ChainHistory'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** Every line as it was hashed: an appendix for readers who verify the hashes. */
export function SealedLines({ view }: { view: EvidenceView }) {
  const words = WORDS[view.locale]
  const chains = view.chains.filter(({ lines }) => lines.length > 0)
  if (chains.length === 0) return null
  return (
    <section>
      <h2>{words.sealed}</h2>
      <p className="s">{words.sealedText}</p>
      {chains.map((chain) =>
        chain.lines.map((line) => (
          <div className="sealed" id={anchorOf(chain, line)} key={line.changeId}>
            <b>
              {words.line} {line.seq}
            </b>
            <pre>{`${line.prev}\n${line.payload}\n→ ${line.hash}`}</pre>
            {line.proof.digest !== null && (
              <pre>{`${words.proof}${words.colon} ${line.proof.salt === null ? '' : `${line.proof.salt} + … `}→ ${line.proof.digest}`}</pre>
            )}
          </div>
        )),
      )}
    </section>
  )
}
