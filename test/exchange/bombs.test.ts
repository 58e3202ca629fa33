import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../functions/exchange/files/read-workbook.ts'
import { writeWorkbook } from '../../functions/exchange/files/write-tables.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import { quoted, unquoted } from '../../functions/kernel/table/quoted.ts'
import { readCsv } from '../../functions/kernel/table/read-csv.ts'
import { writeCsv } from '../../functions/kernel/table/write-csv.ts'

interface Part {
  readonly name: string
  readonly content: Buffer
  /** What the file says of its size, when that is not true. */
  readonly says?: number
}

/** A zip file as anybody could write one. */
function zipOf(parts: readonly Part[]): Uint8Array {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, content, says } of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(content), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(says ?? content.length, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 10, 8, 30)
    entry.writeUInt32LE(offset, 42)
    bodies.push(head, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const list = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, list, end]))
}

const codeOf = async (reading: Promise<unknown>): Promise<string> =>
  await reading.then(
    () => 'read',
    (error: unknown) => (error instanceof RefusalError ? error.reason.code : String(error)),
  )

const sheet = (cells: string) => Buffer.from(`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`)

describe('a file that would burst', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024)

  it('is refused before it is unpacked: 64 MB in 64 KB', async () => {
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: zeros }])
    expect(bomb.length).toBeLessThan(70_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await codeOf(readWorkbook(bomb))).toBe('file-too-big-inside')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it('is refused when it says it is small, or that it is larger than it is', async () => {
    for (const says of [1000, 15_000_000, 0xffffffff]) {
      const content = zeros.subarray(0, 2_000_000)
      const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content, says }])
      expect([says, await codeOf(readWorkbook(bomb))]).toEqual([says, 'file-too-big-inside'])
    }
  })

  it('is refused in many parts, and with one cell at the end of the world', async () => {
    const parts = Array.from({ length: 300 }, (_, nth) => ({ name: `xl/${nth}.xml`, content: Buffer.from('<a/>') }))
    expect(await codeOf(readWorkbook(zipOf(parts)))).toBe('file-too-big-inside')
    for (const place of ['XFD1048576', 'A1048576', 'ZZZ1', '&#88;FD1']) {
      const far = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: sheet(`<c r='${place}'><v>1</v></c>`) }])
      expect([place, await codeOf(readWorkbook(far))]).toEqual([place, 'too-many-rows'])
    }
  })

  it('is refused when it is no zip file, or half of one', async () => {
    const whole = await writeWorkbook([{ name: '人员', rows: [['姓名']], widths: [10] }])
    expect(await codeOf(readWorkbook(whole))).toBe('read')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        async (at, value) => {
          const damaged = Uint8Array.from(whole)
          damaged[at] = value
          expect(await codeOf(readWorkbook(damaged))).toMatch(
            /^(read|file-unreadable|file-too-big-inside|too-many-rows)$/,
          )
          expect(await codeOf(readWorkbook(whole.slice(0, at)))).toMatch(/^file-/)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what is written', () => {
  // Lines of a cell end as they do in spreadsheets; a workbook has no half letters.
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\0\r\uFFFD]/g, ''))
  const rows = fc.array(fc.tuple(fc.constant('姓名'), cell, cell), { minLength: 1, maxLength: 5 })

  it('as CSV is read as it was', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsv(writeCsv(written), { rows: 100, columns: 100 }).map((row) => row.map(unquoted))
        expect(read).toEqual(written)
      }),
    )
  })

  it('is never a formula, and what it was is not lost', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', ''), cell, (sign, text) => {
        const kept = quoted(`${sign}${text}`)
        expect(kept).toMatch(/^(?:'|-?\d+(?:\.\d+)?$|[^=+\-@\t]|$)/)
        if (!text.startsWith("'") || sign !== '') expect(unquoted(kept)).toBe(`${sign}${text}`)
      }),
    )
  })
})
