import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inBusiness } from '@/db/client'
import { fieldKeyOf } from '@/lib/backends/weni/plan-provision'
import { BUSINESS, DEMO, TOPICS } from '@/lib/demo/business'
import type { DemoPerson } from '@/lib/demo/contacts'
import { DEMO_OWNER, ensureDemoMembers } from '@/lib/demo/members'
import { demoApiKey, demoTokens, GROUP_UUID, seedDemo } from '@/lib/demo/seed'
import { seedTemplateHistory } from '@/lib/demo/template-history'
import { demoWebhookSecret } from '@/lib/demo/webhook'
import { demoGraph, ensureDemoTemplates, ensureDemoWhatsApp } from '@/lib/demo/whatsapp'
import { env } from '@/lib/env'
import { localeToByte } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { readJson, writePrivateJson } from '@/lib/process/files.mjs'
import type { DemoConfigInput } from '@/lib/sandbox/demo-config'
import { changeFrameOrigins } from '@/lib/services/business/change-frame-origins'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { contactLink } from '@/lib/services/messages/mint-contact-link'
import { createDeps } from '@/lib/services/runtime'

// Makes the demo business and writes SAYSO_DATA/demo.json for the sandbox and `npm start`. It can be repeated without
// harm.
const { SAYSO_DATA, SANDBOX_URL, BASE_URL } = env()
const deps = createDeps('app')
try {
  const { people, made } = await seedDemo(deps, `${SANDBOX_URL}/api/v2/`)
  await inBusiness(deps.db, DEMO.businessId, (tx) => ensureDemoWhatsApp(deps, tx, `${SANDBOX_URL}/graph/v24.0/`))
  await ensureDemoTemplates(deps, BASE_URL)
  if (made) await seedTemplateHistory(deps, people, BASE_URL)
  // The demo's shop, which shows the page in a frame.
  await changeFrameOrigins(deps, operatorOf(DEMO.businessId), { change: 'add', text: SANDBOX_URL })
  await mkdir(SAYSO_DATA, { recursive: true })
  const password = demoPassword(SAYSO_DATA)
  await ensureDemoMembers(deps, password)
  const file = join(SAYSO_DATA, 'demo.json')
  await writeFile(
    `${file}.new`,
    JSON.stringify({ ...demoConfig(deps, people), console: { email: DEMO_OWNER, password } }, null, 1),
    { mode: 0o600 },
  )
  await rename(`${file}.new`, file)
  process.stderr.write(made ? `Made the demo business ${BUSINESS.name} with ${people.length} contacts.\n` : '')
} finally {
  await deps.db.close()
}

/** Returns the demo's password, which is made once for a data folder: nobody knows it who can't read the folder. */
export function demoPassword(folder: string): string {
  const file = join(folder, 'console.json')
  const known: { password?: string } | undefined = readJson(file)
  if (known?.password) return known.password
  const password = randomBytes(12).toString('base64url')
  writePrivateJson(file, { password })
  return password
}

function demoConfig(
  deps: Deps,
  people: readonly DemoPerson[],
): DemoConfigInput & { backendId: string; apiKey: string } {
  const tokens = demoTokens(deps.pepper)
  const [first] = people
  if (!first) throw new Error('the demo has nobody')
  const linkOf = (person: DemoPerson) =>
    contactLink(deps, {
      business: { number: DEMO.number, domains: [] },
      contactId: person.id,
      linkEpoch: 0,
      sourceNumber: DEMO.promotionsSource,
      language: localeToByte(person.locale),
    })
  return {
    backendId: DEMO.backendId,
    apiKey: demoApiKey(deps.pepper),
    whatsapp: demoGraph(deps.pepper, BASE_URL),
    inboundUrl: BASE_URL + paths.inbound(DEMO.backendId),
    inboundToken: tokens.inbound,
    apiToken: tokens.api,
    webhook: { secret: demoWebhookSecret(deps.pepper) },
    org: { name: BUSINESS.name },
    fields: [
      ...TOPICS.map((topic) => ({ key: fieldKeyOf(topic.label), label: topic.label })),
      { key: 'marketing_opt_in', label: 'Marketing opt-in' },
    ],
    groups: TOPICS.flatMap((topic) => (topic.group ? [{ uuid: GROUP_UUID, name: topic.group }] : [])),
    contacts: people.map((person, place) => ({
      uuid: person.uuid,
      name: person.name,
      language: person.language,
      urn: `whatsapp:${person.digits}`,
      ...(place < 3 ? { link: linkOf(person) } : {}),
    })),
    phoneContactUuid: first.uuid,
    phoneLink: linkOf(first),
    frontDoor: BASE_URL + paths.frontDoor(BUSINESS.slug),
    phoneTemplate: {
      name: 'weekend_offer',
      category: 'marketing',
      languages: {
        spa: {
          text: '☕ {{name}}, este fin de semana el segundo café va por nuestra cuenta. ¡Te esperamos!',
          button: 'Mis preferencias',
        },
        por: {
          text: '☕ {{name}}, neste fim de semana o segundo café é por nossa conta. Esperamos você!',
          button: 'Minhas preferências',
        },
        eng: {
          text: '☕ {{name}}, this weekend the second coffee is on us. See you soon!',
          button: 'My preferences',
        },
      },
    },
  }
}
