import { TOPICS as DEMO_TOPICS } from '@/lib/demo/business'

/** The same people and answers in both forms. */
export interface MadeFile {
  from: number
  people: number
  /** One row for each person and topic. */
  long: Buffer
  /** One row for each person. */
  wide: Buffer
}

const DAY = 86_400_000
/** All of the demo's topics that can be answered: five. */
const TOPICS = DEMO_TOPICS.filter(({ policy }) => policy !== 'required').map(({ key }) => key)

const phoneAt = (place: number) => `+55319${20_000_000 + place}`
const timeAt = (place: number) => new Date(Date.UTC(2026, 0, 1) + ((place * 7919) % 300) * DAY + (place % DAY))
const answerAt = (place: number, topic: number) => ((place + topic) % 3 === 0 ? 'out' : 'in')
const proofAt = (place: number) => `https://crm.example.com/consents/${place}`

export function makeFile(from: number, people: number): MadeFile {
  const long = ['phone,topic,answer,when,proof,source\n']
  const wide = [`phone,${TOPICS.join()},when,proof,source\n`]
  for (let place = from; place < from + people; place++) {
    const tail = `${timeAt(place).toISOString()},${proofAt(place)},web form\n`
    TOPICS.forEach((topic, index) => long.push(`${phoneAt(place)},${topic},${answerAt(place, index)},${tail}`))
    wide.push(`${phoneAt(place)},${TOPICS.map((_, index) => answerAt(place, index)).join()},${tail}`)
  }
  return { from, people, long: Buffer.from(long.join('')), wide: Buffer.from(wide.join('')) }
}
