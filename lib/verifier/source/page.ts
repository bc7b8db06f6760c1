import { builtInEd25519, ed25519With } from './ed25519'
import type { Report, Told } from './report'
import { sha256 } from './sha256'
import { sha512 } from './sha512'
import { type Source, verify } from './verify'
import type { Words } from './words/shape'
import { LANGUAGES, wordsFor } from './words/words'

// The page: the same checks as the program's, in a browser, from a disk as well as from a server. Its policy allows no
// connection.

let words = wordsFor(navigator.languages)
let shown: { report: Report | null; own: boolean } | null = null

const find = <E extends Element>(selector: string): E => {
  const element = document.querySelector<E>(selector)
  if (!element) throw new Error(`the page has no ${selector}`)
  return element
}

function make(name: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  if (className !== '') element.className = className
  return element
}

/** Writes every text of the page in the chosen language, also those of a result that is shown. */
function speak(): void {
  document.documentElement.lang = words.language
  document.title = words.page.title
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = words.page[element.dataset.text as keyof Words['page']]
    if (typeof text === 'string') element.textContent = text
  }
  if (shown) show(shown.report, shown.own)
}

function show(report: Report | null, own: boolean): void {
  shown = { report, own }
  const result = find<HTMLElement>('#result')
  result.hidden = false
  const verdict = report === null ? words.page.failed : report.good ? words.allHolds : words.notAllHolds
  const list = document.createElement('ul')
  for (const { result: kind, say } of report?.findings ?? []) {
    const item = make('li', '', kind)
    item.append(make('strong', words.page.marks[kind]), ` ${say(words)}`)
    list.append(item)
  }
  const parts = [
    make('h2', words.page.results),
    make('p', verdict, report?.good ? 'verdict holds' : 'verdict fails'),
    list,
  ]
  if (report?.told) parts.push(...told(report.told))
  if (own && report !== null) parts.push(make('p', words.page.ownArithmetic, 'help'))
  result.replaceChildren(...parts)
}

function told({ recordedAt, kind, choices }: Told): HTMLElement[] {
  const list = document.createElement('dl')
  for (const { name, answer } of choices) list.append(make('dt', name), make('dd', words.answers[answer] ?? answer))
  const time = new Date(recordedAt)
  const when = Number.isNaN(time.getTime())
    ? recordedAt
    : `${time.toLocaleString(words.language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' })} UTC`
  return [make('h3', words.says), make('p', `${words.kinds[kind] ?? kind}, ${when}`), list]
}

const filesOf = (selector: string): File[] => [...(find<HTMLInputElement>(selector).files ?? [])]

const sourceOf = (file: File): Source => ({
  async *chunks() {
    const reader = file.stream().getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  },
})

async function check(event: Event): Promise<void> {
  event.preventDefault()
  const [[file], keys, [kept]] = [filesOf('#file'), filesOf('#keys'), filesOf('#kept')]
  if (!file || keys.length === 0) return
  const button = find<HTMLButtonElement>('button')
  button.disabled = true
  button.textContent = words.page.checking
  try {
    const builtIn = await builtInEd25519()
    const tools = { sha256, ed25519: builtIn ?? ed25519With(sha512) }
    const texts = { keys: await Promise.all(keys.map((each) => each.text())), kept: await kept?.text() }
    show(await verify(tools, { file: sourceOf(file), ...texts }), builtIn === null)
  } catch {
    show(null, false)
  }
  button.disabled = false
  button.textContent = words.page.check
  find<HTMLElement>('#result').focus()
}

const languages = find<HTMLSelectElement>('#language')
const NAMES: Readonly<Record<string, string>> = { en: 'English', es: 'Español', 'pt-BR': 'Português (Brasil)' }
for (const { language } of LANGUAGES) {
  const option = new Option(NAMES[language] ?? language, language)
  option.lang = language
  languages.append(option)
}
languages.value = words.language
languages.addEventListener('change', () => {
  words = wordsFor([languages.value])
  speak()
})
find<HTMLFormElement>('form').addEventListener('submit', (event) => void check(event))
find<HTMLElement>('main').hidden = false
speak()
