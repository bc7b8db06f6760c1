import type { AddressProblem } from '@/lib/backends/check-address'
import type { LookResult } from '@/lib/backends/weni/look'
import type { ConnectWebhookResult } from '@/lib/services/backends/connect-webhook'
import type { ConnectWeniResult } from '@/lib/services/backends/connect-weni'
import type { ConnectWhatsAppResult } from '@/lib/services/backends/connect-whatsapp'

type Failed<T> = Extract<T, { ok: false }>

const ADDRESS =
  'It must be https and public. An address in your own network must be named in ALLOW_PRIVATE_BACKENDS as host:port, and may then be http.'

const ADDRESSES: Readonly<Record<AddressProblem, string>> = {
  address_refused: `This address is in a private network, or can't be reached at all. ${ADDRESS}`,
  unknown_host: 'There is no host with this name. Check the spelling of the address.',
  not_http: `This is not a web address. ${ADDRESS}`,
  not_https: `This address is not https. ${ADDRESS}`,
}

const already = (id: string) =>
  `This is connected already, as the backend ${id}. \`show ${id}\` prints its state; \`enable ${id}\` starts sending to it again.`

/** Returns a sentence for the operator about why a Weni workspace could not be inspected or connected. */
export function weniProblem(failed: Failed<ConnectWeniResult> | Failed<LookResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'not_allowed':
      return 'This is not allowed.'
    case 'bad_token':
      return 'Weni refuses the token (403). Nothing was changed. Copy the API token of an administrator of the project again.'
    case 'refused_address':
      return `This address may not be called. ${ADDRESS}`
    case 'not_a_workspace':
      return `The server at this address does not respond as Weni's API v2 does (${failed.reason}). Check the address; Weni's own is https://flows.weni.ai/api/v2/.`
    case 'unreachable':
      return `The workspace could not be read (${failed.reason}). Nothing was changed. Try again.`
    case 'settings':
      return 'The address or a setting is not valid. The address must be a web address like https://flows.weni.ai/api/v2/.'
    case 'provision':
      return `The fields and groups could not be set up in the workspace: ${failed.reason}. Nothing was connected. Correct this and run the command again.`
  }
}

/** Returns a sentence for the operator about why a WhatsApp account could not be connected. */
export function whatsAppProblem(failed: Failed<ConnectWhatsAppResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'not_allowed':
      return 'This is not allowed.'
    case 'not_valid':
      return 'A value is not valid. The phone number id and the account id must be digits, the address must be a web address, and no secret may be empty.'
    case 'refused':
      return refusedByMeta(failed.reason ?? '')
    case 'unreachable':
      return `Meta could not be reached (${failed.reason ?? 'no response'}). Nothing was stored. Try again.`
    default:
      return ADDRESSES[failed.problem]
  }
}

function refusedByMeta(reason: string): string {
  if (reason === 'graph_190')
    return 'Meta refuses the access token (190): it is wrong or has expired. Nothing was stored. Make a new token at Meta and try again.'
  if (reason === 'graph_100')
    return 'Meta knows no phone number id like this for this token (100). Nothing was stored. Copy the id from WhatsApp → API Setup and try again.'
  return `Meta refuses the request (${reason}). Nothing was stored. Check the permissions of the token and the state of the account at Meta.`
}

/** Returns a sentence for the operator about why a webhook could not be connected. */
export function webhookProblem(failed: Failed<ConnectWebhookResult>): string {
  switch (failed.problem) {
    case 'already_connected':
      return already(failed.backendId)
    case 'not_allowed':
      return 'This is not allowed.'
    case 'not_a_url':
      return 'The address is not a web address, or is longer than 2,048 characters.'
    case 'own_address':
      return "This is Sayso's own address, so Sayso would call itself. Give the address of the system that is to receive the choices."
    case 'has_credentials':
      return 'Leave user and password out of the address: the signature is the credential, and addresses appear in logs.'
    case 'not_valid':
      return 'The name or a setting is not valid.'
    default:
      return ADDRESSES[failed.problem]
  }
}
