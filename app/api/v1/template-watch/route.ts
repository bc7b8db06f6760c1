import { isoOrNull } from '@/app/api/v1/_present/time'
import { watchBoardOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { presentCounts, presentWatched } from './_present/watched'

export const GET = serve(watchBoardOperation, async ({ deps, caller, query, requestId }) => {
  const board = await readWatchBoard(deps, caller, query)
  if (board.outcome !== 'read') return problemFor(watchBoardOperation, board, requestId)
  const { days, judgedAt, total, templates } = board
  return {
    body: {
      ...{ days, judged_at: isoOrNull(judgedAt), total: presentCounts(total) },
      templates: templates.map(presentWatched),
    },
  }
})
