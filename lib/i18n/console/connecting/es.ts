import { numbersIn } from '@/lib/i18n/console/numbers'
import type { ConnectingWords } from './shape'

const n = numbersIn('es')
const count = (amount: number, one: string, many: string) => `${n(amount)} ${amount === 1 ? one : many}`

export const es: ConnectingWords = {
  titles: {
    weni: 'Conectar Weni o RapidPro',
    whatsapp: 'Conectar WhatsApp',
    webhook: 'Conectar un sistema por webhook',
  },
  leads: {
    weni: 'Hasta el paso 4 no se escribe nada en Weni. Puedes salir de esta página y volver: lo hecho se guarda tres días.',
    whatsapp: 'Sayso recibirá lo que la gente escribe y podrá responderle. Puedes salir de esta página y volver.',
    webhook: 'Tu sistema recibirá un mensaje firmado cada vez que alguien elija algo. Puedes salir y volver.',
  },
  change: 'Cambiar',
  testAgain: 'Probar de nuevo',
  startOver: 'Empezar de nuevo',
  name: 'Su nombre aquí',
  nameHint: 'Para distinguirla de otras. Vacío: el nombre que tiene allí.',
  seen: (took) => `Funciona. Ha respondido en ${took}.`,
  place: {
    title: 'Dirección y token',
    url: 'Dirección de la API',
    urlHint: 'La de Weni es flows.weni.ai. Para un RapidPro propio: su servidor.',
    token: 'Token de la API',
    tokenHint:
      'En Weni: tu perfil, token de la API, de un administrador del proyecto. Se guarda cifrado y no se vuelve a mostrar.',
    tokenKept: 'El token que diste está guardado. Deja esto vacío para usarlo otra vez.',
    test: 'Probar',
    refused:
      'Weni rechaza el token desde que lo probaste: alguien lo ha revocado o la persona ya no está en el proyecto. Da otro. Lo que asignaste está guardado y no se ha creado nada en Weni.',
  },
  found: {
    title: 'Lo que hemos encontrado',
    project: 'Proyecto',
    noName: '(sin nombre)',
    contacts: 'Contactos',
    contactsText: (all, hidden) =>
      hidden === 0 ? `${all}, todos con número visible` : `${all}, ${n(hidden)} sin número visible`,
    moreThan: (amount) => `más de ${n(amount)}`,
    exactly: (amount) => n(amount),
    saidNo: 'Dijeron que no allí',
    saidNoText: (amount) =>
      amount === 0 ? 'nadie entre los contados' : `${n(amount)}: su rechazo vale también aquí, antes de escribir nada`,
    fields: 'Campos',
    groups: 'Grupos',
    none: 'ninguno',
    agent: 'Agente de IA',
    agents: {
      on: 'Activado. Mientras responde, las palabras clave no funcionan: indícale que llame a la dirección de abajo cuando alguien se niegue.',
      off: 'Desactivado',
      unknown: 'La API no lo dice. Te lo preguntamos abajo.',
    },
    anonymous: 'Este proyecto oculta los números. Los contactos se encuentran por su id de allí.',
  },
  mapping: {
    title: 'Cómo se ven los temas allí',
    lead: 'Las campañas de Weni solo pueden mirar campos y grupos. Sayso los mantiene al día.',
    agent: '¿Está activado el agente de IA del proyecto?',
    agentOn: 'Sí',
    agentOff: 'No',
    agentMissing:
      'Míralo en el proyecto y dinos si su agente de IA está activado. Mientras responde, ninguna palabra clave funciona.',
    topic: 'Tema',
    field: 'Campo, sí o no',
    group: 'Grupo',
    fieldOf: (topic) => `Campo para ${topic}`,
    groupOf: (topic) => `Grupo para ${topic}`,
    meaningOf: (topic) => `Qué significa el grupo para ${topic}`,
    noField: 'sin campo',
    noGroup: 'sin grupo',
    makes: (name) => `${name} (nuevo, lo creamos)`,
    types: { numeric: 'números', datetime: 'fechas', state: 'lugares', district: 'lugares', ward: 'lugares' },
    holds: (key, type) => `${key} (guarda ${type})`,
    smart: (name) => `${name} (grupo inteligente)`,
    members: (name, amount) => `${name} (${count(amount, 'miembro', 'miembros')})`,
    allow: 'sus miembros pueden recibirlo',
    refuse: 'sus miembros lo rechazaron',
    ask: 'di qué hicieron sus miembros',
    unread: {
      title: 'Estos grupos parecen tener a personas que rechazaron mensajes',
      text: 'Sayso no lee nada de ellos, porque no son el grupo de ningún tema de arriba. Si sus miembros rechazaron un tema, elige el grupo en ese tema. Si es un grupo inteligente, o si el tema ya tiene otro grupo, importa a los miembros con la respuesta no. Si rechazaron todo, impórtalos para cada tema.',
    },
    note: 'Un sí que solo está en Weni aquí cuenta como sin respuesta: un sí necesita su fecha y su texto. Puedes importarlos con prueba.',
    go: 'Continuar',
    problems: {
      wrong_type: (field, type, own) =>
        `${field} guarda ${type} en Weni, y sí y no son texto. Elige un campo de texto, como ${own}.`,
      own_wrong_type: (field, type) =>
        `Weni ya tiene ${field} y guarda ${type}. Borra o renombra ese campo en Weni y prueba de nuevo, o elige otro campo de texto.`,
      no_such_field: (field) =>
        `Weni no tiene el campo ${field}. Elige uno de la lista, o créalo allí y prueba de nuevo.`,
      shared_field: (field) => `Otro tema ya tiene ${field}. Dos temas en un campo se sobrescribirían.`,
      smart_group: (group) =>
        `${group} es un grupo inteligente: Weni lo llena solo y nadie puede añadir personas. Elige otro.`,
      contrary_group: (group) =>
        `${group} listaría a quien permite un tema y a quien rechaza otro. Elige otro grupo para uno de los dos.`,
      negative_name: (group) =>
        `${group} suena a lista de personas que no deben recibir mensajes. Di qué hicieron sus miembros.`,
      meaning_unsaid: (group) => `Has elegido otro grupo. Di qué hicieron los miembros de ${group}.`,
      inverted_without_group: 'Elige el grupo cuyos miembros lo rechazaron, o ningún significado.',
      other: 'Este tema ha cambiado entretanto. Elige de nuevo.',
    },
    fix: 'No se ha creado nada. Revisa los temas marcados.',
    nothing: 'Aún no se ve ningún tema allí. Elige un campo o un grupo para uno al menos.',
  },
  confirm: {
    title: 'Crear lo que falta y conectar',
    lead: 'Ahora se escribe en Weni por primera vez. Tarda unos diez segundos.',
    fields: 'Campos que creamos',
    groups: 'Grupos que creamos',
    nothing: 'ninguno, ya están todos',
    then: 'Después leemos todos los contactos, recogemos sus rechazos y solo entonces escribimos lo que se eligió aquí.',
    button: (fields, groups) =>
      fields + groups === 0
        ? 'Conectar'
        : `Crear ${[fields > 0 ? count(fields, 'campo', 'campos') : '', groups > 0 ? count(groups, 'grupo', 'grupos') : ''].filter(Boolean).join(' y ')} y conectar`,
  },
  flows: {
    title: 'Los flujos que escuchan',
    lead: 'Importa este archivo en Weni, en Flujos: la gente podrá escribir PARAR, VOLVER o PREFERENCIAS. Un rechazo vale allí incluso si Sayso no responde.',
    download: 'Descargar el archivo de flujos',
    address: 'Dirección a la que llaman',
    token: 'Token, en el global sayso_token',
    isSet: 'Ya lo hemos puesto en Weni. Solo lo necesitas si llamas tú a la dirección.',
    notSet: 'No hemos podido ponerlo. En Weni crea un global con el nombre sayso_token y este valor.',
    shown: 'Se muestra hasta que pulses «Listo». Sayso solo guarda su huella.',
  },
  copy: {
    title: 'Lo que hay que poner en Meta',
    lead: 'En el panel de la app: WhatsApp, Configuración. Después suscríbete a estos campos:',
    callback: 'URL de devolución de llamada',
    verify: 'Token de verificación',
    secretTitle: 'El secreto de firma',
    secretLead:
      'Ponlo ahora en tu sistema: se muestra hasta que pulses «Listo», y nunca más. Cada mensaje va firmado con él.',
    secret: 'Secreto de firma',
    verifying: 'Cómo comprobar una firma está en docs/backends/webhook.md.',
  },
  done: { button: 'Listo, ir a la conexión', begun: 'La lectura empieza sola y sigue aunque salgas de esta página.' },
  whatsapp: {
    title: 'El número y sus secretos',
    phone: 'Id del número de teléfono',
    phoneHint: 'Dígitos, en el panel de la app, WhatsApp, Configuración de la API. No es el número.',
    waba: 'Id de la cuenta de WhatsApp Business',
    token: 'Token de acceso',
    tokenHint: 'De un usuario del sistema, permanente, con whatsapp_business_messaging y whatsapp_business_management.',
    secret: 'Clave secreta de la app',
    secretHint: 'Configuración de la app, Básica. Meta firma con ella lo que nos envía.',
    kept: 'Lo que diste está guardado. Deja esto vacío para usarlo otra vez.',
    graph: 'Otra dirección de la Graph API',
    graphHint: 'Solo si envías a través de un proxy. Vacío: la de Meta.',
    more: 'Más',
    number: 'Número',
    verified: 'Nombre en Meta',
    quality: 'Calidad',
    templates: 'Plantillas',
    templatesText: (amount, isMore) =>
      isMore ? `más de ${n(amount)}, pronto aparecen aquí` : `${n(amount)}, pronto aparecen aquí`,
    connect: 'Conectar este número',
    connectTitle: 'Conectar',
    connectLead: 'Sayso guarda los secretos cifrados y los prueba una vez más. No se envía nada a nadie.',
    refused: 'Meta rechaza el token desde que lo probaste. Da otro. No se ha conectado nada.',
  },
  webhook: {
    title: 'La dirección de tu sistema',
    url: 'Dirección',
    urlHint: 'https, pública. Sayso le envía JSON por POST y espera un 2xx.',
    answered: (took) => `Allí responde algo (${took}). No se ha enviado nada de ningún contacto.`,
    silent: (reason) =>
      `Allí aún no responde nada (${reason}). Puedes conectarla igual: lo que haya que enviar espera y se reintenta.`,
    connectTitle: 'Conectar',
    connectLead:
      'Se envía lo que ha elegido cada persona que respondió alguna vez, primero los rechazos, y después cada cambio.',
    connect: 'Conectar y mostrar el secreto',
  },
  problems: {
    marked: 'No se ha guardado nada. Mira el campo marcado.',
    address_refused:
      'Esta dirección lleva a una red privada o a ninguna. Debe ser https y pública. Quien administra el sistema puede permitir una en ALLOW_PRIVATE_BACKENDS.',
    unknown_host: 'No existe un servidor con ese nombre. Busca un error de escritura.',
    not_http: 'Esto no es una dirección web. Empieza por https://.',
    not_https: 'Esta dirección no es https, así que el token viajaría a la vista. Usa https.',
    not_a_url: 'Esto no es una dirección web. Se parece a https://flows.weni.ai.',
    has_credentials: 'Quita usuario y contraseña de la dirección: las direcciones aparecen en registros.',
    own_address: 'Esta es la dirección del propio Sayso: se llamaría a sí mismo. Da la de tu sistema.',
    token_missing: 'Da el token. El guardado solo se usa con la dirección para la que se dio.',
    secret_missing:
      'Da el token de acceso y la clave secreta de la app. Los guardados solo se usan con el mismo número.',
    bad_token: 'Weni rechaza este token (403). Copia el de un administrador del proyecto.',
    not_a_workspace: 'Lo que hay en esta dirección no responde como la API de Weni. La de Weni es flows.weni.ai.',
    unreachable: (reason) =>
      `No ha respondido de un modo que podamos usar (${reason}). No se ha cambiado nada. Vuelve a probar en un momento.`,
    meta_token: 'Meta rechaza el token de acceso (190): es incorrecto o ha caducado.',
    meta_number: (reason) =>
      `Meta no conoce ese id de número con este token (${reason}). Cópialo de WhatsApp, Configuración de la API.`,
    meta_account: (reason) =>
      `Meta no muestra esa cuenta con este token (${reason}). Revisa el id de la cuenta y que el token pueda gestionarla.`,
    provision: (reason) =>
      `No se han podido crear los campos y grupos (${reason}). No se ha conectado nada. Lo que se creó queda vacío y se usa cuando vuelvas a probar.`,
    again: 'No se ha conectado nada. Vuelve a probar en un momento.',
    not_begun: 'No hay nada que continuar: empieza por el primer paso.',
  },
}
