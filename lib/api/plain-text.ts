import { z } from 'zod'

/** One line of text: a name, a key, a reference. Control characters have no business in one, and PostgreSQL keeps no NUL. */
export const plainText = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^\P{Cc}+$/u, 'holds a control character')
