import { useId } from 'react'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'

interface Props {
  businessId: string
  /** A sentence about the file that was sent before. */
  problem: string | null
  words: ImportsWords['file']
}

/**
 * The form that sends a file: a plain post to a route, because a server action takes no large file. The field fills the
 * whole area, so that the browser itself takes what is dropped there, without scripts.
 */
export function FileForm({ businessId, problem, words }: Props) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <form className="flow" method="post" action="/console/imports/file" encType="multipart/form-data">
      <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
      <div className="f">
        <div className="drop">
          <label htmlFor={id}>{words.label}</label>
          <input
            id={id}
            type="file"
            name="file"
            required
            accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv,text/plain"
            aria-invalid={problem ? true : undefined}
            aria-describedby={noteId}
          />
        </div>
        <small id={noteId} className={problem ? 'bad' : undefined} role={problem ? 'alert' : undefined}>
          {problem ?? words.hint}
        </small>
      </div>
      <div className="acts">
        <button className="b p">{words.button}</button>
      </div>
    </form>
  )
}
