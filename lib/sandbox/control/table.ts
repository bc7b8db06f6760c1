import { z } from 'zod'
import { DemoContact } from '@/lib/sandbox/demo-config'
import { phoneContact, showPhone } from '@/lib/sandbox/phone/show-phone'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { addDemoContacts } from '@/lib/sandbox/seed'
import { webhookControls } from '@/lib/sandbox/webhook-receiver/controls'
import { STATUSES, type Contact, type Group } from '@/lib/sandbox/weni/contact'
import { Fault } from '@/lib/sandbox/weni/faults'
import { modifyContacts } from '@/lib/sandbox/weni/modify'
import { notFound } from '@/lib/sandbox/weni/reply'
import { graphControls } from './graph-table'

type Control = (sandbox: Sandbox, body: unknown, query: URLSearchParams) => unknown

const Limit = z.number().int().positive().nullable()
const SettingsChange = z.strictObject({
  pageSize: z.number().int().positive(),
  assetCacheMs: z.number().nonnegative(),
  ninthDigit: z.boolean(),
  anonymous: z.boolean(),
  userIds: z.boolean(),
})
const AgentEdit = z.strictObject({
  contact: z.string(),
  name: z.string().nullable().optional(),
  language: z.string().length(3).nullable().optional(),
  urns: z.array(z.string()).optional(),
  fields: z.record(z.string(), z.string().nullable()).optional(),
  addGroups: z.array(z.string()).default([]),
  removeGroups: z.array(z.string()).default([]),
  status: z.enum(STATUSES).optional(),
})
const PhoneText = z.strictObject({
  contact: z.string(),
  text: z.string().trim().min(1).max(4096),
  simulation: z.boolean().default(false),
  /** Past the flow, as the WhatsApp Cloud API posts it. */
  direct: z.boolean().default(false),
})
const PhoneTap = z.strictObject({ contact: z.string(), message: z.string(), choice: z.string() })

function contactOf(sandbox: Sandbox, reference: string | null): Contact {
  const contact = sandbox.store.findContact(reference ?? '')
  if (!contact) throw notFound()
  return contact
}

function groupsOf({ store }: Sandbox, references: string[]): Group[] {
  return references.map((reference) => {
    const group = store.findGroup(reference)
    if (!group) throw notFound()
    return group
  })
}

/**
 * Maps a verb and a path below `/_sandbox/` to its control. The value that a control returns is sent as JSON; none
 * gives 204.
 */
export const controlTable: ReadonlyMap<string, Control> = new Map<string, Control>([
  ...graphControls,
  ...webhookControls,
  ['GET health', ({ store }) => ({ contacts: store.contacts.size, revision: store.revision })],
  ['GET faults', ({ faults }) => faults.list()],
  [
    'POST faults',
    ({ faults }, body) => faults.set(z.union([z.array(Fault), Fault.transform((one) => [one])]).parse(body)),
  ],
  ['DELETE faults', ({ faults }) => faults.set([])],
  ['GET settings', ({ settings }) => settings],
  ['POST settings', ({ settings }, body) => void Object.assign(settings, SettingsChange.partial().parse(body))],
  [
    'POST limits',
    ({ settings, throttle }, body) => {
      const { perHour, scope } = z
        .strictObject({ perHour: Limit, scope: z.enum(['v2', 'v2.contacts']).optional() })
        .parse(body)
      if (scope !== 'v2.contacts') settings.limits.v2 = perHour
      if (scope !== 'v2') settings.limits['v2.contacts'] = perHour
      throttle.clear()
    },
  ],
  ['POST reset', (sandbox, body) => sandbox.reset(z.strictObject({ data: z.boolean().default(false) }).parse(body))],
  ['GET counters', ({ calls }) => calls.counters()],
  ['GET changes', ({ store }, _, query) => store.writes.since(Number(query.get('since') ?? 0) || 0)],
  [
    'GET contact',
    (sandbox, _, query) => sandbox.store.present(contactOf(sandbox, query.get('urn') ?? query.get('uuid'))),
  ],
  [
    // An edit inside Weni, by an agent or a flow. It can do what the API can't, such as stopping a contact.
    'POST contact',
    (sandbox, body) => {
      const { contact: reference, addGroups, removeGroups, ...rest } = AgentEdit.parse(body)
      const contact = contactOf(sandbox, reference)
      const groups = { addGroups: groupsOf(sandbox, addGroups), removeGroups: groupsOf(sandbox, removeGroups) }
      modifyContacts(sandbox.store, [contact], { ...rest, ...groups })
      return sandbox.store.present(contact)
    },
  ],
  ['POST contacts', ({ store }, body) => addDemoContacts(store, z.array(DemoContact).parse(body))],
  [
    'GET phone',
    (sandbox, _, query) => {
      const contact = phoneContact(sandbox, query.get('contact'))
      if (!contact) throw notFound()
      void sandbox.phone.open(contact)
      return showPhone(sandbox, contact)
    },
  ],
  [
    'POST phone/messages',
    (sandbox, body) => {
      const { contact: reference, text, simulation, direct } = PhoneText.parse(body)
      const contact = contactOf(sandbox, reference)
      if (direct) {
        if (!sandbox.direct) throw notFound()
        void sandbox.direct.write(contact, text)
        return showPhone(sandbox, contact)
      }
      // The reply is seen when the phone is read again, as on a real phone.
      void sandbox.phone.receive(contact, text, simulation)
      return showPhone(sandbox, contact)
    },
  ],
  [
    'POST phone/taps',
    async (sandbox, body) => {
      const { contact: reference, message, choice } = PhoneTap.parse(body)
      const contact = contactOf(sandbox, reference)
      if (!(await sandbox.direct?.tap(contact, message, choice))) throw notFound()
      return showPhone(sandbox, contact)
    },
  ],
  [
    'POST phone/template',
    async (sandbox, body) => {
      const contact = contactOf(sandbox, z.strictObject({ contact: z.string() }).parse(body).contact)
      await sandbox.phone.sendTemplate(contact)
      return showPhone(sandbox, contact)
    },
  ],
])
