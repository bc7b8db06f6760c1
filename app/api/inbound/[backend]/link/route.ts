import { answerFlowLink } from '@/lib/services/inbound/answer-flow-message'
import { simulateFlow } from '@/lib/services/inbound/simulate-flow'
import { webDeps } from '@/lib/services/runtime'
import { answerFlow, LinkCall } from '../_flow/call'
import { flowReply, simulatedReply } from '../_flow/reply'

/** A flow asks for a contact's preference link: `{"url": …, "text": …}`. Makes the contact if it is new. */
export async function POST(request: Request, { params }: { params: Promise<{ backend: string }> }): Promise<Response> {
  const { backend: id } = await params
  return answerFlow(
    request,
    id,
    LinkCall,
    async (backend, call) => simulatedReply(await simulateFlow(webDeps(), backend, call, null), 'link'),
    async (backend, call) => flowReply(await answerFlowLink(webDeps(), backend, call), 'link'),
  )
}
