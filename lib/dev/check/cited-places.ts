import { dirname, join } from 'node:path/posix'
import type { Citation, FileCitation } from './citations'

/** The files of a repository by their paths from its root, and how to read one. */
export interface Repository {
  files: readonly string[]
  read: (path: string) => string
}

/** Finds out whether a citation leads somewhere. */
export class CitedPlaces {
  readonly #repository: Repository
  /** Maps every end of every path, of files and folders, to the files that it may mean. */
  readonly #byEnd = new Map<string, Set<string>>()
  readonly #decisions: ReadonlySet<number>

  constructor(repository: Repository) {
    this.#repository = repository
    for (const file of repository.files) {
      const parts = file.split('/')
      for (let last = 1; last <= parts.length; last++) {
        const path = parts.slice(0, last).join('/')
        for (let first = 0; first < last; first++) {
          const end = parts.slice(first, last).join('/')
          const paths = this.#byEnd.get(end) ?? new Set()
          this.#byEnd.set(end, paths.add(path))
        }
      }
    }
    this.#decisions = new Set(
      repository.files.flatMap((file) => /^docs\/decisions\/(\d{4})-[^/]+\.md$/.exec(file)?.[1] ?? []).map(Number),
    )
  }

  /** Returns what is wrong with a citation; null for one that leads somewhere. */
  faultOf(citing: string, citation: Citation): string | null {
    if ('decision' in citation) {
      return this.#decisions.has(citation.decision) ? null : `there is no decision ${citation.decision}`
    }
    const paths = this.#pathsOf(citing, citation)
    if (paths.length === 0) return `${citation.path} does not exist`
    const { anchor, section } = citation
    if (anchor !== undefined && !paths.some((path) => this.#hasAnchor(path, anchor))) {
      return `${citation.path} has no heading #${anchor}`
    }
    if (section !== undefined && !paths.some((path) => this.#hasSection(path, section))) {
      return `${citation.path} has no section ${section}`
    }
    return null
  }

  /**
   * Returns the files or folders that may be meant: beside the citing file; unless it is a link, also from the root or
   * by the end of the path.
   */
  #pathsOf(citing: string, { path, isLink }: FileCitation): readonly string[] {
    if (path === '') return [citing]
    const beside = join(dirname(citing), path).replace(/\/$/, '')
    if (this.#isPath(beside)) return [beside]
    if (isLink) return []
    return this.#isPath(path) ? [path] : [...(this.#byEnd.get(path) ?? [])]
  }

  #isPath(path: string): boolean {
    return this.#byEnd.get(path)?.has(path) ?? false
  }

  #hasAnchor(path: string, anchor: string): boolean {
    if (!this.#repository.files.includes(path)) return false
    return anchorsOf(this.#repository.read(path)).has(anchor)
  }

  /** Whether a heading or a point of a list begins with the number, or a heading has these words. */
  #hasSection(path: string, section: string): boolean {
    if (!this.#repository.files.includes(path)) return false
    const text = this.#repository.read(path)
    if (!/^[\d.]+$/.test(section)) return headingsOf(text).includes(section)
    const number = section.replaceAll('.', String.raw`\.`)
    return new RegExp(String.raw`^(?:#+ +|\s*)(?:\*\*)?${number}[.):]?(?:\*\*)?\s`, 'm').test(text)
  }
}

function headingsOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading = '']) => heading.trim())
}

/** Returns the anchors that GitHub makes of the headings of a document. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const heading of headingsOf(text)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    let unique = anchor
    for (let count = 1; anchors.has(unique); count++) unique = `${anchor}-${count}`
    anchors.add(unique)
  }
  return anchors
}
