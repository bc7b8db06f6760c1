import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import type { MessageOutcome } from '@/lib/services/inbound/flow-answer'
import { simulateFlow } from '@/lib/services/inbound/simulate-flow'
import { MessageCall, serveFlow } from '../_flow/call'
import { flowReply, simulatedReply, type Words } from '../_flow/reply'

/**
 * Takes what a person wrote from a flow. Returns `{"outcome": …, "url": …, "text": …}`, where the
 * outcome is one of `MessageOutcome`.
 */
export const POST = serveFlow(
  MessageCall,
  async (deps, backend, call) => {
    const simulation = await simulateFlow(deps, backend, call, call.text)
    const { outcome } = simulation
    return { outcome, ...simulatedReply(deps, simulation, wordsFor(outcome)) }
  },
  async (deps, backend, call) => {
    const answer = await answerFlowMessage(deps, backend, call, call.text)
    return { outcome: answer.outcome, ...flowReply(deps, answer, wordsFor(answer.outcome)) }
  },
)

const WORDS: Record<MessageOutcome, Words> = {
  stopped: 'stopped',
  returned: 'returned',
  refused: 'refused',
  confirmed: 'link',
  asked: 'link',
  code: 'link',
  receipt: 'link',
  none: 'link',
}
const wordsFor = (outcome: MessageOutcome): Words => WORDS[outcome]
