import { Example } from './Example'
import { FieldPart } from './FieldList'
import { Path } from './Path'
import { Problems } from './Problems'
import { Prose } from './Prose'
import type { EndpointView } from './view'

export function Endpoint({ endpoint }: { endpoint: EndpointView }) {
  const { id, method, path, summary, description, scope } = endpoint
  return (
    <article id={id} aria-labelledby={`${id}-title`}>
      <div className="said">
        <h3 id={`${id}-title`}>
          <a href={`#${id}`}>{summary}</a>
        </h3>
        <p className="call">
          <b className={method === 'GET' ? 'method' : 'method writes'}>{method}</b>{' '}
          <code>
            <Path path={path} />
          </code>
        </p>
        <p>
          <Prose text={description} />
        </p>
        <ul className="facts">
          <li>
            Scope <code>{scope}</code>
          </li>
          {endpoint.takesIdempotencyKey && (
            <li>
              Takes an <a href="#repeating">Idempotency-Key</a>
            </li>
          )}
        </ul>
      </div>
      <div className="example">
        <Example caption="Example call" name={`Example call: ${method} ${path}`} text={endpoint.curl} />
        {endpoint.answer !== null && (
          <Example caption="Example response" name={`Example response: ${method} ${path}`} text={endpoint.answer} />
        )}
      </div>
      <div className="details">
        {endpoint.parts.map((part) => (
          <FieldPart key={part.title} part={part} />
        ))}
        {endpoint.problems.length > 0 && (
          <section className="part">
            <h4>Problems of this endpoint</h4>
            <Problems problems={endpoint.problems} />
          </section>
        )}
      </div>
    </article>
  )
}
