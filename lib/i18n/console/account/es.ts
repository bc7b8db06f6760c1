import type { AccountWords } from './shape'

export const es: AccountWords = {
  title: 'Tu cuenta',
  lead: (email) => `Entras como ${email}.`,
  you: {
    title: 'Tú',
    name: 'Nombre',
    language: 'Idioma de la consola',
    button: 'Guardar',
    done: 'Guardado.',
  },
  password: {
    title: 'Contraseña',
    none: 'Aquí no tienes contraseña: entras con tu proveedor.',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    button: 'Cambiar la contraseña',
    done: (signedOut) =>
      signedOut === 0
        ? 'Tu contraseña ha cambiado.'
        : `Tu contraseña ha cambiado y se ha cerrado la sesión en ${signedOut === 1 ? 'otro navegador' : `otros ${signedOut} navegadores`}.`,
    wrong: 'La contraseña actual no es correcta.',
  },
  factor: {
    title: 'Segundo paso',
    off: 'Con un segundo paso, quien averigüe tu contraseña sigue sin poder entrar: necesitaría también tu teléfono.',
    on: 'Está activado: después de la contraseña se te pide un código de tu aplicación.',
    left: (count) =>
      count === 0
        ? 'No queda ningún código de recuperación. Crea otros ahora.'
        : `${count === 1 ? 'Queda un código' : `Quedan ${count} códigos`} de recuperación.`,
    begin: 'Activar el segundo paso',
    scan: 'Escanéalo con una aplicación de autenticación y escribe el código que muestra.',
    qr: 'Código QR para tu aplicación de autenticación',
    orType: 'O escribe este secreto en la aplicación:',
    code: 'Código de la aplicación',
    confirm: 'Confirmar el código',
    cancel: 'Ahora no',
    done: 'El segundo paso está activado y se ha cerrado la sesión en los demás navegadores. Guarda estos códigos de recuperación donde los encuentres sin tu teléfono. Cada uno sirve una vez y no se vuelven a mostrar:',
    wrong: 'El código no es correcto. Cambia cada 30 segundos: usa el que se muestra ahora.',
    notBegun: 'El segundo paso ya está activado o no se había empezado.',
    renew: 'Crear códigos de recuperación nuevos',
    renewed: 'Estos son tus códigos nuevos. Los anteriores ya no sirven y estos no se vuelven a mostrar:',
    switchOff: 'Desactivar el segundo paso',
    offDone: 'El segundo paso está desactivado.',
  },
  provider: {
    title: (name) => name,
    none: 'Sin conectar.',
    linked: (label, since) => `Conectada como ${label} desde el ${since}.`,
    connect: (name) => `Conectar ${name}`,
    goOn: 'Ahora continúa en tu proveedor.',
    goTo: (name) => `Continuar en ${name}`,
    connected: 'Conectada. A partir de ahora puedes entrar con ella.',
    taken: 'Esa cuenta está conectada con otra persona. No se ha cambiado nada.',
    remove: 'Desconectar',
    removed: 'Desconectada.',
    needsPassword: 'Aquí no tienes contraseña, así que esta es tu única entrada. Pide antes un enlace de contraseña.',
  },
  sessions: {
    title: 'Dónde has iniciado sesión',
    here: 'este navegador',
    last: 'último uso:',
    from: (address) => `desde ${address}`,
    unknown: 'Navegador desconocido',
    end: 'Cerrar sesión',
    ended: 'Se ha cerrado la sesión en ese navegador.',
    gone: 'En ese navegador ya se había cerrado la sesión.',
    endOthers: (count) => `Cerrar sesión en ${count === 1 ? 'el otro navegador' : `los otros ${count} navegadores`}`,
    endedOthers: (count) =>
      count === 0
        ? 'No había sesión en ningún otro navegador.'
        : `Se ha cerrado la sesión en ${count === 1 ? 'otro navegador' : `otros ${count} navegadores`}.`,
  },
  leave: {
    title: (business) => `Dejar ${business}`,
    text: 'Ya no verás ni cambiarás nada de esta empresa. Para volver necesitas una invitación.',
    button: 'Dejar la empresa',
    lastOwner: 'Eres el único propietario. Nombra antes a otra persona propietaria, en Equipo.',
  },
  prove: {
    title: '¿Eres tú?',
    lead: 'Antes de algo que no se puede deshacer lo preguntamos una vez más. Después no se pregunta durante 15 minutos.',
    password: 'Tu contraseña',
    code: 'Código de tu aplicación de autenticación',
    button: 'Confirmar',
    done: 'Confirmado. Cierra esta pestaña, vuelve y pulsa el botón otra vez.',
    provider: (name) => `Confirmar con ${name}`,
    wrong: 'No es correcto.',
    notAsked: (name) =>
      `${name} no te ha pedido que inicies sesión de nuevo, así que esto no confirma nada. Cierra la sesión allí y confirma otra vez. Si no sirve, pide a quien administra Sayso un enlace para crear una contraseña.`,
  },
}
