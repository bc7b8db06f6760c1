import { DEMO, TOPICS } from '@/lib/demo/business'
import { ROUTES } from '@/lib/routes.mjs'
import { LONG_STORY, type Subjects } from './data'

export interface Screen {
  /** As in the table of figures. */
  name: string
  /** The address of each request in turn. */
  addresses: readonly string[]
}

/** What an address of the console begins with that is for people who are not signed in. */
const BEFORE_SIGNING_IN = /^\/console\/(sign-in|set-up|invitation|password|auth)(\/|$)/

/**
 * Returns every screen of the console, from the table of all addresses, with the addresses that are asked for. A screen
 * about one thing needs an example here; those that have none are in `without`.
 */
export function screensOf(subjects: Subjects): { screens: Screen[]; without: string[] } {
  const examples = examplesOf(subjects)
  const screens: Screen[] = []
  const without: string[] = []
  for (const { path, kind, methods, file, framed } of ROUTES) {
    // Downloads take as long as what is in them; the preview is the page, which has a bench of its own.
    if (kind !== 'console' || !methods.includes('GET') || file || framed || BEFORE_SIGNING_IN.test(path)) continue
    const addresses = examples[path] ?? (path.includes(':') ? [] : [path])
    if (addresses.length === 0) without.push(path)
    else screens.push({ name: path, addresses })
  }
  return { screens: [...screens, ...deepInside(subjects)], without }
}

function examplesOf({ contacts, template }: Subjects): Readonly<Record<string, readonly string[]>> {
  const backend = `/console/backends/${DEMO.backendId}`
  const people = contacts.map((id) => `/console/people/${id}`)
  return {
    '/console/backends/new/:kind': ['weni', 'whatsapp', 'webhook'].map((kind) => `/console/backends/new/${kind}`),
    '/console/backends/:id': [backend],
    '/console/backends/:id/contacts': [`${backend}/contacts`],
    '/console/backends/:id/log': [`/console/backends/${DEMO.webhookId}/log`],
    '/console/templates/:id': template === null ? [] : [`/console/templates/${template}`],
    '/console/people/:id': people,
    '/console/topics/:topic': TOPICS.map(({ key }) => `/console/topics/${key}`),
  }
}

/** Lists and stories far from their beginning. */
function deepInside({ contacts, longest }: Subjects): Screen[] {
  const list = '/console/people?topic=promotions&standing=yes'
  return [
    {
      name: `a story of ${LONG_STORY.toLocaleString('en')} lines, in its middle`,
      addresses: [`/console/people/${longest}?before=${LONG_STORY / 2}`],
    },
    { name: 'people of a topic', addresses: [list] },
    { name: 'people of a topic, deep inside', addresses: contacts.map((id) => `${list}&after=${id}`) },
  ]
}
