import { Moment } from './Moment'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** The texts that the person saw, as they read, and as they were hashed. */
export function Notices({ view }: { view: EvidenceView }) {
  const words = WORDS[view.locale]
  if (view.notices.length === 0) return null
  return (
    <section>
      <h2>{words.notices}</h2>
      <p className="s">{words.noticesText}</p>
      {view.notices.map((notice) => (
        <article className="text" id={`notice-${notice.hash}`} key={notice.hash}>
          <p className="s">
            {words.language}: {notice.language} · {words.published} <Moment at={notice.publishedAt} view={view} />
          </p>
          <code className="hash">{notice.hash}</code>
          {!notice.whole && <p className="bad-text">{words.badNotice(notice.hash)}</p>}
          <ul lang={notice.language}>
            {notice.topics.map(({ name, description, frequency, basis }) => (
              <li key={name}>
                <b>{name}</b>
                {description} {frequency}
                {basis !== null && <small> ({basis})</small>}
              </li>
            ))}
          </ul>
          {notice.withdrawal !== null && (
            <p>
              {words.withdrawal}: <span lang="en">{notice.withdrawal}</span>
            </p>
          )}
          <details>
            <summary>{words.exact}</summary>
            <pre>{notice.canonical}</pre>
          </details>
        </article>
      ))}
    </section>
  )
}
