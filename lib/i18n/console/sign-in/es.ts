import type { SignInWords } from './shape'

const minutesOf = (minutes: number) => (minutes === 1 ? 'un minuto' : `${minutes} minutos`)

export const es: SignInWords = {
  title: 'Iniciar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint: 'Puedes pegarla o usar tu gestor de contraseñas.',
  button: 'Entrar',
  or: 'o',
  provider: (name) => `Continuar con ${name}`,
  who: 'Necesitas una invitación de un propietario de la empresa. Los clientes de una empresa no necesitan cuenta: usan el enlace de su chat.',
  forgot: '¿La has olvidado?',
  forgotText:
    'Pide a quien administra esta instalación un enlace para poner una contraseña nueva. Se crea con npm run -s console -- password y tu correo.',
  signedOut: 'Has cerrado la sesión.',
  noBusiness: 'Ahora mismo no trabajas para ninguna empresa aquí. Pide una invitación a un propietario.',
  wrong: 'El correo o la contraseña no son correctos.',
  triesLeft: (count) =>
    count === 0
      ? 'Tras el próximo intento fallido te pediremos que esperes 15 minutos.'
      : `Tras ${count === 1 ? 'un intento más' : `${count} intentos más`} te pediremos que esperes 15 minutos.`,
  wait: (minutes) =>
    `Demasiados intentos. Espera ${minutesOf(minutes)} y vuelve a probar. Si no has sido tú, tu contraseña sigue a salvo.`,
  busy: 'Mucha gente está entrando en este momento. Vuelve a probar en unos segundos.',
  providerFailed: (name) => `No se pudo entrar con ${name}. Vuelve a probar o usa tu contraseña.`,
  providerUnknown: (name) =>
    `Tu cuenta de ${name} todavía no está conectada con nadie aquí. Usa el enlace de tu invitación, o entra con tu contraseña y conéctala en «Tu cuenta».`,
  code: {
    title: 'Tu código',
    lead: 'Seis cifras de tu aplicación de autenticación.',
    label: 'Código',
    button: 'Continuar',
    recovery: 'Usar un código de recuperación',
    recoveryTitle: 'Un código de recuperación',
    recoveryLead: 'Uno de los códigos que guardaste al activar el segundo paso. Sirve una sola vez.',
    recoveryLabel: 'Código de recuperación',
    app: 'Usar la aplicación de autenticación',
    other: 'Entrar como otra persona',
    wrong: 'El código no es correcto. Cambia cada 30 segundos: usa el que se muestra ahora.',
    used: 'Este código ya se usó. Espera al siguiente.',
    wait: (minutes) => `Demasiados intentos. Espera ${minutesOf(minutes)} y vuelve a probar.`,
  },
  newPassword: {
    title: 'Una contraseña nueva',
    lead: (email) => `Para ${email}. Se cerrarán todas tus sesiones y entrarás con la nueva.`,
    label: 'Contraseña nueva',
    button: 'Guardar la contraseña',
    dead: {
      unknown: 'Este enlace no existe',
      expired: 'Este enlace ha caducado',
      used: 'Este enlace ya se usó',
    },
    ask: 'Pide uno nuevo a quien administra esta instalación. Un enlace funciona una sola vez, durante una hora.',
    done: 'Tu contraseña nueva está guardada. Entra con ella.',
  },
  closed: {
    title: 'La consola aún no está activada',
    text: 'Necesita un secreto con el que protege las sesiones. Todo lo demás de Sayso funciona sin él.',
    steps: [
      'Crea un secreto con el comando de abajo.',
      'Escribe AUTH_SECRET= y lo que ha mostrado en el archivo .env de esta instalación.',
      'Vuelve a iniciar Sayso.',
    ],
    command: 'openssl rand -base64 32',
  },
  before: (when, from) => (from ? `Último acceso: ${when}, desde ${from}` : `Último acceso: ${when}`),
}
