import { expect, test } from 'vitest'
import { readInParts } from './long-texts'
import { NOTHING, type ScoredIntent } from './scored-intent'
import { TOPICS } from './testing'
import { understand } from './understand'

const FILLER = {
  es: 'les cuento que ayer fui al local con mi familia y estuvo todo bien y la comida muy rica y el mozo amable ',
  'pt-BR': 'ontem fui na loja com a minha irma e o bolo estava bom e a moca do caixa foi gentil e chovia bastante ',
  en: 'so yesterday we went to the shop with my sister and the cake was nice and the weather was awful and then ',
} as const
const decide = (text: string) => understand(text, { topics: TOPICS })

const words = (locale: keyof typeof FILLER, chars: number) =>
  FILLER[locale].repeat(Math.ceil(chars / FILLER[locale].length)).slice(0, chars)
const run = (locale: keyof typeof FILLER, before: number, text: string, after: number) =>
  `${words(locale, before)} ${text} ${words(locale, after)}`

const REFUSALS = [
  ['es', 'por favor no me manden más mensajes'],
  ['es', 'denme de baja de la lista'],
  ['es', 'ya no quiero recibir nada de ustedes'],
  ['pt-BR', 'não quero mais receber mensagens'],
  ['pt-BR', 'me tira dessa lista por favor'],
  ['pt-BR', 'parem de me mandar mensagem'],
  ['en', 'please stop sending me these messages'],
  ['en', 'take me off this list'],
  ['en', 'unsubscribe me from everything'],
] as const

test.each(REFUSALS)('in %s %j is found wherever it stands in a long run of words', (locale, text) => {
  for (const before of [520, 980, 2100])
    expect([before, decide(run(locale, before, text, 400)).outcome]).not.toEqual([before, 'ordinary'])
})

test.each(REFUSALS)('in %s %j in a sentence of its own in the middle is no other refusal', (locale, text) => {
  expect(decide(`${words(locale, 800)}. ${text}. ${words(locale, 800)}`).outcome).toMatch(/^(?:refuse_all|unsure)$/)
})

test('the widest refusal of all parts counts', () => {
  const text = `no quiero promociones. ${words('es', 1200)}. no me manden más mensajes. ${words('es', 900)}`
  expect(decide(text).outcome).toBe('refuse_all')
})

test('topics that are refused in several parts are all refused', () => {
  const text = `${words('es', 700)}. no quiero promociones. ${words('es', 900)}. no quiero encuestas. ${words('es', 700)}`
  expect(decide(text).topicIds.toSorted()).toEqual(['promotions', 'surveys'])
})

test('what a window cuts off before a refusal still counts', () => {
  for (let before = 600; before < 1000; before += 40)
    expect(decide(run('es', before, 'por favor no dejen de mandarme las ofertas', 700)).outcome).not.toMatch(/^refuse/)
})

test('a long text is no more doubtful than a short one, and a return beside a refusal is none', () => {
  for (const locale of ['es', 'pt-BR', 'en'] as const)
    expect(decide(words(locale, 3000)).outcome).toBe(decide(words(locale, 600)).outcome)
  const both = `quiero volver a recibir mensajes. ${words('es', 900)}. no me manden más mensajes. ${words('es', 700)}`
  expect(decide(both).outcome).not.toBe('return')
})

const REPORTED = [
  ['en', 'My daughter says "do not text me any more" to her boyfriend'],
  ['en', 'then the sign on the door read: please stop sending me messages'],
  ['es', 'Mi hermana le dijo a su novio no me escribas más mensajes'],
  ['es', 'mi vecina gritó «no quiero recibir más mensajes» por la ventana'],
  ['pt-BR', 'Minha filha disse pro namorado para de me mandar mensagem'],
] as const

test.each(REPORTED)('in %s %j tells in the middle what others said: unsure', (locale, text) => {
  for (const before of [780, 930, 1400]) {
    const { outcome } = decide(`${words(locale, before)}. ${text}. ${words(locale, 900)}`)
    expect([before, outcome]).toEqual([before, 'unsure'])
  }
})

test.each([
  ['en', 'I told you to stop texting me'],
  ['pt-BR', 'eu já disse que não quero mais receber mensagens'],
] as const)('in %s %j is what the person said, and refuses', (locale, text) => {
  expect(decide(`${words(locale, 930)}. ${text}. ${words(locale, 900)}`).outcome).toBe('refuse_all')
})

test.each([
  ['es', 'Dejen de mandarme mensajes de promociones'],
  ['pt-BR', 'Parem de me mandar mensagens de promoções'],
  ['en', 'Stop sending me messages about promotions'],
] as const)('in %s %j refuses no more than it says, wherever a window ends', (locale, text) => {
  for (let before = 420; before < 1500; before += 19) {
    const { outcome } = decide(`${words(locale, before)}. ${text}. ${words(locale, 900)}`)
    expect([before, outcome]).toEqual([before, 'refuse_topic'])
  }
})

test('each doubtful window makes the text doubtful, whatever the likelihood of the whole window', () => {
  const text = `${words('en', 900)}. perhaps. ${words('en', 900)}`
  const read = (part: string): ScoredIntent =>
    part.length < 500 && part.includes('perhaps') ? { ...NOTHING, outcome: 'unsure', score: 0.2 } : NOTHING
  expect(readInParts(text, read).outcome).toBe('unsure')
})
