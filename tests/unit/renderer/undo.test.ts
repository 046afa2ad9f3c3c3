import { describe, expect, it } from 'vitest';
import { newestUndo } from '../../../src-renderer/commands/newest-undo.ts';
import type { LightBefore, CommandOrder } from '../../../src-shared/domain/command/order.ts';
import { undoOf } from '../../../src-shared/domain/command/undo.ts';
import { aCommandView } from '../../builders/commands.ts';

const ON = { on: true, levelPercent: null };
const OFF = { on: false, levelPercent: null };
const DIM = { on: true, levelPercent: 60 };

describe('undo', () => {
  it.each<[string, CommandOrder, LightBefore, CommandOrder | null]>([
    ['off after on', { action: 'off' }, ON, { action: 'on' }],
    ['off after dimmed', { action: 'off' }, DIM, { action: 'level', levelPercent: 60 }],
    ['on after off', { action: 'on' }, OFF, { action: 'off' }],
    ['dimmed after off', { action: 'level', levelPercent: 20 }, OFF, { action: 'off' }],
    [
      'dimmed after dimmed',
      { action: 'level', levelPercent: 20 },
      DIM,
      { action: 'level', levelPercent: 60 },
    ],
    ['dimmed to the same', { action: 'level', levelPercent: 60 }, DIM, null],
    ['off that was off', { action: 'off' }, OFF, null],
    ['on that was on', { action: 'on' }, ON, null],
    ['what was not known', { action: 'on' }, { on: null, levelPercent: 60 }, null],
  ])('of %s', (_name, order, before, undoing) => {
    const command = aCommandView({ order, before });
    expect(undoOf(command, command.atMs)).toEqual(undoing);
  });

  it('is offered for some seconds, of what was done, and where there is a light', () => {
    const command = aCommandView();
    expect(undoOf(command, command.atMs + 14_999)).not.toBeNull();
    expect(undoOf(command, command.atMs + 15_000)).toBeNull();
    expect(undoOf(aCommandView({ stage: 'contradicted' }), command.atMs)).toBeNull();
    expect(undoOf(aCommandView({ before: null }), command.atMs)).toBeNull();
  });

  it('by the key is of the light that was switched last, and of its newest command only', () => {
    const older = aCommandView({ id: 'c1', device: 'a' });
    const newer = aCommandView({ id: 'c2', device: 'b', atMs: older.atMs + 5 });
    const again = aCommandView({ id: 'c3', device: 'b', stage: 'sent', atMs: older.atMs + 9 });
    expect(newestUndo([[older], [newer]], older.atMs + 10)).toMatchObject({ device: 'b' });
    expect(newestUndo([[older], [again, newer]], older.atMs + 10)).toMatchObject({ device: 'a' });
    expect(newestUndo([[again]], older.atMs + 10)).toBeNull();
  });
});
