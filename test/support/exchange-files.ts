import { FILE_TYPES, type FileFormat } from '../../functions/kernel/file.ts'
import type { Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** A file as somebody sends it. */
export interface Sent {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Rows as CSV, in UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): Sent => ({
  type: FILE_TYPES.csv,
  bytes: new TextEncoder().encode(
    rows
      .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\r\n'),
  ),
})

/** A workbook of sheets by name. */
export async function workbookOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<Sent> {
  const { writeWorkbook } = await import('../../functions/exchange/files/write-tables.ts')
  const bytes = await writeWorkbook(
    Object.entries(sheets).map(([name, rows]) => ({ name, rows, widths: (rows[0] ?? []).map(() => 20) })),
  )
  return { type: FILE_TYPES.xlsx, bytes: Uint8Array.from(bytes) }
}

let table: Map<string, readonly number[]> | undefined

/** Text as Chinese Windows writes it: the decoder of the platform, read backwards. */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  if (table === undefined) {
    table = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        const letter = decoder.decode(Uint8Array.of(high, low))
        if (letter.length === 1 && !table.has(letter)) table.set(letter, [high, low])
      }
    }
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (table?.get(letter) ?? []))),
  )
}

/** Sends a file to the API as somebody, and reads JSON. */
export async function sends<Body>(
  office: MemoryOffice,
  role: Role,
  path: string,
  { type, bytes }: Sent,
  language = 'zh-CN',
) {
  const answer = await office.api.request(path, {
    method: 'POST',
    headers: { ...(await office.credentialsOf(role)), 'Content-Type': type, 'Accept-Language': language },
    body: bytes,
  })
  const body = (await answer.json()) as Body
  await office.settle()
  return { status: answer.status, body }
}

/** Asks for a file as somebody. */
export async function fetches(office: MemoryOffice, role: Role, path: string) {
  const answer = await office.api.request(path, { headers: await office.credentialsOf(role) })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    disposition: answer.headers.get('content-disposition'),
    bytes: new Uint8Array(await answer.arrayBuffer()),
  }
}

/** What came is sent again as it is. */
export const again = ({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }, format: FileFormat): Sent => ({
  type: FILE_TYPES[format],
  bytes,
})
