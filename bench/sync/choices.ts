import type { BenchDatabase } from '@/bench/data/databases'
import { contactIds, tokenFor } from '@/bench/data/people'
import { GROUP_UUID } from '@/lib/demo/seed'
import { paths } from '@/lib/paths'
import type { DemoContact } from '@/lib/sandbox/demo-config'
import type { Deps } from '@/lib/services/deps'
import { isShownOn } from '@/lib/services/page/is-topic-on'
import { openLink } from '@/lib/services/page/open-link'
import { desiredFields, PROMOTIONS_FIELD } from './desired'

/** One person's save: the form that they send, and its result. */
export interface Choice {
  contactId: string
  /** The contact's id in the backend. */
  uuid: string
  path: string
  body: string
  /** The value of the field of promotions after the save. */
  wanted: 'yes' | 'no'
  /** The contact as the backend holds it before. */
  record: DemoContact
}

/** Every contact moves the switch of promotions to its other side, so half of them refuse. */
export async function makeChoices(deps: Deps, database: BenchDatabase, count: number): Promise<Choice[]> {
  const admin = database.admin()
  const uuids = new Map<string, string>()
  for (const row of await admin.sql<
    { id: string; uuid: string }[]
  >`select contact_id as id, external_id as uuid from sync_marks where external_id is not null`)
    uuids.set(row.id, row.uuid)
  await admin.close()
  const choices: Choice[] = []
  for (const contactId of await contactIds(database, count)) {
    const token = tokenFor(deps, contactId)
    const link = await openLink(deps, token)
    if (link.power !== 'full') throw new Error('a bench contact has no living link')
    const { state, config, contact } = link
    const free = config.topics.filter((topic) => topic.policy !== 'required')
    const form = new URLSearchParams({ act: 'save', notice: config.notices['es'] ?? '' })
    for (const topic of free) {
      const on = isShownOn(state, topic, Date.now())
      form.append('shown', `${topic.id}:${on ? 1 : 0}`)
      if (on !== (topic.key === 'promotions')) form.append('on', topic.id)
    }
    const fields = desiredFields(state, config.topics, Date.now())
    const uuid = uuids.get(contactId) ?? ''
    choices.push({
      contactId,
      uuid,
      path: paths.preferences(token, { l: 'es', v: contact.headSeq }),
      body: form.toString(),
      wanted: fields[PROMOTIONS_FIELD] === 'yes' ? 'no' : 'yes',
      record: {
        uuid,
        name: null,
        language: 'spa',
        urn: `whatsapp:${(contact.phone ?? '').replace('+', '')}`,
        fields,
        groups: fields[PROMOTIONS_FIELD] === 'yes' ? [GROUP_UUID] : [],
        status: 'active',
      },
    })
  }
  if (choices.length < count) throw new Error(`only ${choices.length} of ${count} people`)
  return choices
}
