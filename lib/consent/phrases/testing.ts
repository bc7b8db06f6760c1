import type { Language } from './lexicon/lexicon'
import type { Label, Phrase } from './training/split'

/** Topics that people name when they drop one and keep another. */
export const TOPICS = [
  { id: 'orders', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: 'bookings', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: 'promotions', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: 'surveys', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
]

/** The topics that a business has in the training data and in the parts that check what was learned. */
export const BUSINESS_TOPICS = [
  { id: '1', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: '2', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: '3', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: '4', key: 'menu_news', names: ['Novedades del menú', 'Novidades do cardápio', 'Menu news'] },
  { id: '5', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
  { id: '6', key: 'account_security', names: ['Seguridad de tu cuenta', 'Segurança da sua conta', 'Account security'] },
]

/** Sentences with gaps, apart from data.tsv and check.tsv. Every way of filling the gaps is a phrase. Tests only. */
const TEMPLATES: readonly { locale: Language; label: Label; text: string; gaps: readonly (readonly string[])[] }[] = [
  {
    locale: 'es',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['hola,', 'buen día,', 'señores,', 'oigan', ''],
      [
        'ya no me manden',
        'dejen de mandarme',
        'no quiero recibir',
        'no me envíen más',
        'paren de enviarme',
        'no deseo recibir',
      ],
      ['mensajes', 'estos mensajes', 'más whatsapps', 'notificaciones', 'mensajes a este número'],
    ],
  },
  {
    locale: 'es',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['por favor', 'les pido que', 'quiero que', 'necesito que'],
      ['me saquen', 'me borren', 'me eliminen', 'me quiten'],
      ['de su lista', 'de la lista de difusión', 'de su base de datos', 'del grupo'],
    ],
  },
  {
    locale: 'pt-BR',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['oi,', 'bom dia', 'gente,', ''],
      [
        'não quero mais receber',
        'parem de me enviar',
        'não me mandem mais',
        'para de mandar',
        'gostaria de não receber mais',
      ],
      ['mensagens', 'essas mensagens', 'mensagem nenhuma', 'nada', 'notificações'],
    ],
  },
  {
    locale: 'pt-BR',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['por favor', 'quero que vocês', 'peço que'],
      ['me tirem', 'me removam', 'me excluam', 'tirem meu número', 'apaguem meu contato'],
      ['da lista', 'desse grupo', 'da lista de transmissão', 'do sistema'],
    ],
  },
  {
    locale: 'en',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['hi,', 'please', 'hello can you', 'just', ''],
      ['stop sending me', 'quit sending me', 'do not send me any more', 'stop texting me', 'no more'],
      ['messages', 'these messages', 'texts please', 'whatsapp messages', 'texts to this number'],
    ],
  },
  {
    locale: 'en',
    label: 'refuse_all',
    text: '{0} {1} {2}',
    gaps: [
      ['please', 'can you', 'i want you to', 'kindly'],
      ['remove me from', 'take me off', 'remove my number from', 'unsubscribe me from'],
      ['your list', 'this mailing list', 'the broadcast list', 'your database'],
    ],
  },
  {
    locale: 'es',
    label: 'ordinary',
    text: '{0} {1} {2}',
    gaps: [
      ['hola,', 'buen día', 'por favor', ''],
      ['quiero cancelar', 'no me llegó', 'no recibí', '¿dónde está', 'no quiero', 'cambien', 'me falta'],
      ['mi pedido', 'la factura', 'el turno del lunes', 'la pizza', 'mi reserva de hoy'],
    ],
  },
  {
    locale: 'es',
    label: 'ordinary',
    text: '{0} {1}?',
    gaps: [
      ['¿a qué hora sale', '¿cuánto cuesta', '¿hasta cuándo dura', '¿por qué no me mandan', '¿tienen'],
      ['el pedido', 'la promoción', 'el envío', 'la oferta del lunes', 'el combo'],
    ],
  },
  {
    locale: 'pt-BR',
    label: 'ordinary',
    text: '{0} {1} {2}',
    gaps: [
      ['oi,', 'boa tarde', 'por favor', ''],
      ['quero cancelar', 'não recebi', 'não chegou', 'cadê', 'não quero', 'troquem', 'faltou'],
      ['meu pedido', 'a nota fiscal', 'a consulta de segunda', 'a pizza', 'minha reserva de hoje'],
    ],
  },
  {
    locale: 'pt-BR',
    label: 'ordinary',
    text: '{0} {1}?',
    gaps: [
      ['que horas sai', 'quanto custa', 'até quando vai', 'por que não me mandam', 'vocês têm'],
      ['o pedido', 'a promoção', 'o frete', 'a oferta de segunda', 'o combo'],
    ],
  },
  {
    locale: 'en',
    label: 'ordinary',
    text: '{0} {1} {2}',
    gaps: [
      ['hi,', 'please', 'hey', ''],
      ['cancel', 'i never got', 'where is', 'i do not want', 'stop', 'can you change', 'remove'],
      ['my order', 'the invoice', 'the monday appointment', 'the pizza', 'my booking today'],
    ],
  },
  {
    locale: 'en',
    label: 'ordinary',
    text: '{0} {1}?',
    gaps: [
      ['when does', 'how much is', 'how long is', 'why did i not get', 'do you have'],
      ['the order leave', 'the promotion', 'the shipping', 'the monday offer', 'the combo'],
    ],
  },
]

/** Ways in which people type the same sentence. */
const HANDS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFKD').replace(/[\p{M}¿,]/gu, ''),
  (text) => `${text}!!! 😡`,
  (text) =>
    text
      .replace(/que/g, 'q')
      .replace(/por favor/g, 'xfa')
      .replace(/vocês/g, 'vcs')
      .replace(/não/g, 'n'),
  (text) => text.replace(/([aeiou])(\p{L}*)$/u, '$1$1$1$1$2'),
]

/** Returns every phrase of the templates, each typed in one of these ways, always the same one. */
export function inventPhrases(): Phrase[] {
  const phrases: Phrase[] = []
  for (const { locale, label, text, gaps } of TEMPLATES) {
    for (const words of combine(gaps)) {
      const plain = text.replace(/\{(\d)\}/g, (_, place) => words[Number(place)] ?? '').trim()
      const hand = HANDS[phrases.length % HANDS.length]!
      phrases.push({ locale, label, text: hand(plain) })
    }
  }
  return phrases
}

function combine(gaps: readonly (readonly string[])[]): string[][] {
  return gaps.reduce<string[][]>((all, gap) => all.flatMap((words) => gap.map((word) => [...words, word])), [[]])
}
