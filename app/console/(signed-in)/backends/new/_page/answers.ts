import type { Answer } from '@/lib/http/action/form-answer'
import type { ConnectingWords } from '@/lib/i18n/console/connecting/shape'
import type { BegunWebhook } from '@/lib/services/backends/connecting/begin-webhook'
import type { BegunWeni } from '@/lib/services/backends/connecting/begin-weni'
import type { BegunWhatsApp } from '@/lib/services/backends/connecting/begin-whatsapp'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'

/** An action answers by itself who may not do this. */
type NotFound<T> = Exclude<T, { outcome: 'found' } | NotAllowed>

/** A problem of one field, where what is wrong and what to do is said. */
const at = ({ marked }: ConnectingWords['problems'], field: string, text: string): Answer => ({
  problem: marked,
  fields: { [field]: text },
})

/** What is said of a Weni workspace that could not be looked at. */
export function answerWeni({ problems }: ConnectingWords, begun: NotFound<BegunWeni>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  if (begun.problem === 'unreachable') return { problem: problems.unreachable(begun.reason) }
  const isToken = begun.problem === 'bad_token' || begun.problem === 'token_missing'
  return at(problems, isToken ? 'token' : 'url', problems[begun.problem])
}

/** What is said of a WhatsApp number that could not be looked at. */
export function answerWhatsApp({ problems }: ConnectingWords, begun: NotFound<BegunWhatsApp>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  if (begun.problem === 'unreachable') return { problem: problems.unreachable(begun.reason) }
  if (begun.problem === 'secret_missing') return at(problems, 'accessToken', problems.secret_missing)
  if (begun.problem !== 'refused') return at(problems, 'graphUrl', problems[begun.problem])
  if (begun.reason === 'graph_190') return at(problems, 'accessToken', problems.meta_token)
  return begun.at === 'number'
    ? at(problems, 'phoneNumberId', problems.meta_number(begun.reason))
    : at(problems, 'wabaId', problems.meta_account(begun.reason))
}

/** What is said of an address that can't be that of a webhook. */
export function answerWebhook({ problems }: ConnectingWords, begun: NotFound<BegunWebhook>): Answer {
  if (begun.outcome === 'already_connected') return { go: `/console/backends/${begun.backendId}` }
  return at(problems, 'url', problems[begun.problem])
}

type Finished =
  | { outcome: 'connected' | 'already_connected'; backendId: string }
  | { outcome: 'not_begun' | 'not_mapped' | 'token_refused' }

/**
 * What the last step of any kind comes to: the page shows what is to be copied, or the step that is to be done again.
 */
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
