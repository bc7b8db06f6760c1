import type { Locale } from '@/lib/i18n/locales'
import type { LineOfEvidence } from './view'
import { WORDS } from './words/words'

/** The fields with the person's own words; all others are about the person. */
const QUOTED: ReadonlySet<string> = new Set(['said', 'text', 'comment'])

/** The proof of a line, or what became of it. A line that never had any evidence has no box. */
export function ProofBox({ line, locale }: { line: LineOfEvidence; locale: Locale }) {
  const { proof } = line
  const words = WORDS[locale]
  if (proof.state === 'none') return null
  const quotes = proof.items.filter(({ name }) => QUOTED.has(name))
  const facts = proof.items.filter(({ name }) => !QUOTED.has(name))
  const isBad = proof.state === 'differs' || proof.state === 'unreadable'
  return (
    <div className={isBad ? 'proof bad' : 'proof'}>
      {quotes.map(({ name, value }) => (
        <blockquote key={name}>{words.quote(value)}</blockquote>
      ))}
      {facts.length > 0 && (
        <dl>
          {facts.map(({ name, value }) => [
            <dt key={`${name} name`}>{words.items[name] ?? name}</dt>,
            <dd key={name}>{value}</dd>,
          ])}
        </dl>
      )}
      <p>
        {words.proof}
        {words.colon} {words.proofs[proof.state]}
      </p>
    </div>
  )
}
