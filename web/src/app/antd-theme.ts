import { type ThemeConfig, theme } from 'antd'
import { type Look, PALETTES, type Palette } from '../ui/palette.ts'

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', sans-serif"

/**
 * Our palette as antd's tokens; their own greys are too light for AA.
 *
 * @param isStill nothing moves, for those who asked their device for that
 */
export function antdTheme(look: Look, isStill: boolean): ThemeConfig {
  const colour = PALETTES[look]
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'onduty' },
    hashed: false,
    token: {
      motion: !isStill,
      fontFamily: FONT,
      borderRadius: 8,
      controlHeight: 36,
      wireframe: false,
      colorPrimary: colour.primary,
      // Lighter, as antd has it, but white letters on it can still be read.
      colorPrimaryHover: look === 'dark' ? '#1f70de' : '#1f6ae3',
      colorLink: colour.link,
      colorInfo: colour.primary,
      colorWarning: look === 'dark' ? colour.warnWords : '#ad4e00',
      colorError: look === 'dark' ? '#e5484d' : '#cf1322',
      colorSuccess: look === 'dark' ? colour.goodWords : '#237804',
      colorErrorText: colour.badWords,
      colorText: colour.words,
      colorTextSecondary: colour.weak,
      colorTextTertiary: colour.weak,
      colorTextDescription: colour.weak,
      colorTextPlaceholder: colour.weak,
      colorTextDisabled: colour.weak,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.card,
      colorBgElevated: colour.card,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
    },
    components: { Button: readable(look, colour), ...(look === 'dark' && { Form: { colorError: colour.badWords } }) },
  }
}

/**
 * Words on buttons. Antd makes what is pointed at lighter, until it can't be read; and the red of its dark look is too
 * dark for words: on a button that says no (filled: dark on it), below a field.
 */
const readable = (look: Look, { badWords, ground, link }: Palette): ThemeButton => ({
  ...{ defaultHoverColor: link, defaultHoverBorderColor: link },
  ...{ defaultActiveColor: link, defaultActiveBorderColor: link },
  ...(look === 'dark' && { colorError: badWords, dangerColor: ground }),
})

type ThemeButton = NonNullable<NonNullable<ThemeConfig['components']>['Button']>
