/** A file somebody sends: what they say it is, and what it holds. */
export interface FileIn {
  /** Without parameters, lower case: `text/csv`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What another system sends: the bytes as they came, and the headers that say who it is, in lower case. */
export interface Delivery extends FileIn {
  readonly headers: Readonly<Record<string, string>>
}

/** A file to keep: under which name, of which type of content. */
export interface FileOut {
  /** With its ending, in any language: `岗位职责表.docx`. */
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** In either direction. A function behind the HTTP API takes and gives 6 MB of base64, which is 4.5 MB. */
export const LARGEST_FILE = 4 * 1024 * 1024

export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
} as const

/**
 * A CSV file that is sent. The HTTP API of AWS reads `text/…` as UTF-8 before we see it, which spoils what Chinese Windows
 * writes (GB18030); under this name it hands on the bytes.
 */
export const CSV_AS_BYTES = 'application/csv'

export type FileFormat = keyof typeof FILE_TYPES
