import { LineLog } from '../../../../infra/local/mailbox/line-log.ts'

/** Appends lines to the folder it is given, telling its parent of each that was acknowledged, until it is killed. */
const [, , folder = ''] = process.argv
const log = await LineLog.open({ folder })
for (let nth = 0; nth < 100_000 && process.connected; nth += 1) {
  await log.append(`${nth} ${'x'.repeat(6000)}`)
  process.send?.(nth)
}
process.exit()
