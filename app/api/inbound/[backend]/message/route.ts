import { answerFlowMessage, type MessageOutcome } from '@/lib/services/inbound/answer-flow-message'
import type { CallingBackend } from '@/lib/services/inbound/authenticate-backend'
import type { FlowCall } from '@/lib/services/inbound/flow-contact'
import { simulateFlow } from '@/lib/services/inbound/simulate-flow'
import { webDeps } from '@/lib/services/runtime'
import { answerFlow, MessageCall } from '../_flow/call'
import { flowReply, simulatedReply, type Words } from '../_flow/reply'

/** A flow passes on what a person wrote: `{"outcome": "stopped" | "returned" | "refused" | "none", "url": …, "text": …}`. */
export async function POST(request: Request, { params }: { params: Promise<{ backend: string }> }): Promise<Response> {
  const { backend: id } = await params
  return answerFlow(request, id, MessageCall, simulate, async (backend, call) => {
    const answer = await answerFlowMessage(webDeps(), backend, call, call.text)
    return { outcome: answer.outcome, ...flowReply(answer, wordsFor(answer.outcome)) }
  })
}

async function simulate(backend: CallingBackend, call: FlowCall & { text: string }) {
  const simulation = await simulateFlow(webDeps(), backend, call, call.text)
  const { outcome } = simulation
  return { outcome, ...simulatedReply(simulation, wordsFor(outcome)) }
}

const wordsFor = (outcome: MessageOutcome): Words => (outcome === 'none' ? 'link' : outcome)
