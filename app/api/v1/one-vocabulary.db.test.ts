import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { workOff } from '@/lib/services/imports/testing'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { PUT as recordPreferences } from './contacts/[id]/preferences/route'
import { GET as getReport } from './imports/[id]/report/route'
import { GET as getImport } from './imports/[id]/route'
import { POST as createImport } from './imports/route'

// The same answer has the same outcome and reason, whether a call of the API or a row of a file says it.

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const worker = testDeps(database.worker)
const business = await makeBusiness(deps)
const token = await keyFor(deps, business.id)
let numbers = 0

const at = (minute: number) => `2026-01-05T10:${String(minute).padStart(2, '0')}:00.000Z`
const evidence = { said: 'Yes', where: 'Call 1', by: 'Ana' }

interface Said {
  answer: 'in' | 'out'
  minute: number
  /** The person's own word, by the method `agent`; else a system's. */
  own?: boolean
  proof?: boolean
}
const body = ({ answer, minute, own = false, proof = own }: Said) => ({
  topics: { promos: answer },
  said_at: at(minute),
  method: own ? 'agent' : 'api',
  ...(proof ? { evidence } : {}),
})

async function note(id: string, said: Said): Promise<{ outcome: string; reason: string | null }> {
  const response = await callApi(recordPreferences, { token, method: 'PUT', params: { id }, body: body(said) })
  const { statements } = (await response.json()) as { statements: { outcome: string; reason: string | null }[] }
  return { outcome: statements[0]?.outcome ?? '', reason: statements[0]?.reason ?? null }
}

async function importRow(phone: string, { answer, minute, proof = false }: Said) {
  const raw = `phone,topic,answer,when,proof\n${phone},PROMOS,${answer},${at(minute)},${proof ? 'form 17' : ''}\n`
  const { id } = (await (await callApi(createImport, { token, method: 'POST', raw })).json()) as { id: string }
  await workOff(worker, business.id, id)
  const counts = (await (await callApi(getImport, { token, params: { id } })).json()) as Record<string, number>
  const report = (await (await callApi(getReport, { token, params: { id } })).json()) as {
    issues: { outcome: string; reason: string }[]
  }
  const outcome = ['taken', 'unchanged', 'kept_out', 'refused'].find((word) => counts[word] === 1)
  const [issue] = report.issues
  if (issue) expect(issue.outcome).toBe(outcome)
  return { outcome, reason: issue?.reason ?? null }
}

const CASES: [string, Said[], Said, string, string | null][] = [
  ['a first answer', [], { answer: 'in', minute: 5 }, 'taken', null],
  ['the same No again', [{ answer: 'out', minute: 1 }], { answer: 'out', minute: 5 }, 'taken', null],
  ['an older No beside a newer one', [{ answer: 'out', minute: 9 }], { answer: 'out', minute: 5 }, 'unchanged', null],
  [
    'a Yes against the person’s own No',
    [{ answer: 'out', minute: 1, own: true }],
    { answer: 'in', minute: 5, proof: true },
    'kept_out',
    'person_said_no',
  ],
  [
    'a Yes without proof against the No of a system',
    [{ answer: 'out', minute: 1 }],
    { answer: 'in', minute: 5 },
    'kept_out',
    'others_said_no',
  ],
  [
    'a Yes with proof that is older than the No of a system',
    [{ answer: 'out', minute: 9 }],
    { answer: 'in', minute: 5, proof: true },
    'kept_out',
    'said_later',
  ],
  [
    'a No that is older than the person’s Yes',
    [{ answer: 'in', minute: 9, own: true }],
    { answer: 'out', minute: 5 },
    'kept_out',
    'said_later',
  ],
]

test.each(CASES)('%s', async (_, before, said, outcome, reason) => {
  const phones = [0, 1].map(() => `+5511987${String(600_000 + ++numbers)}`)
  const ids = await Promise.all(phones.map((phone) => makeContact(deps, business.id, phoneIdentity(phone))))
  for (const id of ids) for (const each of before) await note(id, each)
  expect(await note(ids[0]!, said)).toEqual({ outcome, reason })
  expect(await importRow(phones[1]!, said)).toEqual({ outcome, reason })
})

test('a Yes of somebody who stopped everything', async () => {
  const phone = '+5511987650999'
  const id = await makeContact(deps, business.id, phoneIdentity(phone))
  const stop = await stopEverything(deps, await visit(deps, business, id))
  const said: Said = { answer: 'in', minute: 5, proof: true }
  expect(await importRow(phone, said)).toEqual({ outcome: 'kept_out', reason: 'stopped' })
  const response = await callApi(recordPreferences, {
    token,
    method: 'PUT',
    params: { id },
    body: body({ ...said, minute: 6 }),
  })
  expect(await response.json()).toMatchObject({
    statements: [
      { outcome: 'kept_out', reason: 'stopped', kept_out_by: { change_id: 'changeId' in stop ? stop.changeId : '' } },
    ],
  })
})
