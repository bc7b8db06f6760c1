import Link from 'next/link'

interface Props {
  /** Addresses of the pages beside this one; null: there is none. */
  newer: string | null
  older: string | null
  words: { newer: string; older: string }
  label: string
}

/** Steps through a list that is read page by page. */
export function Pager({ newer, older, words, label }: Props) {
  if (!newer && !older) return null
  return (
    <nav className="acts" aria-label={label}>
      {newer && (
        <Link className="b" href={newer} rel="prev">
          {words.newer}
        </Link>
      )}
      {older && (
        <Link className="b" href={older} rel="next">
          {words.older}
        </Link>
      )}
    </nav>
  )
}
