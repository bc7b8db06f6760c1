import { expect, test } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { DECISION_REASONS } from '@/lib/consent/types'
import { everySetting, everyState, TELLING_MINUTE } from './testing'

test('the states and topics that are always there come to every reason, without chance', () => {
  const reasons = [false, true].flatMap((templatePaused) =>
    everySetting.flatMap((settings) =>
      everyState.map(
        (state) => decide(state, { id: 'news', ...settings }, { now: TELLING_MINUTE, templatePaused }).reason,
      ),
    ),
  )
  expect(new Set(reasons)).toEqual(new Set(DECISION_REASONS))
})
