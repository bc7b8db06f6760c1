/** The receipt that a person keeps, in English. */
export const receipt = {
  keep: 'Get a receipt',
  title: 'Your receipt from {business}',
  saved: 'Saved on {date}. Reference {reference}.',
  chose: 'What you said',
  saw: 'Text you saw',
  proof: 'Proof',
  whole:
    'This is entry {index, number} of {size, number} in a signed record that can only grow. With the file below, anyone can check this without {business}, even years from now.',
  soon: 'The proof is made once a minute. Open this page again after {time}.',
  file: 'Download the receipt',
  fileHelp: 'The file holds everything needed to check it. Keep the file: this page alone doesn’t prove it.',
  /** On a button in the chat, which has 20 characters. */
  open: 'Open the receipt',
  back: 'Back',
}
