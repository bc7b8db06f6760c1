import { Section } from '@/components/console/ui/Page'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import type { BusinessWords } from '@/lib/i18n/console/business/shape'

interface Props {
  businessId: string
  /** Stands in place of the button for somebody who may not take the archive; null: they may. */
  ownersCan: string | null
  words: BusinessWords['archive']
}

/** All that is kept of the business: what is in the archive, and the button that takes it. */
export function Archive({ businessId, ownersCan, words }: Props) {
  return (
    <Section title={words.title} aside={<span className="s">{words.text}</span>}>
      <ul className="panel list">
        {words.files.map(([name, holds]) => (
          <li key={name}>
            <span>
              <code>{name}</code>
              <br />
              <span className="s">{holds}</span>
            </span>
          </li>
        ))}
      </ul>
      {ownersCan ? (
        <p className="s">{ownersCan}</p>
      ) : (
        <form className="flow" method="post" action="/console/business/archive.zip">
          <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
          <p className="s">{words.care}</p>
          <div className="acts">
            <button className="b p">{words.button}</button>
          </div>
        </form>
      )}
    </Section>
  )
}
