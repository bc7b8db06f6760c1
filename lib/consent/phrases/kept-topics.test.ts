import { expect, test } from 'vitest'
import { TOPICS } from './testing'
import { understand } from './understand'

const decide = (text: string) => understand(text, { topics: TOPICS })

test.each([
  ...['stop everything except promotions', 'paren todo menos las promociones', 'parem tudo exceto promoções'],
  ...['STOP everything but order updates', 'unsubscribe me from everything except booking reminders'],
  ...['no quiero recibir nada excepto promociones', 'cancelen todos los mensajes salvo los recordatorios'],
  ...['no more messages apart from my orders', 'me tira de tudo, menos dos pedidos'],
  ...['borren todo excepto los avisos de mi pedido', "don't send me anything except surveys"],
  ...['não quero nada fora os lembretes', 'não me mandem nada além dos lembretes de reserva'],
])('%j refuses what it does not name, and never what it keeps', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_all|unsure)$/)
})

test.each([
  ['keep the offers, drop the surveys', 'surveys'],
  ['encuestas no, promociones sí', 'surveys'],
  ['tira as pesquisas e deixa as promoções', 'surveys'],
  ['no quiten las promociones, quiten las encuestas', 'surveys'],
  ['stop the booking reminders, offers are fine', 'bookings'],
  ['quiten las encuestas y dejen las promociones', 'surveys'],
  ['não quero pesquisas, mas pode continuar com as promoções', 'surveys'],
  ['no quiero encuestas, las promociones sí', 'surveys'],
  ['everything is fine except the surveys, stop those', 'surveys'],
  ['continuem com os pedidos e parem com as promoções', 'promotions'],
])('%j refuses %s alone', (text, topicId) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: [topicId] })
})

test.each([
  ['drop the surveys but keep the promotions', 'promotions'],
  ['deja los pedidos, pero las promociones no', 'orders'],
  ['deixa os lembretes de reserva, chega de pesquisas', 'bookings'],
  ['keep sending the promotions, lose the booking reminders', 'promotions'],
])('%j never refuses %s, which is kept', (text, kept) => {
  const { outcome, topicIds } = decide(text)
  expect(outcome).toMatch(/^(?:refuse_topic|unsure)$/)
  expect(topicIds).not.toContain(kept)
})

test.each([
  ['you send nothing but ads, stop', /^refuse_(?:all|marketing)$/],
  ['me gustan sus promociones pero no me manden más mensajes', /^refuse_all$/],
  ['siga mandándome los avisos del pedido, pero sin anuncios', /^refuse_marketing$/],
  ['quiero que dejen de mandarme promociones', /^refuse_(?:topic|marketing)$/],
  ['no quiero promociones ni encuestas', /^refuse_topic$/],
  ['si mandan otra propaganda los denuncio', /^refuse_(?:topic|marketing)$/],
])('%j still refuses', (text, outcome) => {
  expect(decide(text).outcome).toMatch(outcome)
})

test.each([
  ...['You keep sending me promotions. Stop the promotions and the surveys.'],
  ...['I keep getting promotions, no more promotions or surveys please'],
  ...['I love your promotions. No more surveys and no more promotions for now.'],
  ...['promotions were fine but stop promotions and surveys now'],
  ...['Sigue llegando promociones. Quiten las promociones y las encuestas.'],
  ...['Sigue llegando publicidad de promociones, no quiero más promociones ni encuestas'],
  ...['Continua chegando promoção. Não quero mais promoções nem pesquisas.'],
  ...['dejen ya las promociones y quiten las encuestas', 'Deja de mandar promociones y deja las encuestas también'],
  ...['vocês continuam mandando pesquisa. Tirem as pesquisas e as promoções'],
  ...['siguen mandando encuestas, saquen las encuestas y las promociones'],
  ...[
    'the surveys are ok but no more surveys or promotions',
    'adoro as promoções, mas não quero mais promoções nem pesquisas',
  ],
])('%j complains or praises, and refuses both that it drops', (text) => {
  const { outcome, topicIds } = decide(text)
  expect(outcome).toBe('refuse_topic')
  expect(topicIds.toSorted()).toEqual(['promotions', 'surveys'])
})

test.each([
  ...['Keep your promotions. Stop the surveys. Leave me alone.', 'Keep your offers and stop texting me'],
  ...['You keep sending me promotions. No more surveys. Leave me alone.'],
  ...['Sigue mandando promociones, no más encuestas, déjenme en paz'],
  ...['Siga mandando promociones y lo bloqueo, no más encuestas, déjeme en paz'],
  ...[
    'fiquem com suas promoções, tirem as pesquisas e me deixem em paz',
    'guarde suas promoções e pare de me escrever',
  ],
  ...['I keep getting offers from you, unsubscribe me'],
  ...['No me escriban más, aparte sus promociones son malísimas', 'nada de mensajes, menos ofertas de noche'],
  ...['No quiero recibir mensajes, menos promociones a medianoche', "don't text me, besides your promotions are awful"],
  ...['não me mandem mensagem, além de promoção chata é de madrugada'],
])('%j stops everything', (text) => {
  expect(decide(text).outcome).toBe('refuse_all')
})

test.each([
  ...['You keep sending me promotions, stop it', 'Sigue mandando promociones, ya basta'],
  ...['me gustan las promociones pero ya no me las manden', 'vocês continuam mandando promoção, chega'],
  ...[
    'I like your surveys less than your promotions, stop both',
    'I love the promotions but stop sending me promotions',
  ],
])('%j refuses what it names', (text) => {
  expect(decide(text).outcome).toMatch(/^refuse_/)
  expect(decide(text).topicIds.length === 0 || decide(text).topicIds.includes('promotions')).toBe(true)
})

