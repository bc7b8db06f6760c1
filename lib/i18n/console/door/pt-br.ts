import { numbersIn } from '@/lib/i18n/console/numbers'
import type { DoorWords } from './shape'

const n = numbersIn('pt')
const count = (many: number, one: string, other: string) => `${n(many)} ${many === 1 ? one : other}`

export const ptBr: DoorWords = {
  title: 'Porta de entrada',
  lead: 'Para quem está sem o link: a pessoa digita o número e o link chega no WhatsApp dela. Ninguém descobre quem recebe suas mensagens.',
  address: 'Endereço',
  open: 'Abrir a porta de entrada',
  code: 'QR code',
  codeLead: 'Para o balcão, os recibos e os cartazes. Fica nítido em qualquer tamanho.',
  downloads: { door: 'Baixar o código da porta de entrada', chat: 'Baixar o código que abre a conversa' },
  cost: {
    title: 'Quanto custam',
    month: (number, month, free, templates) =>
      `Em ${month}, o Sayso enviou ${count(free, 'mensagem livre', 'mensagens livres')} e ${count(templates, 'modelo', 'modelos')} pelo ${number}.`,
    billed: (least, most) =>
      least === most
        ? `A Meta cobra ${n(most)}.`
        : `A Meta cobra entre ${n(least)} e ${n(most)}, porque seus outros sistemas também gastam as gratuitas desse número.`,
    estimate: (least, most) => (least === most ? `Isso dá cerca de ${most}.` : `Isso dá cerca de ${least} a ${most}.`),
    noPrice: 'O preço do seu país está na tabela de preços da Meta, em “utilidade”.',
    rule: (free) =>
      `Desde outubro de 2026, a Meta cobra as mensagens livres como modelos de utilidade depois das primeiras ${n(free)} entregues no mês por um número. Sem forma de pagamento, o resto não chega.`,
    confirmations: 'Quais mudanças são confirmadas por mensagem',
    unpaid: (number, date) =>
      `Em ${date}, o WhatsApp não entregou uma mensagem do ${number} porque ninguém paga por ela. Adicione ou confira a forma de pagamento da conta no Gerenciador do WhatsApp da Meta.`,
  },
}
