import { answerMessage } from '@/lib/services/answer-flow'
import { webDeps } from '@/lib/services/runtime'
import { answerFlow, MessageCall } from '../_flow/call'
import { flowReply, simulatedText } from '../_flow/reply'

/** A flow passes on what a person wrote: `{"outcome": "stopped" | "returned" | "none", "url": …, "text": …}`. */
export async function POST(request: Request, { params }: { params: Promise<{ backend: string }> }): Promise<Response> {
  const { backend: id } = await params
  return answerFlow(
    request,
    id,
    MessageCall,
    { outcome: 'none', text: simulatedText('link') },
    async (backend, call) => {
      const answer = await answerMessage(webDeps(), backend, call, call.text)
      return { outcome: answer.outcome, ...flowReply(answer, answer.outcome === 'none' ? 'link' : answer.outcome) }
    },
  )
}
