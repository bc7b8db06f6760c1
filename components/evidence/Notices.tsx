import { LANGUAGES } from '@/lib/languages'
import { Moment } from './Moment'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** Marks a text as that of a language, which may run the other way than the document. */
const written = (language: string) => ({
  lang: language,
  dir: language in LANGUAGES ? LANGUAGES[language as keyof typeof LANGUAGES].direction : undefined,
})

/** The texts that the person saw, as they read them, and in the form that was hashed. */
export function Notices({ view }: { view: EvidenceView }) {
  const words = WORDS[view.locale]
  if (view.notices.length + view.foreignNotices.length === 0) return null
  return (
    <section>
      <h2>{words.notices}</h2>
      <p className="s">{words.noticesText}</p>
      {view.foreignNotices.map((hash) => (
        <p className="s" id={`notice-${hash}`} key={hash}>
          {words.foreignNotice(hash)}
        </p>
      ))}
      {view.notices.map((notice) => (
        <article className="text" id={`notice-${notice.hash}`} key={notice.hash}>
          <p className="s">
            {words.language}
            {words.colon} {notice.language} · {words.published} <Moment at={notice.publishedAt} view={view} />
          </p>
          <code className="hash">{notice.hash}</code>
          {!notice.whole && <p className="bad-text">{words.badNotice(notice.hash)}</p>}
          {notice.lead.map((text) => (
            <p {...written(notice.language)} key={text}>
              {text}
            </p>
          ))}
          <ul {...written(notice.language)}>
            {notice.topics.map(({ name, description, frequency, notes }) => (
              <li key={name}>
                <b>{name}</b>
                {description} {frequency}
                {notes.length > 0 && <small> ({notes.join(' · ')})</small>}
              </li>
            ))}
          </ul>
          {notice.around.map((text) => (
            <p className="s" {...written(notice.language)} key={text}>
              {text}
            </p>
          ))}
          {notice.withdrawal !== null && (
            <p>
              {words.withdrawal}
              {words.colon} <span {...written(notice.withdrawal.language)}>{notice.withdrawal.text}</span>
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
