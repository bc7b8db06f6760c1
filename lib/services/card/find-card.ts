import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfig, readLogo } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import type { Deps } from '@/lib/services/deps'
import { cardKey } from './card-key'
import { drawCard } from './draw-card'

/** The most pictures that a process keeps; each has some 10 kB. */
const KEPT_MOST = 200
const kept = new BoundedMap<Promise<Buffer>>(KEPT_MOST)

/**
 * Returns the picture that chats show beside links of a business, by its number and the picture's name; null for a name
 * that is not its present one, so that nobody can have pictures drawn without end. Each is drawn once.
 */
export async function findCard(deps: Deps, businessNumber: number, key: string): Promise<Buffer | null> {
  const businessId = await deps.configs.businessId(businessNumber)
  const config = businessId && (await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId)))
  if (!config || cardKey(config) !== key) return null
  const name = `${config.id} ${key}`
  let card = kept.get(name)
  if (!card) {
    card = draw(deps, config)
    kept.set(name, card)
    // What could not be drawn is tried again for the next chat that asks.
    card.catch(() => kept.delete(name))
  }
  return card
}

async function draw(deps: Deps, { id, color, logoHash }: BusinessConfig): Promise<Buffer> {
  const logo = logoHash === null ? null : await inBusiness(deps.db, id, (tx) => readLogo(tx, id, logoHash))
  return drawCard(color, logo?.content ?? null)
}
