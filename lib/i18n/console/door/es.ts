import { numbersIn } from '@/lib/i18n/console/numbers'
import type { DoorWords } from './shape'

const n = numbersIn('es')
const count = (many: number, one: string, other: string) => `${n(many)} ${many === 1 ? one : other}`

export const es: DoorWords = {
  title: 'Puerta de entrada',
  lead: 'Para quien no tiene su enlace a mano: escribe su número y el enlace le llega por WhatsApp. No le dice a nadie quién recibe tus mensajes.',
  address: 'Su dirección',
  open: 'Abrir la puerta de entrada',
  code: 'Código QR',
  codeLead: 'Para el mostrador, los recibos y los carteles. Se ve nítido en cualquier tamaño.',
  downloads: { door: 'Descargar el código de la puerta de entrada', chat: 'Descargar el código que abre el chat' },
  cost: {
    title: 'Cuánto cuestan',
    month: (number, month, free, templates) =>
      `En ${month}, Sayso envió ${count(free, 'mensaje libre', 'mensajes libres')} y ${count(templates, 'plantilla', 'plantillas')} desde ${number}.`,
    billed: (least, most) =>
      least === most
        ? `De ellos, Meta cobra ${n(most)}.`
        : `De ellos, Meta cobra entre ${n(least)} y ${n(most)}, porque tus otros sistemas también gastan los gratuitos de este número.`,
    estimate: (least, most) => (least === most ? `Son unos ${most}.` : `Son entre ${least} y ${most}, más o menos.`),
    noPrice: 'El precio para tu país está en la lista de precios de Meta, en «utilidad».',
    rule: (free) =>
      `Desde octubre de 2026, Meta cobra los mensajes libres como plantillas de utilidad después de los primeros ${n(free)} entregados al mes desde un número. Sin un método de pago, el resto no llega.`,
    confirmations: 'Qué cambios se confirman con un mensaje',
    unpaid: (number, date) =>
      `El ${date}, WhatsApp no entregó un mensaje de ${number} porque nadie lo paga. Añade o revisa el método de pago de la cuenta en el Administrador de WhatsApp de Meta.`,
  },
}
