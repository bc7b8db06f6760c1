import { randomInt } from 'node:crypto'
import { connect, type Database, inBusiness, type Tx } from '@/db/client'
import { archiveTopic, insertBusiness, insertTopic } from '@/db/queries/business/set-up'
import { insertContact } from '@/db/queries/contacts/contacts'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import { publishNotices } from '@/lib/services/business/publish-notices'
import { instance } from './instance'

const TOPICS = ['Deals', 'Events', 'Reviews'] as const
type TopicName = (typeof TOPICS)[number]

/** A second business in the instance's database, whose topics a test may change: nobody else looks at it. */
export interface Shop {
  number: number
  /** A contact of it that has said nothing. */
  newContact(): Promise<string>
  /** Takes a topic off the page, as its console will. */
  archive(topic: TopicName): Promise<void>
  /** Changes the words of a topic and publishes them. */
  reword(topic: TopicName, description: string): Promise<void>
  close(): Promise<void>
}

/** Without a logo, and without a word that its chat would answer with a link; its pages may be framed by `https://shop.example`. */
export async function openShop(): Promise<Shop> {
  const db: Database = connect(instance().databaseUrl, { max: 1 })
  const businessId = newId()
  const number = randomInt(1000, 4_000_000)
  const ids = new Map(TOPICS.map((name) => [name, newId()]))
  const inShop = <T>(work: (tx: Tx) => Promise<T>) => inBusiness(db, businessId, work)
  const idOf = (name: TopicName) => ids.get(name) ?? ''
  await inShop(async (tx) => {
    await insertBusiness(
      tx,
      {
        id: businessId,
        number,
        slug: `shop-${number}`,
        name: 'Norte Books',
        color: '#f2c200',
        logoHash: null,
        locales: ['en', 'es'],
        defaultLocale: 'en',
        timeZone: 'America/Bogota',
        country: 'CO',
        whatsappNumber: '573001234567',
        linkKeywords: {},
        privacyUrl: null,
        helpUrl: 'mailto:help@norte.example',
        controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
        frameOrigins: ['https://shop.example'],
      },
      Date.now(),
    )
    for (const [position, name] of TOPICS.entries()) {
      const texts = { en: { name, description: `About ${name}.`, frequency: 'Weekly.' } }
      await insertTopic(
        tx,
        businessId,
        { id: idOf(name), key: name.toLowerCase(), category: 'marketing', policy: 'opt_in', legalBasis: null, texts },
        position,
        Date.now(),
      )
    }
    await publishNotices(tx, businessId, Date.now())
  })
  return {
    number,
    async newContact() {
      const id = newId()
      await inShop((tx) => insertContact(tx, businessId, { id, locale: 'en', genesis: GENESIS, now: Date.now() }))
      return id
    },
    archive: (topic) =>
      inShop(async (tx) => {
        await archiveTopic(tx, businessId, idOf(topic), Date.now())
        await publishNotices(tx, businessId, Date.now())
      }),
    reword: (topic, description) =>
      inShop(async (tx) => {
        const texts = JSON.stringify({ en: { name: topic, description, frequency: 'Weekly.' } })
        await tx`update topics set texts = ${texts}::text::jsonb, version = version + 1 where business_id = ${businessId} and id = ${idOf(topic)}`
        await publishNotices(tx, businessId, Date.now())
      }),
    close: () => db.close(),
  }
}
