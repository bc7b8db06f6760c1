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

/** The most bytes of a person in either form. */
const PERSON_BYTES = 1024

/**
 * Makes the file of some people. It is written into bytes at once: to collect the garbage of thousands of texts would
 * be measured with the import that comes after.
 */
export function makeFile(from: number, people: number): MadeFile {
  const [long, wide] = [new Lines(people), new Lines(people)]
  long.add('phone,topic,answer,when,proof,source\n')
  wide.add(`phone,${TOPICS.join()},when,proof,source\n`)
  for (let place = from; place < from + people; place++) {
    const tail = `${timeAt(place).toISOString()},${proofAt(place)},web form\n`
    TOPICS.forEach((topic, index) => long.add(`${phoneAt(place)},${topic},${answerAt(place, index)},${tail}`))
    wide.add(`${phoneAt(place)},${TOPICS.map((_, index) => answerAt(place, index)).join()},${tail}`)
  }
  return { from, people, long: long.bytes(), wide: wide.bytes() }
}

class Lines {
  readonly #bytes: Buffer
  #end = 0

  constructor(people: number) {
    this.#bytes = Buffer.allocUnsafe((people + 1) * PERSON_BYTES)
  }

  add(line: string): void {
    this.#end += this.#bytes.write(line, this.#end)
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }
}

/** What a network delivers of a file at a time, in bytes. */
const ARRIVES_BYTES = 64 * 1024

/** Returns a file as the body of a request. */
export function bodyOf(file: Buffer): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= file.length) return controller.close()
      controller.enqueue(new Uint8Array(file.subarray(at, (at += ARRIVES_BYTES))))
    },
  })
}
