import type { Answer } from '@/lib/http/action/form-answer'
import type { ConnectingWords } from '@/lib/i18n/console/connecting/shape'
import type { BegunWebhook } from '@/lib/services/backends/connecting/begin-webhook'
import type { BegunWeni } from '@/lib/services/backends/connecting/begin-weni'
import type { BegunWhatsApp } from '@/lib/services/backends/connecting/begin-whatsapp'

type NotFound<T> = Exclude<T, { outcome: 'found' }>

/** A problem that stands at one field, and in short above the form. */
const at = (field: string, text: string): Answer => ({ problem: text, fields: { [field]: text } })

/** What is said of a Weni workspace that could not be looked at. */
export function answerWeni({ problems }: ConnectingWords, begun: NotFound<BegunWeni>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  if (begun.problem === 'unreachable') return { problem: problems.unreachable(begun.reason) }
  const isToken = begun.problem === 'bad_token' || begun.problem === 'token_missing'
  return at(isToken ? 'token' : 'url', problems[begun.problem])
}

/** What is said of a WhatsApp number that could not be looked at. */
export function answerWhatsApp({ problems }: ConnectingWords, begun: NotFound<BegunWhatsApp>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  if (begun.problem === 'unreachable') return { problem: problems.unreachable(begun.reason) }
  if (begun.problem === 'secret_missing') return at('accessToken', problems.secret_missing)
  if (begun.problem !== 'refused') return at('graphUrl', problems[begun.problem])
  if (begun.reason === 'graph_190') return at('accessToken', problems.meta_token)
  return begun.at === 'number'
    ? at('phoneNumberId', problems.meta_number(begun.reason))
    : at('wabaId', problems.meta_account(begun.reason))
}

/** What is said of an address that can't be that of a webhook. */
export function answerWebhook({ problems }: ConnectingWords, begun: NotFound<BegunWebhook>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  return at('url', problems[begun.problem])
}

type Finished =
  | { outcome: 'connected' | 'already_connected'; backendId: string }
  | { outcome: 'not_begun' | 'not_mapped' | 'token_refused' }

/** What the last step of any kind comes to: the page shows what is to be copied, or the step that is to be done again. */
export function finishedAnswer({ problems }: ConnectingWords, kind: string, finished: Finished): Answer {
  switch (finished.outcome) {
    case 'connected':
    case 'token_refused':
      return { go: `/console/backends/new/${kind}` }
    // A topic was changed since it was mapped.
    case 'not_mapped':
      return { go: `/console/backends/new/${kind}?step=mapping` }
    case 'already_connected':
      return { go: `/console/backends/${finished.backendId}` }
    case 'not_begun':
      return { problem: problems.not_begun }
  }
}
