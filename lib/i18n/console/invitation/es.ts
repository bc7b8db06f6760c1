import type { InvitationWords } from './shape'

export const es: InvitationWords = {
  mail: {
    subject: (business) => `Invitación a ${business}`,
    text: ({ business, role, url, until }) =>
      `Te han invitado a trabajar en las preferencias de mensajes de ${business} como ${role}.\n\nAbre este enlace para aceptar. Funciona una sola vez, hasta el ${until}:\n\n${url}\n\nSi no lo esperabas, no tienes que hacer nada.\n`,
  },
  title: (business) => `Únete a ${business}`,
  roles: {
    owner: 'Como propietario puedes hacerlo todo, también invitar a otras personas.',
    editor:
      'Como editor puedes cambiar temas, resolver revisiones y ayudar a la gente; el equipo, las claves y las conexiones son cosa de los propietarios.',
    viewer: 'Como lector ves cómo está todo y no cambias nada.',
  },
  until: (when) => `Esta invitación funciona una sola vez, hasta el ${when}.`,
  name: 'Tu nombre',
  nameHint: 'Como te conocen tus compañeros.',
  email: 'Correo electrónico',
  password: 'Elige una contraseña',
  passwordHint: '10 caracteres o más. Unas cuantas palabras seguidas van bien; puedes pegarla o usar tu gestor.',
  join: 'Unirme',
  welcomeBack: 'Ya tienes una cuenta aquí. Escribe su contraseña para unirte.',
  yourPassword: 'Tu contraseña',
  asYou: (name, email) => `Te unes como ${name} (${email}).`,
  otherwise: 'Para unirte como otra persona, cierra antes la sesión y vuelve a abrir este enlace.',
  provider: (name) => `Unirme con ${name}`,
  or: 'o',
  dead: {
    unknown: {
      title: 'Esta invitación no existe',
      text: 'Quizá falte una parte del enlace. Cópialo entero o pide uno nuevo a quien te invitó.',
    },
    expired: { title: 'Esta invitación ha caducado', text: 'Pide una nueva a quien te invitó.' },
    used: {
      title: 'Esta invitación ya se usó',
      text: 'Una invitación funciona una sola vez. Si fuiste tú, inicia sesión. Si no, avisa a un propietario de la empresa.',
    },
    revoked: {
      title: 'Esta invitación se ha retirado',
      text: 'Quizá te hayan enviado otra más reciente. Si no, pregunta a quien te invitó.',
    },
  },
  wait: (minutes) =>
    `Demasiados intentos. Espera ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} y vuelve a probar.`,
  toSignIn: 'Iniciar sesión',
  faults: {
    short: 'Usa 10 caracteres o más.',
    long: 'Usa 200 caracteres como máximo.',
    easy: 'Es fácil de adivinar. Usa unas cuantas palabras que no tengan relación.',
  },
  notValid: 'Revisa lo que has escrito aquí.',
  alreadyMember: 'Ya trabajas para esta empresa. La invitación sigue abierta para quien corresponda.',
  hasAccount: 'Alguien ya tiene una cuenta con este correo. Vuelve a cargar la página y escribe su contraseña.',
  notConnected: (name) =>
    `Tu cuenta de ${name} no está conectada con tu cuenta de aquí. Escribe tu contraseña para unirte; después la puedes conectar en tu cuenta.`,
  addressTaken: 'Otra persona trabaja para esta empresa con tu correo. Pregunta a un propietario.',
}
