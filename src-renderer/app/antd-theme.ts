import { theme as antd, type ThemeConfig } from 'antd';
import type { Theme } from '../../src-shared/contract/settings.ts';
import { PALETTES } from './palette.ts';

export const FONTS =
  '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif';

/** Our palette in the component library's words. Nothing moves: a control room is no place for animation. */
export function antdTheme(theme: Theme): ThemeConfig {
  const p = PALETTES[theme];
  return {
    algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      motion: false,
      fontFamily: FONTS,
      fontSize: 15,
      fontSizeSM: 14,
      borderRadius: 6,
      colorPrimary: p.accent,
      colorLink: p.text,
      colorLinkHover: p.text,
      colorInfo: p.low,
      colorError: p.critical,
      colorWarning: p.high,
      colorInfoBg: p.noticeGround,
      colorErrorBg: p.criticalGround,
      colorWarningBg: p.highGround,
      colorText: p.text,
      colorTextSecondary: p.dim,
      colorTextTertiary: p.faint,
      colorTextDescription: p.faint,
      colorTextPlaceholder: p.faint,
      colorTextDisabled: p.faint,
      colorBgBase: p.ground,
      colorBgLayout: p.ground,
      colorBgContainer: p.panel,
      colorBgElevated: p.raised,
      colorBorder: p.line,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      controlOutline: 'transparent',
    },
    components: {
      Button: {
        colorPrimary: p.accent,
        colorPrimaryHover: p.text,
        primaryColor: p.onAccent,
        primaryShadow: 'none',
        defaultShadow: 'none',
      },
      Table: { headerBg: p.panel, headerColor: p.dim, rowHoverBg: p.raised, headerSplitColor: 'transparent' },
      Tabs: { itemSelectedColor: p.text, itemColor: p.dim, itemHoverColor: p.text },
      Segmented: { trackBg: p.rail, itemSelectedBg: p.raised, itemColor: p.dim },
      Select: { optionSelectedBg: p.line, optionSelectedColor: p.text },
      Tooltip: { colorBgSpotlight: p.raised, colorTextLightSolid: p.text },
    },
  };
}
