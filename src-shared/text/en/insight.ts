import type { Same } from '../same.ts';
import type { insight as original } from '../zh-CN/insight.ts';

export const insight: Same<typeof original> = {
  short: 'usual {{n}}',
  byNow: 'usual by now {{n}}',
  from: 'from {{n}} days like this',
  busiest: 'busiest {{hours}} h',
  ofStations: ' ({{n}} of {{all}} stations)',
  unknown: 'usual not known yet',
  tooFew: 'It takes 3 days of this weekday with enough data within 8 weeks; there are {{n}}',
  tooFewAll: 'It takes 3 days of this weekday with enough data within 8 weeks',
  how: 'The median of this weekday by this time in the last 8 weeks, summed over the stations',
  band: 'dashed and pale: the usual, and the middle half of it',
};
