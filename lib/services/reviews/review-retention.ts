/** How long what a person of the business is to look at waits for them. */
export const REVIEW_KEPT_MS = 90 * 86_400_000
