import { CopyField } from '@/components/console/ui/CopyField'
import { Section } from '@/components/console/ui/Page'
import type { EvidenceWords } from '@/lib/i18n/console/evidence/shape'

interface Props {
  /** The public keys, a verifier key on each line. */
  keys: string
  keyAddress: string
  checkpoint: string
  words: EvidenceWords['handOn']
  copy: { button: string; done: string }
}

/** What somebody else needs to check the evidence: nothing of it is personal. */
export function HandOn({ keys, keyAddress, checkpoint, words, copy }: Props) {
  return (
    <Section title={words.title} aside={<span className="s">{words.text}</span>}>
      <div className="panel pad flow">
        <CopyField label={words.key} value={keys.trim()} words={copy} />
        <CopyField label={words.keyAddress} value={keyAddress} words={copy} />
        <CopyField label={words.checkpoint} value={checkpoint} words={copy} />
        <div className="acts">
          <a className="b" href="/verify" target="_blank" rel="noopener">
            {words.verifier}
          </a>
        </div>
        <p className="s">{words.verifierText}</p>
      </div>
    </Section>
  )
}
