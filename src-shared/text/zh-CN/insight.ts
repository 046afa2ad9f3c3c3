/** 今日与常日。 */
export const insight = {
  short: '常日 {{n}}',
  byNow: '常日同刻 {{n}}',
  from: '依据 {{n}} 个同星期的日子',
  busiest: '最忙 {{hours}} 时',
  ofStations: '（{{all}} 站中的 {{n}} 站）',
  unknown: '常日未知',
  tooFew: '需要过去 8 周里至少 3 个同星期、数据足够的日子，现有 {{n}} 个',
  tooFewAll: '需要过去 8 周里至少 3 个同星期、数据足够的日子',
  how: '过去 8 周同一星期几、同一时刻的中位数，各站相加',
  band: '虚线和浅色带：常日及其中间一半',
} as const;
