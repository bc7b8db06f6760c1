import { Prose } from './Prose'
import type { FieldView, PartView } from './view'

/** Never folded, because the browser's own search may not find text in a closed fold. */
export function FieldPart({ part }: { part: PartView }) {
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
  return (
    <section className="part">
      <h4>{heading}</h4>
      <FieldList fields={part.fields} />
    </section>
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
