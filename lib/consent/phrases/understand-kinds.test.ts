import { expect, test } from 'vitest'
import { understand } from './understand'

const TOPICS = [
  { id: 'orders', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: 'bookings', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: 'promotions', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: 'news', key: 'menu_news', names: ['Novedades del menú', 'Novidades do cardápio', 'Menu news'] },
  { id: 'surveys', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
]

const AURORA = { topics: TOPICS, business: 'Café Aurora' }

test.each([
  ...['STOP CAFE AURORA', 'Café Aurora STOP', 'STOP aurora', 'baja de Café Aurora por favor'],
  ...['no me manden más mensajes de Café Aurora', 'PARAR\nCafé Aurora'],
])("%j stops everything: the name is the business's own", (text) => {
  expect(understand(text, AURORA).outcome).toBe('refuse_all')
})

test.each([
  ['STOP el sol', 'Panadería El Sol'],
  ['BAJA de Panadería El Sol', 'Panadería El Sol'],
  ['SAIR Café Aurora', 'Café Aurora'],
  ['Café Aurora BAJA', 'Café Aurora'],
  ['BASTA Café Aurora', 'Café Aurora'],
  ['chega, Café Aurora!', 'Café Aurora'],
  ['enough Café Aurora', 'Café Aurora'],
  ['STOP Café Aurora Centro', 'Café Aurora'],
  ['unsubscribe from Café Aurora', 'Café Aurora'],
  ['parar Padaria Estrela Azul', 'Padaria Estrela Azul'],
])('%j to %j is a stop', (text, business) => {
  expect(understand(text, { topics: TOPICS, business }).outcome).toBe('refuse_all')
})

test.each([
  ['Fuera del Café Aurora', 'Café Aurora'],
  ['chega no Café Aurora', 'Café Aurora'],
  ['sair do café aurora', 'Café Aurora'],
  ['alto en el Café Aurora', 'Café Aurora'],
  ['stop at Café Aurora', 'Café Aurora'],
  ['parar na esquina', 'Posto da Esquina'],
  ['salir a la esquina', 'Posto da Esquina'],
  ['baja al centro', 'Hotel Centro'],
  ['sair do bairro', 'Padaria do Bairro'],
  ['salir el sol', 'Panadería El Sol'],
  ['baja el sol', 'Panadería El Sol'],
  ['chega do pão', 'Casa do Pão'],
  ['remove the onions', 'Deli Onions'],
])('%j to %j may be about a place or an errand: unsure', (text, business) => {
  expect(understand(text, { topics: TOPICS, business })).toMatchObject({ outcome: 'unsure', mayRefuse: true })
})

test.each([
  ['cancelar Café Aurora', 'Café Aurora'],
  ['no quiero café', 'Café Aurora'],
  ['no quiero sol', 'Panadería El Sol'],
  ['cancelar café', 'Café Aurora'],
])('%j to %j may be about an order: no stop', (text, business) => {
  expect(understand(text, { topics: TOPICS, business }).outcome).toMatch(/^(?:unsure|ordinary)$/)
})

test.each([
  ...['ABMELDEN 4711', 'Anna Müller ABMELDEN', 'Arrêtez Dupont', 'ferma Rossi', 'إيقاف 4711', 'إيقاف محمد'],
  ...['عبد الرحمن إيقاف', 'הסר 4711', 'הסר דוד', 'להסיר 0501234567', 'cancelar João da Silva', 'no más Juan'],
  ...['no mas juan', 'cancelar maria', 'CANCEL John Smith', 'Quit, Mary'],
  ...['CANCELAR JUAN PÉREZ', 'cancelar joão da silva', 'abmelden müller', 'ABMELDEN MÜLLER'],
])('%j, a stop word and a name or a number, is never ordinary and never a return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  'cancelar pizza',
  'no mas cebolla',
  'הסר את הבצל',
  'cancelar pedido 4711',
  'CANCELAR PIZZA',
  'NO MÁS CEBOLLA',
  'cancel order 12',
])('%j is about a thing and ordinary', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('ordinary')
})

test("the business's name alone, or what it sells, is no stop", () => {
  expect(understand('no quiero Café Aurora', AURORA).outcome).not.toMatch(/^refuse/)
  expect(understand('Stop & Shop', { business: 'Stop & Shop' }).outcome).not.toBe('refuse_all')
  expect(understand('STOP Stop & Shop', { business: 'Stop & Shop' }).outcome).toBe('refuse_all')
})

test.each([
  ...['STOP 4711', 'BAJA 4711', 'STOP Maria Souza', 'PARAR\nMaria Souza', 'STOP\nEnviado desde mi iPhone'],
  ...['STOP\nSent from my iPhone', 'Hola, soy Ana\nBAJA', 'SAIR - João', 'STOP Panadería El Sol'],
  ...['los voy a denunciar a PROFECO', 'vou no procon se continuar', 'I will report you to the ICO'],
  ...['no longer necessary', 'ya no es necesario', 'leave me alone', 'whatever this is, no', 'cancelar assinatura'],
  ...[
    'how do I make this stop?',
    'como faço pra parar de receber?',
    'stop sending me mensajes por favor',
    'ya no quiero texts',
  ],
  ...['no me den de baja', 'no dejen de mandarme ofertas', 'los denuncio si vuelven a mandar mensajes'],
])('%j is never ordinary and never a return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each(['no me den de baja', 'no dejen de mandarme ofertas', "please don't remove me"])(
  '%j refuses nothing',
  (text) => {
    expect(understand(text, { topics: TOPICS }).outcome).not.toMatch(/^refuse/)
  },
)

test.each([
  ...[
    'mi hijo apretó STOP, sigan mandando',
    'I wrote stop by mistake, go on',
    'escrevi parar por engano, podem continuar',
  ],
  ...['te bloqueé sin querer, quiero recibir las promos otra vez', 'me di de baja por error, quiero volver a recibir'],
])('%j returns: the refusal in it is taken back', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('return')
})

test.each([
  ...['otra vez ustedes? ya pedí la baja', 'My daughter says I have to type stop so I am typing stop.'],
  ...[
    'quiero que me saquen otra vez',
    'otra vez? stop',
    'mi hijo dice que ya no manden nada',
    'quero receber tudo, exceto promoções',
  ],
  ...['me manda de novo o boleto', 'vuelvan a mandarme el link', 'quiero volver a comprar', 'reactivar mi cuenta'],
])('%j is no return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).not.toBe('return')
})

test.each([
  ...['me pueden unsubscribir de esto', 'quiero unsubscribirme', 'des suscribirme', 'des cadastrar', 'un-enroll me'],
  ...['disenroll me', 'desregistrarme por favor', 'unsuscribirme'],
])('%j refuses: what turns signing up round is not cut off it', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('refuse_all')
})

test.each(['de-subscribe me', 'desubscribe me', 'quisiera des-inscribirme'])('%j is never a return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  'cancelé por error mi cita, ¿me la reactivan?',
  'cancelled my appointment by mistake, can you put it back?',
  'minha esposa fez o pedido sem querer, dá pra anular?',
  'cancelei minha consulta por engano, dá pra reativar?',
])('%j lifts no stop: a booking or an order is to come back', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).not.toBe('return')
})

test.each([
  ...['las d los lunes no, las otras si', 'os de terça nao, os de sexta talvez', 'Send only the important ones'],
  ...['hit stop without looking, my bad', 'my thumb slipped on the stop button'],
  ...['sorry that was my grandson playing with the phone, carry on', 'my number is on the do not call registry'],
])('%j gets the link', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('unsure')
})
