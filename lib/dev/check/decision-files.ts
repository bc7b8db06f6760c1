/** A decision as its file describes it. */
interface Decision {
  name: string
  number: number
  title: string
  status: string
  replaces: readonly string[]
}

const NAME = /^(?<number>\d{4})-[a-z0-9-]+\.md$/
const HEAD = new RegExp(
  String.raw`^# (?<number>\d+)\. (?<title>.+)\n\nDate: \d{4}-\d\d-\d\d(?: {2})?\n` +
    String.raw`Status: (?<status>.+)\n(?<replaces>(?:Replaces: .+\n)*)\n\S`,
)
const STATUS = /^(?:accepted|(?:accepted; replaced in part|replaced) by \[.*)$/
const LINKED = /\]\((?<name>[^)#/]+)\)/g

const linked = (text: string) => [...text.matchAll(LINKED)].map(({ groups }) => groups?.['name'] ?? '')

/**
 * Returns what is wrong with the files of docs/decisions, each fault as a sentence. It looks at names and headings, at
 * numbers without gaps, at both sides of a replacement, and at the index, which lists each decision once by its title.
 */
export function findDecisionFaults(texts: Readonly<Record<string, string>>, index: string): string[] {
  const faults: string[] = []
  const decisions: Decision[] = []
  for (const [name, text] of Object.entries(texts).toSorted(([a], [b]) => a.localeCompare(b, 'en'))) {
    const number = Number(NAME.exec(name)?.groups?.['number'])
    const head = HEAD.exec(text)?.groups
    if (Number.isNaN(number)) faults.push(`${name} is not named NNNN-title-in-words.md`)
    else if (!head) faults.push(`${name} does not begin with heading, date, status and what it replaces`)
    else {
      if (Number(head['number']) !== number) faults.push(`${name} has another number in its heading`)
      const status = (head['status'] ?? '').trim()
      if (!STATUS.test(status)) faults.push(`${name} has a status that is none: ${status}`)
      decisions.push({ name, number, title: head['title'] ?? '', status, replaces: linked(head['replaces'] ?? '') })
    }
  }
  decisions.forEach(({ name, number }, at) => {
    if (number !== at + 1) faults.push(`${name} should have the number ${at + 1}`)
  })
  return [...faults, ...faultsOfLinks(decisions), ...faultsOfIndex(decisions, index)]
}

/** Checks that what one decision says about another, the other says too. */
function faultsOfLinks(decisions: readonly Decision[]): string[] {
  const byName = new Map(decisions.map((decision) => [decision.name, decision]))
  return decisions.flatMap(({ name, replaces, status }) => [
    ...replaces.flatMap((other) =>
      linked(byName.get(other)?.status ?? '').includes(name)
        ? []
        : [`${name} replaces ${other}, whose status does not say so`],
    ),
    ...linked(status).flatMap((other) =>
      byName.get(other)?.replaces.includes(name) ? [] : [`${name} is replaced by ${other}, which does not say so`],
    ),
  ])
}

function faultsOfIndex(decisions: readonly Decision[], index: string): string[] {
  const entries = index
    .split(/^- /m)
    .slice(1)
    .map((entry) => (entry.split(/\n(?! )/)[0] ?? '').replace(/\s+/g, ' '))
  const listed = entries.flatMap((entry) => linked(entry).slice(0, 1))
  const known = new Set(decisions.map(({ name }) => name))
  return [
    ...listed.filter((name) => !known.has(name)).map((name) => `the index lists ${name}, which does not exist`),
    ...decisions.flatMap(({ name, title }) => {
      const own = entries.filter((entry) => linked(entry)[0] === name)
      if (own.length !== 1) return [`the index lists ${name} ${own.length} times`]
      return own[0]?.includes(` ${title}`) ? [] : [`the index gives ${name} another title`]
    }),
  ]
}
