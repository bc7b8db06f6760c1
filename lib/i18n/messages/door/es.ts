import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in Spanish. */
export const door = {
  title: 'Elige qué puede enviarte {business} por WhatsApp',
  text: 'Escribe el número con el que usas WhatsApp. Allí te llegará tu enlace personal, que abre tus temas.',
  number: 'Tu número de WhatsApp',
  hint: 'Sin código de país se toma como un número de {country} ({code}).',
  send: 'Enviarme mi enlace',
  problem: {
    empty: 'Primero escribe tu número.',
    unreadable:
      'Esto no parece un número de teléfono. Escríbelo completo, con el código de área. Si no es de {country}, empieza con + y el código de país.',
    several: 'Parece más de un número. Escribe solo el tuyo.',
    impossible:
      'Ese número de teléfono no existe. Revisa los dígitos. Si no es de {country}, empieza con + y el código de país.',
    landline:
      'Es un teléfono fijo. Escribe el número con el que usas WhatsApp. Si usas WhatsApp en este fijo, pide el enlace en el chat.',
  },
  busy: 'En este momento hay muchas solicitudes. Toca el botón otra vez: tu navegador tendrá que trabajar unos segundos.',
  noScript:
    'En este momento hay muchas solicitudes, así que el formulario necesita JavaScript y tu navegador no lo ejecuta. Pide el enlace en el chat.',
  working: 'Un momento…',
  wait: 'Hubo demasiadas solicitudes. Inténtalo otra vez en {minutes, plural, one {# minuto} other {# minutos}} o pide el enlace en el chat.',
  chatTitle: 'O pídelo en el chat',
  chatOnly: 'Pide tu enlace en el chat',
  chatHelp: 'Se abrirá WhatsApp con un mensaje ya escrito: solo tienes que enviarlo. La respuesta es tu enlace.',
  chat: 'Pedirlo por WhatsApp',
  byHand: 'Escribe a {business} por WhatsApp y pide tu enlace.',
  taken: 'Mira en WhatsApp',
  takenText:
    'Si {business} conoce el número que termina en {digits}, tu enlace llega al chat con {business}, casi siempre en un minuto.',
  sameForAll: 'Decimos lo mismo para todos los números: así nadie puede averiguar quién recibe mensajes de {business}.',
  nothing: '¿No llegó nada?',
  nothingText:
    'Enviamos como máximo un enlace cada 24 horas, y ninguno si dejaste de recibir mensajes o los pausaste. En el chat puedes pedirlo siempre.',
  again: 'Usar otro número',
  notMine: '¿Los mensajes son para otra persona?',
  notMineText:
    'Pide el enlace con tu número. En la página que se abre, toca «{stop}» y después elige «{reason}». A partir de ahí {business} no enviará nada más a tu número.',
  trouble:
    'En este momento WhatsApp no entrega los mensajes de {business}, así que puede que tu enlace no llegue. Escribir {keyword} en el chat sigue funcionando para dejar de recibir mensajes.',
} as const satisfies Messages['door']
