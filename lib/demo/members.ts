import type { Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { ensurePerson } from '@/lib/services/sign-in/ensure-person'
import { DEMO } from './business'

/** Who works for the demo's business, one for each role. All have one password. */
const MEMBERS = {
  owner: { email: 'ana@cafe-aurora.example', name: 'Ana Souza', locale: 'en' },
  editor: { email: 'bruno@cafe-aurora.example', name: 'Bruno Lima', locale: 'en' },
  viewer: { email: 'carla@cafe-aurora.example', name: 'Carla Rojas', locale: 'en' },
} as const

/** The address with which the demo's owner signs in. */
export const DEMO_OWNER = MEMBERS.owner.email

/** Makes the demo's members, and gives them the password that `npm start` prints. */
export async function ensureDemoMembers(deps: Deps, password: string): Promise<void> {
  for (const role of Object.keys(MEMBERS) as Role[])
    await ensurePerson(deps, DEMO.businessId, { ...MEMBERS[role], role, password })
}
