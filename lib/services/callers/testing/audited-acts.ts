import { newId } from '@/lib/ids'
import { takeArchive } from '@/lib/services/archive/take-archive'
import { nameSource } from '@/lib/services/business/name-source'
import { operatorOf } from '@/lib/services/callers/caller'
import { exportAuditLog } from '@/lib/services/callers/export-audit-log'
import { granted } from '@/lib/services/callers/in-business-for'
import type { World } from '@/lib/services/callers/testing'
import { queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
import { bodyOf } from '@/lib/services/imports/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { addMember } from '@/lib/services/members/add-member'
import { changeRole } from '@/lib/services/members/change-role'
import { disableMember } from '@/lib/services/members/disable-member'
import { inviteMember } from '@/lib/services/members/invite-member'
import { returnMember } from '@/lib/services/members/return-member'
import { revokeInvitation } from '@/lib/services/members/revoke-invitation'
import { exportConsents } from '@/lib/services/records/export-consents'
import { handleAlerts, reopenAlerts } from '@/lib/services/template-alerts/handle-alerts'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { setTemplatePaused } from '@/lib/services/templates/pause-template'
import type { AuditedAct } from './audited-act'
import { BACKEND_ACTS } from './backend-acts'
import { PAGE_ACTS } from './page-acts'
import { PEOPLE_ACTS } from './people-acts'

const FILE = 'phone,topic,answer\n+5511987650001,promos,no\n'

/** Every use case that changes what a business set up, or that takes personal data in or out. */
export const AUDITED: readonly AuditedAct[] = [
  ...PAGE_ACTS,
  {
    name: 'nameSource',
    action: 'source.named',
    prepare: (w) => (caller) => nameSource(w.deps, caller, { kind: 'campaign', name: 'Spring', reference: 'new' }),
    idle: (w, caller) => nameSource(w.deps, caller, { kind: 'campaign', name: 'Known', reference: 'known' }),
  },
  {
    name: 'mapTemplate',
    action: 'template.mapped',
    prepare: (w) => (caller) => mapTemplate(w.deps, caller, { name: 'known', topic: null }),
    idle: (w, caller) => mapTemplate(w.deps, caller, { name: 'known', topic: 'promos' }),
  },
  {
    name: 'setTemplatePaused',
    action: 'template.paused',
    prepare: (w) => (caller) => setTemplatePaused(w.deps, caller, { name: 'known', paused: true }),
    idle: (w, caller) => setTemplatePaused(w.deps, caller, { name: 'known', paused: false }),
  },
  {
    name: 'setTemplatePaused, to send again',
    action: 'template.resumed',
    async prepare(w) {
      await setTemplatePaused(w.deps, operatorOf(w.business.id), { name: 'known', paused: true })
      return (caller) => setTemplatePaused(w.deps, caller, { name: 'known', paused: false })
    },
  },
  {
    name: 'handleAlerts',
    action: 'template.alert_handled',
    async prepare(w) {
      await addAlert(w)
      return (caller) => handleAlerts(w.deps, caller, { name: 'known', until: w.deps.clock.now() + 1000 })
    },
    idle: (w, caller) => handleAlerts(w.deps, caller, { name: 'known', until: 0 }),
  },
  {
    name: 'reopenAlerts',
    action: 'template.alert_reopened',
    async prepare(w) {
      await addAlert(w)
      const seen = { name: 'known', until: w.deps.clock.now() + 1000 }
      const handled = granted(await handleAlerts(w.deps, operatorOf(w.business.id), seen))
      const handledAt = handled.outcome === 'handled' ? handled.handledAt : 0
      return (caller) => reopenAlerts(w.deps, caller, { name: 'known', handledAt })
    },
    idle: (w, caller) => reopenAlerts(w.deps, caller, { name: 'known', handledAt: 0 }),
  },
  {
    name: 'createApiKey',
    action: 'key.created',
    prepare: (w) => (caller) => createApiKey(w.deps, caller, { name: 'CRM', scopes: ['check'], mode: 'live' }),
  },
  {
    name: 'revokeApiKey',
    action: 'key.revoked',
    prepare: (w) => (caller) => revokeApiKey(w.deps, caller, w.keyId),
    idle: (w, caller) => revokeApiKey(w.deps, caller, newId()),
  },
  {
    name: 'revokeApiKey, of a test key',
    action: 'key.revoked',
    async prepare(w) {
      const request = { name: 'CRM', scopes: ['check'], mode: 'test' } as const
      const { id } = granted(await createApiKey(w.deps, operatorOf(w.business.id), request))
      return (caller) => revokeApiKey(w.deps, caller, id)
    },
  },
  ...BACKEND_ACTS,
  {
    name: 'addMember',
    action: 'member.added',
    prepare: (w) => (caller) => addMember(w.deps, caller, { email: 'new@example.com', name: 'New', role: 'viewer' }),
    idle: (w, caller) => addMember(w.deps, caller, { email: 'none', name: 'New', role: 'viewer' }),
  },
  {
    name: 'changeRole',
    action: 'member.role_changed',
    prepare: (w) => (caller) => changeRole(w.deps, caller, w.memberId, 'editor'),
    idle: (w, caller) => changeRole(w.deps, caller, w.memberId, 'viewer'),
  },
  {
    name: 'returnMember',
    action: 'member.added',
    async prepare(w) {
      await disableMember(w.deps, operatorOf(w.business.id), w.memberId)
      return (caller) => returnMember(w.deps, caller, w.memberId, 'editor')
    },
    idle: (w, caller) => returnMember(w.deps, caller, w.memberId, 'editor'),
  },
  {
    name: 'disableMember',
    action: 'member.disabled',
    prepare: (w) => (caller) => disableMember(w.deps, caller, w.memberId),
    idle: (w, caller) => disableMember(w.deps, caller, newId()),
  },
  {
    name: 'inviteMember',
    action: 'invitation.made',
    prepare: (w) => (caller) => inviteMember(w.deps, caller, { email: 'new@example.com', role: 'viewer' }),
    idle: (w, caller) => inviteMember(w.deps, caller, { email: 'none', role: 'viewer' }),
  },
  {
    name: 'revokeInvitation',
    action: 'invitation.revoked',
    async prepare(w) {
      const invitation = { email: 'new@example.com', role: 'viewer' }
      const made = await inviteMember(w.deps, operatorOf(w.business.id), invitation)
      if (made.outcome !== 'invited') throw new Error('a test has no invitation')
      return (caller) => revokeInvitation(w.deps, caller, made.invitationId)
    },
    idle: (w, caller) => revokeInvitation(w.deps, caller, newId()),
  },
  ...PEOPLE_ACTS,
  {
    name: 'queueReceived',
    action: 'import.begun',
    async prepare(w) {
      const upload = { name: 'a test', settings: { columns: {} }, limitBytes: 1000, body: bodyOf(FILE) }
      const received = await receiveImport(w.deps, operatorOf(w.business.id), upload)
      if (received.outcome !== 'received') throw new Error(`the file was not taken: ${received.outcome}`)
      return (caller) => queueReceived(w.deps, caller, received)
    },
  },
  {
    name: 'takeArchive',
    action: 'archive.taken',
    prepare: (w) => async (caller) => {
      const taken = await takeArchive(w.deps, caller, { readme: 'x', consents: noConsents })
      if (taken.outcome === 'taken') taken.archive.destroy()
      return taken
    },
  },
  {
    name: 'exportConsents',
    action: 'export.read',
    prepare: (w) => async (caller) => {
      const exported = await exportConsents(w.deps, caller)
      if (exported.outcome === 'exported') for await (const rows of exported.parts) if (rows.length > 0) break
      return exported
    },
  },
  {
    name: 'exportAuditLog',
    action: 'export.read',
    prepare: (w) => (caller) => exportAuditLog(w.deps, caller, {}, 'en'),
  },
]

// eslint-disable-next-line require-yield
async function* noConsents(): AsyncGenerator<string> {}

/** Something happened to the template that the world knows. */
const addAlert = ({ admin, business }: World) => admin.sql`
  insert into template_alerts (business_id, id, kind, template_id, event_key, value, occurred_at, recorded_at)
  select ${business.id}, ${newId()}, 'harming', t.id, 'once', '{}', now(), now()
  from templates t where t.business_id = ${business.id} and t.name = 'known'`
