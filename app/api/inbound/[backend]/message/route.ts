import type { CallingBackend } from '@/lib/services/authenticate-backend'
import { answerMessage, type MessageOutcome, outcomeOf } from '@/lib/services/answer-flow'
import { webDeps } from '@/lib/services/runtime'
import { answerFlow, MessageCall } from '../_flow/call'
import { flowReply, simulatedText, type Words } from '../_flow/reply'

/** A flow passes on what a person wrote: `{"outcome": "stopped" | "returned" | "refused" | "none", "url": …, "text": …}`. */
export async function POST(request: Request, { params }: { params: Promise<{ backend: string }> }): Promise<Response> {
  const { backend: id } = await params
  return answerFlow(request, id, MessageCall, simulate, async (backend, call) => {
    const answer = await answerMessage(webDeps(), backend, call, call.text)
    return { outcome: answer.outcome, ...flowReply(answer, wordsFor(answer.outcome)) }
  })
}

async function simulate(backend: CallingBackend, call: { text: string }) {
  const outcome = await outcomeOf(webDeps(), backend, call.text)
  return { outcome, text: simulatedText(wordsFor(outcome)) }
}

const wordsFor = (outcome: MessageOutcome): Words => (outcome === 'none' ? 'link' : outcome)
