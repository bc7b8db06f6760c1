/** The key after a rotation: always the same, so that what was sealed under it can be verified later. */
export const NEXT_KEY = `2:${Buffer.alloc(32, 7).toString('base64')}`
