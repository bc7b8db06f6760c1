import { randomInt } from 'node:crypto'
import { connect, inBusiness } from '@/db/client'
import { findBusinessId } from '@/db/queries/business/config'
import { insertBackend, insertSender } from '@/db/queries/business/set-up'
import { findSentMessages } from '@/db/queries/messages/sent-messages'
import { DEMO } from '@/lib/demo/business'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken, parseKeyRing } from '@/lib/keys'
import { instance } from './instance'
import { openShop } from './shop'

/** A WhatsApp number of a business of its own in the instance's database. It sends through a server of the test. */
export interface TestNumber {
  phoneNumberId: string
  token: string
}

/** Makes a business with a WhatsApp number that sends through the server at `baseUrl`. */
export async function openNumber(baseUrl: string): Promise<TestNumber> {
  const shop = await openShop()
  const db = connect(instance().databaseUrl, { max: 1 })
  try {
    const businessId = await findBusinessId(db.sql, shop.number)
    if (!businessId) throw new Error('the business of the test was not found')
    const id = newId()
    const phoneNumberId = String(randomInt(1e11, 1e12))
    const token = `EAA${newId().replaceAll('-', '')}`
    const secret = JSON.stringify({ accessToken: token, appSecret: 'app', verifyToken: 'verify', wabaId: '1' })
    await inBusiness(db, businessId, async (tx) => {
      await insertSender(tx, businessId, { id: newId(), phoneNumberId, displayNumber: '+573001234567', name: 'Shop' })
      const backend = {
        id,
        kind: 'whatsapp',
        name: 'WhatsApp',
        baseUrl,
        secret: encryptSecret(parseKeyRing(instance().keys), secret, `backend:${id}`),
        inboundTokenHash: hashToken(id),
        settings: { phoneNumberId },
      } as const
      await insertBackend(tx, businessId, backend, Date.now())
    })
    return { phoneNumberId, token }
  } finally {
    await db.close()
    await shop.close()
  }
}

/** Returns whether a message of the demo's number was recorded, so that its later status finds the contact. */
export async function wasRecorded(messageId: string): Promise<boolean> {
  const db = connect(instance().databaseUrl, { max: 1 })
  try {
    const found = await inBusiness(db, DEMO.businessId, (tx) => findSentMessages(tx, DEMO.businessId, [messageId]))
    return found.has(messageId)
  } finally {
    await db.close()
  }
}
