import type { recipients as en } from './en'

export const recipients: typeof en = {
  title: (name) => `Quem recebeu ${name}`,
  back: 'Voltar ao modelo',
  standing: 'O que tinham dito',
  standings: {
    agreed: 'Tinha aceitado',
    not_needed: 'Não precisa aceitar',
    unanswered: 'Não tinha dito nada',
    refused: 'Tinha dito não',
    no_topic: 'Na época sem assunto',
  },
  reasons: {
    erased: 'os dados tinham sido apagados',
    released: 'o número já não era dela',
    required: 'não pode ser desativado',
    stopped: 'tinha cancelado tudo',
    paused: 'tinha pausado tudo',
    provider_stop: 'tinha bloqueado ofertas no WhatsApp',
    opted_out: 'tinha recusado',
    opted_in: 'tinha aceitado',
    pending_confirmation: 'ainda não tinha confirmado',
    consent_expired: 'tinha aceitado, e o prazo tinha vencido',
    not_refused: 'nunca tinha recusado',
    no_opt_in: 'não tinha respondido',
  },
  share: 'Porcentagem',
  person: 'Pessoa',
  sent: 'Enviada',
  arrived: 'Chegou',
  notArrived: 'sem notícia',
  unknown: 'Ninguém que conheçamos',
  none: 'Ninguém, nestes dias.',
  kept: (days: number) =>
    `As mensagens são listadas por ${days === 1 ? 'um dia' : `${days} dias`}; as contagens ficam.`,
}
