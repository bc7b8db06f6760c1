/** What a form shows after its action: said by the action in the member's language. */
export interface FormAnswer {
  /** New with every answer, so that the same words a second time are read out again. */
  id: string
  tone: 'done' | 'warn' | 'problem'
  text: string
  /** A sentence for each field that has a problem, by the field's name. */
  fields: Record<string, string>
  /** The button that takes the change back: its words, and what it sends. */
  undo?: { label: string; value: string }
  /** Whether this is what such a button did. */
  isUndone?: true
  /** A page to open in another tab, before the button is pressed again. */
  link?: { href: string; label: string }
  /** With the words of its button. */
  copy?: CopyThis & { words: { button: string; done: string } }
  /** What has to be decided before anything is done. */
  ask?: Question
  /**
   * What was typed, by the field's name, where nothing was done yet: without scripts the form comes back filled in.
   * Only for actions with `keepsTyped`.
   */
  typed?: Record<string, string>
}

/** Something that is shown once, to be copied: a link, a key. */
export interface CopyThis {
  label: string
  value: string
}

/** The one button that takes a change back, shown beside the sentence that says what was changed. */
export interface UndoForm {
  label: string
  /** What the action that takes it back needs, by the field's name (`undo` of `consoleAction`). */
  fields: Readonly<Record<string, string>>
}

/**
 * A question that an action asks before it does something: it is shown in the form, and its buttons send the form
 * again.
 */
export interface Question {
  title: string
  /** What the change means, a sentence each. */
  lines: readonly string[]
  /** What the answer is about, by the name of a hidden field. The action compares it with what is true by then. */
  fields: Readonly<Record<string, string>>
  buttons: readonly QuestionButton[]
}

export interface QuestionButton {
  label: string
  kind?: 'primary' | 'plain' | 'harm'
  /** The field that says which button was pressed, where there are several. */
  name?: string
  value?: string
}

/** A server action made by `consoleAction`. */
export type FormAction = (previous: FormAnswer | null, form: FormData) => Promise<FormAnswer>

/** What an action of a screen says about what its use case returned. */
export type Answer =
  | { done: string; tone?: 'done' | 'warn'; undo?: UndoForm; copy?: CopyThis; link?: FormAnswer['link'] }
  | { problem: string; fields?: Record<string, string>; link?: FormAnswer['link'] }
  /** Nothing was done: the member decides first. */
  | { ask: Question; fields?: Record<string, string> }
  /** Goes on to another page of the console. */
  | { go: string }

/** The field of the button that takes a change back. */
export const UNDO_FIELD = 'takeBack'

/** The hidden field with the id of the business that a form was made for. */
export const BUSINESS_FIELD = 'forBusiness'
