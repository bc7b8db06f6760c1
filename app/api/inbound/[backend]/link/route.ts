import { answerFlowLink } from '@/lib/services/inbound/answer-flow-message'
import { simulateFlow } from '@/lib/services/inbound/simulate-flow'
import { LinkCall, serveFlow } from '../_flow/call'
import { flowReply, simulatedReply } from '../_flow/reply'

/** Returns a contact's preference link to a flow: `{"url": …, "text": …}`. It creates the contact if it is new. */
export const POST = serveFlow(
  LinkCall,
  async (deps, backend, call) => simulatedReply(deps, await simulateFlow(deps, backend, call, null), 'link'),
  async (deps, backend, call) => flowReply(deps, await answerFlowLink(deps, backend, call), 'link', call.topic),
)
