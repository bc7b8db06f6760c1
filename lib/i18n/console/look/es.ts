import type { LookWords } from './shape'

export const es: LookWords = {
  title: 'Apariencia',
  lead: 'Cómo aparece la empresa en la página y a quién puede acudir la gente.',
  name: 'Nombre',
  nameHint: 'Como te conoce la gente.',
  color: 'Color',
  colorHint: 'De los interruptores y del botón de guardar.',
  links: 'Enlaces',
  helpUrl: 'Cómo hablar con una persona',
  helpHint: 'Una dirección que empiece por https:, mailto: o tel:.',
  privacyUrl: 'Aviso de privacidad',
  privacyHint: 'Una dirección https://. Opcional.',
  linkPreview: 'Vista previa del enlace',
  linkPreviewLead:
    'La línea que WhatsApp muestra debajo de tu nombre cuando alguien ve un enlace. Si la dejas vacía, ponemos la nuestra.',
  controller: 'Quién responde por los datos',
  controllerLead: 'Aparece en la página y en cada documento de prueba.',
  legalName: 'Razón social',
  address: 'Dirección',
  email: 'Correo electrónico',
  jurisdiction: 'País',
  jurisdictionHint: 'Dos letras, como BR.',
  save: 'Guardar',
  discard: 'Descartar',
  viewer: 'Los editores pueden cambiarlo.',
  colorCheck: {
    good: (ratio) => `Contraste de las letras sobre él: ${ratio}:1. Se lee bien.`,
    bad: {
      letters: (ratio) => `Las letras sobre él tienen un contraste de ${ratio}:1; para leerse necesitan 4,5:1.`,
      seen: (ratio) =>
        `Tiene un contraste de ${ratio}:1 con la página que lo rodea; para verse, un interruptor necesita 3:1.`,
    },
    dark: (color) => `En modo oscuro, la página muestra ${color}.`,
    use: (color) => `Usar ${color}`,
    ask: (color) => `${color} es demasiado claro para la página.`,
    shows: (color) => `Si lo conservas, la página muestra ${color} en su lugar.`,
    keep: (color) => `Conservar ${color}`,
  },
  logo: {
    title: 'Logo',
    lead: 'Una imagen redonda en lo alto de la página.',
    none: 'Aún no hay logo: la página muestra las iniciales.',
    alt: 'El logo actual',
    file: 'Imagen',
    hint: 'PNG, JPEG o WebP, de 900 kB como máximo. Se muestra a 44 píxeles de ancho: lo mejor es un signo cuadrado y sencillo.',
    upload: 'Usar esta imagen',
    remove: 'Quitar el logo',
    changed: 'La página ya muestra el nuevo logo.',
    removed: 'Logo quitado. La página muestra las iniciales.',
    same: 'Es la misma imagen, así que no se ha cambiado nada.',
    missing: 'Elige antes una imagen.',
    problems: {
      too_large:
        'Este archivo pesa más de 900 kB. Guarda la imagen más pequeña, por ejemplo, con 500 píxeles de ancho, y vuelve a probar.',
      svg: 'Un dibujo SVG puede contener programas, así que no se acepta. Expórtalo como PNG, por ejemplo, con 500 píxeles de ancho.',
      other_type: 'No es una imagen PNG, JPEG ni WebP, diga lo que diga su nombre. Expórtala como PNG.',
      too_many_pixels:
        'Esta imagen tiene más de 16 millones de píxeles. Guárdala más pequeña, por ejemplo, con 500 píxeles de ancho.',
      broken: 'La imagen está dañada y no se puede dibujar. Expórtala de nuevo.',
    },
  },
  languages: {
    title: 'Idiomas',
    lead: 'El primero se usa cuando nada dice cuál lee una persona.',
    first: 'primero',
    acts: { first: 'Poner primero', remove: 'Quitar' },
    add: (language) => `Añadir ${language}…`,
    madeFirst: (language) => `${language} es ahora el primer idioma.`,
    removed: (language) => `${language} ya no está en la página. Sus textos se conservan.`,
    put: 'Los idiomas están como antes.',
    addTitle: (language) => `Añadir ${language}`,
    addLead: 'Cada tema necesita su texto en el nuevo idioma. Al guardar, la página lo ofrece al momento.',
    addButton: (language) => `Ofrecer la página en ${language}`,
    added: (language) => `La página ya se ofrece en ${language}.`,
    own: 'Ahora dice',
  },
  sending: {
    title: 'Enlaces y confirmaciones',
    lifetime: 'Días que funciona un enlace',
    lifetimeHint: (days) =>
      `Si lo dejas vacío, ${days === 1 ? '1 día' : `${days} días`}, como lo fijó quien administra esta instalación.`,
    lifetimeNote:
      'Vale también para los enlaces ya enviados. Un enlace más antiguo no muestra respuestas; aún sirve para dejar de recibir mensajes y lleva a uno nuevo.',
    confirmations: 'Confirmar un cambio en el chat',
    options: {
      where_said: {
        label: 'Donde se hizo',
        text: 'Un cambio en el chat se confirma en el chat; la página confirma lo que ella misma guardó.',
      },
      always: { label: 'Siempre', text: 'Los cambios en la página se confirman también en el chat.' },
      never: { label: 'Nunca', text: 'Ningún mensaje sobre cambios.' },
    },
    optIn: 'Cuando alguien dice que sí a la publicidad en la página',
    optInOptions: {
      off: { label: 'Vale enseguida', text: 'Puede decirlo quien tenga el enlace.' },
      on: {
        label: 'Espera a que lo confirme en WhatsApp',
        text: 'Doble confirmación: un enlace reenviado no inscribe a nadie. Un no siempre vale enseguida.',
      },
    },
    optInBy: {
      whatsapp:
        'WhatsApp pregunta con botones mientras estén abiertas sus 24 horas; si no, la persona envía una palabra.',
      weni: 'Por Weni, la persona envía una palabra que el flujo nos pasa. Para eso, importa otra vez el archivo del flujo.',
      none: 'Todavía no llega a Sayso nada de lo que la gente escribe: conecta antes WhatsApp o Weni, o nadie podrá confirmar.',
    },
    optInAsk: {
      on: '¿Que todo nuevo sí a la publicidad espere?',
      off: '¿Que todo sí a la publicidad valga enseguida?',
      lines: {
        on: [
          'Lo que la gente aceptó antes queda como está.',
          'Volver después de una baja, y deshacer, también esperan si traerían publicidad de vuelta.',
        ],
        off: (waiting) =>
          waiting === 0
            ? ['Ahora mismo no espera el sí de nadie.']
            : [
                `Todavía espera el sí de ${waiting === 1 ? '1 persona' : `${waiting} personas`}: pueden confirmarlo hasta que pasen sus tres días.`,
              ],
      },
      yes: 'Sí, cambiarlo',
    },
    saved: 'Guardado.',
  },
  done: {
    saved: 'Guardado. La página ya lo muestra.',
    unchanged: 'No había nada distinto, así que no se ha guardado nada.',
    undone: 'Deshecho.',
  },
  problems: {
    some: 'Aún no se ha guardado nada. Corrige lo que está marcado.',
    empty: 'No puede quedar vacío.',
    tooLong: (most) => `Usa ${most} caracteres como máximo.`,
    color: 'Elige un color como #0b6e4f.',
    https: 'Escribe una dirección que empiece por https://.',
    help: 'Escribe una dirección que empiece por https:, mailto: o tel:.',
    email: 'Escribe una dirección de correo electrónico.',
    country: 'Escribe las dos letras de un país, como BR.',
    days: 'Escribe un número entero de días, de 1 a 3650, o déjalo vacío.',
    control: 'En este texto hay un carácter de control invisible. Escríbelo de nuevo.',
    changed: 'Entretanto cambiaron los idiomas. Vuelve a cargar la página.',
  },
}
