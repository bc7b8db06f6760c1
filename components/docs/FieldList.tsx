import { Prose } from '@/components/docs/Prose'
import type { FieldView, PartView } from '@/components/docs/view'

/** Answers with more fields than this are folded: who reads what an endpoint takes should not scroll through what it gives. */
const FOLDED_FROM = 14

export function FieldPart({ part, folds }: { part: PartView; folds: boolean }) {
  const heading = (
    <>
      {part.title} {part.note && <span className="note">{part.note}</span>}
    </>
  )
  if (part.fields.length === 0)
    return (
      <section className="part">
        <h4>{heading}</h4>
      </section>
    )
  if (!folds || part.fields.length < FOLDED_FROM)
    return (
      <section className="part">
        <h4>{heading}</h4>
        <FieldList fields={part.fields} />
      </section>
    )
  return (
    <details className="part">
      <summary>
        <h4>{heading}</h4>
        <span className="note">{part.fields.length} fields</span>
      </summary>
      <FieldList fields={part.fields} />
    </details>
  )
}

function FieldList({ fields }: { fields: readonly FieldView[] }) {
  return (
    <dl className="fields">
      {fields.map((field, index) => (
        <div key={index} className={`depth${Math.min(field.depth, 4)}`}>
          <dt>
            <code>{field.name}</code>
            <span className="type">
              {field.type}
              {field.required && <b> required</b>}
            </span>
          </dt>
          <dd>
            {field.description && <Prose text={field.description} />}
            {field.words.length > 0 && (
              <span className="words">
                {field.words.map((word) => (
                  <code key={word}>{word}</code>
                ))}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
