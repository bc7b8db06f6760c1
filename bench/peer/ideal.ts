import { createServer, type IncomingMessage } from 'node:http'
import { contactIds } from '@/bench/data/people'
import { makeReplay, recordSave } from '@/bench/save/replay'
import { connect } from '@/db/client'
import { visitContacts } from '@/db/queries/contacts/visited-contacts'
import { DEMO } from '@/lib/demo/business'

// The ideal in the same language, in a process of its own: a bare node:http server that sends the same statements and
// returns as many bytes. It verifies nothing, decides nothing and renders nothing. GET /<contact> is the page, POST /
// is a save. Started by bench/peer/sides.ts.
const setting = (name: string) => process.env[name] ?? ''
const CONNECTIONS = 10
const url = setting('DATABASE_URL')
const admin = () => connect(setting('IDEAL_ADMIN_URL'), { max: 1 })
// Read here, as the bench reads them: the ids of thousands are longer than a variable of the environment may be.
const [recorded = '', ...others] = await contactIds({ admin }, Number(setting('IDEAL_PEOPLE')))
const environment = { DATABASE_URL: url, DATABASE_WORKER_URL: '', DATABASE_OWNER_URL: '' }
const recording = await recordSave({ environment, admin }, recorded)
const db = connect(url, { max: CONNECTIONS, applicationName: 'sayso-bench' })
const save = makeReplay(db, recording, others, 1)
const page = Buffer.alloc(Number(setting('IDEAL_BYTES')), 'x')

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

createServer((request, response) => {
  const answer = async () => {
    if (request.method === 'POST') {
      await read(request)
      await save(0)
      return response.writeHead(303, { Location: '/' }).end()
    }
    await visitContacts(db.sql, DEMO.businessId, [request.url?.slice(1) ?? ''])
    return response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': page.length }).end(page)
  }
  answer().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    response.writeHead(500).end()
  })
}).listen(Number(setting('PORT')), '127.0.0.1')
