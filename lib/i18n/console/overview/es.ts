import type { OverviewWords } from './shape'

const POLICIES = {
  opt_in: 'no se envía hasta que acepten',
  opt_out: 'se envía hasta que lo rechacen',
  required: 'no se puede rechazar',
}
const CATEGORIES = { marketing: 'Marketing', utility: 'Utilidad', authentication: 'Autenticación' }

export const es: OverviewWords = {
  title: 'A quién puedes escribir ahora',
  lead: (people, time) =>
    `${people === '1' ? '1 persona, contada' : `${people} personas, contadas`} ${time}. Cada número abre la lista que hay detrás.`,
  counting: 'Estamos contando a las personas. Tarda unos segundos; vuelve a cargar la página.',
  needs: {
    title: 'Requiere tu atención',
    things: (count) => (count === 1 ? '1 asunto' : `${count} asuntos, primero lo más urgente`),
    none: 'Nada requiere tu atención',
    noneText:
      'Todas las conexiones están al día, todos los mensajes están decididos y ninguna plantilla pide atención.',
    backend: (name) => `${name} no acepta cambios`,
    backendText: (waiting, refusals) =>
      `Pendientes de escribir allí: ${waiting}; de ellos, rechazos: ${refusals}. Sayso ya los respeta todos.`,
    backendIdle: 'No hay nada pendiente de escribir allí. Sayso respeta todas las decisiones.',
    backendAct: 'Ver por qué',
    reading: (name) => `No se puede leer ${name}`,
    readingText: 'Mientras tanto no sabemos quién dice que no allí. Lo que la gente dice aquí vale al momento.',
    deadLetters: (count, name) => `Apartados en ${name}: ${count}`,
    deadLettersText: 'Estos contactos no se pudieron escribir allí y no se vuelve a intentar solo.',
    deadLettersAct: 'Ver por qué',
    reviews: (count, isOne) => (isOne ? '1 mensaje por decidir' : `${count} asuntos por decidir`),
    reviewsText: (time) => `El más antiguo es de ${time}. No se ha cambiado nada para estas personas.`,
    reviewsAct: 'Decidir',
    templates: (count, isOne) => (isOne ? '1 plantilla no tiene tema' : `${count} plantillas no tienen tema`),
    templatesText: 'Mientras una plantilla no tenga tema, no podemos aplicarle las decisiones de las personas.',
    templatesAct: 'Elegir un tema',
    alerts: {
      harming: {
        title: (template) => `${template} ahuyenta a la gente`,
        text: (seen, expected) =>
          `Se fueron después de recibirla: ${seen}. Lo habitual sería ${expected}. Se sigue enviando hasta que la pongas en pausa.`,
      },
      disabled_by_meta: {
        title: (template) => `Meta desactivó ${template}`,
        text: 'Ya no se envía. Su página dice qué debería hacer mejor una nueva.',
      },
      paused_by_meta: {
        title: (template) => `Meta puso en pausa ${template}`,
        text: 'Por ahora no se envía. Su página dice hasta cuándo y qué hará Meta después.',
      },
      quality_lowered: {
        title: (template) => `Meta bajó la calidad de ${template}`,
        text: (from, to) =>
          `Era «${from}» y ahora es «${to}». Se sigue enviando; Meta pone en pausa lo que baja demasiado.`,
      },
      held_back_more: {
        title: (template) => `WhatsApp retiene más mensajes de ${template}`,
        text: (count, share) => `En un día no llegaron ${count}, el ${share} de lo enviado.`,
      },
      recategorised: {
        title: (template) => `Meta cambia la categoría de ${template}`,
        text: (to) => `Pasa a «${to}». Las consultas y la pasarela se rigen por su categoría.`,
      },
      act: 'Revisar',
      more: (count, isOne) => (isOne ? '1 aviso más sobre plantillas' : `${count} avisos más sobre plantillas`),
      moreText: 'Mira después de qué plantillas se va la gente y qué hizo Meta.',
      moreAct: 'Ver todo',
    },
  },
  first: {
    title: 'Todavía no hay nadie',
    text: 'Trae el consentimiento que ya tienes, o conecta tu sistema y leeremos quién dijo que no allí. Con esto no se envía nada.',
    connect: 'Conectar un sistema',
    importFile: 'Importar un archivo',
  },
  reach: {
    title: 'Alcance, tema por tema',
    topic: 'Tema',
    allowed: 'Se les puede escribir',
    drawn: 'Gráfico',
    standings: {
      yes: 'Dijeron que sí',
      silent_allowed: 'Sin respuesta, permitido',
      silent: 'Sin respuesta',
      no: 'Dijeron que no',
      stopped: 'Baja o pausa',
    },
    key: {
      yes: 'dijeron que sí',
      silent_allowed: 'sin respuesta, permitido',
      silent: 'sin respuesta, en silencio',
      no: 'no, baja o pausa',
    },
    silence: 'Sin respuesta',
    share: (percent) => percent,
    allShare: 'casi todos',
    paused: 'en pausa, lo decidiste tú',
    describe: (category, policy) => `${CATEGORIES[category]}, ${POLICIES[policy]}`,
  },
  days: {
    title: 'Aceptaron y rechazaron, últimos 30 días',
    agreed: 'aceptaron',
    refused: 'rechazaron',
    none: 'En estos días nadie ha aceptado ni rechazado nada.',
    alt: (agreed, refused, most) =>
      `Personas que aceptaron algo, sobre la línea (${agreed}), y que rechazaron algo, debajo (${refused}), cada día; la barra más larga es ${most}.`,
    table: 'Lo mismo en una tabla',
    day: 'Día',
    byOthers: 'por importaciones, la API y las conexiones',
    onlyPerson: 'El gráfico muestra lo que dijeron las propias personas.',
  },
  reasons: {
    title: 'Por qué rechazaron',
    aside: (said, refused) =>
      `${said} ${said === '1' ? 'dio' : 'dieron'} un motivo, ${refused} ${refused === '1' ? 'rechazó' : 'rechazaron'}, 30 días`,
    none: 'En estos días nadie ha dado un motivo.',
    reason: 'Motivo',
    times: 'Veces',
    words: {
      too_many: 'Demasiados mensajes',
      not_interested: 'No les interesa lo que enviamos',
      dislike_content: 'No les gustan los mensajes',
      settled: 'Ya no los necesitan',
      never_signed_up: 'Nunca se suscribieron',
      wrong_person: 'Persona equivocada',
      other: 'Otro motivo',
    },
  },
  backends: {
    title: 'Al día con tus sistemas',
    all: 'Todas las conexiones',
    foot: 'Una decisión vale desde que se toma. Los sistemas van detrás; los rechazos, primero.',
    none: 'Todavía no hay ningún sistema conectado.',
    inStep: 'Al día, sin nada pendiente.',
    behind: (waiting, time) =>
      `${waiting} ${waiting === '1' ? 'pendiente' : 'pendientes'}, el más antiguo desde hace ${time}.`,
    paused: 'No acepta cambios.',
    disabled: 'Desactivada.',
    setAside: (count) => `${count} ${count === '1' ? 'apartado' : 'apartados'}`,
  },
}
