import { Path } from './Path'
import type { ReferenceView } from './view'

/** Links to every endpoint. */
export function EndpointList({ groups }: Pick<ReferenceView, 'groups'>) {
  return groups.map(({ tag, slug, endpoints }) => (
    <section key={slug}>
      <p>
        <a href={`#${slug}`}>{tag}</a>
      </p>
      <ul>
        {endpoints.map(({ id, method, path }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <b className={method === 'GET' ? 'method' : 'method writes'}>{method}</b>{' '}
              <span>
                <Path path={path} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ))
}
