import type { Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'

/** GET workspace (and its old name, org). */
export function showWorkspace(store: Store, workspace: { uuid: string; name: string }): Reply {
  return {
    status: 200,
    body: {
      uuid: workspace.uuid,
      name: workspace.name,
      country: 'BR',
      languages: ['spa', 'por', 'eng'],
      primary_language: 'spa',
      timezone: 'America/Sao_Paulo',
      date_style: 'day_first',
      credits: { used: 0, remaining: 0 },
      anon: store.settings.anonymous,
    },
  }
}
