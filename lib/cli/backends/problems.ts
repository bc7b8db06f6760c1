import type { AddressProblem } from '@/lib/backends/check-address'
import type { LookResult } from '@/lib/backends/weni/look'
import type { ConnectWebhookResult } from '@/lib/services/backends/connect-webhook'
import type { ConnectWeniResult } from '@/lib/services/backends/connect-weni'
import type { ConnectWhatsAppResult } from '@/lib/services/backends/connect-whatsapp'

type Failed<T> = Extract<T, { ok: false }>

const ADDRESS =
  'It must be https and public. An address in your own network must be named in ALLOW_PRIVATE_BACKENDS as host:port, and may then be http.'

const ADDRESSES: Readonly<Record<AddressProblem, string>> = {
  address_refused: `This address leads to a private network, or to none. ${ADDRESS}`,
  unknown_host: 'There is no host of this name. Look for a typo in the address.',
  not_http: `This is no web address. ${ADDRESS}`,
  not_https: `This address is not https. ${ADDRESS}`,
}

const already = (id: string) =>
  `This is connected already, as ${id}. \`show ${id}\` prints its state, and \`enable ${id}\` sends what waits.`

/** Returns a sentence for the operator about why a Weni workspace could not be inspected or connected. */
export function weniProblem(failed: Failed<ConnectWeniResult> | Failed<LookResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'bad_token':
      return 'Weni refuses the token (403). Copy the API token of an administrator of the project again.'
    case 'refused_address':
      return `This address may not be called. ${ADDRESS}`
    case 'not_a_workspace':
      return `What is at this address does not answer like API v2 (${failed.reason}). Weni's address is https://flows.weni.ai/api/v2/.`
    case 'unreachable':
      return `The workspace could not be read (${failed.reason}). Nothing was changed; try again.`
    case 'settings':
      return 'The address or a setting is not valid.'
    case 'provision':
      return `The fields and groups could not be set up: ${failed.reason}. Nothing was connected.`
  }
}

/** Returns a sentence for the operator about why a WhatsApp account could not be connected. */
export function whatsAppProblem(failed: Failed<ConnectWhatsAppResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'not_valid':
      return 'The phone number id and the account id are digits, the address must be a web address, and no secret may be empty.'
    case 'refused':
      return refusedByMeta(failed.reason ?? '')
    case 'unreachable':
      return `Meta could not be asked (${failed.reason ?? 'no answer'}). Nothing was kept; try again.`
    default:
      return ADDRESSES[failed.problem]
  }
}

function refusedByMeta(reason: string): string {
  if (reason === 'graph_190')
    return 'Meta refuses the access token (190): it is wrong or has expired. Nothing was kept.'
  if (reason === 'graph_100')
    return 'Meta knows no such phone number id under this token (100). Copy it from WhatsApp → API Setup. Nothing was kept.'
  return `Meta refuses it (${reason}): look at the token's permissions and at the account. Nothing was kept.`
}

/** Returns a sentence for the operator about why a webhook could not be connected. */
export function webhookProblem(failed: Failed<ConnectWebhookResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'not_a_url':
      return 'This is no web address, or longer than 2,048 characters.'
    case 'own_address':
      return "This is Sayso's own address: it would call itself. Name the address of the system that is to receive the choices."
    case 'has_credentials':
      return 'Leave user and password out of the address: the signature is the credential, and addresses appear in logs.'
    case 'not_valid':
      return 'A setting is not valid.'
    default:
      return ADDRESSES[failed.problem]
  }
}
