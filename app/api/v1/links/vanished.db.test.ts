import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { releaseNumber } from '@/lib/services/page/release-number'
import { makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
useDeps(deps)

/** Lets the next contacts of these digits, this number of them, be merged in the moment in which they are made. */
async function loseNext(digits: string, times: number) {
  await sql.unsafe(`
    drop sequence if exists tries; create sequence tries;
    create or replace function lose() returns trigger language plpgsql security definer as $$ begin
      -- A sequence also counts what is rolled back.
      if nextval('tries') <= ${times} then
        update contacts set merged_into = '00000000-0000-7000-8000-000000000001' where id = new.contact_id;
      end if;
      return null;
    end $$;
    create or replace trigger lose after insert on identities for each row when (new.value = '${digits}')
      execute function lose()`)
}

test('a contact that goes while it is made is made once more, and else is a problem of its own entry alone', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id, ['links'])
  await makeContact(deps, business.id, phoneIdentity('+5511987650001'))
  const released = await makeContact(deps, business.id, phoneIdentity('+5511987650002'))
  await releaseNumber(deps, await visit(deps, business, released))
  const ask = async () => {
    const response = await callApi(POST, { token, body: { contacts: ['+5511987650001', '+5511987650002'] } })
    const body = (await response.json()) as { links?: { url: string | null; contact_id: string; problem?: string }[] }
    return { status: response.status, links: body.links ?? [] }
  }

  await loseNext('5511987650002', 100)
  const lost = await ask()
  expect(lost.status).toBe(200)
  expect(lost.links.map(({ url, problem }) => [url !== null, problem])).toEqual([
    [true, undefined],
    [false, 'unknown_contact'],
  ])

  await loseNext('5511987650002', 1)
  const made = await ask()
  expect(made.links.map(({ url, problem }) => [url !== null, problem])).toEqual([
    [true, undefined],
    [true, undefined],
  ])
  expect((await storedState(deps, business.id, made.links[1]?.contact_id ?? '')).stop?.on).toBe(true)
})
