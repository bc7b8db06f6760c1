import type { Messages } from '@/lib/i18n/messages/shape'

export const es = {
  contact: {
    visible: 'Mensajes a {number}',
    spoken: 'Mensajes al número que termina en {digits}',
    noNumber: 'Mensajes a tu WhatsApp',
  },
  page: {
    title: 'Tus mensajes de {business}',
    preview: 'Elige qué puede enviarte {business} por WhatsApp.',
    question: '¿Qué quieres recibir por WhatsApp?',
    hint: 'Enciende lo que te sirve y apaga lo demás. Lo cambias cuando quieras.',
    topics: 'Temas',
    save: 'Guardar',
    stop: 'Parar todo',
    return: 'Volver a recibir',
    resume: 'Reanudar ahora',
  },
  topic: {
    required: 'Siempre encendido. {reason}',
    sendingPaused: '{business} no los está enviando por ahora.',
    awaiting:
      'Te preguntamos en el chat si los quieres. No llega nada hasta que digas que sí allí o los enciendas aquí.',
    expired: 'Tu sí terminó el {date}. Enciéndelo si los sigues queriendo.',
    providerStop: 'WhatsApp los está reteniendo.',
  },
  status: {
    stopped: 'Paraste todos los mensajes el {date}.',
    stoppedHelp: 'Si vuelves, tus temas quedan como los dejaste. O enciende solo los que quieras.',
    paused: 'Todo está en pausa hasta el {date}.',
    pausedOpen: 'Todo está en pausa hasta que lo reanudes.',
    pausedHelp: 'Tus temas quedan como están.',
    providerStop: 'WhatsApp está reteniendo las ofertas de {business}, porque se lo pediste.',
    providerStopHelp:
      'Solo tú puedes cambiarlo, en WhatsApp: abre el chat con {business}, toca el nombre arriba y busca ofertas y anuncios.',
  },
  pause: {
    title: 'Pausar todo por un tiempo',
    help: 'Durante la pausa solo llega lo que está siempre encendido. Tus temas quedan como están.',
    '1w': '1 semana',
    '1m': '1 mes',
    '3m': '3 meses',
    forever: 'Hasta que yo avise',
  },
  after: {
    title: '¿Qué pasa si paro todo?',
    covers:
      'No llegan más mensajes de tus temas ni de los que vengan después. Puedes volver cuando quieras: aquí o escribiendo {keyword} en el chat.',
    still: 'Seguirás recibiendo:',
    nothing: 'No llega nada más.',
    onTheirWay: 'Los mensajes que ya van en camino todavía pueden llegar.',
  },
  footer: {
    languages: 'Idioma',
    human: 'Hablar con una persona: {contact}',
    privacy: 'Privacidad',
    data: 'Tus datos',
    dataText: '{business} guarda tu número, lo que elegiste y cuándo, como prueba de lo que querías.',
    dataHow: 'Para tener una copia o pedir que se borre, escribe a {contact}.',
    dataChat: 'Para tener una copia o pedir que se borre, escribe a {business} en el chat.',
  },
  keyword: { stop: 'PARAR', return: 'VOLVER' },
  saved: {
    off: 'Listo. Ya no recibirás {topics}.',
    on: 'Listo. Recibirás {topics}.',
    both: 'Listo. Recibirás {on} y ya no {off}.',
    manyOn: 'Listo. {count, number} temas quedan encendidos.',
    manyOff: 'Listo. {count, number} temas quedan apagados.',
    manyBoth:
      'Listo. {on, plural, one {# tema queda encendido} other {# temas quedan encendidos}} y {off, plural, one {# apagado} other {# apagados}}.',
    stopped: 'Listo. Todos los mensajes están parados.',
    returned: 'Qué bueno verte. Tus temas quedan como los dejaste.',
    paused: 'Listo. Todo está en pausa hasta el {date}.',
    pausedOpen: 'Listo. Todo está en pausa hasta que lo reanudes.',
    resumed: 'Listo. Tus mensajes vuelven a llegar.',
    undone: 'Deshecho. Todo está como antes.',
    unchanged: 'Nada que cambiar: todo está como estaba.',
    changes: 'Qué cambió',
    nowOn: 'estaba apagado, ahora encendido',
    nowOff: 'estaba encendido, ahora apagado',
    valid: 'Vale desde ahora. Los mensajes que ya van en camino todavía pueden llegar.',
    receipt: 'Guardado el {date}. Referencia {reference}.',
    receiptHelp: 'Como comprobante, haz una captura de pantalla o imprime esta página.',
    undo: 'Deshacer',
    undoUntil: 'Puedes deshacerlo hasta las {time}.',
    back: 'Volver a mis temas',
  },
  notice: {
    otherSave:
      'Mientras esta página estaba abierta se guardó otro cambio. Valen los dos; revisa tus temas si tienes dudas.',
    askedAgain:
      'El texto sobre {topics} cambió mientras leías, así que eso todavía no está encendido. Míralo otra vez y guarda.',
    topicGone: 'Un tema que cambiaste ya no existe, así que no había nada que guardar.',
    undoTooLate: 'Esto ya no se puede deshacer. Pero puedes cambiar tus temas.',
    stillPaused: 'Todo sigue en pausa: tus temas vuelven a contar cuando termine.',
    stillProviderStop:
      'WhatsApp sigue reteniendo las ofertas. Para cambiarlo, abre el chat en WhatsApp, toca el nombre arriba y busca ofertas y anuncios.',
    reasonKept: 'Gracias. Eso ayuda a {business} a hacerlo mejor.',
  },
  reason: {
    title: '¿Nos cuentas por qué?',
    optional: 'Solo si quieres.',
    not_interested: 'No me interesa lo que envían',
    settled: 'Lo que necesitaba ya se resolvió',
    dislike_content: 'No me gustan los mensajes',
    never_signed_up: 'Nunca me registré',
    too_many: 'Son demasiados mensajes',
    wrong_person: 'Este no es mi número',
    other: 'Otra cosa',
    comment: '¿Quieres agregar algo?',
    send: 'Enviar',
    pauseTitle: '¿Te sirve un descanso?',
    pauseInstead: 'La pausa toma el lugar de parar todo: cuando termina, tus temas vuelven a estar encendidos.',
    pauseHelp: 'Durante la pausa solo llega lo que está siempre encendido. Tus temas quedan como están.',
    releaseTitle: '¿No es tu número?',
    releaseText:
      'Podemos soltarlo: no se le envía nada más, ni siquiera códigos de seguridad, los enlaces como este dejan de funcionar y solo quien tenga el número puede volver a registrarse. No se puede deshacer.',
    release: 'Sí, suelten este número',
  },
  limited: {
    title: 'Este enlace es viejo, pero todavía puede parar todo',
    text: 'Para cuidarte, los enlaces viejos ya no muestran ni cambian temas sueltos.',
    stop: 'Parar todos los mensajes',
    freshTitle: '¿Quieres elegir tus temas?',
    fresh: 'Pedir un enlace nuevo por WhatsApp',
    freshHelp: 'WhatsApp se abre con un mensaje listo para enviar. Te respondemos con tu enlace nuevo.',
    freshByHand: 'Escribe a {business} por WhatsApp y pide un enlace nuevo.',
  },
  gone: {
    title: 'Este enlace ya no funciona',
    text: 'Se desactivó, así que no puede mostrar ni cambiar nada.',
    stop: 'Escribir {keyword} por WhatsApp',
    stopHelp: 'Para parar los mensajes, escribe {keyword} en el chat de WhatsApp con {business}. Siempre funciona.',
  },
  notFound: {
    title: 'No conocemos este enlace',
    text: 'Quizá le falta un pedazo. Vuelve al mensaje de WhatsApp y tócalo otra vez.',
    stopHelp: 'Para parar los mensajes, escribe {keyword} en el chat de WhatsApp por donde llegan. Siempre funciona.',
  },
  unavailable: {
    title: 'No se guardó nada: ahora no podemos abrir nuestros registros',
    text: 'Inténtalo otra vez en unos minutos.',
    retry: 'Intentar otra vez',
  },
  badRequest: {
    title: 'No se guardó nada: no pudimos leer lo que se envió',
    text: 'Vuelve a la página e inténtalo otra vez.',
    back: 'Volver a la página',
  },
  simulated: {
    title: 'Este es un enlace de prueba',
    text: 'Viene del simulador de flujos. Los enlaces reales llevan a las preferencias de cada persona; este no muestra ni cambia nada.',
  },
  tooMany: {
    title: 'Demasiados cambios seguidos',
    text: 'Esto último no se guardó. Lo que elegiste antes sí queda; espera unos minutos para cambiar más.',
  },
  released: {
    title: 'Listo. Soltamos este número.',
    text: '{business} no le envía nada más. Todos sus enlaces están desactivados. Quien tenga el número puede volver a registrarse en el chat.',
  },
  chat: {
    link: 'Elige qué puede enviarte {business}, o deja de recibirlo: {url}',
    stopped: 'Listo. {business} ya no te enviará mensajes. Puedes volver cuando quieras, o elegir temas aquí: {url}',
    returned:
      'Qué bueno tenerte de vuelta. Tus temas de {business} están como los dejaste. Puedes cambiarlos aquí: {url}',
    returnedPaused:
      'Estás de vuelta y tu pausa sigue: {business} no te enviará nada antes del {date}. Termínala o cambia tus temas aquí: {url}',
    returnedPausedOpen:
      'Estás de vuelta y tu pausa sigue: {business} no te enviará nada hasta que la termines. Hazlo o cambia tus temas aquí: {url}',
  },
} as const satisfies Messages
