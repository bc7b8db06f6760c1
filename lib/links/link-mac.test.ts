import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { MAC_AT, MAC_BYTES, TOKEN_BYTES } from './layout'
import { linkMac } from './link-mac'

test('it is the beginning of HMAC-SHA256 over the signed bytes, whatever else the buffers held', () => {
  for (let turn = 0; turn < 200; turn++) {
    const key = randomBytes(32)
    const mac = linkMac(key)
    const token = randomBytes(TOKEN_BYTES)
    const right = createHmac('sha256', key).update(token.subarray(0, MAC_AT)).digest().subarray(0, MAC_BYTES)
    const apart = randomBytes(MAC_BYTES + 2)
    const around = [apart[0], apart[MAC_BYTES + 1]]
    mac(token, apart, 1)
    expect(apart.subarray(1, MAC_BYTES + 1)).toEqual(right)
    expect([apart[0], apart[MAC_BYTES + 1]]).toEqual(around)
    mac(token, token, MAC_AT)
    expect(token.subarray(MAC_AT)).toEqual(right)
  }
})
