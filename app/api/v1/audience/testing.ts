import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, type CallOptions, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import type { TestDatabase } from '@/testing/database'
import { GET } from '../audiences/[id]/route'
import { PUT } from './route'

/** Sets up the route on a database of its own, with two businesses, a key of the first and a folder for uploads. */
export async function audienceTest(database: TestDatabase) {
  const made = testDeps(database.app)
  const folder = mkdtempSync(join(tmpdir(), 'sayso-audience-'))
  const deps = { ...made, settings: { ...made.settings, spool: { folder, fileBytes: 2 ** 24, totalBytes: 2 ** 25 } } }
  useDeps(deps)
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const token = await keyFor(deps, ours.id)

  let lastNumber = 11987650000
  /** Creates a contact with a phone number of its own. */
  async function person(businessId = ours.id) {
    const phone = `+55${++lastNumber}`
    return { phone, id: await makeContact(deps, businessId, phoneIdentity(phone)) }
  }

  const stop = (contactId: string) =>
    changeContact(deps, ours.id, contactId, {
      kind: 'stop',
      actor: 'contact',
      method: 'page',
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })

  const ask = (raw: BodyInit, query = '?topic=orders', options: CallOptions = {}) =>
    callApi(PUT, { token, method: 'PUT', raw, query, ...options })

  async function lookAt(id: string | null, key = token): Promise<Record<string, unknown>> {
    return (await callApi(GET, { token: key, params: { id: id ?? '' } })).json() as Promise<Record<string, unknown>>
  }

  return { deps, folder, ours, theirs, token, person, stop, ask, lookAt }
}

/** Returns a body that is sent piece by piece as it is read. `read` counts the pieces. */
export function bodyOf(
  pieces: Iterable<string>,
  then: (controller: ReadableStreamDefaultController) => void = (c) => c.close(),
) {
  const iterator = pieces[Symbol.iterator]()
  const seen = { read: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next()
        if (done) return then(controller)
        seen.read++
        controller.enqueue(Buffer.from(value))
      },
      cancel: () => void (seen.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { body, seen }
}

export function* rowsOf(batches: number, rows = 1000) {
  yield 'phone\n'
  for (let at = 0; at < batches; at++) yield '+5511900000001\n'.repeat(rows)
}
