import type { recipients as en } from './en'

export const recipients: typeof en = {
  title: (name) => `A quién se envió ${name}`,
  back: 'Volver a la plantilla',
  standing: 'Qué habían dicho',
  standings: {
    agreed: 'Había aceptado',
    not_needed: 'No hace falta aceptar',
    unanswered: 'No había dicho nada',
    refused: 'Había dicho que no',
    no_topic: 'Entonces no tenía tema',
  },
  reasons: {
    erased: 'sus datos se habían borrado',
    released: 'el número ya no era suyo',
    required: 'no se puede desactivar',
    stopped: 'se había dado de baja de todo',
    paused: 'había puesto todo en pausa',
    provider_stop: 'había bloqueado las ofertas en WhatsApp',
    opted_out: 'lo había rechazado',
    opted_in: 'lo había aceptado',
    pending_confirmation: 'aún no lo había confirmado',
    consent_expired: 'lo había aceptado, y el plazo ya había vencido',
    not_refused: 'nunca lo había rechazado',
    no_opt_in: 'no había respondido',
  },
  share: 'Porcentaje',
  person: 'Persona',
  sent: 'Enviado',
  arrived: 'Llegó',
  notArrived: 'sin noticias',
  unknown: 'Nadie que conozcamos',
  none: 'Nadie, en estos días.',
  kept: (days: number) =>
    `Los mensajes se listan durante ${days === 1 ? 'un día' : `${days} días`}; los recuentos se conservan.`,
}
