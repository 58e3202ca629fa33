import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import type { Language } from '../../../functions/kernel/text.ts'
import { useMedia } from '../lib/screen.ts'
import { cssName, type Look, PALETTES } from '../ui/palette.ts'
import { antdTheme } from './antd-theme.ts'
import { usePreferences } from './preferences.ts'

/** Light or dark, as chosen or as the device is set; and the language of ready-made controls. */
export function LookProvider({ language, children }: { language: Language; children: ReactNode }) {
  const { look: chosen = 'system' } = usePreferences()
  const deviceIsDark = useMedia('(prefers-color-scheme: dark)')
  const look: Look = chosen === 'system' ? (deviceIsDark ? 'dark' : 'light') : chosen
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const theme = useMemo(() => antdTheme(look, isStill), [look, isStill])

  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement
    for (const [name, value] of Object.entries(PALETTES[look])) style.setProperty(cssName(name), value)
    style.colorScheme = look
    dataset.look = look
  }, [look])

  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enGB : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={(trigger) => trigger?.parentElement ?? document.body}
    >
      {children}
    </ConfigProvider>
  )
}
