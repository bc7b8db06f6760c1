/** Stands for a number or a colour in a sentence that is filled in in the browser. */
export const HOLE = '{}'
