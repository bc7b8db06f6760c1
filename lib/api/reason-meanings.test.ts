import { expect, test } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { everySetting, everyState, TELLING_MINUTE } from '@/lib/services/decisions/testing'
import { REASON_MEANINGS } from './reason-meanings'

test('whether a reason allows is what decide makes of it', () => {
  for (const settings of everySetting)
    for (const state of everyState) {
      const { reason, allowed } = decide(state, { id: 'news', ...settings }, { now: TELLING_MINUTE })
      expect({ reason, allowed: REASON_MEANINGS[reason].allowed }).toEqual({ reason, allowed })
    }
})
