import Link from 'next/link'
import type { BackendsWords } from '@/lib/i18n/console/backends/shape'

const KINDS = ['weni', 'whatsapp', 'webhook'] as const

/** The kinds of backend that can be connected, each with what it is for. */
export function KindChooser({ words }: { words: BackendsWords }) {
  return (
    <ul className="panel list">
      {KINDS.map((kind) => (
        <li key={kind}>
          <div>
            <b id={`kind-${kind}`}>{words.kinds[kind]}</b>
            <p className="s">{words.kindTexts[kind]}</p>
          </div>
          <Link className="b" href={`/console/backends/new/${kind}`} aria-describedby={`kind-${kind}`} prefetch={false}>
            {words.connect}
            <span className="v"> {words.kinds[kind]}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
