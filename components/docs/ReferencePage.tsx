import { COPY_SCRIPT } from './copy-script'
import { Endpoint } from './Endpoint'
import { EndpointList } from './EndpointList'
import { Introduction } from './Introduction'
import { DOCS_STYLE } from './stylesheet'
import type { ReferenceView } from './view'

/** The reference as one page. It is complete without its one script, which adds buttons that copy examples. */
export function ReferencePage({ view }: { view: ReferenceView }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>The business API · Sayso</title>
        <meta
          name="description"
          content="Every endpoint of Sayso’s business API, with what it takes and what it returns."
        />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: DOCS_STYLE }} />
      </head>
      <body>
        <a className="skip" href="#main">
          To the reference
        </a>
        {/* One of the two is shown, by the width of the screen: without a script a folded list can't unfold itself. */}
        <nav className="side" aria-label="Endpoints">
          <EndpointList groups={view.groups} />
        </nav>
        <details className="top" id="endpoints">
          <summary>Endpoints</summary>
          <nav aria-label="Endpoints, folded">
            <EndpointList groups={view.groups} />
          </nav>
        </details>
        <main id="main">
          <Introduction view={view} />
          {view.groups.map(({ tag, slug, endpoints }) => (
            <section key={slug} className="group" aria-labelledby={slug}>
              <h2 id={slug}>{tag}</h2>
              {endpoints.map((endpoint) => (
                <Endpoint key={endpoint.id} endpoint={endpoint} />
              ))}
            </section>
          ))}
          <a className="up" href="#endpoints">
            ↑ Endpoints
          </a>
        </main>
        <script dangerouslySetInnerHTML={{ __html: COPY_SCRIPT }} />
      </body>
    </html>
  )
}
