import { describe, expect, it } from 'vitest';
import { CAPABILITIES, may, ROLES } from '../../../../src-shared/domain/operators/permissions.ts';

describe('permissions', () => {
  it('let an administrator do everything, lest something be nobody’s', () => {
    expect(CAPABILITIES.filter((capability) => !may('administrator', capability))).toEqual([]);
  });

  it('let everybody choose a password of his own', () => {
    expect(ROLES.every((role) => may(role, 'secret.change'))).toBe(true);
  });

  it('keep operators to the administrator, and the audit from those whom it is about', () => {
    expect(ROLES.filter((role) => may(role, 'operators.edit'))).toEqual(['administrator']);
    expect(ROLES.filter((role) => may(role, 'audit.read'))).toEqual(['manager', 'administrator']);
  });
});
