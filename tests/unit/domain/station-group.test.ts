import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settingsPatch } from '../../../src-shared/contract/settings.ts';
import {
  groupChoice,
  isInGroup,
  withGroupsOpened,
  type StationGroup,
} from '../../../src-shared/domain/station-group.ts';

const anId = fc.stringMatching(/^[a-z0-9_-]{1,6}$/);
const aGroup = fc.record({ id: anId, name: anId, stations: fc.uniqueArray(anId, { maxLength: 8 }) });
const groups = fc.uniqueArray(aGroup, { selector: ({ id }) => id, maxLength: 5 });

it('opened are stations alone, each once, and all that were meant', () => {
  fc.assert(
    fc.property(groups, fc.array(anId), (all, stations) => {
      const opened = withGroupsOpened([...stations, ...all.map(groupChoice)], all);
      const meant = new Set([...stations, ...all.flatMap((group) => group.stations)]);
      expect(new Set(opened)).toEqual(meant);
      expect(opened).toHaveLength(meant.size);
    }),
  );
});

it('a group that is gone has no stations, and nothing passes for all', () => {
  const gone: StationGroup = { id: 'gone', name: 'gone', stations: ['a'] };
  expect(withGroupsOpened([groupChoice(gone), 'b'], [])).toEqual(['b']);
  expect(isInGroup('a', 'gone', [gone])).toBe(true);
  expect(isInGroup('a', 'gone', [])).toBe(false);
  expect(isInGroup('a', null, [])).toBe(true);
});

it('two of one name, one without a name and a name of 41 characters are refused', () => {
  const group = { id: 'g', name: '北线', stations: ['a'] };
  const refused = [
    [group, { ...group, id: 'h', name: ' 北线 ' }],
    [group, { ...group, name: 'x' }],
    [{ ...group, name: '   ' }],
    [{ ...group, name: 'x'.repeat(41) }],
    [{ ...group, stations: ['not an id'] }],
  ];
  expect(settingsPatch.safeParse({ stationGroups: [group] }).success).toBe(true);
  for (const stationGroups of refused)
    expect(settingsPatch.safeParse({ stationGroups }).success, JSON.stringify(stationGroups)).toBe(false);
});