test.each([
  ...['Keep your vouchers, drop the surveys and get lost', 'Keep your surveys. No more promotions. Go away.'],
  ...['Keep sending promotions and I will sue. No more surveys.', 'todo menos mis pedidos, bórrenlo'],
  ...['continuem mandando promoção que eu denuncio, sem pesquisas', 'solo avísenme de mi reserva, lo demás no'],
  ...['tudo menos meus pedidos, pode apagar', 'only tell me about my booking, not the rest'],
])('%j threatens, or names only what stays: at least unsure, and never one topic', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_all|unsure)$/)
})

test.each([
  ...['keep sending the promotions but stop the surveys', 'continuem mandando as promoções, só parem com as pesquisas'],
  ...['sigan mandando promociones, pero quiten las encuestas', 'deja las promociones, quita las encuestas'],
])('%j asks for the promotions, and refuses the surveys alone', (text) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: ['surveys'] })
})

test.each([
  ...['stop all texts but I love the gym', 'stop all messages but the staff is nice', 'stop all texts but hurry'],
  ...['stop all messages but I like your surveys', 'stop all messages but my order is late'],
  ...['stop all messages but I want to thank you for the messages', 'stop all texts but my wife still wants them'],
  ...['stop all messages but I want the offers gone', 'parem de mandar mensagens mas gosto das pesquisas'],
  ...['dejen de mandarme mensajes pero me gustan las encuestas', 'no quiero mensajes y menos promociones'],
  ...['dejen de mandarme mensajes pero mi pedido llegó bien', 'no me manden mensajes, mucho menos promociones'],
  ...['não me mandem mensagens, muito menos promoções', 'paren de mandarme mensajes, al menos los de promociones'],
  ...['parem com as mensagens, pelo menos com as promoções'],
  ...['dejen de mandarme todo, al menos por ahora las promociones'],
])('%j stops everything: "but" begins a clause, and "at least" excepts nothing', (text) => {
  // With the topics that a gym has "the gym" is none of them.
  expect(understand(text, { topics: text.includes('gym') ? [] : TOPICS }).outcome).toBe('refuse_all')
})

test.each([
  ...[
    'dejen de mandarme mensajes al menos los de promociones',
    'no me manden mensajes por lo menos los de promociones',
  ],
  ...['parem de me mandar mensagens pelo menos as de promoções', 'parem de mandar mensagens ao menos as promoções'],
  ...['stop all messages at least the promotions', 'me deixem fora das promoções', 'me deixem de fora das promoções'],
  ...['deixem-me fora das promoções', 'me tirem fora das promoções', 'quero ficar fora da lista de promoções'],
])('%j refuses the promotions', (text) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: ['promotions'] })
})

test.each([
  ...['stop all messages but the booking reminders', 'stop all texts but my receipts', 'stop everything but my orders'],
  ...['stop all messages but I still want the order updates', 'stop all messages but send me booking reminders'],
  ...['stop sending all messages but keep the orders', 'stop all messages but the surveys are fine'],
  ...['stop everything but promotions and surveys', 'stop all other texts', 'stop all messages but surveys, thanks'],
  ...['cancelen todos los mensajes menos los recordatorios', 'cancelem todas as mensagens menos os lembretes'],
  ...['me tirem de tudo fora os pedidos', 'não me mandem mensagens fora do horário comercial'],
])('%j excepts what it names, and is unsure', (text) => {
  expect(decide(text).outcome).toBe('unsure')
})

test.each([
  ['Estoy harto de las promociones, quiten las promociones pero mantengan los avisos de mi pedido', ['promotions']],
  ['cansei das promoções, tirem as promoções mas mantenham os avisos do meu pedido', ['promotions']],
  ['que chato, parem as promoções mas continuem com meus pedidos', ['promotions']],
  ['Que legal! Parem as promoções, mantenham meus pedidos', ['promotions']],
  ['Keep the weekly report and the surveys, stop the promotions', ['promotions']],
  ['mantenham os avisos do meu processo e meus pedidos, parem as promoções', ['promotions']],
  ['mantengan los avisos de mi juicio y mis pedidos, quiten las promociones', ['promotions']],
  ['mantengan los recordatorios de mi abogado y las encuestas, quiten las promociones', ['promotions']],
  ['keep the promotions, I am sick of the surveys, stop the surveys', ['surveys']],
  ['estoy harta de tantas encuestas! dejen las promociones, quiten las encuestas', ['surveys']],
])('%j is annoyed, or names its papers, and refuses %j alone', (text, topicIds) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds })
})

test.each([
  ...['keep my orders, stop the promotions or I will sue', 'deja mis pedidos, quita las promociones o te denuncio'],
  ...['mantenham meus pedidos e parem as promoções ou eu processo vocês'],
  ...['keep the surveys, stop the promotions or my lawyer will call you'],
])('%j threatens for what it drops, and refuses that alone', (text) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: ['promotions'] })
})

test.each([
  ...[
    'Keep your surveys, stop the promotions or I will sue',
    'keep sending promotions and I file a complaint. No surveys',
  ],
  ...['sigan mandando promociones y hablo con mi abogado, no más encuestas'],
  ...['sigan mandando promociones y tomaré acciones legales. No más encuestas.'],
  ...['continuem mandando promoção e vou tomar medidas legais, sem pesquisas'],
  ...['mantengan las promociones, lárguense con sus encuestas, no más encuestas'],
])('%j threatens for what it seems to keep: at least unsure, and never one topic', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_all|unsure)$/)
})
