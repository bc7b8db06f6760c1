/**
 * Returns the digits that a masked number shows, apart, so that a screen reader says them one by one: `4 3 2 1` of
 * `+55 ••••• 4321`. A short number shows fewer.
 */
export const spokenDigits = (mask: string): string => Array.from(mask.slice(mask.lastIndexOf(' ') + 1)).join(' ')
