/** The problems of an uploaded file, which every operation that takes a file shares. */
export const UPLOAD_PROBLEMS = {
  unreadable_table: { status: 400, when: 'The file is empty, is not text, or is not a table with a header.' },
  columns_missing: { status: 400, when: 'The file lacks a column that is needed. The detail names it.' },
  unknown_column: { status: 400, when: 'The query names a column that the file does not have.' },
  columns_ambiguous: {
    status: 400,
    when: 'Two columns fit equally well, or it is not clear whether Yes in a column means Yes or No. The detail names the columns. Name one of them in the query, or rename it in the file.',
  },
  upload_broken: {
    status: 400,
    when: 'The connection broke during the upload. Nothing of the file counts: send it again.',
  },
  upload_stalled: { status: 408, when: 'No data arrived for a minute. Nothing of the file counts: send it again.' },
  too_large: { status: 413, when: 'The file is larger than this endpoint accepts. Send it in parts.' },
} as const

/** The code of a problem of an uploaded file. */
export type UploadProblem = keyof typeof UPLOAD_PROBLEMS

export const isUploadProblem = (code: string): code is UploadProblem => Object.hasOwn(UPLOAD_PROBLEMS, code)

/** The present codes of the problems that earlier versions stored under other names. */
const RENAMED: Readonly<Record<string, string>> = { upload_cut: 'upload_broken', no_phone_column: 'columns_missing' }

/** Returns the present code of the stored problem of an import or an audience that failed, or null if it did not. */
export const presentProblem = (stored: string | null): string | null =>
  stored === null ? null : (RENAMED[stored] ?? stored)
