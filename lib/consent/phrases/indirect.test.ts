import { expect, test } from 'vitest'
import { understand } from './understand'

const TOPICS = [
  { id: 'orders', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: 'promotions', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
]

test.each([
  ...['is there a way off this list?', 'how do I get out of this', 'how can I come off your mailing thing'],
  ...['what do I press to make these go away', 'is it possible not to get these?', 'how does one escape these'],
  ...['¿hay manera de no recibir esto?', '¿cómo me salgo de aquí?', '¿dónde se quita esto?'],
  ...['tem jeito de sair disso?', 'como é que se livra disso', 'queria saber como não recebo mais'],
  ...['desassinar', 'desassine', 'unjoin', 'unregister me', 'anular suscripción', 'quiero hacer opt out'],
  ...["don't want the gym stuff, carry on with the spa", 'no more yoga ones but the pilates ones are ok'],
  ...['the recipes can go, the appointment ones are fine', 'las recetas no, los turnos sí'],
  ...['as receitas não, as consultas sim', 'pode tirar o de sapato e deixar o de roupa'],
  ...['lo del gimnasio ya no, lo demás sí', 'saquen lo de vinos y dejen lo de quesos'],
  ...['this is no longer relevant to me', 'ya no me sirve esto', 'isso não faz sentido pra mim'],
  ...['me tienen hasta la coronilla', 'não tô afim', 'your texts wake me up at night, I am 82'],
  ...['I no longer live in the area', 'ya no radico en esa ciudad', 'não moro mais aí'],
  ...['you subscribed me by mistake', 'estoy en su lista por error', 'recibo sus mensajes por error'],
  ...['estou na lista por engano', 'I was added to your list by mistake', 'me agregaron a la lista por error'],
  ...['recibo los avisos por equivocación', 'fui adicionado na lista por engano', 'someone signed me up in error'],
  ...["where's the off button", 'onde desliga isso', '¿dónde se apaga esto?', 'how do I turn these off'],
  ...['essa pessoa não trabalha mais aqui', 'la persona ya no trabaja acá', "he doesn't live here"],
  ...['I block after the next one', 'una más y los bloqueo', 'mais uma e eu bloqueio', 'next one and I report you'],
  ...["please don't", 'por favor no', 'por favor não', 'no lo hagan más', 'não façam isso'],
])('%j asks to be left out, and is never ordinary nor a return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['is there a way off the motorway near you?', 'how do I get out of the car park?', 'how do I leave a tip'],
  ...["don't want the salad, carry on with the pizza", 'is it possible to get these in red?'],
  ...['no more milk in it please but sugar is ok', 'I have had enough of the cake, thanks'],
  ...['¿cómo salgo de la estación hacia la tienda?', 'la ensalada no, la pizza sí', '¿cómo desactivo la alarma?'],
  ...['ya no me sirve el zapato, es talla 38', '¿cómo no recibo mi pedido todavía?', '¿puedo quitar los tornillos?'],
  ...['a salada não, a pizza sim', 'pode tirar a cebola e deixar o queijo', 'não me serve essa blusa'],
  ...['não moro mais nesse endereço, manda pra rua Sol 4', 'como tiro a mancha do sofá?', 'quero assinar o plano'],
  ...['pedi a pizza por engano', 'how do I turn off the oven', 'como desligo o aquecedor', '¿dónde apago la luz?'],
  ...['I was charged twice by mistake', 'Fui enganada, a foto era outra coisa', 'el empleado ya no tiene stock'],
])('%j is of something else', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('ordinary')
})

test('the way that was found is told, and no word of the text', () => {
  const { outcome, because } = understand('is there a way off this list?', { topics: TOPICS })
  expect([outcome, because[0]]).toEqual(['unsure', 'way "asks for a way out"'])
})

test('a long text of such words is read in bounded time', () => {
  const long = 'how can I make the ones not the ones '.repeat(2_000)
  expect(understand(long, { topics: TOPICS }).outcome).not.toBe('return')
})
