import { randomInt } from 'node:crypto'
import { connect, inBusiness } from '@/db/client'
import { insertContact } from '@/db/queries/contacts/contacts'
import { newId } from '@/lib/ids'
import { LANGUAGES, LOCALES } from '@/lib/languages'
import { GENESIS } from '@/lib/ledger/seal'
import { addLanguage } from '@/lib/services/business/add-language'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { changeSettings } from '@/lib/services/business/business-settings'
import { changeTopic } from '@/lib/services/business/change-topic'
import { createNamedBusiness } from '@/lib/services/business/create-business'
import { operatorOf, type Role } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { addDomain } from '@/lib/services/domains/add-domain'
import { chooseDomain } from '@/lib/services/domains/choose-domain'
import { proveDomain } from '@/lib/services/domains/prove-domain'
import { readDomains } from '@/lib/services/domains/read-domains'
import { TOPIC_TEMPLATES } from '@/lib/services/set-up/topic-templates'
import { ensurePerson } from '@/lib/services/sign-in/ensure-person'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { testDeps } from '@/lib/services/testing'
import { instance } from './instance'

/** The name of every business that `openShop` makes. */
export const SHOP_NAME = 'Norte Books'

/** Every language that the page can speak, and which way it is written. */
export const PAGE_LANGUAGES = LOCALES.map((locale) => ({ locale, direction: LANGUAGES[locale].direction }))

const TOPICS = ['Deals', 'Events', 'Reviews'] as const
/** What these are in other languages. */
const LIKE = { Deals: 'promotions', Events: 'news', Reviews: 'surveys' } as const
type TopicName = (typeof TOPICS)[number]

/** A second business in the instance's database, whose topics a test may change, because no other test uses it. */
export interface Shop {
  number: number
  /** Makes a contact of it that has made no choice. Returns its id. */
  newContact(): Promise<string>
  /** Makes a contact answer about a topic on the page. */
  answer(contactId: string, topic: TopicName, answer: 'in' | 'out'): Promise<void>
  /** Lets a Yes to marketing wait until it is confirmed in the chat. */
  requireConfirmation(): Promise<void>
  /** Makes a person who works for the business and signs in with this address and password. */
  newMember(role: Role): Promise<{ email: string; password: string; name: string }>
  /** Adds every other language to the page, with texts of the topics in it. */
  speakAll(): Promise<void>
  /** Makes a template of a topic known in English. */
  addTemplate(name: string, topic: TopicName): Promise<void>
  /** Archives a topic, which removes it from the page. */
  archive(topic: TopicName): Promise<void>
  /** Changes the English description of a topic and publishes it. */
  reword(topic: TopicName, description: string): Promise<void>
  /** Shows its page under a host name of its own, as if its DNS had proven the name, and gives new links that name. */
  serveUnder(host: string): Promise<void>
  close(): Promise<void>
}

let people = 0

const textsOf = (name: string, description: string) => ({ name, description, frequency: 'Weekly.' })

/**
 * Makes a business without a logo and without words that its chat answers with a link. Its pages may be framed by
 * `https://shop.example`.
 */
export async function openShop(): Promise<Shop> {
  const db = connect(instance().databaseUrl, { max: 1 })
  const deps = testDeps(db)
  const businessId = newId()
  const number = randomInt(1000, 4_000_000)
  const ids = new Map(TOPICS.map((name) => [name, newId()]))
  const idOf = (name: TopicName) => ids.get(name) ?? ''
  const texts = (name: TopicName) => ({
    en: textsOf(name, `About ${name}.`),
    es: textsOf(name, `Sobre ${name}.`),
  })
  await createNamedBusiness(
    deps,
    {
      slug: `shop-${number}`,
      name: SHOP_NAME,
      color: '#f2c200',
      languages: ['en', 'es'],
      timeZone: 'America/Bogota',
      country: 'CO',
      whatsappNumber: '573001234567',
      linkKeywords: {},
      privacyUrl: null,
      helpUrl: 'mailto:help@norte.example',
      controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
      frameOrigins: ['https://shop.example'],
      topics: TOPICS.map((name) => ({
        ...{ key: name.toLowerCase(), category: 'marketing', policy: 'opt_in', texts: texts(name) },
      })),
    },
    { id: businessId, number, topicIds: Object.fromEntries(TOPICS.map((name) => [name.toLowerCase(), idOf(name)])) },
  )
  const operator = operatorOf(businessId)
  /** Throws when a change of the test did not have the expected outcome. */
  const done = async (work: Promise<{ outcome: string }>, outcome: string) => {
    const result = await work
    if (result.outcome !== outcome) throw new Error(`the business of the test could not be changed: ${result.outcome}`)
  }
  return {
    number,
    async newContact() {
      const id = newId()
      const contact = { id, locale: 'en', genesis: GENESIS, now: Date.now() }
      await inBusiness(db, businessId, (tx) => insertContact(tx, businessId, contact))
      return id
    },
    async answer(contactId, topic, answer) {
      await changeContact(deps, businessId, contactId, {
        ...{ kind: 'preferences', actor: 'contact', method: 'page' },
        say: () => ({ statements: [{ on: 'answer', topicId: idOf(topic), answer }] }),
      })
    },
    async requireConfirmation() {
      await changeSettings(deps, operator, { confirmMarketing: true })
    },
    async newMember(role) {
      const person = {
        email: `${newId()}@shop.example`,
        name: `Ana ${++people}`,
        password: newId(),
        locale: 'en' as const,
      }
      await done(ensurePerson(deps, businessId, { ...person, role }), 'joined')
      return person
    },
    async speakAll() {
      for (const { locale } of PAGE_LANGUAGES) {
        if (locale === 'en' || locale === 'es') continue
        const textOf = (name: TopicName) => TOPIC_TEMPLATES.find(({ key }) => key === LIKE[name])?.texts[locale]
        const texts = Object.fromEntries(TOPICS.map((name) => [idOf(name), textOf(name) ?? textsOf(name, name)]))
        await done(addLanguage(deps, operator, locale, texts), 'added')
      }
    },
    addTemplate: (name, topic) =>
      done(mapTemplate(deps, operator, { name, language: 'en', topic: idOf(topic) }), 'mapped'),
    archive: (topic) => done(archiveTopic(deps, operator, idOf(topic)), 'archived'),
    reword: (topic, description) =>
      done(changeTopic(deps, operator, idOf(topic), { texts: { en: textsOf(topic, description) } }), 'changed'),
    async serveUnder(host) {
      await done(addDomain(deps, operator, host), 'added')
      const read = await readDomains(deps, operator)
      const record = read.outcome === 'read' ? read.domains.find((each) => each.host === host)?.record : undefined
      await done(
        proveDomain(deps, operator, host, async () => [record?.value ?? '']),
        'proven',
      )
      await done(chooseDomain(deps, operator, host), 'chosen')
    },
    close: () => db.close(),
  }
}
