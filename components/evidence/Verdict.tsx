import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** Whether the record is whole, shown before everything else; and if it is not, what is wrong with it. */
export function Verdict({ view }: { view: EvidenceView }) {
  const words = WORDS[view.locale]
  const problems = [
    ...view.chains.flatMap(({ contactId, problem }) =>
      problem
        ? [`${words.brokenAt(problem.seq, contactId)} ${words.problems[problem.problem] ?? problem.problem}`]
        : [],
    ),
    ...view.notices.filter(({ whole }) => !whole).map(({ hash }) => words.badNotice(hash)),
    ...view.missingNotices.map((hash) => words.missingNotice(hash)),
  ]
  const lines = view.chains.reduce((sum, chain) => sum + chain.lines.length, 0)
  const checked = view.chains.reduce((sum, chain) => sum + chain.checked, 0)
  if (problems.length === 0) {
    return (
      <section className="seal">
        <h2>{words.whole}</h2>
        <p>{lines === 0 ? words.nothing : words.wholeText(lines, checked)}</p>
      </section>
    )
  }
  return (
    <section className="seal bad">
      <h2>{words.broken}</h2>
      <p>{words.brokenText}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}.</li>
        ))}
      </ul>
    </section>
  )
}
