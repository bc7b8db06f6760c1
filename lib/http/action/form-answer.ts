/** What a form shows after its action: said by the action in the member's language. */
export interface FormAnswer {
  /** New with every answer, so that the same words a second time are read out again. */
  id: string
  tone: 'done' | 'warn' | 'problem'
  text: string
  /** A sentence for each field that has a problem, by the field's name. */
  fields: Record<string, string>
  undo?: UndoForm
  /** A page to open in another tab, before the button is pressed again. */
  link?: { href: string; label: string }
}

/** The one button that takes a change back, shown beside the sentence that says what was changed. */
export interface UndoForm {
  action: FormAction
  label: string
  /** What the action's form needs, by the field's name. */
  fields: Record<string, string>
}

/** A server action made by `consoleAction`. */
export type FormAction = (previous: FormAnswer | null, form: FormData) => Promise<FormAnswer>

/** What an action of a screen says about what its use case returned. */
export type Answer =
  | { done: string; tone?: 'done' | 'warn'; undo?: UndoForm }
  | { problem: string; fields?: Record<string, string>; link?: FormAnswer['link'] }
  /** Goes on to another page of the console. */
  | { go: string }

/** The hidden field with the id of the business that a form was made for. */
export const BUSINESS_FIELD = 'forBusiness'
