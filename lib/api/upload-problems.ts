/** What may be wrong with a file that is sent, at each operation that takes one. */
export const UPLOAD_PROBLEMS = {
  unreadable_table: { status: 400, when: 'The file is not text, is empty, or is no table with a header.' },
  columns_missing: { status: 400, when: 'A column that is needed is not in the file; the detail says which.' },
  unknown_column: { status: 400, when: 'The file has no column of the name that the query gives.' },
  columns_ambiguous: {
    status: 400,
    when: 'Two columns may both be meant, or Yes in one may be a No; the detail names them. Name one in the query, or rename it.',
  },
  upload_broken: { status: 400, when: 'The upload broke off; nothing of it counts.' },
  upload_stalled: { status: 408, when: 'Nothing arrived for a minute; nothing of the upload counts.' },
  too_large: { status: 413, when: 'The file is larger than this endpoint takes.' },
} as const

/** A code of `UPLOAD_PROBLEMS`. */
export type UploadProblem = keyof typeof UPLOAD_PROBLEMS

export const isUploadProblem = (code: string): code is UploadProblem => Object.hasOwn(UPLOAD_PROBLEMS, code)

/** What rows of earlier versions are called now. */
const RENAMED: Readonly<Record<string, string>> = { upload_cut: 'upload_broken', no_phone_column: 'columns_missing' }

/** The problem of an import or a list that failed, as it was stored. */
export const presentProblem = (stored: string | null): string | null =>
  stored === null ? null : (RENAMED[stored] ?? stored)
