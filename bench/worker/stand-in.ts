import { randomUUID } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { constants, setPriority } from 'node:os'

// Weni and the receiver of webhooks, with as little work as their responses allow. In production they are machines of
// other people; here they share the processor with what is measured, and the sandbox, which checks every request as
// those do, takes twice to four times as long. Whatever uuid or URN is asked for is known. Nothing is verified: that
// deliveries are right is shown by tests, and by the bench `sync`. Started by bench/worker/backends.ts.

interface Contact {
  uuid: string
  urn: string
  fields: Record<string, string | null>
  groups: Set<string>
}

interface Reply {
  status: string
  body?: unknown
}

const NO_CONTENT: Reply = { status: '204 No Content' }
const NOT_FOUND: Reply = { status: '404 Not Found', body: { detail: 'Not found.' } }

const contacts = new Map<string, Contact>()
const byUrn = new Map<string, Contact>()

function addContact(uuid: string, urn: string): Contact {
  const contact = { uuid, urn, fields: {}, groups: new Set<string>() }
  contacts.set(uuid, contact)
  byUrn.set(urn, contact)
  return contact
}

const contactOf = (uuid: string) => contacts.get(uuid) ?? addContact(uuid, `whatsapp:${uuid}`)

/** A contact as API v2 shows it (docs/reference/weni.md). */
const shown = ({ uuid, urn, fields, groups }: Contact) => ({
  uuid,
  name: 'Ana Souza',
  status: 'active',
  language: 'spa',
  urns: [urn],
  groups: [...groups].map((group) => ({ uuid: group, name: 'Promociones', query: null, status: 'ready' })),
  notes: [],
  fields,
  flow: null,
  created_on: '2026-01-05T10:00:00.000000Z',
  modified_on: new Date().toISOString(),
  last_seen_on: null,
  blocked: false,
  stopped: false,
})

function answer(method: string, path: string, text: string): Reply {
  if (path.startsWith('/hooks/')) return NO_CONTENT
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  if (pathname === '/ready') return { status: '200 OK', body: {} }
  if (pathname === '/api/v2/contact_actions.json') return moveGroup(text)
  if (pathname !== '/api/v2/contacts.json') return NOT_FOUND
  const [uuid, urn = ''] = [searchParams.get('uuid'), searchParams.get('urn') ?? undefined]
  const known = uuid === null ? byUrn.get(urn) : contactOf(uuid)
  if (method === 'GET') return { status: '200 OK', body: { next: null, previous: null, results: [known].map(asShown) } }
  const contact = known ?? addContact(randomUUID(), urn)
  Object.assign(contact.fields, (JSON.parse(text) as { fields?: Contact['fields'] }).fields)
  return { status: known ? '200 OK' : '201 Created', body: shown(contact) }
}

const asShown = (contact: Contact | undefined) => contact && shown(contact)

function moveGroup(text: string): Reply {
  const asked = JSON.parse(text) as { contacts: string[]; action: string; group: string }
  for (const uuid of asked.contacts) {
    const { groups } = contactOf(uuid)
    if (asked.action === 'add') groups.add(asked.group)
    else groups.delete(asked.group)
  }
  return NO_CONTENT
}

const HEAD_END = Buffer.from('\r\n\r\n')
const REQUEST_LINE = /^([A-Z]+) (\S+)/
const LENGTH = /\r\ncontent-length: *(\d+)/i

/**
 * Responds to the requests of one connection, one after another. It reads as much of HTTP as the clients of this bench
 * write: a head, and a body whose length the head says.
 */
function serve(socket: Socket): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const headEnd = rest.indexOf(HEAD_END)
      if (headEnd < 0) return
      const head = rest.toString('latin1', 0, headEnd)
      const from = headEnd + HEAD_END.length
      const to = from + Number(LENGTH.exec(head)?.[1] ?? 0)
      if (rest.length < to) return
      const [, method = '', path = ''] = REQUEST_LINE.exec(head) ?? []
      const { status, body } = answer(method, path, rest.toString('utf8', from, to))
      rest = rest.subarray(to)
      const content = body === undefined ? '' : JSON.stringify(body)
      const described =
        content === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n`
      socket.write(`HTTP/1.1 ${status}\r\n${described}\r\n${content}`)
    }
  })
}

// Other machines take nothing from this one.
setPriority(constants.priority.PRIORITY_LOW)
createServer(serve).listen(Number(process.env['STAND_IN_PORT']), '127.0.0.1')
