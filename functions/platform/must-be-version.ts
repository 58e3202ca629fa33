import { RefusalError } from '../kernel/refusal.ts'

/** 412 with the present version, when the caller named another. Whoever named none acts on what is there now. */
export function mustBeVersion(version: number, ifMatch: number | undefined): void {
  if (ifMatch === undefined || ifMatch === version) return
  throw new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '内容已有变化（现为第 {version} 版），请重新读取后再操作。',
        en: 'This has changed in the meantime (its version is {version} now); read it again before you act.',
      },
      values: { version },
    },
    { version },
  )
}
