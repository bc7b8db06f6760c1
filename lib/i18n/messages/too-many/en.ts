/** "Too many changes", in English. */
export const tooMany = {
  title: 'Too many changes in a row',
  text: 'Your last change was not saved. What you chose before is kept; wait a few minutes to change more.',
  /** Of a form that also turned something on. */
  onlyOff:
    'What you turned off is saved. There were too many changes in a row, so these were not turned on: {topics}. Wait a few minutes, then try again.',
}
