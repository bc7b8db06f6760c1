import { useId } from 'react'
import { Section } from '@/components/console/ui/Page'
import type { EvidenceWords } from '@/lib/i18n/console/evidence/shape'

/** What an auditor gets, of all days or some: a plain form with a button for each of two files. */
export function ExportForm({ words }: { words: EvidenceWords['exports'] }) {
  const id = useId()
  return (
    <Section title={words.title} aside={<span className="s">{words.text}</span>}>
      <form className="panel pad flow" action="/console/evidence/export.jsonl">
        <div className="two">
          <div className="f">
            <label htmlFor={`${id}since`}>{words.from}</label>
            <input id={`${id}since`} type="date" name="since" />
          </div>
          <div className="f">
            <label htmlFor={`${id}until`}>{words.to}</label>
            <input id={`${id}until`} type="date" name="until" />
          </div>
        </div>
        <div className="acts">
          <button className="b">{words.lines}</button>
          <span className="s">{words.linesText}</span>
        </div>
        <div className="acts">
          <button className="b" formAction="/console/evidence/records.jsonl">
            {words.records}
          </button>
          <span className="s">{words.recordsText}</span>
        </div>
      </form>
    </Section>
  )
}
