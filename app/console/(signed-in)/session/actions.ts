'use server'

import { redirect } from 'next/navigation'
import { dropSession } from '@/lib/auth/keep-session'
import { currentSession } from '@/lib/auth/signed-in'
import { isUuid } from '@/lib/ids'
import { webDeps } from '@/lib/services/runtime'
import { chooseBusiness } from '@/lib/services/sign-in/choose-business'
import { endSession } from '@/lib/services/sign-in/end-sessions'

/** Signs this browser out. Needs no right: also somebody whose role was taken, or who still owes a code, may leave. */
export async function signOutAction(): Promise<void> {
  const session = await currentSession()
  if (session) await endSession(webDeps(), { userId: session.userId, sessionId: session.id })
  await dropSession()
  redirect('/console/sign-in?signed-out')
}

/** Shows another business of the person. What they may do there is asked of every page and action. */
export async function chooseBusinessAction(form: unknown): Promise<void> {
  const session = await currentSession()
  const businessId = form instanceof FormData ? form.get('business') : null
  if (session && !session.needsCode && isUuid(businessId))
    await chooseBusiness(webDeps(), { userId: session.userId, sessionId: session.id }, businessId)
  redirect('/console')
}
